"""What the tests of linking share: reports coded from short texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.link.reports import Report
from hudna.model import Basis, DateRange, Document, Source
from hudna.model.ids import digest
from hudna.vocab import Vocabulary

Coded = Callable[..., Report]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary."""
    return vocab.load()


@pytest.fixture(scope="session")
def coded(vocabulary: Vocabulary) -> Coded:
    """A text as a coded report: `coded("2016-04-10", text)`, a day or none."""
    coder = Coder(vocabulary)

    def report(day: str | None, text: str, outlet: str | None = None) -> Report:
        published = dt.date.fromisoformat(day) if day else None
        document = Document(
            id="d" + digest(day, text, outlet),
            sha256="0" * 64,
            source=Source(name=outlet) if outlet else None,
            text=text,
            body=((0, len(text)),),
            language="ar",
            published=DateRange(start=published, end=published, basis=Basis.PUBLICATION)
            if published
            else None,
        )
        return Report(document, tuple(coder.code(document)))

    return report
