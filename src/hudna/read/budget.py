"""What an input has unpacked into, against what was read of it."""

from __future__ import annotations

from hudna.errors import ReadError
from hudna.read.limits import Limits


class Budget:
    """Counts the bytes that one input given by the user unpacks into, however deep they lie.

    Once it is spent it stays so: nothing more of that input is read.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._read = 0
        self._unpacked = 0
        self.spent = False

    def reached(self, position: int) -> None:
        """The input itself was read up to there."""
        self._read = max(self._read, position)

    def unpack(self, count: int) -> None:
        """So many bytes more are unpacked. Raises `ReadError` where that is too much."""
        self._unpacked += count
        most = max(self._limits.unpacked_bytes, self._limits.ratio * self._read)
        if self._unpacked > most:
            self.spent = True
            raise ReadError(
                "unpacks-too-large",
                f"it unpacks to more than {most:,} bytes and is not read on: "
                "unpack it yourself, and give what is in it",
            )
