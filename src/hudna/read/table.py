"""CSV and TSV of reports: a header that names the columns, then a report a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.errors import ReadError
from hudna.read import rows
from hudna.read.encodings import encoding_of
from hudna.read.source import Found, Input

_DELIMITERS = ("\t", ",", ";", "|")
_NAME = re.compile(r"[A-Za-z][\w .#/()?&:\-]{0,59}")
_LONGEST = 60
_TOO_LONG = "field larger than field limit"
"""How `csv` says so. What follows lies in the middle of a cell: nothing can be made of it."""
_LOOKED_AT = 4
"""Rows that must have as many cells as the header for a table without `text` to be one."""


@dataclass(frozen=True, slots=True)
class _Header:
    delimiter: str
    columns: tuple[str, ...]


def recognises(head: bytes) -> bool:
    """Whether the first line names columns, `text` among them, or could be no prose."""
    return _header(head) is not None


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The report of each row; a wrong row is a problem, and the next is read."""
    header = _header(given.head)
    if header is None or rows.TEXT not in header.columns:
        raise ReadError(
            "no-text-column",
            "the table has no column `text`: name the column of the reports `text`",
        )
    encoding, said = rows.encoding_notices(given.head)
    csv.field_size_limit(given.limits.report_bytes)
    reader = _Reader(rows.lines(given), header.delimiter)
    next(reader.rows())
    for where, cells in reader.rows():
        if isinstance(cells, ReadError):
            yield cells
        elif len(cells) > len(header.columns):
            yield ReadError(
                "too-many-cells",
                f"{len(cells)} cells where the header has {len(header.columns)}: "
                "quote cells that hold the delimiter",
                where,
            )
        else:
            row = dict(zip(header.columns, cells, strict=False))
            yield rows.found(row, where, encoding, said)


class _Reader:
    """Cells row by row, with the line that each row starts on; goes on after a broken row."""

    def __init__(self, lines: Iterator[tuple[int, str]], delimiter: str) -> None:
        self._line = 0
        self._lines = lines
        self._csv = csv.reader(self._texts(), delimiter=delimiter, strict=True)

    def _texts(self) -> Iterator[str]:
        for number, line in self._lines:
            self._line = number
            yield line.replace("\0", "\ufffd")

    def rows(self) -> Iterator[tuple[str, list[str] | ReadError]]:
        """(where, cells) of each row that is not empty."""
        while True:
            where = f"line {self._line + 1}"
            try:
                cells = next(self._csv)
            except StopIteration:
                return
            except csv.Error as error:
                if _TOO_LONG in str(error):
                    raise ReadError(
                        "too-large", "the row is too long for a report: is a quote open?", where
                    ) from error
                yield (
                    where,
                    ReadError(
                        "broken-row", f"the row cannot be parted into cells ({error})", where
                    ),
                )
                continue
            if cells:
                yield where, cells


def _header(head: bytes) -> _Header | None:
    """The columns that the first line names; None where it reads like a text."""
    try:
        text = head.decode(encoding_of(head), "replace").removeprefix("\ufeff")
    except ReadError:
        return None
    first = next((line for line in text.splitlines() if line.strip()), "")
    for delimiter in _DELIMITERS:
        columns = next(iter(_cells(first, delimiter)), ())
        if rows.TEXT in columns and all(len(c) <= _LONGEST for c in columns):
            return _Header(delimiter, columns)
    for delimiter in _DELIMITERS:
        columns, *others = _cells(text, delimiter) or [()]
        named = len(columns) > 2 and all(map(_NAME.fullmatch, columns))
        if named and others and all(len(cells) == len(columns) for cells in others):
            return _Header(delimiter, columns)
    return None


def _cells(text: str, delimiter: str) -> list[tuple[str, ...]]:
    """The cells of the first rows, trimmed and in lower case; of those before a broken one."""
    found: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if row:
                found.append(tuple(cell.strip().lower() for cell in row))
            if len(found) > _LOOKED_AT:
                break
    except csv.Error:
        pass  # the head of a long table may end within a cell
    return found
