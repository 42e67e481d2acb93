"""The tables of date words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hudna.errors import VocabularyError
from hudna.text.fold import fold
from hudna.vocab import calendar
from hudna.vocab.calendar import DateWord, Edge, Unit
from hudna.vocab.table import DATA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def table() -> calendar.Calendar:
    """The tables as shipped."""
    return calendar.load()


@pytest.mark.parametrize("family", ["standard", "levantine"])
def test_a_family_has_all_twelve_months(table: calendar.Calendar, family: str) -> None:
    """The two families that stand alone are complete."""
    months = {m.month for names in table.months.values() for m in names if m.family == family}
    assert months == set(range(1, 13))


def test_families_agree_on_the_month(table: calendar.Calendar) -> None:
    """Names of one month in four families have one number."""
    for names in ("يوليو تموز جويلية يوليوز", "أغسطس آب أوت غشت", "سبتمبر أيلول شتنبر"):
        assert len({table.months[(fold(name),)][0].month for name in names.split()}) == 1


def test_the_week_has_seven_days(table: calendar.Calendar) -> None:
    """Weekdays are numbered as in ISO 8601."""
    assert set(table.weekdays.values()) == set(range(1, 8))
    assert table.weekdays[fold("الجمعة").removeprefix("ال")] == 5


def test_every_unit_has_a_length_and_a_dual(table: calendar.Calendar) -> None:
    """Singular, dual and plural of each unit are known."""
    for unit in Unit:
        assert unit in table.lengths
        assert {form.count for form in table.units.values() if form.unit is unit} == {0, 1, 2}


def test_no_word_of_the_grammar_is_without_data(table: calendar.Calendar) -> None:
    """Small words and edges that the code knows stand in the tables."""
    assert set(table.words.values()) == set(DateWord)
    assert set(table.edges.values()) == set(Edge)


def test_keys_are_folded(table: calendar.Calendar) -> None:
    """Whatever is looked up is looked up folded."""
    for key in (*table.weekdays, *table.units, *table.shifts, *table.words, *table.future_words):
        assert fold(key) == key
    for phrase in (*table.months, *table.parts, *table.deictics):
        assert tuple(map(fold, phrase)) == phrase


def test_one_name_is_not_two_months(tmp_path: Path) -> None:
    """A month's name given to another month is an error that names file and line."""
    for file in DATA.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "months.csv").open("a", encoding="utf-8") as out:
        out.write("2,standard,يناير,free,,\n")
    with pytest.raises(VocabularyError, match=r"months\.csv, line \d+, column names: two months"):
        calendar.load(tmp_path)
