"""A store that is open: transactions to read in and transactions to write in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from hudna.errors import StoreError
from hudna.store import sqlite


@dataclass(frozen=True, slots=True)
class Store:
    """A database, and how it is named in messages."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What the store holds at one moment: what others write meanwhile is not seen.

        Raises `StoreError` where it cannot be read.
        """
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change, alone with the store: all of it is kept, or nothing where it breaks off.

        Raises `StoreError` where it cannot be written, or another program keeps writing.
        """
        with self._told(), self.engine.connect() as connection:
            alone = connection.execution_options(**{sqlite.ALONE: True})
            with alone.begin():
                yield alone

    def close(self) -> None:
        """Let go of the database; what its log holds goes into the one file."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database as errors that say what to do."""
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self.name} {sqlite.trouble(error)}") from error
