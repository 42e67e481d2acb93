"""The rows of one sheet of a workbook, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hudna.errors import ReadError
from hudna.read.limits import Limits
from hudna.read.office.shared import Shared, Words
from hudna.read.office.xml import Mark, Piece

_COLUMN = re.compile(r"[A-Z]{1,3}")
_COLUMNS = 16_384
"""As many as a sheet can have."""
_NUMBER = "n"
_SHARED = "s"
_ERROR = "e"


class Row(NamedTuple):
    """A row with at least one cell that is not empty."""

    number: int
    """As the sheet numbers it, from 1."""
    cells: dict[int, str]
    """The cells that are not empty, by column, from 1."""
    counted: set[int]
    """The columns that hold a number."""


class Sheet:
    """Reads the rows of one sheet; `shared` are the workbook's words, which cells refer to."""

    def __init__(self, shared: Shared, limits: Limits) -> None:
        self._shared, self._limits = shared, limits
        self._row = Row(0, {}, set())
        self._at = 0
        self._kind = _NUMBER
        self._words = Words()
        self._size = 0
        """Characters in the cells of the row."""

    def rows(self, found: Iterable[Piece]) -> Iterator[Row]:
        """The rows that hold anything. Raises `ReadError` where one is too long for a report."""
        for mark, name, said in found:
            if name == "row" and mark is Mark.START:
                self._row = Row(_number(said.get("r", ""), self._row.number + 1), {}, set())
                self._at = self._size = 0
            elif name == "row" and mark is Mark.END:
                if self._row.cells:
                    yield self._row
            elif name == "c" and mark is Mark.START:
                self._at = _column(said.get("r", ""), self._at + 1)
                self._kind = said.get("t", _NUMBER)
                self._words = Words()
            elif name == "c" and mark is Mark.END:
                self._close()
            else:
                self._words.take(mark, name)
                self._measure()

    def _close(self) -> None:
        """Puts the cell that ends into the row."""
        text, self._words = self._words.text(), Words()
        if not text or self._kind == _ERROR or self._at > _COLUMNS:
            return
        if self._kind == _SHARED:
            text = self._shared.at(text, f"row {self._row.number}")
        elif self._kind == _NUMBER:
            self._row.counted.add(self._at)
        self._size += len(text)
        self._measure()
        if text.strip():
            self._row.cells[self._at] = text

    def _measure(self) -> None:
        if self._size + self._words.size > self._limits.report_bytes:
            where = f"row {self._row.number}"
            raise ReadError("too-large", "the row is too long for a report: split it", where)


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else otherwise


def _column(said: str, otherwise: int) -> int:
    """The number of a column from the name of a cell.

    >>> _column("AB12", 1)
    28
    """
    letters = _COLUMN.match(said)
    if letters is None:
        return otherwise
    number = 0
    for letter in letters.group():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
