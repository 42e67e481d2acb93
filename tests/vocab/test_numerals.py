"""The tables of number words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hudna.errors import VocabularyError
from hudna.text.fold import fold
from hudna.vocab import numerals
from hudna.vocab.numerals import Effect, NumeralKind
from hudna.vocab.table import DATA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def table() -> numerals.Numerals:
    """The tables as shipped."""
    return numerals.load()


def test_every_kind_of_numeral_has_words(table: numerals.Numerals) -> None:
    """No kind of number word stands in the code without a word in the data."""
    assert {row.kind for row in table.words.values()} == set(NumeralKind)


def test_keys_are_folded(table: numerals.Numerals) -> None:
    """Whatever is looked up is looked up folded."""
    for key in (*table.words, *table.nouns, *table.duals, *table.vowelled_duals):
        assert fold(key) == key
    for phrase in (*table.before, *table.after, *table.instead, *table.beside):
        assert tuple(map(fold, phrase)) == phrase


def test_both_spellings_of_a_hundred(table: numerals.Numerals) -> None:
    """مئة and مائة are one number."""
    assert table.words[fold("مئة")].value == table.words[fold("مائة")].value == 100


def test_a_dual_spelled_like_the_plural_needs_its_vowel(table: numerals.Numerals) -> None:
    """«مدنيين» may be many, «مدنيان» and «قتيلين» are two."""
    assert fold("مدنيين") in table.vowelled_duals
    assert table.duals[fold("مدنيان")] == fold("مدني")
    assert table.duals[fold("قتيلين")] == fold("قتيل")


def test_limits_have_their_effects(table: numerals.Numerals) -> None:
    """More, less and about are told apart."""
    assert table.before[(fold("أكثر"), "من")] is Effect.AT_LEAST
    assert table.before[(fold("أقل"), "من")] is Effect.BELOW
    assert table.before[(fold("نحو"),)] is Effect.ABOUT


def test_a_form_stands_once(tmp_path: Path) -> None:
    """A number word with two values is an error that names file and line."""
    for file in DATA.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "numerals.csv").open("a", encoding="utf-8") as out:
        out.write("ثلاثة,unit,4,,,\n")
    with pytest.raises(VocabularyError, match=r"numerals\.csv, line \d+, column forms: twice"):
        numerals.load(tmp_path)
