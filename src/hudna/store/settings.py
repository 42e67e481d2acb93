"""What a store knows of itself: its case, and whether its links are those of what it holds.

`changes` counts the transactions that changed what linking goes by: reports, judgements, the case,
how far two tellings of one occurrence may lie apart.
`linked` says at which of them linking was done, and by which version: it is due again where either
is another.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert, select

from hudna import __version__
from hudna.link.same import Windows
from hudna.store.tables import settings

CHANGES, LINKED, WINDOWS = "changes", "linked", "windows"
CASE, CASE_VERSION = "case", "case_version"


def get(connection: Connection, name: str) -> str | None:
    """The value of a setting, if it is set."""
    return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()


def put(connection: Connection, name: str, value: str) -> None:
    """Set a setting."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings), {"name": name, "value": value})


def changes(connection: Connection) -> int:
    """How often what linking goes by has changed."""
    return int(get(connection, CHANGES) or 0)


def changed(connection: Connection) -> None:
    """Linking is due."""
    put(connection, CHANGES, str(changes(connection) + 1))


def linked_at(connection: Connection) -> int | None:
    """The `changes` at which linking was done last; none where another version did it, or none."""
    at, _, version = (get(connection, LINKED) or "").partition(" ")
    return int(at) if version == __version__ else None


def due(connection: Connection) -> bool:
    """Whether something that linking goes by has changed since it was done last."""
    return linked_at(connection) != changes(connection)


def linked(connection: Connection, at: int) -> None:
    """Linking was done over what there was at some `changes`."""
    put(connection, LINKED, f"{at} {__version__}")


def windows(connection: Connection) -> Windows:
    """How far two tellings of one occurrence may lie apart, as set last."""
    held = get(connection, WINDOWS)
    return msgspec.json.decode(held, type=Windows) if held is not None else Windows()


def widen(connection: Connection, to: Windows) -> None:
    """Set how far two tellings of one occurrence may lie apart; if it is new, linking is due."""
    if to != windows(connection):
        put(connection, WINDOWS, msgspec.json.encode(to).decode())
        changed(connection)
