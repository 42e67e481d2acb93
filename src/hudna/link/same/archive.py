"""What is held of all reports while they are linked: their tellings, and who published them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.link.reports import Report
from hudna.link.same.commonness import Commonness
from hudna.link.same.telling import Teller, Telling


@dataclass(frozen=True, slots=True)
class Published:
    """Who published a report, and when (ordinal; 0 where it is not known)."""

    outlet: str
    day: int


class Archive:
    """The tellings of some reports, and how common what they name is among them.

    Of the words of a telling those are held that say something if another has them.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        teller = Teller()
        self.published: dict[str, Published] = {}
        told: list[list[Telling]] = []
        for report in reports:
            tellings = teller.tellings(report)
            if tellings:
                told.append(tellings)
                self.published[report.document.id] = _published(report)
        told.sort(key=lambda tellings: tellings[0].document)
        self.common = Commonness(told)
        self.told = [self._pared(tellings) for tellings in told]

    def _pared(self, tellings: list[Telling]) -> list[Telling]:
        return [
            dataclasses.replace(t, words=frozenset(filter(self.common.tells, t.words)))
            for t in tellings
        ]


def _published(report: Report) -> Published:
    document = report.document
    return Published(
        document.source.name if document.source else document.id,
        document.published.start.toordinal() if document.published else 0,
    )
