"""What a claim and its report say of the day: all of it, its day and month, or its weekday only.

A page that was saved without its date says «الأربعاء 1 حزيران», and no year. That is not a day, but
it rules out most days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.model import DateRange, Document, Span
from hudna.text.fold import fold
from hudna.text.sentences import sentences
from hudna.text.tokens import surfaces
from hudna.text.words import LARGEST, Memo, Word
from hudna.vocab import calendar, numerals

_PROBE = dt.date(2000, 3, 1)
"""A day to count from where none is known: all that is used of what comes out does not depend on
it. Of a leap year, so that there is a 29 February.
"""
LONG = 10
"""Days. A longer date is a period in which much happens."""
_BODY = 3000
"""Characters of a report in which its day is looked for."""


@dataclass(frozen=True, slots=True)
class When:
    """The days from `first` to `last` (ordinals) where they are known, else what narrows them."""

    first: int | None = None
    last: int | None = None
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    """ISO, Monday is 1."""
    told: int | None = None
    """The day of the report, of something that it tells without a day."""

    @property
    def known(self) -> bool:
        """Whether the days are said."""
        return self.first is not None

    @property
    def span(self) -> tuple[int, int] | None:
        """The days; of what is told without one those up to the report's."""
        if self.first is not None and self.last is not None:
            return self.first, self.last
        return None if self.told is None else (self.told - 1, self.told)

    def days(self, most: int) -> range:
        """Its days, where they are said and not more than so many."""
        if self.first is None or self.last is None or self.last - self.first >= most:
            return range(0)
        return range(self.first, self.last + 1)

    def clashes(self, other: When) -> bool:
        """Whether what is known of two rules out that they are a day apart or one."""
        mine, its = self.span, other.span
        if mine and its:
            if max(mine[1] - mine[0], its[1] - its[0]) > LONG:
                return True
            return max(mine[0] - its[1], its[0] - mine[1]) > 1
        return any(
            one is not None and another is not None and one != another
            for one, another in zip(self.parts, other.parts, strict=True)
        )

    def ends(self, other: When) -> bool:
        """Whether both have the same last day."""
        mine, its = self.span, other.span
        return mine is not None and its is not None and mine[1] == its[1]

    @property
    def parts(self) -> tuple[tuple[int, int] | None, int | None]:
        """Day and month, and the weekday."""
        if self.first is None:
            return self.month_day, self.weekday
        day = dt.date.fromordinal(self.first)
        return (day.month, day.day), day.isoweekday()


NEVER = When()


@dataclass(frozen=True, slots=True)
class Hint:
    """A day that a text names, and where."""

    at: int
    when: When


def of_range(days: DateRange) -> When:
    """What a resolved date says."""
    return When(days.start.toordinal(), days.end.toordinal())


class DayReader:
    """Reads what a report without a day of its own says of days."""

    def __init__(self) -> None:
        known = calendar.load()
        self._dates = Dates(known, Numbers(numerals.load()))
        self._weekdays = known.weekdays
        self._words: Memo[str, Word] = Memo(Word, LARGEST)

    def hints(self, document: Document) -> list[Hint]:
        """The days that a report names, in the order of its text, headline first."""
        found: list[Hint] = []
        spans = [document.title_span] if document.title_span else []
        for start, end in [*spans, *(document.body or ((0, len(document.text)),))]:
            found.extend(self._within(document.text, (start, min(end, start + _BODY))))
        if not document.title_span and document.title:
            found[:0] = [Hint(-1, h.when) for h in self._within(document.title, None)]
        return found

    def _within(self, text: str, span: Span | None) -> Iterator[Hint]:
        written, starts = surfaces(text, *(span or (0, len(text))))
        for low, high in sentences(written):
            words = [self._words[surface] for surface in written[low:high]]
            for match in self._dates.find(words, starts[low:high], _PROBE):
                if match.value is None:
                    continue
                when = self._when(match.value, words[match.first : match.end])
                if when is not None:
                    yield Hint(starts[low + match.first], when)

    def _when(self, days: DateRange, words: list[Word]) -> When | None:
        """What a date says that does not depend on the day that it is counted from."""
        weekday = next((d for w in words if (d := self._weekday(w)) is not None), None)
        if days.rule == "day-month-year":
            return When(days.start.toordinal(), days.end.toordinal())
        if days.rule == "day-month":
            return When(month_day=(days.start.month, days.start.day), weekday=weekday)
        if days.rule in ("weekday", "deictic-weekday"):
            return When(weekday=days.start.isoweekday())
        return None

    def _weekday(self, word: Word) -> int | None:
        plain = fold(word.surface)
        return next((day for name, day in self._weekdays.items() if plain.endswith(name)), None)
