"""Records to and from JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from hudna.errors import RecordError
from hudna.model.record import Record

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)
_LINE_ENDS = {c.encode(): f"\\u{ord(c):04x}".encode() for c in "\u0085\u2028\u2029"}
"""Characters that some programs take for line ends: written as escapes."""


def line(record: Record) -> bytes:
    """One object as one line of JSON, without the line end."""
    written = _encoder.encode(record)
    for end, escape in _LINE_ENDS.items():
        if end in written:
            written = written.replace(end, escape)
    return written


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """Write objects, one a line."""
    out.writelines(line(record) + b"\n" for record in records)


def read(path: Path) -> Iterator[Record]:
    """The objects of a record file.

    Raises `RecordError` naming file and line where a line is not an object of the record.
    """
    with path.open("rb") as lines:
        for number, text in enumerate(lines, 1):
            if text.strip():
                try:
                    yield _decoder.decode(text)
                except msgspec.DecodeError as error:
                    raise RecordError(f"{path}, line {number}: {error}") from error
