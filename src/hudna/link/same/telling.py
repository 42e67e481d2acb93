"""A claim as far as linking looks at it: small enough that those of an archive fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hudna.link.reports import Report
from hudna.link.same.when import NEVER, DayReader, Hint, When, of_range
from hudna.link.same.where import Places, Where
from hudna.link.same.words import stems
from hudna.model import (
    Claim,
    Document,
    Event,
    EventType,
    Incident,
    Modality,
    PlaceMention,
    Toll,
)

Bounds = tuple[int, int | None]
"""The least and the most of a number of people; None where it is open."""

_AROUND = 250
"""Characters on either side of a claim whose words it is told in."""
_BEFORE, _AFTER = 200, 80
"""Characters before and after a claim in which a day belongs to it rather than to the report."""
DEEDS = frozenset({
    EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.RETREAT,
    EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT,
})  # fmt: skip
"""Events that are more than words: demands, threats and reproaches are followed as statements."""
_HAPPENED = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


@dataclass(frozen=True)
class Telling:
    """One claim, as one telling of an occurrence."""

    claim: Incident | Event = field(repr=False)
    when: When
    places: tuple[Where, ...]
    """Where it was, the telling one first, without countries and provinces."""
    about: bool
    """Whether the place is what the whole report is about: the claim names none."""
    countries: frozenset[str]
    actors: frozenset[str]
    """Who did it, or who met."""
    recipients: frozenset[str]
    killed: Bounds | None
    wounded: Bounds | None
    words: frozenset[int] = field(repr=False)
    """The words that it is told in, by their numbers."""

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim.id

    @property
    def document(self) -> str:
        """The id of the report."""
        return self.claim.document

    @cached_property
    def incident(self) -> bool:
        """Whether it is an incident, else it is an event."""
        return isinstance(self.claim, Incident)

    @cached_property
    def type(self) -> str:
        """What it was."""
        return self.claim.type

    @cached_property
    def sides(self) -> frozenset[str]:
        """Who did an incident; of an event all who take part, on either side."""
        return self.actors if self.incident else self.actors | self.recipients

    @cached_property
    def negated(self) -> bool:
        """Whether it is told that it was not."""
        return isinstance(self.claim, Event) and self.claim.negated

    @property
    def recalled(self) -> bool:
        """Whether it is only recalled."""
        return self.claim.modality is Modality.HISTORICAL

    @property
    def harm(self) -> bool:
        """Whether people are told to have come to harm."""
        return any(bounds is not None and bounds[1] != 0 for bounds in (self.killed, self.wounded))


class Teller:
    """Makes tellings of reports; every word and place is held once."""

    def __init__(self) -> None:
        self._days = DayReader()
        self._numbers: dict[str, int] = {}
        self._places = Places()

    def tellings(self, report: Report) -> list[Telling]:
        """The incidents and events of a report that may be told elsewhere too.

        What is planned, urged or supposed has not happened. Events that an incident rests on are
        told by it.
        """
        incidents = [c for c in report.claims if isinstance(c, Incident) and _happened(c)]
        within = {event for c in incidents for event in c.events or ()}
        told: list[Incident | Event] = [
            *incidents,
            *(c for c in report.claims if isinstance(c, Event) and _linked(c, within)),
        ]
        if not told:
            return []
        document = report.document
        hints = [] if document.published else self._days.hints(document)
        title = self._words(document.title or "")
        main = self._main_place(report)
        return [self._telling(document, claim, hints, title, main) for claim in told]

    def _telling(
        self, document: Document, claim: Incident | Event, hints: Sequence[Hint],
        title: frozenset[int], main: Where | None,
    ) -> Telling:  # fmt: skip
        named = dict.fromkeys(p for p in (claim.place, *(claim.places or ())) if p is not None)
        places = [place for p in named if (place := self._places.narrow(p))]
        about = not places and main is not None and isinstance(claim, Incident)
        if about and main is not None:
            places = [main]
        start, end = claim.span
        near = self._words(document.text[max(0, start - _AROUND) : end + _AROUND])
        done_by, done_to = (
            (claim.perpetrators, claim.targets)
            if isinstance(claim, Incident)
            else (claim.actors, claim.recipients)
        )
        return Telling(
            claim=claim,
            when=_when(document, claim, hints),
            places=tuple(sorted(dict.fromkeys(places), key=lambda place: place.seat)),
            about=about,
            countries=frozenset(p.country for p in named if p.country),
            actors=frozenset(a.id for a in done_by or ()),
            recipients=frozenset(a.id for a in done_to or ()),
            killed=_bounds(claim.killed) if isinstance(claim, Incident) else None,
            wounded=_bounds(claim.wounded) if isinstance(claim, Incident) else None,
            words=near | title if isinstance(claim, Incident) else near,
        )

    def _main_place(self, report: Report) -> Where | None:
        """The place that a report is about: of those it names the first that its headline names."""
        named = [
            place for c in report.claims
            if isinstance(c, PlaceMention) and (place := self._places.narrow(c.place))
        ]  # fmt: skip
        title = f" {' '.join(stems(report.document.title or ''))} "
        named.sort(key=lambda place: (place.seat, f" {' '.join(place.words)} " not in title))
        return named[0] if named else None

    def _words(self, text: str) -> frozenset[int]:
        numbers = self._numbers
        return frozenset(numbers.setdefault(word, len(numbers)) for word in stems(text))


def _happened(claim: Claim) -> bool:
    return isinstance(claim, Incident) and (claim.modality or Modality.ACTUAL) in _HAPPENED


def _linked(claim: Event, within: set[str]) -> bool:
    """Whether an event may be told elsewhere too: a deed of somebody, some day or somewhere."""
    return (
        claim.type in DEEDS
        and claim.modality in _HAPPENED
        and claim.id not in within
        and bool(claim.actors)
        and (claim.date is not None or claim.place is not None)
    )


def _when(document: Document, claim: Incident | Event, hints: Sequence[Hint]) -> When:
    """The day of a claim: its own, else what its words or those of the report say of it."""
    if claim.date is not None:
        return of_range(claim.date)
    if document.published is not None:
        return When(told=document.published.end.toordinal())
    if claim.modality is Modality.HISTORICAL:
        return NEVER
    start, end = claim.span
    near = [h for h in hints if start - _BEFORE <= h.at <= end + _AFTER]
    if near:
        return min(near, key=lambda h: (max(start - h.at, h.at - end, 0), h.at)).when
    return hints[0].when if hints else NEVER


def _bounds(toll: Toll | None) -> Bounds | None:
    return None if toll is None else (toll.min, toll.max)
