"""The rows of the tables as they are written, for whoever asks on which line something rests.

The coder works with what the loaders make of the tables; an explanation shows the line itself.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec

from hudna.text.fold import fold
from hudna.vocab.table import DATA, OPTIONAL_ARTICLE, lines

WHO = ("states.csv", "actors.csv", "people.csv")
WHERE = ("places_hand.csv", "places.csv", "states.csv")
"""The tables that name actors and places; of an id in several the first is the one read."""
_CAPITAL = "capital-"
"""What the id of a capital begins with that only the table of states has."""


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row of a table: its line, and its cells by column, empty ones left out."""

    table: str
    line: int
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """Table and line, as a claim's `coder` writes them."""
        return f"{self.table}:{self.line}"

    def values(self, column: str) -> list[str]:
        """The values of a cell that holds several."""
        return self.cells.get(column, "").split("|")


class Tables:
    """The tables, each read when it is first asked for."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._read: dict[str, dict[int, Row]] = {}
        self._index: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def rows(self, table: str) -> dict[int, Row]:
        """All rows of a table by line; none of a table that there is not."""
        if table not in self._read:
            known = (self._folder / table).is_file()
            self._read[table] = _rows(table, self._folder) if known else {}
        return self._read[table]

    def at(self, name: str) -> Row | None:
        """The row that a claim names.

        >>> Tables().at("rules.csv:4").cells["rule"]
        'mention/name'
        """
        table, _, line = name.partition(":")
        return self.rows(table).get(int(line)) if line.isdigit() else None

    def where(self, table: str, column: str, value: str) -> list[Row]:
        """The rows with a value in a column."""
        if (table, column) not in self._index:
            index: defaultdict[str, list[Row]] = defaultdict(list)
            for row in self.rows(table).values():
                for each in dict.fromkeys(row.values(column)):
                    index[each].append(row)
            self._index[table, column] = dict(index)
        return self._index[table, column].get(value, [])

    def actor(self, key: str) -> Row | None:
        """The row that names an actor."""
        return self._first(WHO, key)

    def place(self, key: str) -> Row | None:
        """The row that names a place; of a capital that no table of places has, its state's."""
        return self._first(WHERE, key.removeprefix(_CAPITAL))

    def _first(self, tables: tuple[str, ...], key: str) -> Row | None:
        found = (row for table in tables for row in self.where(table, "id", key))
        return next(found, None)

    def spelled(self, row: Row, words: str) -> str:
        """The column of a row in which some words stand, or nothing.

        >>> tables = Tables()
        >>> tables.spelled(tables.actor("FRA"), "باريس")
        'capital_ar'
        """
        wanted = _bare(words)
        for column, cell in row.cells.items():
            if any(_bare(value) == wanted for value in cell.split("|")):
                return column
        return ""


def _bare(words: str) -> str:
    """Words as they are compared: folded, without the article of the first."""
    return fold(words.strip().removeprefix(OPTIONAL_ARTICLE)).removeprefix("ال")


def _rows(table: str, folder: Path) -> dict[int, Row]:
    found: dict[int, Row] = {}
    header: list[str] | None = None
    for line, cells in lines(table, (folder / table).read_text("utf-8")):
        if header is None:
            header = cells
        else:
            pairs = zip(header, cells, strict=False)
            found[line] = Row(table, line, {c: cell for c, cell in pairs if cell})
    return found
