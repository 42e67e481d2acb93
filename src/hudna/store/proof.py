"""The ledger of a store, verified, and exported for those who verify it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, select

from hudna.ledger import proof, verify
from hudna.ledger.assessments import closed_to
from hudna.ledger.verify import Verified
from hudna.store import checkpoints, entries
from hudna.store.tables import entries as table


def verified(connection: Connection, kept: Iterable[bytes], keys: Iterable[str]) -> Verified:
    """Verify the chain and all checkpoints, also some that were kept elsewhere."""
    lines = (line.encode() for line in entries.lines(connection))
    points = [line.encode() for line in checkpoints.lines(connection)]
    found = verify.verified(lines, points, kept, keys)
    return found._replace(faults=found.faults + [str(x) for x in _misplaced(connection)])


def export(connection: Connection, out: BinaryIO, *, reader: str | None, redact: bool) -> int:
    """Write a bundle for a reader, a side or without one the public; tell how many entries.

    What is sealed from the reader is redacted, with `redact` every value of every entry.
    """
    judged = entries.every(connection, *entries.SEALING)
    lines, points = entries.lines(connection), checkpoints.lines(connection)
    return proof.write(out, lines, points, closed_to(judged, reader), redact=redact)


class _Line(msgspec.Struct):
    """What of a line stands in columns of its own."""

    number: int
    kind: str
    hash: str


_lines = msgspec.json.Decoder(_Line)


def _misplaced(connection: Connection) -> Iterator[verify.Fault]:
    """The rows that are not found by what they say."""
    asked = select(table).order_by(table.c.number).execution_options(yield_per=1000)
    for row in connection.execute(asked):
        try:
            line = _lines.decode(row.json)
        except (msgspec.DecodeError, UnicodeError):
            continue  # told where the lines are verified
        if (line.number, line.kind, line.hash) != (row.number, row.kind, row.hash):
            yield verify.Fault(row.number, "is filed under another number, kind or hash")
