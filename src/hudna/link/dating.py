"""When undated reports were written, as far as they say so."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.case import Case
from hudna.link.reports import Report
from hudna.model import DateRange
from hudna.vocab import Vocabulary, load


def days(reports: Iterable[Report], case: Case | None) -> dict[str, DateRange]:
    """The days between which each undated report was written, by document id."""
    dater = Dater(load(), case)
    found = {}
    for report in reports:
        if report.document.published is None and (day := dater.day(report)) is not None:
            found[report.document.id] = day
    return found


class Dater:
    """Tells when reports were written."""

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        self._vocabulary, self._case = vocabulary, case

    def day(self, report: Report) -> DateRange | None:
        """The days between which a report was written, or None where nothing bounds them."""
