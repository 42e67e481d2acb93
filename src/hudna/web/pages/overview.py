"""What the store holds in numbers, each leading to what was counted; and which outlets it heard."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hudna.model import Agreement, Origin, Story
from hudna.store import cases, contents, listing, settings
from hudna.store.listing import ReportHead
from hudna.store.store import Store
from hudna.web.pages.review import KINDS
from hudna.web.screens import Screens


@dataclass(frozen=True, slots=True)
class Heard:
    """An outlet of the store: its reports, of how many origins, from when to when."""

    outlet: str | None
    reports: int
    origins: int
    first: dt.date | None
    last: dt.date | None
    silent: int
    """Days between the first and the last on which no report of it was read."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The pages about the store as a whole."""

    store: Store
    screens: Screens

    def page(self, request: Request) -> Response:
        """What there is, in numbers."""
        with self.store.reading() as connection:
            reports = list(listing.heads(connection))
            linked = list(contents.linked_of(connection, "story", "agreement", "origin"))
            kinds = listing.kinds(connection)
            case = cases.case_of(connection)
            due = settings.due(connection)
        stories = Counter(str(x.of) for x in linked if isinstance(x, Story))
        return self.screens.page(
            request, "overview.html.j2", case=case, due=due, kinds=kinds, stories=stories,
            reports=len(reports), outlets=len({x.outlet for x in reports if x.outlet}),
            origins=sum(isinstance(x, Origin) for x in linked),
            agreements=sum(isinstance(x, Agreement) for x in linked),
            latest=reports[:5], reviewed=KINDS,
        )  # fmt: skip

    def coverage(self, request: Request) -> Response:
        """Which outlets were read, and on how many days not."""
        with self.store.reading() as connection:
            reports = list(listing.heads(connection))
            origins = {
                document: x.id
                for x in contents.linked_of(connection, "origin")
                if isinstance(x, Origin)
                for document in x.documents
            }
        return self.screens.page(request, "coverage.html.j2", heard=_heard(reports, origins))


def _heard(reports: Iterable[ReportHead], origins: Mapping[str, str]) -> list[Heard]:
    """The outlets, those of most reports first."""
    of: defaultdict[str | None, list[ReportHead]] = defaultdict(list)
    for report in reports:
        of[report.outlet].append(report)
    found = []
    for outlet, own in of.items():
        days = {x.published.start for x in own if x.published}
        first, last = min(days, default=None), max(days, default=None)
        span = (last - first).days + 1 if first and last else 0
        found.append(Heard(
            outlet=outlet, reports=len(own), first=first, last=last, silent=span - len(days),
            origins=len({origins.get(x.id, x.id) for x in own}),
        ))  # fmt: skip
    return sorted(found, key=lambda x: (-x.reports, x.outlet or ""))
