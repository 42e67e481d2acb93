"""Finding: which reports match a search, the most fitting first, and how they spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select, text

from hudna.model import Document, Text
from hudna.store.search import passages, sqlite
from hudna.store.search.expression import Expression, wanted
from hudna.store.search.query import Query
from hudna.store.search.resolving import resolve
from hudna.store.tables import documents, named

FACETS = ("outlet", "month", "type", "place", "actor")
_SHOWN = 10
"""Values of each facet; of months all."""

_documents = msgspec.json.Decoder(Document)


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that matches: its passage, and where what was asked stands in it.

    All offsets are in code points: of `passage` and `spans` in the document's text, of
    `title_spans` in its headline.
    """

    document: str
    outlet: str | None
    day: str | None
    url: str | None
    title: str | None
    title_spans: tuple[tuple[int, int], ...]
    passage: tuple[int, int]
    text: str
    spans: tuple[tuple[int, int], ...]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet, and how many of the reports found have it."""

    value: str
    name: Text | None = None
    reports: int


class Found(NamedTuple):
    """The hits that were asked for, and how many reports match."""

    hits: tuple[Hit, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Search:
    """A search over one moment of a store; `after` are reports that arrived before it left out."""

    connection: Connection
    query: Query
    expression: Expression
    after: int = 0

    def find(self, limit: int) -> Found:
        """The best hits, the words of the report around what was found."""
        given = {**self._given(), "limit": limit}
        rows = self.connection.execute(sqlite.ranked(self._days()), given).all()
        sought = passages.Sought.of(tuple(wanted(self.expression)))
        hits = tuple(self._hit(row.document, sought) for row in rows)
        counted = f"SELECT count(*) FROM searched WHERE number IN ({sqlite.MATCHING}){self._days()}"  # noqa: S608 - constants
        return Found(hits, self.connection.execute(text(counted), self._given()).scalar_one())

    def facets(self) -> dict[str, list[Value]]:
        """How the reports found spread over outlets, months, types, places and actors."""
        counted = (
            "SELECT field, value, count(*) AS reports FROM facets JOIN searched USING (number) "  # noqa: S608 - constants
            f"WHERE number IN ({sqlite.MATCHING}){self._days()} "
            "GROUP BY field, value ORDER BY field, reports DESC, value"
        )
        found: dict[str, list[Value]] = {each: [] for each in FACETS}
        for row in self.connection.execute(text(counted), self._given()):
            values = found.get(row.field)
            if values is not None and (len(values) < _SHOWN or row.field == "month"):
                name = self._name(row.field, row.value)
                values.append(Value(value=row.value, name=name, reports=row.reports))
        found["month"].sort(key=lambda each: each.value)
        return found

    def _name(self, of: str, value: str) -> Text | None:
        """What an actor or place is called."""
        if of not in {"actor", "place"}:
            return None
        asked = select(named.c.name, named.c.name_ar).where(
            named.c.field == of, named.c.value == value
        )
        found = self.connection.execute(asked.limit(1)).first()
        return Text(ar=found.name_ar, en=found.name) if found else None

    def _days(self) -> str:
        """The days and arrivals that limit the search, as SQL."""
        limits = [
            (self.query.since, " AND searched.day >= :since"),
            (self.query.until, " AND searched.day <= :until AND searched.day <> ''"),
            (self.after, " AND searched.arrived > :after"),
        ]
        return "".join(clause for value, clause in limits if value)

    def _given(self) -> dict[str, object]:
        """The values of the statement's parameters."""
        given: dict[str, object] = {"match": sqlite.written(self.expression)}
        if self.query.since:
            given["since"] = self.query.since.isoformat()
        if self.query.until:
            given["until"] = self.query.until.isoformat()
        if self.after:
            given["after"] = self.after
        return given

    def _hit(self, id_: str, sought: passages.Sought) -> Hit:
        asked = select(documents.c.json).where(documents.c.id == id_)
        document = _documents.decode(self.connection.execute(asked).scalar_one())
        title, spans = passages.spans(document, sought, self.connection)
        passage = passages.around(document, spans)
        return Hit(
            document=document.id,
            outlet=document.source.name if document.source else None,
            day=document.published.start.isoformat() if document.published else None,
            url=document.url,
            title=document.title,
            title_spans=tuple(title),
            passage=passage,
            text=document.text[slice(*passage)],
            spans=tuple(s for s in spans if passage[0] <= s[0] and s[1] <= passage[1]),
        )


def search(connection: Connection, query: Query, after: int = 0) -> Search:
    """Make a search ready. Raises `QueryError` where it asks for what there cannot be."""
    return Search(connection, query, resolve(connection, query), after)
