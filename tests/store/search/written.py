"""Reports of a few words each, for tests of search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection
from tests.store.reports import run

from hudna.model import (
    Actor,
    Basis,
    Claim,
    DateRange,
    Document,
    Form,
    Incident,
    IncidentType,
    Mention,
    Place,
    PlaceMention,
    Source,
)
from hudna.model.ids import document_id, sha256
from hudna.model.lines import lines
from hudna.store import intake
from hudna.store.search import finding, query
from hudna.store.store import Store

HILL = Place(id="tall-al-nada", name="Tall al-Nada", name_ar="تل الندى")
ENVOY = Actor(id="stefan-lindqvist", name="Stefan Lindqvist", name_ar="ستيفان ليندكفيست")


def report(
    text: str, *, outlet: str = "Sahl Agency", day: dt.date | None = None, title: str | None = None
) -> Document:
    """A report with this text."""
    published = DateRange(start=day, end=day, basis=Basis.PUBLICATION) if day else None
    return Document(
        id=document_id(sha256(text.encode()), outlet, text),
        sha256=sha256(text.encode()),
        file="reports.jsonl",
        source=Source(name=outlet, domain=f"{outlet.split(maxsplit=1)[0].lower()}.example.org"),
        published=published,
        language="ar",
        text=text,
        title=title,
        body=((0, len(text)),),
    )


def naming(of: Document, words: str, named: Actor | Place, number: int = 0) -> Claim:
    """A claim that words of a report name an actor or a place."""
    start = of.text.index(words)
    span, id_ = (start, start + len(words)), f"c{number}{of.id}"
    if isinstance(named, Place):
        return PlaceMention(id=id_, document=of.id, span=span, coder="1", place=named)
    return Mention(
        id=id_, document=of.id, span=span, coder="1", actor=named, form=Form.ROLE
    )  # fmt: skip


def shelling(of: Document) -> Claim:
    """A claim that a report tells of a shelling."""
    return Incident(
        id=f"i{of.id}", document=of.id, span=(0, 3), coder="1", type=IncidentType.SHELLING
    )


def take_in(
    store: Store, reports: Iterable[Document], claims: Iterable[Claim] = (), coder: str = "1"
) -> None:
    """Put reports with their claims into a store, in the order given."""
    told = list(claims)
    records = [x for of in reports for x in (of, *(c for c in told if c.document == of.id))]
    intake.add(store, list(lines(records)), run(coder), intake.Taken())


def found(connection: Connection, asked: str, limit: int = 1000) -> list[str]:
    """The ids of the reports that a search finds, the best first."""
    hits = finding.search(connection, query.parse(asked)).find(limit).hits
    return [hit.document for hit in hits]


def marked(connection: Connection, asked: str) -> list[str]:
    """The words that are marked in the best hit, headline first."""
    hit = finding.search(connection, query.parse(asked)).find(1).hits[0]
    start = hit.passage[0]
    title = [(hit.title or "")[slice(*span)] for span in hit.title_spans]
    return title + [hit.text[a - start : b - start] for a, b in hit.spans]
