"""Short reports of fictional outlets, coded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.link.reports import Report
from hudna.model import Basis, DateRange, Document, Source

Telling = Callable[..., Report]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder of rules only."""
    return Coder(vocab.load(), models=False)


@pytest.fixture(scope="session")
def report(coder: Coder) -> Telling:
    """Makes a report of a text: its outlet, its day or None, its headline."""

    def make(
        text: str, outlet: str = "صحيفة الأولى", day: str | None = "2016-05-04", title: str = ""
    ) -> Report:
        published = None
        if day is not None:
            on = dt.date.fromisoformat(day)
            published = DateRange(start=on, end=on, basis=Basis.PUBLICATION)
        document = Document(
            id=f"d-{outlet}-{day}-{len(text)}", sha256="0" * 64, text=text, title=title or None,
            body=((0, len(text)),), language="ar", source=Source(name=outlet),
            published=published,
        )  # fmt: skip
        return Report(document, tuple(coder.code(document)))

    return make
