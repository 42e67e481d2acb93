"""The application: which page is at which address, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Collection

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hudna.errors import HudnaError, StoreError, UsageError
from hudna.store.store import Store
from hudna.vocab import labels
from hudna.web.background import Backgrounds
from hudna.web.guard import Guard
from hudna.web.pages.agreements import Agreements
from hudna.web.pages.overview import Overview
from hudna.web.pages.reports import Reports
from hudna.web.pages.stories import Stories
from hudna.web.screens import Screens
from hudna.web.static import static


def app(store: Store, hosts: Collection[str] = ()) -> Starlette:
    """The pages over a store. `hosts` are the names they may be asked for under; none: any."""
    screens = Screens(labels.load())
    backgrounds = Backgrounds(screens.labels)
    overview = Overview(store, screens)
    stories = Stories(store, screens, backgrounds)
    agreements = Agreements(store, screens, backgrounds)
    reports = Reports(store, screens)

    def failed(request: Request, error: Exception) -> Response:
        """A page that says why there is no other."""
        status = _status(error)
        detail = str(error) if isinstance(error, HudnaError) else ""
        return screens.page(request, "failed.html.j2", status, detail=detail)

    return Starlette(
        routes=[
            Route("/", overview.page),
            Route("/stories", stories.listed),
            Route("/stories/{id}", stories.page),
            Route("/agreements", agreements.listed),
            Route("/agreements/{id}", agreements.page),
            Route("/reports", reports.listed),
            Route("/reports/{id}", reports.page),
            Route("/reports/{id}/lit.css", reports.lit),
            Route("/coverage", overview.coverage),
            Route("/static/{name}", static),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: failed, HudnaError: failed, 404: failed, 405: failed},
    )


def _status(error: Exception) -> int:
    """The status of an answer that an error prevents."""
    match error:
        case HTTPException():
            return error.status_code
        case UsageError():
            return 404
        case StoreError():
            return 503
    return 500
