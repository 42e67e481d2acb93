"""Entries in the store: one after the other without gaps, whoever writes, whoever is killed."""

from __future__ import annotations

import datetime as dt
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from tests.ledger.clock import SetClock
from tests.store.reports import claims, document

from hudna.errors import LedgerError, UsageError
from hudna.ledger.entries import Entry, Voice
from hudna.ledger.entries.hotline import Contacted
from hudna.ledger.entries.incidents import Assessed
from hudna.ledger.entries.review import Judged, Undone
from hudna.model import jsonl
from hudna.model.terms import Capacity, Judgement, Question, Relation
from hudna.store import entries, migrations, proof, sqlite
from hudna.store.opening import opened
from hudna.store.store import Store

_ROOT = Path(__file__).parents[2]
_KILLS = 6
_VOICE = Voice("R.H.", Capacity.SIDE, "reported")
_CALL = Contacted(caller="sahl", called="hadaba", reached=True, summary="a strike")


def _append(store: Store, clock: SetClock | None = None, voice: Voice = _VOICE) -> Entry:
    with store.writing() as connection:
        return entries.append(connection, _CALL, voice, clock or SetClock())


def _faults(store: Store) -> list[str]:
    with store.reading() as connection:
        return proof.verified(connection, [], []).faults


def _every(store: Store) -> list[Entry]:
    with store.reading() as connection:
        return entries.every(connection)


def test_what_was_appended_is_there(store: Store) -> None:
    """Entries come back as they were made, numbered from 1, and the chain holds."""
    made = [_append(store) for _ in range(5)]
    assert _every(store) == made
    assert [x.number for x in made] == [1, 2, 3, 4, 5]
    assert _faults(store) == []


def _append_two_the_second_broken(connection: Connection) -> None:
    entries.append(connection, _CALL, _VOICE, SetClock())
    entries.append(connection, _CALL, _VOICE._replace(reason="\ud800"), SetClock())


def test_a_transaction_that_breaks_off_leaves_nothing(store: Store) -> None:
    """What fails after an entry was appended takes it away, and no number is lost."""
    _append(store)
    with pytest.raises(LedgerError), store.writing() as connection:
        _append_two_the_second_broken(connection)
    assert _append(store).number == 2
    assert _faults(store) == []


def test_a_clock_that_is_set_back_is_told_as_it_is(store: Store) -> None:
    """The entry has the time that the clock said; the numbers give the order, and all verifies."""
    clock = SetClock()
    _append(store, clock)
    clock.sleep(-3600)
    _append(store, clock)
    assert [x.at for x in _every(store)] == ["2031-03-09T12:00:00Z", "2031-03-09T11:00:00Z"]
    assert _faults(store) == []


@pytest.mark.parametrize("voice", [_VOICE._replace(by=" "), _VOICE._replace(reason="")])
def test_an_entry_has_an_author_and_a_reason(store: Store, voice: Voice) -> None:
    """Without either nothing is entered."""
    with pytest.raises(UsageError, match="author and a reason"):
        _append(store, voice=voice)
    assert _every(store) == []


def test_what_json_cannot_hold_is_refused(store: Store) -> None:
    """A reason that is no text gives a clear error and no entry."""
    with pytest.raises(LedgerError, match="cannot be written"):
        _append(store, voice=_VOICE._replace(reason="\ud800"))
    assert _every(store) == []


def test_nobody_takes_back_the_assessment_of_another(store: Store) -> None:
    """An assessment is undone by its author alone; what is not there cannot be undone at all."""
    act = Assessed(
        incident="i1", assessor="sahl", question=Question.VERIFICATION, verdict="contested"
    )
    with store.writing() as connection:
        filed = entries.append(connection, act, _VOICE, SetClock())
    undo = Undone(entry=filed.number)
    with pytest.raises(UsageError, match="who alone"), store.writing() as connection:
        entries.append(connection, undo, _VOICE._replace(by="somebody else"), SetClock())
    with pytest.raises(UsageError, match="no entry 9"), store.writing() as connection:
        entries.append(connection, Undone(entry=9), _VOICE, SetClock())
    with store.writing() as connection:
        again = Undone(entry=entries.append(connection, undo, _VOICE, SetClock()).number)
    with pytest.raises(UsageError, match="bring it back"), store.writing() as connection:
        entries.append(connection, again, _VOICE._replace(by="somebody else"), SetClock())


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("DELETE FROM entries WHERE number = 3", "entry 3: in its place stands the entry numb"),
        ("DELETE FROM entries WHERE number = 1", "entry 1: in its place"),
        ("UPDATE entries SET json = replace(json, 'strike', 'Strike') WHERE number = 4",
         "entry 4: is not what was sealed"),
        ("UPDATE entries SET json = replace(json, '12:00', '12:01') WHERE number = 2",
         "entry 2: is not what was sealed"),
        ("UPDATE entries SET kind = 'undone' WHERE number = 5", "entry 5: is filed under another"),
        ("UPDATE entries SET hash = 'x' WHERE number = 5", "entry 5: is filed under another"),
        ("UPDATE entries SET json = 'nothing' WHERE number = 5", "entry 5: is damaged"),
        ("UPDATE entries SET number = 77 WHERE number = 5", "entry 77: is filed under another"),
    ],
)  # fmt: skip
def test_what_somebody_does_to_the_file_shows(store: Store, change: str, fault: str) -> None:
    """Whoever changes the database by hand is found out, and where."""
    for _ in range(5):
        _append(store)
    with store.writing() as connection:
        connection.execute(text(change))
    assert [x for x in _faults(store) if x.startswith(fault)]


# ---------------------------------------------------------------- killed, and meeting
def _enterer(path: Path, who: str, times: int) -> subprocess.Popen[bytes]:
    asked = [sys.executable, "-m", "tests.store.enterer", str(path), who, str(times)]
    return subprocess.Popen(asked, cwd=_ROOT, stdout=subprocess.PIPE)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """SIGKILL while it appends: what was confirmed is there, no half transaction, no gap."""
    path = tmp_path / "case.db"
    chance = random.Random(7)
    killed = confirmed = 0
    for _ in range(_KILLS):
        with _enterer(path, "sahl", 2000) as entering:
            assert entering.stdout is not None
            entering.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.1))
            entering.kill()
            confirmed += 1 + len(entering.stdout.read().splitlines())
            killed += entering.wait() == -signal.SIGKILL
        with opened(path) as store:
            every = _every(store)
            assert _faults(store) == []
        assert len(every) % 2 == 0
        assert len(every) // 2 >= confirmed
    assert killed > _KILLS // 2


def test_two_writers_at_once(tmp_path: Path) -> None:
    """Two programs append at the same time: all is there, in one chain, transactions whole."""
    path = tmp_path / "case.db"
    with opened(path, create=True):
        pass
    writers = [_enterer(path, who, 60) for who in ("sahl", "hadaba")]
    for entering in writers:
        entering.communicate(timeout=60)
        assert entering.returncode == 0
    with opened(path) as store:
        assert _faults(store) == []
        every = _every(store)
    assert Counter(x.by for x in every) == {"sahl": 120, "hadaba": 120}
    assert all(one.by == two.by for one, two in zip(every[::2], every[1::2], strict=True))


# ---------------------------------------------------------------- older stores
def test_judgements_of_an_older_store_are_entries(tmp_path: Path) -> None:
    """What was judged before there was a ledger has its author, time and claims, and is sealed."""
    path = tmp_path / "case.db"
    _make_first(path)
    one, two = (claims(document(n))[2] for n in (1, 2))
    with opened(path) as store:
        first, second = _every(store)
        assert _faults(store) == []
        with store.reading() as connection:
            assert entries.judged(connection) == []
    assert (first.by, first.at, first.reason, first.role) == (
        "R.H.", "2031-03-09T10:00:00Z", "same street", Capacity.MONITOR,
    )  # fmt: skip
    assert first.act == Judged(
        relation=Relation.SAME_INCIDENT, from_=one, to=two, judgement=Judgement.SAME
    )
    assert second.act == Undone(entry=1)
    assert dt.datetime.fromisoformat(second.at).hour == 11


def _make_first(path: Path) -> None:
    """A store as the first migration made it, with a judgement that was undone."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    store = Store(sqlite.engine(path), str(path))
    one, two = (jsonl.line(claims(document(n))[2]).decode() for n in (1, 2))
    row = {"relation": "same-incident", "from_claim": one, "to_claim": two, "by": "R.H."}
    rows = [
        {**row, "number": 1, "id": "j1", "judgement": "same", "at": "2031-03-09T10:00:00Z",
         "reason": "same street", "undoes": None},
        {**row, "number": 2, "id": "j2", "judgement": None, "at": "2031-03-09T11:00:00Z",
         "reason": "two streets", "undoes": "j1"},
    ]  # fmt: skip
    with store.writing() as connection:
        sqlite.mark(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        columns = ", ".join(f'"{name}"' for name in rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        connection.execute(text(f"INSERT INTO judgements ({columns}) VALUES ({values})"), rows)  # noqa: S608 - names of columns
    store.close()
