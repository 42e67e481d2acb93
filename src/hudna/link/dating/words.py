"""Words of a claim that count from the day of its report («الأسبوع الماضي», «منذ أيام»)."""

from __future__ import annotations

import datetime as dt

from hudna.grammar.dates import DateMatch, Dates
from hudna.grammar.numbers import Numbers
from hudna.model import Basis, DateRange, Document, Span
from hudna.text.tokens import surfaces
from hudna.text.words import Word
from hudna.vocab import Vocabulary

_BEFORE = 60
"""Characters before a claim in which its clause begins."""
_MARKS = '.،,؛:\n«»“”"'


class DateWords:
    """Reads dates once more where the coder did not know the day of the report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._dates = Dates(vocabulary.calendar, Numbers(vocabulary.numerals))

    def counted(
        self, document: Document, span: Span, said: DateRange, *, ahead: bool = False
    ) -> DateRange | None:
        """The days that the words of a claim mean when they are counted from the first and from
        the last day on which its report may have been written; of days to come where it is of what
        lies `ahead`, else of days gone by.
        """
        first, last = (self._value(document, span, day, ahead) for day in (said.start, said.end))
        if first is None or last is None:
            return None
        end = last.end if ahead else min(last.end, said.end)
        return DateRange(start=first.start, end=end, basis=Basis.INFERRED, span=first.span)

    def read(self, document: Document, span: Span, day: dt.date | None) -> list[DateMatch]:
        """The dates of a claim and of what stands before it in its clause."""
        text, (low, high) = document.text, span
        low = 1 + max(text.rfind(mark, max(0, low - _BEFORE), low) for mark in _MARKS)
        written, starts = surfaces(text, low or span[0], high)
        return self._dates.find([Word(surface) for surface in written], starts, day)

    def _value(self, document: Document, span: Span, day: dt.date, ahead: bool) -> DateRange | None:
        values = [m.value for m in self.read(document, span, day) if m.value is not None]
        return next((v for v in values if (v.end >= day if ahead else v.start <= day)), None)
