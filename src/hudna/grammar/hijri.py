"""Days of the Hijri calendar in datelines: «الجمعة 14 رجب 1438هـ», «١٤/٧/١٤٣٨».

A day is converted by the calendar of Umm al-Qura. Where the new moon is looked for, the month may
begin a day sooner or later; so a day is good to one day either way, unless its weekday is named and
settles it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.grammar import almanac
from hudna.model import Basis, DateRange
from hudna.text.clitics import ARTICLE
from hudna.text.words import Word
from hudna.vocab.calendar import Calendar, DateWord

_YEARS = range(1343, 1501)
"""Years that the calendar of Umm al-Qura is known for: 1924 to 2077."""
_MARKS = ("/", "-", "–", ".")
_COMMAS = ("،", ",")
_LONGEST = 3


class _Day(NamedTuple):
    end: int
    year: int
    month: int
    day: int


class HijriDates:
    """Finds days of the Hijri calendar that name their year."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def find(self, words: Sequence[Word], starts: Sequence[int]) -> Iterator[DateRange]:
        """Every such day; `starts[i]` is the offset of word i in the document."""
        folds = [word.fold for word in words]
        for at, fold in enumerate(folds):
            if fold.isdecimal():
                found = self._named(folds, at) or _numeric(folds, at)
                days = found and self._days(found, self._weekday(folds, at))
                if found and days:
                    last = found.end - 1
                    span = starts[at], starts[last] + len(words[last].surface)
                    yield DateRange(
                        start=days[0], end=days[1], basis=Basis.EXPLICIT, span=span, rule="hijri"
                    )

    def _named(self, folds: Sequence[str], at: int) -> _Day | None:
        """«14 رجب 1438», «14 من شهر رجب 1438»."""
        k = at + 1
        for kind in (DateWord.OF, DateWord.MONTH):
            k += k < len(folds) and self._calendar.words.get(folds[k]) is kind
        for size in range(_LONGEST, 0, -1):
            month = self._calendar.hijri.get(tuple(folds[k : k + size]))
            k_year = k + size
            k_year += k_year < len(folds) and folds[k_year] in _COMMAS
            if month and k_year < len(folds):
                return _checked(k_year + 1, folds[k_year], month, folds[at])
        return None

    def _weekday(self, folds: Sequence[str], at: int) -> int:
        """The weekday named before a day, 1 to 7; 0 where none is."""
        k = at - 1
        k -= k >= 0 and folds[k] in _COMMAS
        return self._calendar.weekdays.get(folds[k].removeprefix(ARTICLE), 0) if k >= 0 else 0

    def _days(self, found: _Day, weekday: int) -> tuple[dt.date, dt.date] | None:
        from hijridate import Hijri

        try:
            there = Hijri(found.year, found.month, found.day).to_gregorian()
        except (ValueError, OverflowError):
            return None
        near = [almanac.plus(dt.date(*there.datetuple()), off) for off in (-1, 0, 1)]
        named = [day for day in near if day.isoweekday() == weekday]
        return (named[0], named[0]) if named else (near[0], near[-1])


def _numeric(folds: Sequence[str], at: int) -> _Day | None:
    """«14/7/1438», «1438-7-14»."""
    if at + 4 >= len(folds) or folds[at + 1] not in _MARKS or folds[at + 3] != folds[at + 1]:
        return None
    a, b, c = folds[at : at + 5 : 2]
    if not b.isdecimal():
        return None
    first, last = (c, a) if len(c) == 4 else (a, c)
    return _checked(at + 5, first, int(b), last)


def _checked(end: int, year: str, month: int, day: str) -> _Day | None:
    if not (year.isdecimal() and day.isdecimal() and len(day) <= 2 and len(year) == 4):
        return None
    return _Day(end, int(year), month, int(day)) if int(year) in _YEARS else None
