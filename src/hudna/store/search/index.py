"""Keeping the index: with every report taken in, and anew where it was made by other rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from hudna.model import Document, Form
from hudna.model.values import Actor, Place, Span
from hudna.store import settings
from hudna.store.search import keys, names, sqlite
from hudna.store.tables import claims, documents, facets, named, searched, words

_MADE_BY, _LAST, _BASE = "search_rules", "search_last", "search_base"
"""Settings: by which rules the index was made, the last number given in it, the last before it."""
_CHUNK = 200
"""Reports indexed at a time."""

_documents = msgspec.json.Decoder(Document)


class Told(NamedTuple):
    """A claim, as far as search asks for it."""

    kind: str
    type: str | None
    json: bytes | str


class Report(NamedTuple):
    """A report with its claims; `arrived` is its first number where it was indexed before."""

    json: bytes | str
    day: str
    claims: Iterable[Told]
    arrived: int | None = None


class _Names(msgspec.Struct):
    """Whom or what a mention names, and its words."""

    span: Span
    actor: Actor | None = None
    place: Place | None = None
    form: str = Form.NAME


_names = msgspec.json.Decoder(_Names)

_Known = dict[tuple[str, str, str], tuple[str, str | None]]
"""The name of a value, and its Arabic one, by a key of it, its field and the value."""


@dataclass(slots=True)
class _Gathered:
    """What a chunk of reports adds to the index."""

    searched: list[dict[str, object]] = field(default_factory=list)
    rows: list[dict[str, object]] = field(default_factory=list)
    facets: list[dict[str, object]] = field(default_factory=list)
    named: _Known = field(default_factory=dict)
    words: set[tuple[str, str]] = field(default_factory=set)


def add(connection: Connection, reports: Iterable[Report]) -> None:
    """Index reports that the store holds and that are not in the index."""
    gathered = _Gathered()
    last = _last(connection)
    for number, report in enumerate(reports, last + 1):
        document = _documents.decode(report.json)
        arrived = number if report.arrived is None else report.arrived
        gathered.searched.append(
            {"number": number, "document": document.id, "day": report.day, "arrived": arrived}
        )
        _gather(number, document, report, gathered)
    if not gathered.rows:
        return
    settings.put(connection, _LAST, str(last + len(gathered.rows)))
    connection.execute(insert(searched), gathered.searched)
    connection.execute(insert(facets), gathered.facets)
    sqlite.add(connection, gathered.rows)
    _add_names(connection, gathered)


def arrivals(connection: Connection, ids: list[str]) -> dict[str, int]:
    """The first numbers of some documents that are indexed."""
    asked = select(searched.c.document, searched.c.arrived).where(searched.c.document.in_(ids))
    return {row.document: row.arrived for row in connection.execute(asked)} if ids else {}


def due(connection: Connection) -> bool:
    """Whether the index was made by other rules than ours, or never."""
    return settings.get(connection, _MADE_BY) != keys.version()


def renew(connection: Connection) -> None:
    """Index everything anew; what had arrived in some order stays in it."""
    sqlite.make(connection)
    sqlite.clear(connection)
    before = connection.execute(select(searched.c.document, searched.c.arrived))
    held = {row.document: row.arrived for row in before}
    for table in (facets, searched, named, words):
        connection.execute(delete(table))
    ids = connection.execute(select(documents.c.id).order_by(documents.c.day, documents.c.id))
    settings.put(connection, _BASE, str(_last(connection)))
    for some in _parts(list(ids.scalars()), _CHUNK):
        add(connection, list(_stored(connection, some, held)))
    settings.put(connection, _MADE_BY, keys.version())


def tidy(connection: Connection) -> None:
    """Index everything anew where more of the index is of replaced reports than of present ones."""
    indexed = _last(connection) - int(settings.get(connection, _BASE) or 0)
    present = connection.execute(select(func.count()).select_from(searched)).scalar_one()
    if indexed > 2 * present:
        renew(connection)


def _last(connection: Connection) -> int:
    """The last number that was given to a report."""
    return int(settings.get(connection, _LAST) or 0)


def _stored(connection: Connection, ids: list[str], arrived: dict[str, int]) -> Iterator[Report]:
    """Reports as the store holds them."""
    told: dict[str, list[Told]] = {}
    asked = select(claims.c.document, claims.c.kind, claims.c.type, claims.c.json)
    for row in connection.execute(asked.where(claims.c.document.in_(ids))):
        told.setdefault(row.document, []).append(Told(row.kind, row.type, row.json))
    rows = select(documents.c.id, documents.c.day, documents.c.json)
    for held in connection.execute(rows.where(documents.c.id.in_(ids)).order_by(documents.c.id)):
        yield Report(held.json, held.day, told.get(held.id, []), arrived.get(held.id))


def _gather(number: int, document: Document, report: Report, to: _Gathered) -> None:
    """Put what one report adds to what the others add."""
    found = [key for part in parts(document) for key in keys.known().all(*part)]
    to.words.update((key.fold, key.skeleton) for key in found if key.skeleton)
    facts = sorted(set(_facts(document, report, to.named)))
    to.facets += [{"number": number, "field": of, "value": value} for of, value in facts]
    row = {
        "fold": " ".join(key.fold for key in found),
        "stem": " ".join(key.stem for key in found),
        "facts": " ".join([keys.EVERY, *(keys.fact(of, value) for of, value in facts)]),
    }
    to.rows.append({"number": number, **row})


def _add_names(connection: Connection, gathered: _Gathered) -> None:
    """Keep the names and words that are new."""
    told = [
        {"key": key, "field": of, "value": value, "name": name, "name_ar": name_ar}
        for (key, of, value), (name, name_ar) in gathered.named.items()
    ]
    sqlite.put_new(connection, named, told)
    met = [{"word": word, "skeleton": found} for word, found in sorted(gathered.words)]
    sqlite.put_new(connection, words, met)


def parts(document: Document) -> Iterator[tuple[str, int, int]]:
    """The stretches of a document that are searched: (text, start, end), its headline first."""
    if document.title:
        yield document.title, 0, len(document.title)
    for start, end in document.body or ((0, len(document.text)),):
        yield document.text, start, end


def _facts(document: Document, report: Report, known: _Known) -> Iterator[tuple[str, str]]:
    """(field, value) of all that a report is and names; the names go to `known`."""
    yield "language", document.language
    if report.day:
        yield "month", report.day[:7]
    if document.source is not None:
        outlet = document.source.name
        yield "outlet", outlet
        for name in (outlet, document.source.domain):
            if key := names.key_of(name or ""):
                known.setdefault((key, "outlet", outlet), (outlet, None))
    for claim in report.claims:
        if claim.kind in {"event", "incident"} and claim.type:
            yield "type", claim.type
        elif claim.kind in {"mention", "place_mention"}:
            read = _names.decode(claim.json)
            of, value = ("actor", read.actor) if read.actor else ("place", read.place)
            if value is not None:
                yield of, value.id
                said = document.text[slice(*read.span)] if read.form == Form.NAME else None
                for name in (value.name, value.name_ar, said):
                    if key := names.key_of(name or ""):
                        known.setdefault((key, of, value.id), (value.name, value.name_ar))


_T = TypeVar("_T")


def _parts(whole: list[_T], size: int) -> Iterator[list[_T]]:
    """A list in pieces."""
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
