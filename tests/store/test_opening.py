"""Opening: a new store, an older one, and one clear error for whatever cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from tests.store.reports import coded, document, run

from hudna.errors import StoreError
from hudna.store import intake, migrations, sqlite
from hudna.store.opening import opened
from hudna.store.search.sqlite import TABLE
from hudna.store.store import Store
from hudna.store.tables import HEAD, metadata


def test_there_is_one_present_migration() -> None:
    """The steps have one end, and it is the one that the tables say they are."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_steps_make_the_tables(store: Store) -> None:
    """Going all steps gives exactly the tables that statements are written for, all strict."""
    with store.reading() as connection:
        index = {"include_name": lambda name, *_: not str(name).startswith(TABLE)}  # SQLite's own
        context = MigrationContext.configure(connection, opts=index)
        assert compare_metadata(context, metadata) == []
        strict = connection.execute(text("SELECT name FROM pragma_table_list WHERE strict"))
        assert set(strict.scalars()) == set(metadata.tables)


def test_a_new_store_is_one_file_with_a_log_ahead(tmp_path: Path) -> None:
    """Readers do not wait for writers, foreign keys hold; closed, nothing lies beside it."""
    path = tmp_path / "new" / "case.db"
    with opened(path, create=True) as store, store.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    assert [each.name for each in path.parent.iterdir()] == ["case.db"]


def test_what_broke_off_while_it_was_made_is_a_new_store(tmp_path: Path) -> None:
    """An empty file, as a power cut may leave one, is made a store."""
    path = tmp_path / "case.db"
    path.touch()
    with opened(path) as store:
        intake.add(store, coded([document(1)]), run(), intake.Taken())


def _refused(path: Path, *, create: bool = False) -> str:
    with (
        pytest.raises(StoreError) as caught,
        opened(path, create=create) as store,
        store.writing(),
    ):
        pass
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def test_no_store(tmp_path: Path) -> None:
    """A command that only reads makes no store, and says how one is made."""
    assert "hudna run" in _refused(tmp_path / "absent.db")
    assert not (tmp_path / "absent.db").exists()


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no store."""
    assert "is a folder" in _refused(tmp_path, create=True)


@pytest.mark.parametrize("content", [b"some text that is longer than a header " * 9, b"short"])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    """A file that is no database is refused, and stays as it is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "no store" in _refused(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path: Path) -> None:
    """A database that somebody else made is refused, and gets no tables of ours."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE alembic_version (version_num)")
    assert "another program" in _refused(path, create=True)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_schema")] == [
            "alembic_version"
        ]


def test_a_newer_store(tmp_path: Path) -> None:
    """A store with tables that we do not know yet is not touched."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer Hudna" in _refused(path)


def test_a_store_that_another_program_keeps_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits in vain is told so; who only reads does not wait."""
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.05)
    path = tmp_path / "case.db"
    with opened(path, create=True) as store, store.writing():
        assert "another program" in _refused(path)
        with opened(path) as other, other.reading():
            pass


def test_a_damaged_store(tmp_path: Path) -> None:
    """A file with a hole in it is named as damaged."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as store:
        intake.add(store, coded(map(document, range(200))), run(), intake.Taken())
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(StoreError, match="damaged"), opened(path) as store:
        intake.add(store, coded([document(1)], "2"), run("2"), intake.Taken())


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder of somebody who may not write everywhere: root puts its rights aside."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        if os.geteuid() != 0:
            yield path
            return
        yield path
        os.seteuid(0)


def _without_rights() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_folder_that_cannot_be_written(elsewhere: Path) -> None:
    """A new store in such a folder is refused with what to do."""
    elsewhere.chmod(0o555)
    _without_rights()
    assert "may you write" in _refused(elsewhere / "case.db", create=True)
    assert "cannot be made" in _refused(elsewhere / "new" / "case.db", create=True)


def test_a_store_that_cannot_be_written(elsewhere: Path) -> None:
    """A read-only store in a read-only folder is refused with what to do."""
    path = elsewhere / "case.db"
    with opened(path, create=True):
        pass
    path.chmod(0o444)
    elsewhere.chmod(0o555)
    _without_rights()
    assert "write permission" in _refused(path)
