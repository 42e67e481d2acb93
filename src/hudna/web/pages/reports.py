"""Reports by day, and one of them with every claim beside its words."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hudna.publish import trace
from hudna.publish.view import Trace
from hudna.store import contents, listing
from hudna.store.store import Store
from hudna.web import asked
from hudna.web.screens import Screens


@dataclass(frozen=True, slots=True)
class Reports:
    """The pages of reports."""

    store: Store
    screens: Screens

    def listed(self, request: Request) -> Response:
        """Those of an outlet or of a day, or all of them, the latest first."""
        outlet, day = asked.word(request, "outlet"), asked.day(request, "day")
        with self.store.reading() as connection:
            found = [
                head
                for head in listing.heads(connection)
                if (outlet is None or head.outlet == outlet)
                and (day is None or (head.published and head.published.start == day))
            ]
        part = asked.part(request, found)
        return self.screens.page(request, "reports.html.j2", part=part, outlet=outlet, day=day)

    def page(self, request: Request) -> Response:
        """One report."""
        shown = self._trace(request)
        return self.screens.page(
            request, "report.html.j2", trace=shown, text_dir=trace.direction(shown.language),
            text_lang="" if shown.language == trace.UNKNOWN else shown.language,
        )  # fmt: skip

    def lit(self, request: Request) -> Response:
        """The style by which a jump to a claim lights up its words, without a script."""
        return Response(trace.lit(self._trace(request)), media_type="text/css")

    def _trace(self, request: Request) -> Trace:
        asked_for = frozenset((request.path_params["id"],))
        with self.store.reading() as connection:
            report = next(iter(contents.Reports(connection, asked_for)), None)
        if report is None:
            raise HTTPException(404)
        return trace.view(report.document, report.claims, self.screens.labels)
