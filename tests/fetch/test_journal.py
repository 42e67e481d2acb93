"""Either all of a commit is there or nothing of it, wherever a process was killed."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from hudna.errors import ArchiveError
from hudna.fetch.journal import STATE, Journal

_TABLES = ("CREATE TABLE IF NOT EXISTS fact (name TEXT)",)


def _facts(journal: Journal) -> list[str]:
    return [name for (name,) in journal.state.execute("SELECT name FROM fact ORDER BY name")]


def _add(journal: Journal, fact: str) -> None:
    with journal.commit():
        journal.append("archive/a", fact.encode())
        journal.append(f"{STATE}/b", fact.encode() * 2)
        journal.state.execute("INSERT INTO fact VALUES (?)", (fact,))


def _half(journal: Journal) -> None:
    journal.append("archive/a", b"lost")
    journal.state.execute("INSERT INTO fact VALUES ('lost')")
    journal.state.execute("INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, and one commit."""
    with Journal(tmp_path / "f", _TABLES) as journal:
        journal.begin("archive/a")
        journal.begin(f"{STATE}/b")
        _add(journal, "one")
    return tmp_path / "f"


def test_committed_bytes_and_facts_stay(folder: Path) -> None:
    """Files and state say the same when they are opened again, and go on."""
    with Journal(folder, _TABLES) as journal:
        assert _facts(journal) == ["one"]
        _add(journal, "two")
    assert (folder / "archive/a").read_bytes() == b"onetwo"
    assert (folder / STATE / "b").read_bytes() == b"oneonetwotwo"


@pytest.mark.parametrize("torn", range(1, 9))
def test_torn_tails_are_cut_off_and_kept_aside(folder: Path, torn: int) -> None:
    """Whatever a killed process left behind the committed bytes is not in the way."""
    with (folder / "archive/a").open("ab") as file:
        file.write(b"torn tail"[:torn])
    with Journal(folder, _TABLES) as journal:
        assert (folder / "archive/a").read_bytes() == b"one"
        _add(journal, "two")
    assert (folder / "archive/a").read_bytes() == b"onetwo"
    assert (folder / STATE / "cut" / "a.3").read_bytes() == b"torn tail"[:torn]


@pytest.mark.parametrize("left", range(3))
def test_lost_bytes_are_an_error(folder: Path, left: int) -> None:
    """Committed bytes that are gone are evidence lost: nothing is written over them."""
    (folder / "archive/a").write_bytes(b"one"[:left])
    with pytest.raises(ArchiveError, match="put a copy back"):
        Journal(folder, _TABLES)
    assert (folder / "archive/a").read_bytes() == b"one"[:left]


def test_a_commit_that_fails_leaves_nothing(folder: Path) -> None:
    """An error within a commit takes back bytes and facts; the next commit goes on."""
    with Journal(folder, _TABLES) as journal:
        with pytest.raises(ArchiveError, match="nowhere"), journal.commit():
            _half(journal)
        assert (folder / "archive/a").read_bytes() == b"one"
        _add(journal, "two")
        assert _facts(journal) == ["one", "two"]
    assert (folder / "archive/a").read_bytes() == b"onetwo"


def test_a_file_that_never_was_committed_is_gone(tmp_path: Path) -> None:
    """No empty file is left for a reader to stumble over."""
    with Journal(tmp_path, _TABLES) as journal:
        journal.begin("archive/a")
        (tmp_path / "archive/a").write_bytes(b"torn")
    with Journal(tmp_path, _TABLES):
        assert not (tmp_path / "archive/a").exists()


def test_one_process_at_a_time(folder: Path) -> None:
    """A second one is told so, and told what to do."""
    with Journal(folder, _TABLES), pytest.raises(ArchiveError, match="is in use"):
        Journal(folder, _TABLES)
    with Journal(folder, _TABLES):
        pass


def test_a_damaged_state_is_told(folder: Path) -> None:
    """Nothing is begun anew over a state that cannot be read."""
    (folder / STATE / "state.sqlite").write_bytes(b"no database, but long enough to be one" * 40)
    with pytest.raises(ArchiveError, match="is damaged"):
        Journal(folder, _TABLES)


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """A file where the folder should be is an error with a name."""
    (tmp_path / "f").write_text("x")
    with pytest.raises(ArchiveError, match="give another"):
        Journal(tmp_path / "f", _TABLES)


def test_every_moment_of_a_commit(folder: Path, tmp_path: Path) -> None:
    """A copy of the folder at any moment of a commit opens as before it or as after it.

    A copy is what a killed process leaves: what it had not handed to the system is not there.
    """
    moments: list[Path] = []

    def copy(*_: object) -> None:
        moments.append(tmp_path / f"moment-{len(moments)}")
        shutil.copytree(folder, moments[-1])

    with Journal(folder, _TABLES) as journal:
        journal.state.set_trace_callback(copy)
        append = journal.append
        for fact in ("two", "three"):
            with journal.commit():
                for name, text in (("archive/a", fact), (f"{STATE}/b", fact * 2)):
                    for letter in text:
                        append(name, letter.encode())
                        journal._open[name].flush()
                        copy()
                journal.state.execute("INSERT INTO fact VALUES (?)", (fact,))
                copy()
    copy()
    seen: list[list[str]] = []
    for moment in moments:
        with Journal(moment, _TABLES) as journal:
            facts = [row[0] for row in journal.state.execute("SELECT name FROM fact")]
        assert (moment / "archive/a").read_bytes() == "".join(facts).encode()
        assert (moment / STATE / "b").read_bytes() == "".join(f * 2 for f in facts).encode()
        seen.append(facts)
    assert [seen[0], seen[-1]] == [["one"], ["one", "two", "three"]]
    assert ["one", "two"] in seen


def test_the_state_is_a_database_that_anybody_can_open(folder: Path) -> None:
    """How far each file goes is plain to see."""
    found = sqlite3.connect(folder / STATE / "state.sqlite")
    assert found.execute("SELECT name, size FROM file ORDER BY name").fetchall() == [
        (".state/b", 6),
        ("archive/a", 3),
    ]
    found.close()
