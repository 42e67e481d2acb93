"""What the store holds, gone through page by page: never all of its texts at once.

Reports come by their day of publication, then by id, whatever order they were taken in: what goes
through them all, linking and exports, gives the same for the same reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Row, select, tuple_

from hudna import __version__
from hudna.link.reports import Report
from hudna.model import Claim, Document, Linked, Run, jsonl
from hudna.model.ids import digest
from hudna.model.record import FORMAT
from hudna.store.tables import claims, documents, linked, problems, runs

_PAGE = 200
"""Reports in memory at a time: a megabyte or two."""

_documents = msgspec.json.Decoder(Document)
_claims = msgspec.json.Decoder(Claim)
_linked = msgspec.json.Decoder(Linked)
_runs = msgspec.json.Decoder(Run)

_Held = Row[str, str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a store, read anew each time they are gone through."""

    connection: Connection

    def __iter__(self) -> Iterator[Document]:
        """Every document, by day."""
        for page in _pages(self.connection):
            for row in page:
                yield _documents.decode(row.json)


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a store with their claims, read anew each time they are gone through.

    Those of some ids, or all of them.
    """

    connection: Connection
    ids: frozenset[str] | None = None

    def __iter__(self) -> Iterator[Report]:
        """Every report, by day."""
        for page in _pages(self.connection, self.ids):
            told = _lines_of(self.connection, page)
            for row in page:
                read = tuple(_claims.decode(line) for line in told.get(row.id, ()))
                yield Report(_documents.decode(row.json), read)


def record(connection: Connection) -> Iterator[str]:
    """The lines of the record of all that the store holds, what linking found at the end.

    Documents come by day; what could not be read at all stands behind them.
    """
    yield jsonl.line(run(connection)).decode()
    for page in _pages(connection):
        told = _lines_of(connection, page)
        failed = _failures(connection, page)
        for row in page:
            yield row.json
            yield from told.get(row.id, ())
            yield from failed.get(row.id, ())
    unread = select(problems.c.json).where(problems.c.document.is_(None))
    yield from connection.execute(unread.order_by(problems.c.file, problems.c.id)).scalars()
    yield from connection.execute(select(linked.c.json).order_by(linked.c.position)).scalars()


def run(connection: Connection) -> Run:
    """What made the store's record: where several versions did, all of them are named."""
    used = select(documents.c.run).distinct()
    lines = connection.execute(select(runs.c.json).where(runs.c.id.in_(used))).scalars()
    found = sorted((_runs.decode(line) for line in lines), key=lambda each: each.id)
    if len(found) == 1:
        return found[0]
    coders, vocabularies, cases = (
        ", ".join(sorted({getattr(each, name) or "" for each in found} - {""}))
        for name in ("coder", "vocabulary", "case")
    )
    return Run(
        id="r" + digest("run", *(each.id for each in found)),
        format=FORMAT,
        coder=coders or f"hudna {__version__}",
        vocabulary=vocabularies,
        case=cases or None,
    )


def linked_of(connection: Connection, *kinds: str) -> Iterator[Linked]:
    """What linking found of some kinds, in its order."""
    asked = select(linked.c.json).where(linked.c.kind.in_(kinds)).order_by(linked.c.position)
    return (_linked.decode(line) for line in connection.execute(asked).scalars())


# ---------------------------------------------------------------- pages
_rows = select(documents.c.day, documents.c.id, documents.c.json)


def _pages(connection: Connection, ids: frozenset[str] | None = None) -> Iterator[list[_Held]]:
    """Some rows of documents at a time, by day and id: of all documents, or of those of `ids`."""
    if ids is not None:
        yield from _pages_of(connection, sorted(ids))
        return
    key = documents.c.day, documents.c.id
    asked = _rows.order_by(*key).limit(_PAGE)
    page = list(connection.execute(asked))
    while page:
        yield page
        last = page[-1]
        page = list(connection.execute(asked.where(tuple_(*key) > (last.day, last.id))))


def _pages_of(connection: Connection, ids: list[str]) -> Iterator[list[_Held]]:
    """Rows of some documents, by day and id."""
    dated: list[tuple[str, str]] = []
    for some in _parts(ids):
        asked = select(documents.c.day, documents.c.id).where(documents.c.id.in_(some))
        dated += [(row.day, row.id) for row in connection.execute(asked)]
    for part in _parts(sorted(dated)):
        rows = connection.execute(_rows.where(documents.c.id.in_([id_ for _, id_ in part])))
        yield sorted(rows, key=lambda row: (row.day, row.id))


def _parts(whole: list[_T]) -> Iterator[list[_T]]:
    """A list in pieces of a page."""
    for start in range(0, len(whole), _PAGE):
        yield whole[start : start + _PAGE]


def _lines_of(connection: Connection, page: list[_Held]) -> dict[str, list[str]]:
    """The lines of the claims of some documents, by document, in their order."""
    asked = (
        select(claims.c.document, claims.c.json)
        .where(claims.c.document.in_([row.id for row in page]))
        .order_by(claims.c.document, claims.c.position)
    )
    found: dict[str, list[str]] = {}
    for document, line in connection.execute(asked):
        found.setdefault(document, []).append(line)
    return found


def _failures(connection: Connection, page: list[_Held]) -> dict[str, list[str]]:
    """The lines of the problems of coding some documents, by document."""
    asked = (
        select(problems.c.document, problems.c.json)
        .where(problems.c.document.in_([row.id for row in page]))
        .order_by(problems.c.id)
    )
    found: dict[str, list[str]] = {}
    for document, line in connection.execute(asked):
        found.setdefault(document, []).append(line)
    return found
