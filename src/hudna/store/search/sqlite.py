"""The index in SQLite: an FTS5 table without content of its own.

Rows are never taken out of it: a report that is replaced is indexed under a new number, and what
was under the old one counts no more, until everything is indexed anew. (SQLite can delete from
such a table from 3.43 on; ours is 3.40.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, TextClause, text
from sqlalchemy.dialects.sqlite import insert

from hudna.store.search.expression import AllOf, AnyOf, Expression, Match

TABLE = "search_index"

MATCHING = f"SELECT rowid AS number FROM {TABLE} WHERE {TABLE} MATCH :match"  # noqa: S608 - a constant
"""The numbers of the reports that match."""


def make(connection: Connection) -> None:
    """Make the index where it is not there."""
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(fold, stem, facts, "
            "content='', tokenize='unicode61 remove_diacritics 0')"
        )
    )


def add(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Index reports: `number` with their keys `fold`, `stem` and `facts`, blanks between them."""
    found = list(rows)
    if found:
        statement = (
            f"INSERT INTO {TABLE}(rowid, fold, stem, facts) VALUES(:number, :fold, :stem, :facts)"
        )
        connection.execute(text(statement), found)


def put_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Put rows into a table, those left out whose key it has."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), list(rows))


def clear(connection: Connection) -> None:
    """Take everything out of the index."""
    connection.execute(text(f"INSERT INTO {TABLE}({TABLE}) VALUES('delete-all')"))


def ranked(days: str) -> TextClause:
    """The reports that match `:match`, the most fitting first, then the latest.

    `days` limits them further. A word as it is written weighs two, its stem one (BM25).
    """
    return text(
        f"SELECT searched.document FROM {TABLE} "  # noqa: S608 - constants
        f"JOIN searched ON searched.number = {TABLE}.rowid WHERE {TABLE} MATCH :match {days} "
        f"ORDER BY bm25({TABLE}, 2.0, 1.0, 1.0), searched.day DESC, searched.document LIMIT :limit"
    )


def written(expression: Expression) -> str:
    """An expression in the language of FTS5.

    >>> written(AllOf((Match("fold", ("هدنه",)),), (Match("stem", ("خرق",)),)))
    '((fold : "هدنه") NOT (stem : "خرق"))'
    """
    match expression:
        case Match(column, words):
            return f'({column} : "{" ".join(words)}")'
        case AnyOf(parts):
            return "(" + " OR ".join(map(written, parts)) + ")"
        case AllOf(parts, but):
            both = " AND ".join(map(written, parts))
            without = "".join(f" NOT {written(part)}" for part in but)
            return f"({both}{without})" if len(parts) == 1 or not but else f"(({both}){without})"
