"""The records of a WARC file, one after the other; after a broken one with the next whole one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader

from hudna.errors import ReadError

_CHUNK = 64 * 1024
_START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_START_WITHIN = re.compile(rb"\nWARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z][A-Za-z\-]{2,40}:)")
"""A record's first line and the beginning of its second."""
_STARTS_IN = 64
"""Bytes that `_START_WITHIN` takes at most."""
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MOST_HEADERS = 64 * 1024
_PARTING = b"\r\n"
_FOLDED = re.compile(r"\r?\n[ \t]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a WARC file.

    `headers` go by their names in lower case. Of a block longer than is held, `block` are the
    first bytes, and `whole` is false.
    """

    offset: int
    headers: Mapping[str, str]
    block: bytes
    whole: bool = True

    @property
    def url(self) -> str:
        """What it was fetched from."""
        return _url(self.headers)

    @property
    def where(self) -> str:
        """The place of the record, and what it was fetched from."""
        return _where(self.offset, self.headers)


def records(stream: BufferedReader, most: int) -> Iterator[Record | ReadError]:
    """The records of a WARC file, unpacked; `most` are the bytes of a block that are held.

    A record whose length is wrong, that is cut off or in a broken part of a gzip is an error, and
    reading goes on at the next one that can be found.
    """
    return _Reader(stream, most).records()


class _Window:
    """The bytes of a stream from a moving place on. A break in the stream looks like its end."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.data = bytearray()
        self.offset = 0
        """Where `data` starts in the stream."""
        self.broken: ReadError | None = None

    def fill(self, size: int) -> bool:
        """Whether there are so many bytes."""
        while len(self.data) < size:
            if not self.more():
                return False
        return True

    def more(self) -> bool:
        """Whether there were more bytes before a break or the end."""
        if self.broken is not None:
            return False
        try:
            data = self._stream.read1(_CHUNK)
        except ReadError as error:
            self.broken = error
            return False
        self.data += data
        return bool(data)

    def drop(self, size: int) -> None:
        """Goes on by so many bytes."""
        del self.data[:size]
        self.offset += size


class _Reader:
    def __init__(self, stream: BufferedReader, most: int) -> None:
        self._window = _Window(stream)
        self._most = most

    def records(self) -> Iterator[Record | ReadError]:
        window = self._window
        while True:
            self._parting()
            if window.fill(1):
                yield self._record()
            elif window.broken is not None:
                yield self._broken(window.offset, {})
            else:
                return

    def _parting(self) -> None:
        """Goes past the empty lines between records."""
        while self._window.fill(1):
            blank = len(self._window.data) - len(self._window.data.lstrip(_PARTING))
            if not blank:
                return
            self._window.drop(blank)

    def _record(self) -> Record | ReadError:
        """The record that starts here, or what is wrong with it; goes on to the next."""
        window, offset = self._window, self._window.offset
        end = self._headers_end()
        if end is None:
            return self._lost(ReadError("broken-record", "here no record starts"), offset, {})
        headers = _headers(bytes(window.data[:end]))
        length = _length(headers)
        if length is None:
            window.drop(end)
            return self._lost(
                ReadError("broken-record", "the record does not say its length"), offset, headers
            )
        window.drop(end)
        if length > self._most:
            return self._passed(length, offset, headers)
        if not window.fill(length):
            return self._lost(
                ReadError("cut-off-record", "the record ends before its length"), offset, headers
            )
        if not self._ends_at(length):
            return self._lost(
                ReadError("broken-record", "the record is not as long as it says"), offset, headers
            )
        block = bytes(memoryview(window.data)[:length])
        window.drop(length)
        return Record(offset, headers, block)

    def _headers_end(self) -> int | None:
        """Where the headers of the record that starts here end; None where none starts here."""
        window = self._window
        window.fill(_STARTS_IN)
        if not _START.match(window.data):
            return None
        seen = 0
        while True:
            found = _HEADERS_END.search(window.data, seen)
            if found:
                return found.end()
            seen = max(0, len(window.data) - 3)
            if len(window.data) > _MOST_HEADERS or not window.more():
                return None

    def _ends_at(self, length: int) -> bool:
        """Whether a record that is so long is followed by another, or by the end."""
        window = self._window
        window.fill(length + _STARTS_IN)
        rest = bytes(memoryview(window.data)[length : length + _STARTS_IN])
        return (
            rest.startswith(2 * _PARTING)
            or not rest.strip(_PARTING)
            or bool(_START.match(rest.lstrip(_PARTING)))
        )

    def _passed(self, length: int, offset: int, headers: Mapping[str, str]) -> Record | ReadError:
        """A record that is too long to be held; up to its end, or to the next within it."""
        window, left = self._window, length
        window.fill(_CHUNK)
        start = bytes(memoryview(window.data)[:_CHUNK])
        while left and window.fill(1):
            found = _START_WITHIN.search(window.data, 0, min(left, len(window.data)))
            if found:
                window.drop(found.start() + 1)
                return _told(
                    ReadError("broken-record", "the record is not as long as it says"),
                    offset, headers,
                )  # fmt: skip
            gone = min(left, max(1, len(window.data) - _STARTS_IN))
            window.drop(gone)
            left -= gone
            window.fill(_CHUNK)
        if left:
            return self._lost(
                ReadError("cut-off-record", "the record ends before its length"), offset, headers
            )
        return Record(offset, headers, start, whole=False)

    def _lost(self, error: ReadError, offset: int, headers: Mapping[str, str]) -> ReadError:
        """Goes on to where the next record starts; what is to be said of the one that is lost.

        Where the stream itself is broken before that, this is said instead.
        """
        window = self._window
        while True:
            found = _START_WITHIN.search(window.data)
            if found:
                window.drop(found.start() + 1)
                break
            window.drop(max(0, len(window.data) - _STARTS_IN))
            if not window.more():
                window.drop(len(window.data))
                break
        if window.broken is not None and not window.data:
            return self._broken(offset, headers)
        return _told(error, offset, headers)

    def _broken(self, offset: int, headers: Mapping[str, str]) -> ReadError:
        """What is said of a break in the stream, after which it is read on."""
        error, self._window.broken = self._window.broken, None
        assert error is not None
        where = ", ".join(each for each in (_where(offset, headers), error.where) if each)
        return ReadError(error.error, error.message, where)


def _headers(data: bytes) -> dict[str, str]:
    """The headers of a record, the first line left out; of two of one name the first."""
    text = _FOLDED.sub(" ", data.decode("utf-8", "replace"))
    found: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _length(headers: Mapping[str, str]) -> int | None:
    said = headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None


def _url(headers: Mapping[str, str]) -> str:
    return headers.get("warc-target-uri", "").strip("<>")


def _where(offset: int, headers: Mapping[str, str]) -> str:
    url = _url(headers)
    return f"record at byte {offset}" + (f" ({url})" if url else "")


def _told(error: ReadError, offset: int, headers: Mapping[str, str]) -> ReadError:
    message = f"{error.message}: it is left out, fetch the file anew to have it"
    return ReadError(error.error, message, _where(offset, headers))
