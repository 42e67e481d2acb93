"""What is held of all reports while they are linked: their tellings, and who published them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.link.reports import Report
from hudna.link.same.telling import Teller, Telling


@dataclass(frozen=True, slots=True)
class Published:
    """Who published a report, and when (ordinal; 0 where it is not known)."""

    outlet: str
    day: int


class Archive:
    """The tellings of some reports, in an order that is not that of the reports."""

    def __init__(self, reports: Iterable[Report]) -> None:
        teller = Teller()
        self.told: list[list[Telling]] = []
        self.published: dict[str, Published] = {}
        for report in reports:
            told = teller.tellings(report)
            if told:
                document = report.document
                self.told.append(told)
                self.published[document.id] = Published(
                    document.source.name if document.source else document.id,
                    document.published.start.toordinal() if document.published else 0,
                )
        self.told.sort(key=lambda told: told[0].document)
