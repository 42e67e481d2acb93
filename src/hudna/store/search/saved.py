"""Saved searches, and what is new for them: they belong to the store, and to all who use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from hudna.errors import UsageError
from hudna.store.search import finding, query
from hudna.store.tables import searched, searches


class Saved(NamedTuple):
    """A search by its name; `seen` is the arrival of the last report when it was last asked."""

    name: str
    query: str
    seen: int


class Alert(NamedTuple):
    """What came in for a saved search since it was last asked."""

    saved: Saved
    found: finding.Found


def save(connection: Connection, name: str, asked: query.Query) -> Saved:
    """Save a search: only what arrives from now on is new for it.

    Raises `UsageError` where another search has the name.
    """
    if any(each.name == name for each in every(connection)):
        raise UsageError(f"a search is saved as {name} already: drop it first, or choose a name")
    made = Saved(name, asked.text, _newest(connection))
    connection.execute(insert(searches), made._asdict())
    return made


def drop(connection: Connection, name: str) -> None:
    """Forget a saved search. Raises `UsageError` where there is none of the name."""
    if not connection.execute(delete(searches).where(searches.c.name == name)).rowcount:
        known = ", ".join(each.name for each in every(connection)) or "none"
        raise UsageError(f"no search is saved as {name}; saved are: {known}")


def every(connection: Connection) -> list[Saved]:
    """All saved searches, by name."""
    asked = select(searches.c.name, searches.c.query, searches.c.seen).order_by(searches.c.name)
    return [Saved(*row) for row in connection.execute(asked)]


def alerts(connection: Connection, limit: int) -> Iterator[Alert]:
    """What is new for every saved search; the next time it is not.

    New are reports that had not arrived before; one that is coded anew has not arrived again.
    """
    newest = _newest(connection)
    for each in every(connection):
        asked = finding.search(connection, query.parse(each.query), each.seen)
        yield Alert(each, asked.find(limit))
    connection.execute(update(searches).values(seen=newest))


def _newest(connection: Connection) -> int:
    """The arrival of the last report."""
    return connection.execute(select(func.max(searched.c.arrived))).scalar() or 0
