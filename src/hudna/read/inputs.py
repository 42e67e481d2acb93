"""What was given on the command line, as streams of bytes."""

from __future__ import annotations

import glob
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hudna.errors import ReadError
from hudna.read.budget import Budget
from hudna.read.gunzip import MAGIC, Gunzip
from hudna.read.limits import Limits
from hudna.read.source import Input

STANDARD_INPUT = "-"
HEAD_BYTES = 256 * 1024
"""How much of an input is looked at to tell its kind and encoding."""

_HELD = 8 * 1024 * 1024
"""Bytes of a copy that are held in memory before it becomes a file."""
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
def opened(name: str, stdin: BinaryIO | None, budget: Budget) -> Iterator[io.BufferedReader]:
    """The bytes of an input as they are given.

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
        yield io.BufferedReader(_Counted(raw, budget), HEAD_BYTES)
    finally:
        if name != STANDARD_INPUT:
            raw.close()


def _raw(name: str, stdin: BinaryIO | None) -> BinaryIO | io.FileIO:
    if name != STANDARD_INPUT:
        return io.FileIO(name)
    if stdin is None:
        raise OSError("no standard input was handed over")
    return stdin


def unpacked(stream: io.BufferedReader, limits: Limits, budget: Budget) -> io.BufferedReader:
    """A stream without the gzip around it, however often it was packed.

    Raises `ReadError` where that is oftener than anyone packs.
    """
    for _ in range(limits.depth):
        if stream.peek(len(MAGIC))[: len(MAGIC)] != MAGIC:
            return stream
        stream = io.BufferedReader(Gunzip(stream, budget), HEAD_BYTES)
    raise too_deep(limits)


def too_deep(limits: Limits) -> ReadError:
    """What is said of a container within a container …, without end."""
    return ReadError(
        "nested-too-deep",
        f"more than {limits.depth} archives within each other: unpack it, and give what is in it",
    )


@contextmanager
def seekable(given: Input) -> Iterator[BinaryIO]:
    """The same bytes in a stream that can be read from any place, for containers with a table.

    What cannot be is copied into a file without a name, which the system takes away by itself.
    """
    if given.stream.seekable():
        yield given.stream
        return
    with tempfile.SpooledTemporaryFile(_HELD) as copy:
        left = given.limits.spooled_bytes
        while data := given.stream.read1(HEAD_BYTES):
            left -= len(data)
            if left < 0:
                raise ReadError(
                    "too-large",
                    f"more than {given.limits.spooled_bytes:,} bytes that must be copied to be "
                    "read: unpack it, and give it as a file",
                )
            copy.write(data)
        copy.seek(0)
        yield copy  # type: ignore[misc]


class _Counted(io.RawIOBase):
    """The file itself; tells the budget how far it was read."""

    def __init__(self, inner: BinaryIO | io.FileIO, budget: Budget) -> None:
        self._inner, self._budget = inner, budget
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return isinstance(self._inner, io.FileIO) and self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._position = self._inner.seek(offset, whence)
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes."""
        filled = 0
        while filled < len(buffer):
            data = self._inner.read(len(buffer) - filled)
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        self._position += filled
        self._budget.reached(self._position)
        return filled


def head(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, which stay unread."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def outermost(name: str) -> str:
    """The file on disk of an input that may lie in an archive: «a.zip» of «a.zip!inner»."""
    while _exists(name) is False and "!" in name:
        name = name.rpartition("!")[0]
    return name
