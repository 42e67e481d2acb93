"""Lines of the ledger: what became of an agreement or a commitment, on two clocks.

A line says what held, since when (`held`), who says so and when it was said (`said`). Lines come
from reports, by what linking found, and from the case file. None is ever changed: whoever learns
more adds a line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from hudna.case import Case, Days, StatusLine
from hudna.link.agreements import Linked
from hudna.link.reports import Report
from hudna.model import (
    Actor,
    ActorType,
    Basis,
    DateRange,
    Document,
    Judgement,
    Modality,
    Relation,
    Span,
    Status,
    StatusType,
)

UNKNOWN_OUTLET = "report"
"""Who says what a report of an outlet that is not known says in its own words."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Since when something held: one of these days. An open `start` means: by `end`, since nobody
    says when; an open `end` that nothing at all is said.
    """

    start: dt.date | None
    end: dt.date | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What one voice said became of one agreement or commitment.

    `asserted_by` is the actor whose word it is, in a report's own words its outlet; `party` for
    whom they speak: the state of a minister. `said` is when: a range where the report's day is only
    inferred. `document`, `span` and `claim` are of lines from reports, `references` and `checked`
    of lines from the case file, whose `words` are the case's own. `judgement` says how sure it is
    that the line is about `subject`.
    """

    subject: str
    status: StatusType
    modality: Modality
    asserted_by: str
    party: str
    held: Held
    said: DateRange | None
    document: str | None = None
    span: Span | None = None
    claim: str | None = None
    words: str
    outlet: str | None = None
    references: tuple[str, ...] = ()
    checked: bool = False
    judgement: Judgement = Judgement.SAME
    confidence: float | None = None


def lines(
    reports: Iterable[Report], linked: Linked, case: Case | None, days: Mapping[str, DateRange]
) -> list[Line]:
    """The lines of some reports and of a case, in the order in which they were said.

    `days` are the days of reports that do not give theirs, by document id.
    """
    about = {x.from_: x for x in linked.links if x.relation is Relation.STATUS_OF}
    found = [] if case is None else [_of_case(line) for line in case.statuses]
    for document, claims in reports:
        for claim in claims:
            if isinstance(claim, Status) and claim.id in about:
                link = about[claim.id]
                found.append(_of_report(document, claim, days, link.to, link.judgement))
    return sorted(found, key=_order)


def _of_case(line: StatusLine) -> Line:
    held = (
        Held(start=line.held.start, end=line.held.end) if line.held else Held(start=None, end=None)
    )
    return Line(
        subject=line.subject, status=line.status, modality=line.modality,
        asserted_by=line.asserted_by, party=line.asserted_by, held=held,
        said=_explicit(line.said), words=line.words.ar or line.words.en or "",
        references=line.references, checked=line.checked,
    )  # fmt: skip


def _explicit(days: Days) -> DateRange:
    return DateRange(start=days.start, end=days.end, basis=Basis.EXPLICIT)


def _of_report(
    document: Document,
    claim: Status,
    days: Mapping[str, DateRange],
    subject: str,
    judgement: Judgement,
) -> Line:
    said = claim.said or document.published or days.get(document.id)
    outlet = _outlet(document)
    speaker = claim.asserted_by
    low, high = claim.span
    return Line(
        subject=subject, status=claim.status, modality=claim.modality,
        asserted_by=speaker.id if speaker else outlet,
        party=_party(speaker) if speaker else outlet,
        held=_held(claim, said), said=said, document=document.id, span=claim.span, claim=claim.id,
        words=document.text[low:high], outlet=outlet, judgement=judgement,
        confidence=claim.confidence,
    )  # fmt: skip


def _held(claim: Status, said: DateRange | None) -> Held:
    """When a status held: as stated; what a report tells without a date held by its own day."""
    if claim.date is not None and claim.date.basis is not Basis.PUBLICATION:
        return Held(start=claim.date.start, end=claim.date.end)
    if claim.modality in (Modality.ACTUAL, Modality.HISTORICAL) and said is not None:
        return Held(start=None, end=said.end)
    return Held(start=None, end=None)


def _outlet(document: Document) -> str:
    """Who speaks where a report speaks in its own words."""
    return document.source.name if document.source else UNKNOWN_OUTLET


def _party(speaker: Actor) -> str:
    """For whom somebody speaks: a minister for the state."""
    if speaker.type is ActorType.OFFICE_HOLDER and speaker.of:
        return speaker.of
    return speaker.id


def _order(line: Line) -> tuple[str, ...]:
    said = (str(line.said.end), str(line.said.start)) if line.said else ("9999", "9999")
    span = f"{line.span[0]:09}" if line.span else ""
    return (*said, line.subject, str(line.held.start or ""), line.asserted_by,
            line.document or "", span, line.status)  # fmt: skip
