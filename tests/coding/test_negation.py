"""Negation and modality: what the coder makes of short sentences, each with its trigger word."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import Basis, DateRange, Document, Event, Modality, Status, StatusType

_ROWS = Path(__file__).parents[1] / "data" / "negation.csv"
_DAY = dt.date(2016, 7, 15)
_LEAST = 0.9
_NOTHING = "none"


class _Row(NamedTuple):
    """A sentence with what is expected of one of its words."""

    sentence: str
    trigger: str
    negated: str
    modality: str
    note: str


class _Reading(NamedTuple):
    """What the coder made of the trigger."""

    negated: str
    modality: str


@pytest.fixture(scope="module")
def rows() -> list[_Row]:
    """The test set."""
    with _ROWS.open(encoding="utf-8", newline="") as lines:
        return [_Row(**row) for row in csv.DictReader(lines)]


@pytest.fixture(scope="module")
def readings(rows: list[_Row]) -> list[_Reading]:
    """What the coder reads in each row."""
    coder = Coder(vocab.load())
    return [_read(coder, row) for row in rows]


def _read(coder: Coder, row: _Row) -> _Reading:
    """The first event with the trigger, else the nearest status whose words hold it."""
    text = row.sentence
    found = re.search(rf"(?<!\w)[وفبلس]?({row.trigger})", text)
    assert found is not None, row
    start, end = found.span(1)
    claims = list(coder.code(_document(text)))
    for claim in claims:
        if isinstance(claim, Event) and claim.trigger[0] < end and start < claim.trigger[1]:
            return _Reading("yes" if claim.negated else "no", str(claim.modality))
    statuses = [c for c in claims if isinstance(c, Status) and start < c.span[1]]
    statuses = [c for c in statuses if c.span[0] < end]
    if statuses:
        nearest = min(statuses, key=lambda c: abs(c.span[0] - start))
        undone = nearest.status is StatusType.NOT_IMPLEMENTED
        return _Reading("yes" if undone else "no", str(nearest.modality))
    return _Reading("no" if row.modality == _NOTHING else "?", _NOTHING)


def _document(text: str) -> Document:
    return Document(
        id="d", sha256="0", text=text, body=((0, len(text)),), language="ar",
        published=DateRange(start=_DAY, end=_DAY, basis=Basis.PUBLICATION),
    )  # fmt: skip


def test_rows_say_what_is_meant(rows: list[_Row]) -> None:
    """Every row has a flag and a modality of the record, and every phenomenon a note."""
    modalities = {m.value for m in Modality} | {_NOTHING}
    assert len(rows) >= 80
    for row in rows:
        assert row.negated in ("yes", "no")
        assert row.modality in modalities
        assert row.note
        assert row.trigger in row.sentence


@pytest.mark.parametrize("column", ["negated", "modality"])
def test_scope(column: str, rows: list[_Row], readings: list[_Reading]) -> None:
    """Nine in ten triggers are read as negated or not, and in the right modality."""
    wrong = [
        f"{getattr(got, column)} for {getattr(row, column)}: {row.trigger} in {row.sentence}"
        for row, got in zip(rows, readings, strict=True)
        if getattr(row, column) != getattr(got, column)
    ]
    assert len(wrong) <= (1 - _LEAST) * len(rows), "\n".join(wrong)
