"""What a store knows of itself: its case, and whether its links are those of what it holds.

`changes` counts the transactions that changed what linking goes by: reports, judgements, the case,
how far two tellings of one occurrence may lie apart; `reports` is its value when reports or the
case changed last. `linked` says at which `changes` linking was done, and by which version: it is
due again where either is another.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from hudna import __version__
from hudna.link.same import Windows
from hudna.store.tables import settings

CHANGES, REPORTS, LINKED, WINDOWS = "changes", "reports", "linked", "windows"
CASE, CASE_VERSION = "case", "case_version"


def get(connection: Connection, name: str) -> str | None:
    """The value of a setting, if it is set."""
    return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()


def put(connection: Connection, name: str, value: str) -> None:
    """Set a setting."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings), {"name": name, "value": value})


class Linking(NamedTuple):
    """When linking was done: at which `changes`, and where its second part begins."""

    at: int
    second: int
    """The position of the first record that rests on judgements."""


def changes(connection: Connection) -> int:
    """How often what linking goes by has changed."""
    return int(get(connection, CHANGES) or 0)


def changed(connection: Connection) -> None:
    """Reports or the case have changed: linking is due."""
    put(connection, CHANGES, str(changes(connection) + 1))
    put(connection, REPORTS, str(changes(connection)))


def judged(connection: Connection) -> None:
    """Only judgements or windows have changed: what rests on them is due."""
    put(connection, CHANGES, str(changes(connection) + 1))


def linking(connection: Connection) -> Linking | None:
    """When linking was done last; none where it never was, or another version did it."""
    at, second, version = (get(connection, LINKED) or "0 0 -").split()
    return Linking(int(at), int(second)) if version == __version__ else None


def linked(connection: Connection, done: Linking) -> None:
    """Linking was done over what there was at some `changes`."""
    put(connection, LINKED, f"{done.at} {done.second} {__version__}")


def due(connection: Connection) -> bool:
    """Whether something that linking goes by has changed since it was done last."""
    done = linking(connection)
    return done is None or done.at != changes(connection)


def reports_due(connection: Connection) -> bool:
    """Whether reports or the case have changed since linking was done last."""
    done = linking(connection)
    return done is None or done.at < int(get(connection, REPORTS) or 0)


def windows(connection: Connection) -> Windows:
    """How far two tellings of one occurrence may lie apart, as set last."""
    held = get(connection, WINDOWS)
    return msgspec.json.decode(held, type=Windows) if held is not None else Windows()


def widen(connection: Connection, to: Windows) -> None:
    """Set how far two tellings of one occurrence may lie apart; if it is new, linking is due."""
    if to != windows(connection):
        put(connection, WINDOWS, msgspec.json.encode(to).decode())
        judged(connection)
