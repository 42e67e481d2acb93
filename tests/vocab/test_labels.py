"""Labels: everything that a screen can show has a name in both languages."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

from hudna.errors import VocabularyError
from hudna.model import terms
from hudna.read.kinds import KINDS
from hudna.vocab import labels
from hudna.vocab.entries import CountedThing, Frame, Weapon
from hudna.vocab.table import rows

_TERMS = [
    value
    for _, each in inspect.getmembers(terms, inspect.isclass)
    if issubclass(each, StrEnum) and each is not StrEnum
    for value in each
]


@pytest.mark.parametrize("value", _TERMS, ids=lambda each: f"{type(each).__name__}.{each.name}")
def test_every_value_of_the_record_has_a_label(value: StrEnum) -> None:
    """Every word that a field of the record may hold is named in English and in Arabic."""
    label = labels.load().term(value)
    assert label.en.isascii()
    assert re.search(r"[\u0621-\u064a]", label.ar)


def test_open_vocabularies_have_labels() -> None:
    """Means of incidents, modes of events, what is counted and kinds of input are named."""
    known = {(each.group, each.key) for each in labels.load()}
    needed = {("weapon", each.weapon) for each in rows("weapons.csv", Weapon)}
    needed |= {("mode", each.mode) for each in rows("frames.csv", Frame) if each.mode}
    for thing in rows("counts.csv", CountedThing):
        needed |= {("what", thing.what), ("unit", thing.unit)}
    needed |= {("input", kind.name) for kind in KINDS if kind.name != "unsupported"}
    assert not needed - known


def test_unknown_words_stand_for_themselves() -> None:
    """What has no label in an open group is shown as it is, not refused."""
    label = labels.load().open("weapon", "trebuchet")
    assert (label.en, label.ar) == ("trebuchet", "")


def test_a_label_given_twice_is_refused(tmp_path: Path) -> None:
    """A thing has one name: the second line of the same is named with file and line."""
    (tmp_path / labels.FILE).write_text(
        "group,key,en,ar\nfield,date,date,التاريخ\nfield,date,day,اليوم\n", "utf-8"
    )
    with pytest.raises(VocabularyError, match=r"labels\.csv, line 3, column key: twice"):
        labels.load(tmp_path)
