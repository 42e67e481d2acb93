"""Records to and from JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from hudna.errors import RecordError
from hudna.model.record import Document, Record

_T = TypeVar("_T")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


class _Kind(msgspec.Struct):
    """What kind of object a line is: all that is read of one that is not asked for."""

    kind: str


_kind = msgspec.json.Decoder(_Kind)
_documents = msgspec.json.Decoder(Document)
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
    yield from _read(path, _decoder.decode)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a record file, read anew each time they are gone through.

    What else is in it is passed over, unknown kinds too. Raises `RecordError` naming file and line
    where a line is not an object of a record.
    """

    path: Path

    def __iter__(self) -> Iterator[Document]:
        """Every document, in the order of the file."""
        for document in _read(self.path, _document):
            if document is not None:
                yield document


def _document(text: bytes) -> Document | None:
    return _documents.decode(text) if _kind.decode(text).kind == "document" else None


def _read(path: Path, decode: Callable[[bytes], _T]) -> Iterator[_T]:
    """What every line that is not blank is decoded to."""
    with path.open("rb") as lines:
        for number, text in enumerate(lines, 1):
            if text.strip():
                try:
                    yield decode(text)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise RecordError(f"{path}, line {number}: {error}") from error
