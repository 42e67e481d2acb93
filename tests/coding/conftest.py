"""What the tests of the coder share: one coder, and a report made of some sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import Basis, Claim, DateRange, Document
from hudna.model.ids import document_id, sha256

DAY = dt.date(2016, 7, 15)
"""A Friday: the day of the reports that the tests make."""

Code = Callable[..., list[Claim]]


def report(text: str, day: dt.date | None = DAY) -> Document:
    """A report whose body is all of a text."""
    published = None if day is None else DateRange(start=day, end=day, basis=Basis.PUBLICATION)
    key = sha256(text.encode())
    return Document(
        id=document_id(key, "", ""), sha256=key, text=text, body=((0, len(text)),),
        language="ar", published=published,
    )  # fmt: skip


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with the whole vocabulary."""
    return Coder(vocab.load())


@pytest.fixture(scope="session")
def code(coder: Coder) -> Code:
    """Codes some sentences told on a day."""

    def run(text: str, day: dt.date | None = DAY) -> list[Claim]:
        return list(coder.code(report(text, day)))

    return run
