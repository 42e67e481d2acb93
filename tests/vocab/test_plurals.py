"""Broken plurals: each is of one noun, and the rules of stemming would not find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.errors import VocabularyError
from hudna.text.stem import stem
from hudna.vocab import plurals, table


def test_plurals_lead_to_their_singular() -> None:
    """The table is read, and its plurals are none that an ending tells."""
    known = plurals.singulars()
    assert known[stem("القذائف")] == stem("قذيفة")
    assert all(many != one for many, one in known.items())


@pytest.mark.parametrize(
    ("row", "message"), [("نفس,أسلحة", "of two nouns"), ("سوار,سلاح", "a singular as well")]
)
def test_a_wrong_row(
    row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plural of two nouns, or one that is a singular as well, is named with its line."""
    (tmp_path / plurals.TABLE).write_text(f"singular,plurals\nسلاح,أسلحة\n{row}\n", "utf-8")
    monkeypatch.setattr(plurals, "rows", lambda name, kind: table.rows(name, kind, tmp_path))
    with pytest.raises(VocabularyError, match=f"line 3.*{message}"):
        plurals.singulars()
