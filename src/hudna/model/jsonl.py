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


def line(record: Record) -> bytes:
    """One object as one line of JSON, without the line end."""
    return _encoder.encode(record)


def write(records: Iterable[Record], out: BinaryIO) -> None:
    """Write objects, one a line."""
    out.writelines(_encoder.encode(record) + b"\n" for record in records)


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
