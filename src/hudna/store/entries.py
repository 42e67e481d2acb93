"""The entries of the ledger: appended under the hash of the one before, never changed or removed.

Whoever appends holds the store alone from reading the head to the end of the transaction, so that
two who write at once follow each other: no number is given twice, none is left out.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from hudna.errors import UsageError
from hudna.fetch.clock import Clock, stamp
from hudna.ledger.entries import AnyAct, Entry, Voice
from hudna.ledger.entries.incidents import Assessed
from hudna.ledger.entries.review import Judged, Undone
from hudna.ledger.seal import START, Salts, entry_of, seal
from hudna.ledger.standing import standing
from hudna.ledger.verify import Head
from hudna.store import settings
from hudna.store.tables import entries

LINKED = ("judged", "undone")
"""Kinds of entries that linking goes by."""
REVIEWING = ("claim-accepted", "claim-edited", "claim-rejected", "undone")
"""Kinds of entries that the review queue is worked out from."""
SEALING = ("assessed", "incident-reopened", "released", "undone")
"""Kinds of entries that say which assessments are sealed."""


def _salt() -> str:
    return secrets.token_hex(16)


def append(
    connection: Connection, act: AnyAct, voice: Voice, clock: Clock, salts: Salts = _salt
) -> Entry:
    """Enter an act, in a transaction that writes; it is kept when that ends well.

    The time is what the clock says, also where it was set back: the numbers give the order. Raises
    `UsageError` where the author or the reason is missing, or where what is to be undone does not
    hold, `LedgerError` where the act cannot be written as JSON.
    """
    if not voice.by.strip() or not voice.reason.strip():
        raise UsageError("an entry has an author and a reason: both are to be given")
    touched = _undoable(connection, act.entry, voice).act if isinstance(act, Undone) else act
    before = head(connection)
    entry = Entry(number=before.size + 1, at=stamp(clock.now()), **voice._asdict(), act=act)
    line, after = seal(entry, before, salts)
    row = {"number": entry.number, "kind": act.kind, "hash": after.hash, "json": line.decode()}
    connection.execute(insert(entries), row)
    if isinstance(touched, Judged):
        settings.judged(connection)
    return entry


def head(connection: Connection) -> Head:
    """How many entries there are, and the hash of the last."""
    last = select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    return Head(row.number, row.hash) if row is not None else START


def lines(connection: Connection) -> Iterator[str]:
    """The sealed lines of all entries, in their order."""
    asked = select(entries.c.json).order_by(entries.c.number).execution_options(yield_per=1000)
    yield from connection.execute(asked).scalars()


def every(connection: Connection, *kinds: str) -> list[Entry]:
    """The entries of some kinds, or all of them, in their order."""
    asked = select(entries.c.json).order_by(entries.c.number)
    if kinds:
        asked = asked.where(entries.c.kind.in_(kinds))
    return [entry_of(line) for line in connection.execute(asked).scalars()]


def judged(connection: Connection) -> list[Entry]:
    """The entries on claims judged to be one that stand; takings back are left out."""
    return [x for x in standing(every(connection, *LINKED)) if isinstance(x.act, Judged)]


def entry(connection: Connection, number: int) -> Entry:
    """The entry of a number. Raises `UsageError` where there is none."""
    line = connection.execute(select(entries.c.json).where(entries.c.number == number)).scalar()
    if line is None:
        raise UsageError(f"there is no entry {number} in the ledger")
    return entry_of(line)


def _undoable(connection: Connection, number: int, voice: Voice) -> Entry:
    """The entry that holds, or holds no more, once an entry is undone: at the end of all undoing.

    Raises `UsageError` where the entry is not there, is not theirs, or does not hold any more.
    """
    former = entry(connection, number)
    undone = every(connection, "undone")
    if any(isinstance(x.act, Undone) and x.act.entry == number for x in standing(undone)):
        raise UsageError(f"entry {number} does not hold any more: it was undone")
    while isinstance(former.act, Undone):
        former = entry(connection, former.act.entry)
    if isinstance(former.act, Assessed) and former.by != voice.by:
        raise UsageError(
            f"entry {former.number} is an assessment by {former.by}, who alone may take it back or "
            "bring it back; a side that thinks otherwise files one of its own"
        )
    return former
