"""The day of a report that does not give it: where all that bounds it meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from hudna.case import Case
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.link.dating import offices, said
from hudna.link.dating.facts import Facts
from hudna.link.dating.spells import ALWAYS, Bound, both
from hudna.link.reports import Report
from hudna.link.words import sentences_of
from hudna.model import Basis, DateRange
from hudna.vocab import Vocabulary, load

RULE = "bounds"
"""The name of the rule, as `DateRange.rule` has it."""


def days(
    reports: Iterable[Report], case: Case | None, vocabulary: Vocabulary | None = None
) -> dict[str, DateRange]:
    """The days between which each undated report was written, by document id.

    A report of which nothing bounds both ends has none.
    """
    dater = Dater(vocabulary or load(), case)
    found = {}
    for report in reports:
        if report.document.published is None and (day := dater.day(report)) is not None:
            found[report.document.id] = day
    return found


class Dater:
    """Tells when reports were written, by what they say and what the vocabulary and case know.

    Every bound is explained, and they are only ever intersected: where they contradict each other
    the report has no day.
    """

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        self._vocabulary = vocabulary
        self._dates = Dates(vocabulary.calendar, Numbers(vocabulary.numerals))
        self._facts = None if case is None else Facts(case)

    def day(self, report: Report) -> DateRange | None:
        """The days between which a report was written, or None where nothing bounds them."""
        left = ALWAYS
        for bound in self.bounds(report):
            left = both(left, bound.days)
        if not left or left[0][0] == dt.date.min or left[-1][1] == dt.date.max:
            return None
        return DateRange(start=left[0][0], end=left[-1][1], basis=Basis.INFERRED, rule=RULE)

    def bounds(self, report: Report) -> Iterator[Bound]:
        """Everything that bounds the day of a report."""
        own = list(said.coded(report))
        yield from own
        if own:
            return
        sentences = list(sentences_of(report.document, self._vocabulary.lexicon))
        calendar, left = self._vocabulary.calendar, ALWAYS
        found = [
            *said.captured(report),
            *said.explicit(report),
            *offices.bounds(self._vocabulary, report, sentences),
            *said.yearless(calendar, self._dates, report, sentences),
            *(self._facts.bounds(self._dates, report, sentences) if self._facts else ()),
        ]
        for bound in found:
            left = both(left, bound.days)
            yield bound
        if left and left[0][0] != dt.date.min and left[-1][1] != dt.date.max:
            yield from said.weekdays(calendar, self._dates, sentences, left)
