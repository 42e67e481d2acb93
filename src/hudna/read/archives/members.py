"""The members of a ZIP: listed whole, read one by one, no more of them than is safe."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from hudna.errors import ReadError
from hudna.read.budget import Budget
from hudna.read.inputs import HEAD_BYTES, seekable
from hudna.read.limits import Limits
from hudna.read.source import Input

_CENTRAL = b"PK\x01\x02"
"""What each entry of a ZIP's list of members starts with."""
_LIST_BYTES = 256
"""Of the list for each member allowed: 46 and its name are needed."""
_LOCAL_BYTES = 30
_ENCRYPTED = 0x1 | 0x40
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Only these: what the others unpack into cannot be bounded as it goes."""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(ValueError, LookupError),
)
"""All that `zipfile` raises at what is damaged."""


class Members:
    """A ZIP that was opened. Names are only ever shown and compared: nothing is written to them."""

    def __init__(self, file: zipfile.ZipFile, stream: BinaryIO, budget: Budget) -> None:
        self._file, self._stream, self._budget = file, stream, budget
        self.names = frozenset(info.filename for info in file.infolist())

    def all(self) -> Iterator[zipfile.ZipInfo]:
        """Every member that is no folder, in the order of the list."""
        return (info for info in self._file.infolist() if not info.filename.endswith("/"))

    def sha256(self) -> str:
        """The SHA-256 of the ZIP itself, in hexadecimal."""
        self._stream.seek(0)
        return hashlib.file_digest(self._stream, "sha256").hexdigest()  # type: ignore[arg-type]

    @contextmanager
    def opened(self, member: str | zipfile.ZipInfo) -> Iterator[io.BufferedReader]:
        """What a member holds, given or by its name.

        Raises `ReadError` where there is none such; so does reading, where it is locked or damaged.
        """
        try:
            info = self._file.getinfo(member) if isinstance(member, str) else member
        except KeyError as error:
            raise ReadError(
                "broken-office-file", f"its part {member} is missing: save the file anew"
            ) from error
        stream = _Member(self._file, info, self._budget)
        try:
            yield io.BufferedReader(stream, HEAD_BYTES)
        finally:
            stream.close()


@contextmanager
def members(given: Input) -> Iterator[Members]:
    """The members of the ZIP that an input is.

    Raises `ReadError` where it has no list of them, too many, or some that share their bytes.
    """
    with seekable(given) as stream:
        try:
            file = zipfile.ZipFile(_Listed(stream, given.limits))
        except _BROKEN as error:
            raise ReadError(
                "broken-zip",
                f"the list of what the ZIP holds cannot be read ({error}): fetch or pack it anew",
            ) from error
        with file:
            if _overlapping(file):
                raise ReadError(
                    "broken-zip",
                    "members of the ZIP share the same bytes, as no archiver writes it: "
                    "unpack it yourself, and give what is in it",
                )
            yield Members(file, stream, given.budget)


class _Listed:
    """The file of a ZIP as `zipfile` reads it: never a list of members beyond the bounds."""

    def __init__(self, inner: BinaryIO, limits: Limits) -> None:
        self._inner, self._limits = inner, limits
        self.seek, self.tell, self.close = inner.seek, inner.tell, lambda: None

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes. Raises `ReadError` where they are a list of too many members."""
        most = self._limits.members * _LIST_BYTES
        data = self._inner.read(size if 0 <= size <= most else most + 1)
        if len(data) > most or data.count(_CENTRAL) > self._limits.members:
            raise ReadError(
                "too-many-members",
                f"the ZIP has more than {self._limits.members:,} members: "
                "unpack it, and give the folder",
            )
        return data


def _overlapping(file: zipfile.ZipFile) -> bool:
    """Whether members share bytes with each other: how a few kilobytes become terabytes."""
    ends = 0
    for info in sorted(file.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < ends:
            return True
        ends = info.header_offset + _LOCAL_BYTES + info.compress_size
    return False


class _Member(io.RawIOBase):
    """What a member unpacks into; opened when it is first read."""

    def __init__(self, file: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> None:
        self._file, self._info, self._budget = file, info, budget
        self._inner: IO[bytes] | None = None
        self._ended = False
        self._broken: ReadError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the member goes; what came before a break is given first."""
        filled = 0
        while filled < len(buffer) and not self._ended:
            try:
                data = self._some(len(buffer) - filled)
            except ReadError as error:
                self._broken, self._ended = error, True
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
            self._ended = not data
        if not filled and self._broken is not None:
            broken, self._broken = self._broken, None
            raise broken
        return filled

    def _some(self, most: int) -> bytes:
        if self._info.flag_bits & _ENCRYPTED:
            raise ReadError(
                "encrypted", "it is locked with a password: unlock it, and give it anew"
            )
        if self._info.compress_type not in _READ:
            raise ReadError(
                "unsupported-packing",
                "it is packed in a way that is not read: pack it anew as plain ZIP (deflate)",
            )
        try:
            if self._inner is None:
                self._inner = self._file.open(self._info)
            data = self._inner.read(most)
        except _BROKEN as error:
            raise ReadError(
                "broken-member",
                f"it cannot be unpacked to its end ({error}): fetch or pack the archive anew",
            ) from error
        self._budget.unpack(len(data))
        return data

    def close(self) -> None:
        if self._inner is not None:
            self._inner.close()
            self._inner = None
        super().close()
