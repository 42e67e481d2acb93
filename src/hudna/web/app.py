"""The application: which page is at which address, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Collection

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from hudna.errors import HudnaError, StoreError, UsageError
from hudna.fetch.clock import Clock
from hudna.store.store import Store
from hudna.vocab import labels
from hudna.web.background import Backgrounds
from hudna.web.guard import READING, Guard
from hudna.web.pages.agreements import Agreements
from hudna.web.pages.overview import Overview
from hudna.web.pages.reports import Reports
from hudna.web.pages.review import Review
from hudna.web.pages.stories import Stories
from hudna.web.screens import Screens
from hudna.web.static import static


def app(store: Store, clock: Clock, hosts: Collection[str] = ()) -> ASGIApp:
    """The pages over a store. `hosts` are the names they may be asked for under; none: any.

    `clock` says when a decision was made.
    """
    screens = Screens(labels.load())
    backgrounds = Backgrounds(screens.labels)
    overview = Overview(store, screens)
    stories = Stories(store, screens, backgrounds)
    agreements = Agreements(store, screens, backgrounds)
    reports = Reports(store, screens)
    review = Review(store, screens, clock)

    def failed(request: Request, error: Exception) -> Response:
        """A page that says why there is no other."""
        status = _status(error, request.method)
        detail = error.detail if isinstance(error, HTTPException) else ""
        said = str(error) if isinstance(error, HudnaError) else ""
        label = screens.labels.open("screen", detail)
        return screens.page(
            request, "failed.html.j2", status, label=label if label.ar else None, said=said
        )

    pages = Starlette(
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
            Route("/review", review.listed),
            Route("/review/{id}", review.page),
            Route("/review/{id}/accept", review.accept, methods=["POST"]),
            Route("/review/{id}/reject", review.reject, methods=["POST"]),
            Route("/review/{id}/edit", review.edit, methods=["POST"]),
            Route("/undo", review.undo, methods=["POST"]),
            Route("/name", review.name, methods=["POST"]),
            Route("/static/{name}", static),
        ],
        exception_handlers={
            HTTPException: failed,
            HudnaError: failed,
            Exception: failed,
            404: failed,
            405: failed,
        },
    )
    return Guard(pages, hosts)


def _status(error: Exception, method: str) -> int:
    """The status of an answer that an error prevents: of a page, or of what a form asked for."""
    match error:
        case HTTPException():
            return error.status_code
        case UsageError():
            return 404 if method in READING else 400
        case StoreError():
            return 503
    return 500
