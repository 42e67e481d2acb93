"""Gzip as a stream that goes on after a break: in an archive each record is a member of its own."""

from __future__ import annotations

import io
import zlib

from hudna.errors import ReadError
from hudna.read.budget import Budget

MAGIC = b"\x1f\x8b\x08"
"""How a member starts: two bytes of mark, and deflate as its method."""

_CHUNK = 64 * 1024
_PROBED = 4096
"""Bytes of a member that must unpack for it to be one; the mark alone occurs by chance."""
_PROBES = 10_000
"""Members looked for after breaks in one stream: a file full of marks is no archive."""
_WITH_HEADER = 31
_SALVAGED = 16
"""Packed bytes in which a break is looked for; what they hold before it is lost."""
_SUM = "check"
"""What `zlib` says in its message of a member whose sum is wrong."""


class Gunzip(io.RawIOBase):
    """What a gzip holds, all its members in a row.

    A break (damage, or an end that comes too early) is raised once as `ReadError`, after what came
    before it; reading then goes on with the next whole member, if there is one.
    """

    def __init__(self, packed: io.BufferedReader, budget: Budget) -> None:
        self._packed, self._budget = packed, budget
        self._rest = b""
        self._at = 0
        """Offset of `_rest` in the packed stream."""
        self._started = 0
        """Offset of the member that is being unpacked."""
        self._member: zlib._Decompress | None = None
        self._broken: ReadError | None = None
        self._searching = False
        self._probes = _PROBES

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes; what came before a break is given first."""
        filled = 0
        while filled < len(buffer) and self._broken is None:
            try:
                data = self._some(len(buffer) - filled)
            except ReadError as error:
                self._broken = error
                break
            if not data:
                return filled
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if not filled and self._broken is not None:
            broken, self._broken = self._broken, None
            raise broken
        return filled

    def _some(self, most: int) -> bytes:
        """A few bytes more; none at the end."""
        if self._searching and not self._found():
            return b""
        while True:
            if self._member is None and not self._next():
                return b""
            assert self._member is not None
            before = self._member.copy()
            try:
                data = self._member.decompress(self._rest, most)
            except zlib.error as error:
                self._broken = self._break(str(error))
                data = _salvaged(before, self._rest)
                if not data:
                    raise self._broken from error
            else:
                left = self._member.unused_data or self._member.unconsumed_tail
                self._drop(len(self._rest) - len(left))
                if self._member.eof:
                    self._member = None
            if data:
                self._budget.unpack(len(data))
                return data
            if self._member is not None and not self._rest and not self._more():
                raise self._break("it ends too early")

    def _next(self) -> bool:
        """Whether another member starts here; zeros between members are padding."""
        while True:
            self._drop(len(self._rest) - len(self._rest.lstrip(b"\0")))
            if self._rest or not self._more():
                break
        while 0 < len(self._rest) < len(MAGIC) and self._more():
            pass
        if not self._rest:
            return False
        self._started = self._at
        if not self._rest.startswith(MAGIC):
            raise self._break("what follows is no gzip")
        self._member = zlib.decompressobj(_WITH_HEADER)
        return True

    def _break(self, why: str) -> ReadError:
        self._member, self._searching = None, True
        return ReadError(
            "broken-gzip",
            f"the gzip cannot be unpacked to its end ({why}): fetch or pack it anew",
            f"byte {self._at} of the packed file",
        )

    def _found(self) -> bool:
        """Whether there is a whole member after the broken one, which is then the next to come."""
        self._drop(max(0, self._started + 1 - self._at))
        while self._probes:
            at = self._rest.find(MAGIC)
            if at < 0:
                self._drop(max(0, len(self._rest) - len(MAGIC) + 1))
                if not self._more():
                    break
                continue
            self._drop(at)
            while len(self._rest) < _PROBED and self._more():
                pass
            self._probes -= 1
            if self._unpacks():
                self._searching = False
                return True
            self._drop(1)
        self._drop(len(self._rest))
        return False

    def _unpacks(self) -> bool:
        try:
            return bool(zlib.decompressobj(_WITH_HEADER).decompress(self._rest[:_PROBED], _PROBED))
        except zlib.error:
            return False

    def _more(self) -> bool:
        """Whether there was more of the packed stream to be had."""
        data = self._packed.read1(_CHUNK)
        self._rest += data
        return bool(data)

    def _drop(self, count: int) -> None:
        self._rest = self._rest[count:]
        self._at += count


def _salvaged(member: zlib._Decompress, packed: bytes) -> bytes:
    """What can be unpacked before the break in some packed bytes.

    Nothing where only the sum at the end of the member is wrong: then all of it may be.
    """
    found = bytearray()
    try:
        for at in range(0, len(packed), _SALVAGED):
            found += member.decompress(packed[at : at + _SALVAGED], _CHUNK)
    except zlib.error as error:
        return b"" if _SUM in str(error) else bytes(found)
    return b""
