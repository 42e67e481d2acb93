"""A claim as far as linking looks at it: small enough that those of an archive fit into memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hudna.link.reports import Report
from hudna.link.same.when import NEVER, DayReader, Hint, When, of_range
from hudna.model import (
    Claim,
    Document,
    Event,
    EventType,
    Incident,
    Modality,
    Place,
    PlaceMention,
    Precision,
    StoryKind,
    Toll,
)
from hudna.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from hudna.text.fold import fold

Bounds = tuple[int, int | None]
"""The least and the most of a number of people; None where it is open."""

_AROUND = 250
"""Characters on either side of a claim whose words it is told in."""
_BEFORE, _AFTER = 200, 80
"""Characters before and after a claim in which a day belongs to it rather than to the report."""
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE})
_ONE, _ALL = "".join(CONJUNCTIONS), "".join(PREPOSITIONS)
_FRONT = re.compile(f"^[{_ONE}]?(?:[{_ALL}]?{ARTICLE}|{ARTICLE[1]}{{2}})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTEST = 3
"""Letters of a word that says something."""

DEEDS = frozenset({
    EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.RETREAT,
    EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT,
})  # fmt: skip
"""Events that are more than words: demands, threats and reproaches are followed as statements."""
_HAPPENED = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Where:
    """A place as linking compares it; `name` is folded and has no article."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None

    @property
    def keys(self) -> frozenset[str]:
        """What it is counted and looked up under: its id, and its name where spellings differ."""
        return frozenset({self.id, self.name})

    @property
    def stem(self) -> str:
        """Its name as it stands among the words of a text."""
        return " ".join(stems(self.name))

    def same(self, other: Where) -> bool:
        """Whether two are one by id or by name."""
        return self.id == other.id or self.name == other.name


@dataclass(frozen=True)
class Telling:
    """One claim, as one telling of an occurrence."""

    claim: Incident | Event = field(repr=False)
    when: When
    places: tuple[Where, ...]
    """Where it was, the telling one first, without countries and provinces."""
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
    def kind(self) -> StoryKind:
        """What kind of claim it is."""
        return StoryKind.INCIDENT if isinstance(self.claim, Incident) else StoryKind.EVENT

    @cached_property
    def type(self) -> str:
        """What it was."""
        return self.claim.type

    @property
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
        self._places: dict[Place, Where] = {}

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
        named = dict.fromkeys(
            p for p in (claim.place, *(claim.places or ())) if p is not None
        )
        narrow = dict.fromkeys(self._where(p) for p in named if p.precision not in _WIDE)
        if not narrow and main is not None:
            narrow = {main: None}
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
            places=tuple(narrow),
            countries=frozenset(p.country for p in named if p.country),
            actors=frozenset(a.id for a in done_by or ()),
            recipients=frozenset(a.id for a in done_to or ()),
            killed=_bounds(claim.killed) if isinstance(claim, Incident) else None,
            wounded=_bounds(claim.wounded) if isinstance(claim, Incident) else None,
            words=near | title if isinstance(claim, Incident) else near,
        )

    def _main_place(self, report: Report) -> Where | None:
        """The place that a report is about: of those it names the first that its headline names."""
        narrow = [
            self._where(c.place) for c in report.claims
            if isinstance(c, PlaceMention) and c.place.precision not in _WIDE
        ]  # fmt: skip
        title = f" {' '.join(stems(report.document.title or ''))} "
        named = (place for place in narrow if f" {place.stem} " in title)
        return next(named, narrow[0] if narrow else None)

    def _where(self, place: Place) -> Where:
        found = self._places.get(place)
        if found is None:
            name = fold(place.name_ar or place.name).removeprefix(ARTICLE)
            found = Where(place.id, name, place.country, place.lat, place.lon)
            self._places[place] = found
        return found

    def _words(self, text: str) -> frozenset[int]:
        numbers = self._numbers
        return frozenset(numbers.setdefault(word, len(numbers)) for word in stems(text))


def stems(text: str) -> Iterator[str]:
    """The words of a text without the article and what is written together with it.

    >>> list(stems("وبالقذائف على المدينة"))
    ['قذايف', 'علي', 'مدينه']
    """
    for word in _WORD.findall(fold(text)):
        stem = _FRONT.sub("", word)
        yield stem if len(stem) >= _SHORTEST else word


def _happened(claim: Claim) -> bool:
    return isinstance(claim, Incident) and (claim.modality or Modality.ACTUAL) in _HAPPENED


def _linked(claim: Event, within: set[str]) -> bool:
    """Whether an event is one that others may tell too: a deed of somebody, some day or somewhere."""
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
