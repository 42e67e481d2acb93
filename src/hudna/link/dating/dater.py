"""The day of a report that does not give it: where all that bounds it meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from hudna.case import Case
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.link.concern import Concern, concern
from hudna.link.dating import offices, said
from hudna.link.dating.facts import Facts
from hudna.link.dating.spells import ALWAYS, Bound, Spells, both
from hudna.link.reports import Report
from hudna.link.words import Sentence, sentences_of
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
    the report has no day. The offices of those who only act in a report, as the dead and the gone
    do too, narrow the days where they fit, and say nothing where they do not.
    """

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        self._vocabulary = vocabulary
        self._dates = Dates(vocabulary.calendar, Numbers(vocabulary.numerals))
        self._case = case
        self._facts = None if case is None else Facts(case)

    def day(self, report: Report) -> DateRange | None:
        """The days between which a report was written, or None where nothing bounds them."""
        left = ALWAYS
        for bound in self.bounds(report):
            left = both(left, bound.days)
        if not _bounded(left):
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
            *offices.bounds(self._vocabulary, report, sentences, offices.speaking(report)),
            *said.yearless(calendar, self._dates, report, sentences),
            *self._told_of_the_case(report, sentences),
        ]
        for bound in found:
            left = both(left, bound.days)
            yield bound
        if not _bounded(left):
            return
        for bound in offices.bounds(self._vocabulary, report, sentences, offices.acting(report)):
            if both(left, bound.days):
                left = both(left, bound.days)
                yield bound
        yield from said.weekdays(calendar, self._dates, sentences, left)

    def _told_of_the_case(self, report: Report, sentences: Sequence[Sentence]) -> Iterator[Bound]:
        """What the case's facts say of the day of a report that is about it."""
        facts, case = self._facts, self._case
        if facts is not None and case is not None and concern(report, case) is Concern.NAMED:
            yield from facts.bounds(self._dates, report, sentences)


def _bounded(days: Spells) -> bool:
    """Whether some days have a first and a last one."""
    return bool(days) and days[0][0] != dt.date.min and days[-1][1] != dt.date.max
