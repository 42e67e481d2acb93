"""What is SQLite's own: how a file is opened, locked and recognised, and what its errors mean.

Nothing outside of this module and `opening` knows which database it is.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

ALONE = "hudna_alone"
"""The execution option of a transaction that writes: it takes its lock when it begins, so that two
that read and then write wait for each other and never meet."""

_MARK = int.from_bytes(b"Hdna")
"""The application id in the file's header: by it a file is known as a store."""
_PATIENCE = 30
"""Seconds to wait for another program that is writing: a chunk takes a tenth of one."""


def engine(path: Path) -> Engine:
    """The database of a file, which is made where it is not there."""
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _PATIENCE, "isolation_level": None},  # we say when to begin
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed survives a power cut


def _begin(connection: Connection) -> None:
    alone = connection.get_execution_options().get(ALONE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")


def log_ahead(made: Engine) -> None:
    """Let readers go on while one writes, from now on: SQLite's write-ahead log (WAL)."""
    raw = made.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        pass  # another program is making the same store; or it cannot be written, as the next
        # that writes will say
    finally:
        raw.close()


def mark(connection: Connection) -> None:
    """Make the file known as a store."""
    connection.exec_driver_sql(f"PRAGMA application_id = {_MARK}")


def marked(connection: Connection) -> bool:
    """Whether the file is known as a store."""
    return _number(connection, "PRAGMA application_id") == _MARK


def blank(connection: Connection) -> bool:
    """Whether there is nothing in the file yet: it is new, or making it a store broke off."""
    return not (
        _number(connection, "PRAGMA application_id")
        or _number(connection, "SELECT count(*) FROM sqlite_schema")
    )


def _number(connection: Connection, statement: str) -> int:
    found: Any = connection.exec_driver_sql(statement).scalar()
    return int(found)


_TROUBLES = {
    "SQLITE_BUSY": f"is being written by another program for {_PATIENCE} seconds now: try again "
    "when that is done",
    "SQLITE_READONLY": "cannot be written: give it and its folder write permission, or copy it "
    "to where you may write",
    "SQLITE_CANTOPEN": "cannot be opened: is there the folder, and may you write in it?",
    "SQLITE_PERM": "cannot be opened: you have no permission to",
    "SQLITE_FULL": "cannot grow: the disk is full",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error",
    "SQLITE_NOTADB": "is no store: it is a file of another kind",
    "SQLITE_CORRUPT": "is damaged: restore it from a copy, or delete it and run over the reports "
    "again, which loses the judgements in it",
}


def trouble(error: DBAPIError) -> str:
    """What an error of the database means for whoever has the store."""
    name = getattr(error.orig, "sqlite_errorname", "")
    for known, meaning in _TROUBLES.items():
        if name.startswith(known):
            return meaning
    return f"failed ({error.orig})"
