"""Opening a store: making a new one, bringing an older one up to date, refusing what is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from hudna.errors import StoreError
from hudna.store import sqlite
from hudna.store.search import index
from hudna.store.store import Store
from hudna.store.tables import HEAD


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Store]:
    """The store of a file, closed at the end.

    Raises `StoreError` where there is none (and `create` is not given), where the file is no
    store or one of a newer Hudna, and where it cannot be read or written.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder: a store is one file")
    if not path.exists():
        if not create:
            raise StoreError(
                f"there is no store {path}: `hudna run REPORTS --store {path}` makes one"
            )
        _make_folder(path)
    store = Store(sqlite.engine(path), str(path))
    try:
        _bring_up_to_date(store)
        yield store
    finally:
        store.close()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be made ({error.strerror})") from error


def _bring_up_to_date(store: Store) -> None:
    """Make the tables the present ones, and the search index one of the present rules."""
    with store.reading() as connection:
        blank = sqlite.blank(connection)
        if not blank and _revision(connection, store) == HEAD and not index.due(connection):
            return
    if blank:
        sqlite.log_ahead(store.engine)
    with store.writing() as connection:
        if sqlite.blank(connection):
            sqlite.mark(connection)
            _migrate(connection)
        elif _revision(connection, store) != HEAD:  # not made by another program meanwhile
            _migrate(connection)
        if index.due(connection):
            index.renew(connection)


def _revision(connection: Connection, store: Store) -> str:
    """The migration that the tables have reached.

    Raises `StoreError` where they are not tables of a store, or of one that is newer than we are.
    """
    if not sqlite.marked(connection):
        raise StoreError(f"{store.name} is no store: it is a database of another program")
    revision = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if revision > HEAD:
        raise StoreError(
            f"{store.name} was written by a newer Hudna (tables {revision}, known here are those "
            f"up to {HEAD}): update Hudna"
        )
    return revision


def _migrate(connection: Connection) -> None:
    """Go all steps that are still to be gone."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
