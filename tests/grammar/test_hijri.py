from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.grammar.hijri import HijriDates
from hudna.model import DateRange
from hudna.text.tokens import tokens
from hudna.text.words import Word
from hudna.vocab import calendar

_HIJRI = HijriDates(calendar.load())
_MONTHS = ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب",
           "شعبان", "رمضان", "شوال", "ذو القعدة", "ذي الحجة")  # fmt: skip
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def find(text: str) -> list[DateRange]:
    """The Hijri days of a text."""
    found = list(tokens(text))
    return list(_HIJRI.find([Word(t.surface) for t in found], [t.start for t in found]))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("الثلاثاء 14 رجب 1438هـ", "2017-04-11", "2017-04-11"),
        ("الثلاثاء، ١٤ رجب ١٤٣٨ هـ", "2017-04-11", "2017-04-11"),
        ("14 رجب 1438هـ", "2017-04-10", "2017-04-12"),
        ("14 من شهر رجب، 1438 هـ", "2017-04-10", "2017-04-12"),
        ("١٤/٧/١٤٣٨هـ", "2017-04-10", "2017-04-12"),
        ("1438-07-14", "2017-04-10", "2017-04-12"),
        ("الاثنين 14 رجب 1438", "2017-04-10", "2017-04-10"),
        ("الجمعة 14 رجب 1438", "2017-04-10", "2017-04-12"),
        ("1 ذي الحجة 1437", "2016-09-01", "2016-09-03"),
    ],
)  # fmt: skip
def test_a_hijri_day(text: str, start: str, end: str) -> None:
    """A day is good to one day either way; a weekday that can be settles it."""
    (found,) = find(text)
    assert (str(found.start), str(found.end)) == (start, end)
    assert found.span is not None
    assert text[slice(*found.span)][:1].isdigit()
    assert text[slice(*found.span)][-1:].isdigit()


@pytest.mark.parametrize(
    "text",
    ["14 رجب", "31 رجب 1438", "14 رجب 2017", "14 نيسان 2017", "رجب 1438", "14/13/1438", "14/7/38",
     "عام 1438", "0 رجب 1438", "14 رجب 1600", "14/7-1438"],
)  # fmt: skip
def test_no_hijri_day(text: str) -> None:
    """Without day, month and year of the calendar there is none."""
    assert find(text) == []


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 30), st.integers(0, 6))
def test_a_weekday_settles_a_day_or_nothing(year: int, month: int, day: int, weekday: int) -> None:
    """A named weekday gives that weekday, one day off at most, or leaves the days as they were."""
    bare = find(f"{day} {_MONTHS[month - 1]} {year}")
    named = find(f"{_WEEKDAYS[weekday]} {day} {_MONTHS[month - 1]} {year}")
    assert len(bare) == len(named)
    for wide, narrow in zip(bare, named, strict=True):
        assert (wide.end - wide.start).days == 2
        assert wide.start <= narrow.start <= narrow.end <= wide.end
        assert narrow.start != narrow.end or narrow.start.weekday() == weekday
