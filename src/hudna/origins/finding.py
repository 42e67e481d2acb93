"""From documents to links and origins: what this stage adds to a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hudna import __version__
from hudna.model import Document, Judgement, Link, Origin, Relation
from hudna.model.ids import digest
from hudna.origins.assign import assigned
from hudna.origins.copies import Copy, copies
from hudna.origins.credits import Report
from hudna.origins.shelf import shelf

RULE = f"hudna-origins/{__version__}"


@dataclass(frozen=True, slots=True)
class Found:
    """The copies and origins among some reports."""

    links: tuple[Link, ...]
    """Every copy, from the later report to the earlier one."""
    origins: tuple[Origin, ...]
    """Every report is in one of them; earliest first."""
    outlets: int
    """How many outlets published them, those that are named."""

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return sum(len(origin.documents) for origin in self.origins)


def find(documents: Iterable[Document]) -> Found:
    """The copies and origins among some reports; their order makes no difference."""
    shelved = shelf(documents)
    reports = shelved.reports
    found = list(copies(shelved))
    return Found(
        tuple(_link(reports[c.later], reports[c.earlier], c) for c in found),
        tuple(_origin([reports[i] for i in told]) for told in assigned(len(reports), found)),
        len({report.outlet for report in reports} - {""}),
    )


def _link(later: Report, earlier: Report, copy: Copy) -> Link:
    """A copy as an object of the record."""
    reason = f"{copy.share:.0%} of the shorter report's own words stand in the other"
    if later.agency and later.agency == earlier.agency:
        reason += f"; both credit {later.agency}"
    return Link(
        id="l" + digest("link", Relation.COPY_OF, later.id, earlier.id),
        relation=Relation.COPY_OF,
        from_=later.id,
        to=earlier.id,
        judgement=Judgement.SAME,
        by=RULE,
        reason=reason,
    )


def _origin(reports: list[Report]) -> Origin:
    """An origin with the agency that most of its reports credit, of equals the first named."""
    credited = Counter(report.agency for report in reports if report.agency)
    return Origin(
        id="o" + digest("origin", reports[0].id),
        documents=tuple(report.id for report in reports),
        earliest=reports[0].id,
        agency=credited.most_common(1)[0][0] if credited else None,
        by=RULE,
    )
