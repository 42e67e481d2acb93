"""A page in the language of its reader: templates, labels, and how values are written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Protocol

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from hudna import __version__
from hudna.publish.segments import shown
from hudna.publish.trace import anchor, direction
from hudna.vocab.labels import Labels
from hudna.web.language import DIRECTION, Language, accepted, known, other

COOKIE = "hudna_language"
ASKED = "lang"
"""The field of an address by which a reader chooses a language."""
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}(?: – [0-9]{4}-[0-9]{2}-[0-9]{2})?)")
_YEAR = 365 * 24 * 60 * 60


class Days(Protocol):
    """One or more days; either end may be open."""

    @property
    def start(self) -> dt.date | None:
        """The first."""

    @property
    def end(self) -> dt.date | None:
        """The last."""


class Screens:
    """Makes pages from templates."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader("hudna.web"), PackageLoader("hudna.publish")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(labels=labels, version=__version__, direction=DIRECTION)
        self._environment.filters.update(
            days=days, day=day, shown=shown, anchor=anchor, script=direction, isolated=isolated
        )

    def page(
        self, request: Request, template: str, status: int = 200, **values: object
    ) -> HTMLResponse:
        """A page, in the language of whoever asks for it."""
        language = language_of(request)
        turned = request.url.include_query_params(**{ASKED: other(language)})
        html = self._environment.get_template(template).render(
            lang=language,
            other=other(language),
            turned=f"?{turned.query}",
            here=request.url.path,
            only=request.query_params.get("of", ""),
            status=status,
            **values,
        )
        headers = {"vary": "Accept-Language, Cookie", "content-language": language}
        response = HTMLResponse(html, status, headers)
        if known(request.query_params.get(ASKED)):
            response.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="strict")
        return response


def language_of(request: Request) -> Language:
    """The language that a reader chose just now, or before, or whose browser asks for."""
    return (
        known(request.query_params.get(ASKED))
        or known(request.cookies.get(COOKIE))
        or accepted(request.headers.get("accept-language", ""))
    )


def day(value: dt.date | None) -> Markup:
    """A day, in its own direction; nothing where there is none."""
    if value is None:
        return Markup()
    return Markup('<bdi dir="ltr"><time datetime="{0}">{0}</time></bdi>').format(value)


def days(value: Days | None) -> Markup:
    """One or more days, in their own direction; an open end is written as three points."""
    if value is None or (value.start is None and value.end is None):
        return Markup()
    if value.start == value.end:
        return day(value.start)
    ends = (
        Markup('<time datetime="{0}">{0}</time>').format(x) if x else escape("…")
        for x in (value.start, value.end)
    )
    return Markup('<bdi dir="ltr">{} – {}</bdi>').format(*ends)


def isolated(words: str) -> Markup:
    """Words with every day in them in its own direction: after Arabic it would be reversed.

    >>> str(isolated("قصف، 2016-02-27"))
    'قصف، <bdi dir="ltr">2016-02-27</bdi>'
    """
    pieces = _DAYS.split(shown(words))
    day_ = Markup('<bdi dir="ltr">{}</bdi>')
    return Markup().join(day_.format(x) if i % 2 else escape(x) for i, x in enumerate(pieces))
