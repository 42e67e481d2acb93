"""XLSX: each sheet with a column `text` is a table of reports."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hudna.errors import ReadError
from hudna.read import rows
from hudna.read.archives.members import Members
from hudna.read.office.shared import Shared
from hudna.read.office.sheet import Row, Sheet
from hudna.read.office.xml import Mark, pieces
from hudna.read.source import Found, Input

PART = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "xl/sharedStrings.xml"

_READ = frozenset({rows.TEXT, *rows.FIELDS})
_DAYS = re.compile(r"\d{5}(?:\.\d+)?")
_ZERO, _ZERO_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zone
"""The day 0 of a workbook, by which its dates are counted."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What a workbook says of its sheets: (name, part), and the day its dates are counted from."""

    sheets: tuple[tuple[str, str], ...]
    zero: dt.datetime


def reports(archive: Members, given: Input) -> Iterator[Found | ReadError]:
    """The report of each row of each sheet that has a column `text`.

    A broken sheet is a problem, and the next is read. Raises `ReadError` where no sheet is a table.
    """
    book = _book(archive)
    tables = 0
    with Shared(given.limits) as shared:
        if _SHARED in archive.names:
            with archive.opened(_SHARED) as part:
                shared.read(pieces(part))
        for name, part_name in book.sheets:
            try:
                with archive.opened(part_name) as part:
                    found = Sheet(shared, given.limits).rows(pieces(part))
                    header = next(found, None)
                    columns = _columns(header)
                    if rows.TEXT not in columns.values():
                        continue
                    tables += 1
                    for row in found:
                        if row.cells.keys() & columns.keys():
                            where = f"sheet {name}, row {row.number}"
                            yield rows.found(_named(row, columns, book.zero), where, "utf-8", ())
            except ReadError as error:
                tables += 1
                yield ReadError(error.error, error.message, error.where or f"sheet {name}")
                if given.budget.spent:
                    return
    if not tables:
        raise ReadError(
            "no-text-column",
            "no sheet has a column `text`: name the column of the reports `text`",
        )


def _book(archive: Members) -> _Book:
    """The sheets in their order. Raises `ReadError` where the workbook does not say them."""
    parts: dict[str, str] = {}
    with archive.opened(_RELATIONS) as part:
        for mark, name, said in pieces(part):
            if mark is Mark.START and name == "Relationship":
                target = posixpath.normpath(posixpath.join("/xl", said.get("Target", "")))
                if said.get("Type", "").endswith("/worksheet"):
                    parts[said.get("Id", "")] = target.lstrip("/")
    sheets: list[tuple[str, str]] = []
    zero = _ZERO
    with archive.opened(PART) as part:
        for mark, name, said in pieces(part):
            if mark is Mark.START and name == "sheet" and said.get("id") in parts:
                sheets.append((said.get("name", ""), parts[said["id"]]))
            elif mark is Mark.START and name == "workbookPr":
                zero = _ZERO_1904 if said.get("date1904") in {"1", "true"} else _ZERO
    return _Book(tuple(sheets), zero)


def _columns(header: Row | None) -> dict[int, str]:
    """The columns that are read, by where they stand; of two of one name the first."""
    columns: dict[int, str] = {}
    for at, cell in sorted(header.cells.items()) if header else ():
        name = cell.strip().lower()
        if name in _READ and name not in columns.values():
            columns[at] = name
    return columns


def _named(row: Row, columns: Mapping[int, str], zero: dt.datetime) -> dict[str, object]:
    """The cells of a row by the names of their columns; a date that is a number, as a date."""
    named: dict[str, object] = {}
    for at, name in columns.items():
        value = row.cells.get(at, "")
        if name == "published" and at in row.counted and _DAYS.fullmatch(value):
            value = (zero + dt.timedelta(days=float(value))).isoformat(timespec="seconds")
        named[name] = value
    return named
