"""What was given on the command line, as streams of bytes."""

from __future__ import annotations

import glob
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hudna.errors import ReadError

STANDARD_INPUT = "-"
HEAD_BYTES = 256 * 1024
"""How much of an input is looked at to tell its kind and encoding."""

_GZIP = b"\x1f\x8b"
_WILD = frozenset("*?[")


def expand(inputs: Iterable[str]) -> Iterator[str]:
    """The files that are meant, in order: folders recursed, hidden files left out, globs sorted.

    What does not exist is passed on as it stands; opening it says so.
    """
    for given in inputs:
        if given == STANDARD_INPUT or (exists := _exists(given)) is None:
            yield given
        elif exists:
            yield from _files(Path(given))
        elif _WILD & set(given):
            found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute patterns too
            for name in found:
                yield from _files(Path(name))
            if not found:
                yield given
        else:
            yield given


def _exists(name: str) -> bool | None:
    """Whether there is such a file; None where the name cannot be one."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return None


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
        return
    for inner in sorted(path.iterdir()):
        if not inner.name.startswith("."):
            yield from _files(inner)


@contextmanager
def opened(name: str, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """The bytes of an input, gunzipped where they are gzipped.

    Raises `ReadError` where the file is missing or may not be read.
    """
    try:
        raw = _raw(name, stdin)
    except FileNotFoundError as error:
        raise ReadError(
            "missing", "there is no such file or folder: check the name as it was given"
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", f"cannot be opened ({error}): check its rights") from error
    try:
        yield _gunzipped(raw)
    finally:
        if name != STANDARD_INPUT:
            raw.close()


def _raw(name: str, stdin: BinaryIO | None) -> io.BufferedReader:
    if name != STANDARD_INPUT:
        return io.BufferedReader(io.FileIO(name), HEAD_BYTES)
    if stdin is None:
        raise OSError("no standard input was handed over")
    return io.BufferedReader(_Stream(stdin), HEAD_BYTES)


def _gunzipped(raw: io.BufferedReader) -> io.BufferedReader:
    if raw.peek(2)[:2] != _GZIP:
        return raw
    return io.BufferedReader(_Stream(gzip.GzipFile(fileobj=raw)), HEAD_BYTES)


class _Stream(io.RawIOBase):
    """A stream that can be peeked into; what is wrong with a gzip is a `ReadError`."""

    def __init__(self, inner: BinaryIO | gzip.GzipFile) -> None:
        self._inner = inner
        self._given = 0
        self._broken: ReadError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes; what came before a break is given first."""
        filled = 0
        while filled < len(buffer) and self._broken is None:
            try:
                data = self._inner.read1(len(buffer) - filled)  # type: ignore[union-attr]
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                self._broken = ReadError(
                    "broken-gzip",
                    f"the gzip cannot be unpacked to its end ({error}): fetch or pack it anew",
                    f"byte {self._given + filled} of what it holds",
                )
                self._broken.__cause__ = error
                break
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if not filled and self._broken is not None:
            raise self._broken
        self._given += filled
        return filled


def head(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, which stay unread."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]
