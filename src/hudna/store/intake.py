"""Taking coded reports in: a chunk is one transaction, and a report is in the store once.

What the store holds is a function of what it was given, not of the order or the chunks it came in:
a report is known by its id, and of two readings of one report (in two files, say) it keeps the
line that sorts first. A report that was coded by another version of the coder, or with another
vocabulary, is replaced with its claims; judgements on these stay, and carry the claims as they
were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from hudna.model import Document, Problem, Run, jsonl
from hudna.model.lines import Line
from hudna.store import settings
from hudna.store.search import index
from hudna.store.store import Store
from hudna.store.tables import claims, documents, problems, runs

_ASKED = 64
"""Reports asked for at a time whether they are known."""


@dataclass(slots=True)
class Taken:
    """What was taken in: it grows with every chunk."""

    new: int = 0
    """Reports that the store did not hold."""
    recoded: int = 0
    """Reports that it held as read or coded otherwise."""
    known: int = 0
    """Reports that it held as they are."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Claims of the new reports."""
    problems: int = 0
    """Problems that it did not hold."""


class _Entry(msgspec.Struct):
    """A document with what belongs to it."""

    document: Line
    claims: list[Line] = []
    problems: list[Line] = []


# ---------------------------------------------------------------- before coding
def wanted(
    store: Store, items: Iterable[Document | Problem], run: Run, taken: Taken
) -> Iterator[Document | Problem]:
    """The items without the reports that the store holds as `run` would code them.

    Those are counted as known.
    """
    iterator = iter(items)
    while chunk := list(islice(iterator, _ASKED)):
        with store.reading() as connection:
            held = _held(connection, [each.id for each in chunk if isinstance(each, Document)])
        for item in chunk:
            if isinstance(item, Document) and _stays(held.get(item.id), run, jsonl.line(item)):
                taken.known += 1
            else:
                yield item


# ---------------------------------------------------------------- after coding
def add(store: Store, lines: Iterable[Line], run: Run, taken: Taken) -> None:
    """Take in a chunk of coded reports and problems: all of it, or nothing."""
    entries, unread = _entries(lines)
    with store.writing() as connection:
        if _keep(connection, entries, run, taken) + _keep_problems(connection, unread, taken):
            settings.changed(connection)


def settle(store: Store, files: Collection[str], found: Collection[str]) -> None:
    """Drop the problems of `files`, which were all read again, but for those `found` again."""
    with store.reading() as connection:
        rows = connection.execute(
            select(problems.c.id, problems.c.file).where(problems.c.document.is_(None))
        ).all()
    over = [{"gone": row.id} for row in rows if row.file in files and row.id not in found]
    if over:
        with store.writing() as connection:
            connection.execute(delete(problems).where(problems.c.id == bindparam("gone")), over)


def _entries(lines: Iterable[Line]) -> tuple[list[_Entry], list[Line]]:
    """The documents of some lines, each once, and the problems of what could not be read."""
    entries: dict[str, _Entry] = {}
    unread: list[Line] = []
    current: _Entry | None = None
    for line in lines:
        if line.kind == "document":
            current = _Entry(line)
            former = entries.get(line.id)
            if former is None or line.json < former.document.json:
                entries[line.id] = current
        elif line.kind == "problem" and line.document is None:
            unread.append(line)
        elif current is not None and line.document == current.document.id:
            (current.problems if line.kind == "problem" else current.claims).append(line)
    return list(entries.values()), unread


def _keep(connection: Connection, entries: list[_Entry], run: Run, taken: Taken) -> int:
    """Store the entries that are not there as they are, and tell how many they were."""
    held = _held(connection, [each.document.id for each in entries])
    kept = []
    for entry in entries:
        former = held.get(entry.document.id)
        if _stays(former, run, entry.document.json):
            taken.known += 1
            continue
        kept.append(entry)
        if former is None:
            taken.new += 1
            taken.kinds.update(each.kind for each in entry.claims)
        else:
            taken.recoded += 1
    if not kept:
        return 0
    _keep_run(connection, run)
    again = [each.document.id for each in kept if each.document.id in held]
    arrived = index.arrivals(connection, again)
    connection.execute(delete(documents).where(documents.c.id.in_(again)))  # and all of theirs
    connection.execute(
        insert(documents),
        [
            {"id": e.document.id, "day": e.document.day or "", "run": run.id,
             "json": e.document.json.decode()}
            for e in kept
        ],
    )  # fmt: skip
    rows = [
        {"id": claim.id, "document": e.document.id, "position": position, "kind": claim.kind,
         "type": claim.type, "json": claim.json.decode()}
        for e in kept
        for position, claim in enumerate(e.claims)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(claims), rows)
    index.add(connection, [_searched(e, arrived.get(e.document.id)) for e in kept])
    _keep_problems(connection, [problem for e in kept for problem in e.problems], taken)
    return len(kept)


def _searched(entry: _Entry, arrived: int | None) -> index.Report:
    """An entry as the search index takes it."""
    told = [index.Told(claim.kind, claim.type, claim.json) for claim in entry.claims]
    return index.Report(entry.document.json, entry.document.day or "", told, arrived)


def _keep_problems(connection: Connection, lines: list[Line], taken: Taken) -> int:
    """Store the problems that are not there, and tell how many they were."""
    given = {line.id: line for line in lines}
    known = select(problems.c.id).where(problems.c.id.in_(list(given)))
    for id_ in connection.execute(known).scalars().all() if given else ():
        del given[id_]
    if given:
        connection.execute(
            insert(problems),
            [
                {"id": x.id, "document": x.document, "file": x.file or "", "json": x.json.decode()}
                for x in given.values()
            ],
        )
    taken.problems += len(given)
    return len(given)


def _keep_run(connection: Connection, run: Run) -> None:
    if connection.execute(select(runs.c.id).where(runs.c.id == run.id)).scalar() is None:
        connection.execute(insert(runs), {"id": run.id, "json": jsonl.line(run).decode()})


def _held(connection: Connection, ids: list[str]) -> dict[str, Row[str, str, str]]:
    """What the store holds of some documents."""
    asked = select(documents.c.id, documents.c.run, documents.c.json).where(documents.c.id.in_(ids))
    return {row.id: row for row in connection.execute(asked)} if ids else {}


def _stays(held: Row[str, str, str] | None, run: Run, line: bytes) -> bool:
    """Whether what the store holds of a document is to stay as it is."""
    return held is not None and held.run == run.id and held.json.encode() <= line
