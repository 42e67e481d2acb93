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
from hudna.ledger.moments import Held, Lasted, Moments
from hudna.link.agreements import Linked
from hudna.link.reports import Report
from hudna.model import (
    ActorType,
    Basis,
    DateRange,
    Document,
    Judgement,
    Link,
    Modality,
    Relation,
    Span,
    Status,
    StatusType,
)
from hudna.text.fold import fold
from hudna.vocab import Vocabulary, load, outlets
from hudna.vocab.furniture import split

UNKNOWN_OUTLET = "report"
"""Who says what a report of an outlet that is not known says in its own words."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What one voice said became of one agreement or commitment.

    `asserted_by` is the actor whose word it is, in a report's own words its outlet; `party` for
    whom they speak: the state of a minister. `held` is when it began, `since` the day from which
    it surely held, `lasted` how long, where that is told. `said` is a range where the report's day
    is only inferred. `document`, `span` and `claim` are of lines from reports, `references` and
    `checked` of lines from the case file, whose `words` are the case's own. `judgement` says how
    sure it is that the line is about `subject`.
    """

    subject: str
    status: StatusType
    modality: Modality
    asserted_by: str
    party: str
    held: Held
    since: dt.date | None = None
    lasted: Lasted | None = None
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
    reports: Iterable[Report],
    linked: Linked,
    case: Case | None,
    days: Mapping[str, DateRange],
    vocabulary: Vocabulary | None = None,
) -> list[Line]:
    """The lines of some reports and of a case, in the order in which they were said.

    `days` are the days of reports that do not give theirs, by document id.
    """
    about = {x.from_: x for x in linked.links if x.relation is Relation.STATUS_OF}
    maker = _Maker(vocabulary or load(), case, days)
    found = [] if case is None else [maker.of_case(line) for line in case.statuses]
    for document, claims in reports:
        for claim in claims:
            link = about.get(claim.id)
            if link is not None and isinstance(claim, Status):
                found.append(maker.line(document, claim, link))
    return sorted(found, key=_order)


class _Maker:
    """Makes lines of what reports and the case tell."""

    def __init__(
        self, vocabulary: Vocabulary, case: Case | None, days: Mapping[str, DateRange]
    ) -> None:
        self._moments, self._days = Moments(vocabulary), days
        self._actors = vocabulary.actors.by_id
        self._of = {x.id: x.of for x in self._actors.values() if x.of}
        self._of.update({x.id: x.of for x in case.actors if x.of} if case else {})
        self._outlets = outlets.load()

    def of_case(self, line: StatusLine) -> Line:
        """A line of the case file."""
        held = Held(start=line.held.start, end=line.held.end) if line.held else Held()
        return Line(
            subject=line.subject, status=line.status, modality=line.modality,
            asserted_by=line.asserted_by, party=self._party(line.asserted_by, None), held=held,
            since=held.start, said=_explicit(line.said), words=line.words.ar or line.words.en or "",
            references=line.references, checked=line.checked,
        )  # fmt: skip

    def line(self, document: Document, claim: Status, link: Link) -> Line:
        """The line of a status that is about the end of a link."""
        said = claim.said or document.published or self._days.get(document.id)
        when = self._moments.when(document, claim, said)
        outlet, speaker = self._outlet(document), claim.asserted_by
        low, high = claim.span
        return Line(
            subject=link.to, status=claim.status, modality=claim.modality,
            asserted_by=speaker.id if speaker else outlet,
            party=self._party(speaker.id, speaker.of) if speaker else outlet, held=when.held,
            since=when.since, lasted=when.lasted,
            said=said, document=document.id, span=claim.span, claim=claim.id,
            words=document.text[low:high], outlet=outlet, judgement=link.judgement,
            confidence=claim.confidence,
        )  # fmt: skip

    def _outlet(self, document: Document) -> str:
        """Who speaks where a report speaks in its own words: its outlet, by the id of the table."""
        source = document.source
        if source is None:
            return UNKNOWN_OUTLET
        known = self._outlets.at(source.domain) if source.domain else None
        known = known or self._outlets.by_name.get(tuple(split(fold(source.name))))
        return known.id if known else source.name

    def _party(self, speaker: str, of: str | None) -> str:
        """For whom somebody speaks: a minister, a ministry and its spokesman for their state."""
        above = of or self._of.get(speaker)
        for whom in (above, self._of.get(above) if above else None):
            if whom is not None and self._type(whom) is ActorType.STATE:
                return whom
        return above if above and self._type(speaker) is ActorType.OFFICE_HOLDER else speaker

    def _type(self, actor: str) -> ActorType | None:
        known = self._actors.get(actor)
        return known.type if known else None


def _explicit(days: Days) -> DateRange:
    return DateRange(start=days.start, end=days.end, basis=Basis.EXPLICIT)


def _order(line: Line) -> tuple[str, ...]:
    said = (str(line.said.end), str(line.said.start)) if line.said else ("9999", "9999")
    span = f"{line.span[0]:09}" if line.span else ""
    return (*said, line.subject, str(line.held.start or ""), line.asserted_by,
            line.document or "", span, line.status)  # fmt: skip
