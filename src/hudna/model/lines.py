"""Objects of a record as the lines that are written, with what is asked of them without reading.

A coded report goes to the record file and to the store as the same bytes: a line is made once,
where the report is coded, and nobody takes it apart again to put it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hudna.model import jsonl
from hudna.model.record import Count, Document, Event, Incident, Problem, Record, Status

NOT_CODED = "not-coded"
"""The problem of a report that was read, yet that the coder failed on."""


class Line(NamedTuple):
    """One object of a record as one line of JSON, without the line end."""

    kind: str
    id: str
    json: bytes
    document: str | None = None
    """The document that a claim rests on, or that a problem of coding is about."""
    type: str | None = None
    """Of an event, an incident or a status; what a count counts."""
    day: str | None = None
    """The first day on which a document may have been published."""
    file: str | None = None
    """Of a problem: the input that could not be read."""


def lines(records: Iterable[Record]) -> Iterator[Line]:
    """The lines of some records, in which the claims of a document follow it."""
    current: str | None = None
    for record in records:
        kind, written = str(record.__struct_config__.tag), jsonl.line(record)
        match record:
            case Document():
                current = record.id
                day = record.published.start.isoformat() if record.published else None
                yield Line(kind, record.id, written, day=day)
            case Problem():
                document = current if record.error == NOT_CODED else None
                yield Line(kind, record.id, written, document, file=record.file)
            case _:
                document = getattr(record, "document", None)
                yield Line(kind, record.id, written, document, type=_type(record))


def _type(record: Record) -> str | None:
    match record:
        case Event() | Incident():
            return str(record.type)
        case Status():
            return str(record.status)
        case Count():
            return record.what
        case _:
            return None
