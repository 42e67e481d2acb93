"""The words of cells, and those that a workbook keeps once for all its sheets."""

from __future__ import annotations

import re
import tempfile
from array import array
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from hudna.errors import ReadError
from hudna.read.limits import Limits
from hudna.read.office.xml import Mark, Piece

_HELD = 8 * 1024 * 1024
"""Bytes of shared words that are held in memory before they go into a file."""
_MOST = 16_777_216
"""Shared words: sixteen for each of the rows that a sheet can have."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold."""
_TEXTS = frozenset({"t", "v"})
_SPOKEN = "rPh"
"""How words are read aloud, written beside them: no part of the text."""


class Words:
    """The words of one cell or one shared entry, gathered from the runs it is made of."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._within = self._spoken = False
        self.size = 0

    def take(self, mark: Mark, name: str) -> None:
        """The next piece within the cell or entry."""
        if mark is Mark.TEXT:
            if self._within and not self._spoken:
                self._runs.append(name)
                self.size += len(name)
        elif name in _TEXTS:
            self._within = mark is Mark.START
        elif name == _SPOKEN:
            self._spoken = mark is Mark.START

    def text(self) -> str:
        """What was gathered, in the characters that are meant."""
        text = "".join(self._runs)
        return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    letter = chr(int(found.group(1), 16))
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter


class Shared:
    """The words that all sheets of a workbook share, by number; kept in a file without a name.

    In memory they would be as large as the workbook unpacked.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._file = tempfile.SpooledTemporaryFile(_HELD)  # noqa: SIM115 - closed in __exit__
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()

    def read(self, found: Iterable[Piece]) -> None:
        """Keeps the words of the part they stand in. Raises `ReadError` at too many."""
        words = Words()
        for mark, name, _ in found:
            if name == "si" and mark is Mark.START:
                words = Words()
            elif name == "si" and mark is Mark.END:
                data = words.text().encode()
                self._file.write(data)
                self._ends.append(self._ends[-1] + len(data))
            else:
                words.take(mark, name)
            if words.size > self._limits.report_bytes or len(self._ends) > _MOST:
                raise ReadError("too-large", "the workbook is too large: save it as CSV")

    def at(self, number: str, where: str) -> str:
        """The words of a number. Raises `ReadError` where there is none such."""
        index = int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else -1
        if not 0 <= index < len(self._ends) - 1:
            raise ReadError(
                "broken-office-file", f"a cell refers to words {number[:20]!r} that are not there: "
                "save the workbook anew", where,
            )  # fmt: skip
        start, end = self._ends[index], self._ends[index + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode()
