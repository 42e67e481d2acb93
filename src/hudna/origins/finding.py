"""From documents to links, origins and passages: what this stage adds to a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hudna import __version__
from hudna.model import Document, Excerpt, Judgement, Link, Origin, Passage, Relation
from hudna.model.ids import digest, link_id
from hudna.origins.assign import assigned
from hudna.origins.copies import Copy, copies
from hudna.origins.credits import Report
from hudna.origins.formulas import weights
from hudna.origins.holders import holders
from hudna.origins.passages import Stretch, passages, shared
from hudna.origins.shelf import shelf

RULE = f"hudna-origins/{__version__}"


@dataclass(frozen=True, slots=True)
class Found:
    """The copies, origins and shared passages among some reports."""

    links: tuple[Link, ...]
    """Every copy, from the later report to the earlier one."""
    origins: tuple[Origin, ...]
    """Every report is in one of them; earliest first."""
    passages: tuple[Passage, ...]
    """What reports of different origins share."""
    outlets: int
    """How many outlets published them, those that are named."""

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return sum(len(origin.documents) for origin in self.origins)


def find(documents: Iterable[Document]) -> Found:
    """The copies, origins and passages among some reports; their order makes no difference.

    The documents are gone through twice, and none is held but where they can be had only once.
    """
    if iter(documents) is documents:
        documents = list(documents)
    shelved = shelf(documents)
    reports = shelved.reports
    weight, lists = weights(shelved), holders(shelved)
    found = list(copies(shelved, weight, lists))
    told = assigned(reports, found)
    origin = np.empty(len(reports), np.int64)
    for nth, members in enumerate(told):
        origin[members] = nth
    told_by_several = shared(lists, weight, origin)
    del lists
    quoted = passages(shelved, told_by_several, origin, documents)
    number = origin.tolist()
    return Found(
        links=tuple(_link(reports[c.later], reports[c.earlier], c) for c in found),
        origins=tuple(_origin([reports[i] for i in members]) for members in told),
        passages=tuple(_passage(each, reports, number) for each in quoted),
        outlets=len({report.outlet for report in reports} - {""}),
    )


def _link(later: Report, earlier: Report, copy: Copy) -> Link:
    """A copy as an object of the record."""
    reason = f"{copy.share:.0%} of the shorter report's own words stand in the other"
    if later.agency and later.agency == earlier.agency:
        reason += f"; both credit {later.agency}"
    return Link(
        id=link_id(Relation.COPY_OF, later.id, earlier.id),
        relation=Relation.COPY_OF,
        from_=later.id,
        to=earlier.id,
        judgement=Judgement.SAME,
        by=RULE,
        reason=reason,
    )


def _origin(reports: Sequence[Report]) -> Origin:
    """An origin with the agency that most of its reports credit, of equals the first named."""
    credited = Counter(report.agency for report in reports if report.agency)
    return Origin(
        id="o" + digest("origin", reports[0].id),
        documents=tuple(report.id for report in reports),
        earliest=reports[0].id,
        agency=credited.most_common(1)[0][0] if credited else None,
        by=RULE,
    )


def _passage(
    stretches: Collection[Stretch], reports: Sequence[Report], origin: Sequence[int]
) -> Passage:
    """A passage as an object of the record."""
    excerpts = tuple(Excerpt(document=reports[s.report].id, span=s.span) for s in stretches)
    return Passage(
        id="q" + digest("passage", excerpts[0].document, *excerpts[0].span),
        excerpts=excerpts,
        origins=len({origin[s.report] for s in stretches}),
        by=RULE,
    )
