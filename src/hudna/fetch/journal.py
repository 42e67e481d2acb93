"""Files that are only added to, and the state that belongs to them, committed as one.

What a process was about to add when it was killed is cut off when the journal is opened again:
either all of a commit is there, in every file and in the state, or nothing of it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from hudna.errors import ArchiveError

STATE = ".state"
"""The folder of what is no report: `hudna code` leaves hidden names out."""
_DATABASE = "state.sqlite"
_CUT = "cut"
_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS file (
        name TEXT PRIMARY KEY,   -- path within the folder
        size INTEGER NOT NULL    -- bytes that are committed; what follows them is torn
    )
    """,
)


class Journal:
    """The files and the state of one folder; one process at a time.

    Raises `ArchiveError` where another process has the folder, or where committed bytes are gone.
    """

    def __init__(self, folder: Path, tables: Sequence[str]) -> None:
        self.folder = folder
        self._open: dict[str, BinaryIO] = {}
        try:
            (folder / STATE).mkdir(parents=True, exist_ok=True)
            self.state = sqlite3.connect(
                folder / STATE / _DATABASE, isolation_level=None, timeout=0
            )
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"{folder} cannot be written to ({error}): give another") from error
        try:
            self._start(tables)
        except BaseException:
            self.state.close()
            raise

    def _start(self, tables: Sequence[str]) -> None:
        try:
            self.state.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.state.execute("PRAGMA synchronous = FULL")
            self.state.execute("BEGIN EXCLUSIVE")
            for statement in (*_TABLES, *tables):
                self.state.execute(statement)
            self.state.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise ArchiveError(
                    f"{self.folder} is in use: wait until the other hudna is done, or stop it"
                ) from error
            what = "cannot be used" if isinstance(error, sqlite3.OperationalError) else "is damaged"
            raise ArchiveError(
                f"{self.folder / STATE / _DATABASE} {what} ({error}): check its rights, or put a "
                "copy back"
            ) from error
        for name, size in self.state.execute("SELECT name, size FROM file").fetchall():
            self._cut(name, size)

    def _cut(self, name: str, size: int) -> None:
        """Take off what was not committed; it is kept aside, for no byte is ever destroyed."""
        path = self.folder / name
        found = path.stat().st_size if path.exists() else 0
        if found < size:
            raise ArchiveError(
                f"{path} has {found:,} bytes where {size:,} were written: put a copy back"
            )
        if found == size:
            if not size:
                path.unlink(missing_ok=True)
            return
        aside = self.folder / STATE / _CUT / f"{path.name}.{size}"
        aside.parent.mkdir(exist_ok=True)
        with path.open("r+b") as file:
            file.seek(size)
            with aside.open("ab") as out:
                while data := file.read(1 << 20):
                    out.write(data)
            file.truncate(size)
            os.fsync(file.fileno())
        if not size:
            path.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._open.values():
            file.close()
        self.state.close()

    def size(self, name: str) -> int:
        """Bytes of a file, what is about to be committed included."""
        file = self._open.get(name)
        if file is not None:
            return file.tell()
        row = self.state.execute("SELECT size FROM file WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def names(self) -> list[str]:
        """The files that there are."""
        return [name for (name,) in self.state.execute("SELECT name FROM file ORDER BY name")]

    def append(self, name: str, data: bytes) -> None:
        """Add some bytes to a file that was begun; only within `commit`."""
        assert self.state.in_transaction, "bytes are added within a commit"
        if name not in self._open:
            path = self.folder / name
            fresh = not path.exists()
            self._open[name] = path.open("ab")
            if fresh:
                _sync(path.parent)
        self._open[name].write(data)

    def begin(self, name: str) -> None:
        """A file is going to be added to; known before its first byte is written."""
        (self.folder / name).parent.mkdir(exist_ok=True)
        self.state.execute("INSERT INTO file VALUES (?, 0) ON CONFLICT DO NOTHING", (name,))

    @contextmanager
    def commit(self) -> Iterator[None]:
        """All that is added within is there afterwards, or nothing of it."""
        try:
            self.state.execute("BEGIN IMMEDIATE")
            yield
            for name, file in self._open.items():
                file.flush()
                os.fsync(file.fileno())
                self.state.execute("UPDATE file SET size = ? WHERE name = ?", (file.tell(), name))
            self.state.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            self._take_back()
            raise ArchiveError(f"{self.folder} cannot be written to ({error})") from error
        except BaseException:
            self._take_back()
            raise

    def _take_back(self) -> None:
        """Undo what was not committed, in the state and in the files."""
        if self.state.in_transaction:
            self.state.execute("ROLLBACK")
        for file in self._open.values():
            with suppress(OSError):  # what it still holds is not wanted
                file.close()
        self._open.clear()
        for name, size in self.state.execute("SELECT name, size FROM file").fetchall():
            self._cut(name, size)


def _sync(folder: Path) -> None:
    """Have the names in a folder outlast a power cut, where the system lets one ask for it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
