"""From what was found in sentences to the claims of the record, with their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.coding import when
from hudna.coding.agreements import Pledge, Standing
from hudna.coding.context import Context, is_person
from hudna.coding.happening import Happening
from hudna.coding.incidents import Breach
from hudna.coding.names import Named
from hudna.coding.parse import Parse
from hudna.coding.retold import merged
from hudna.coding.speech import Said
from hudna.model import (
    Actor,
    ActorType,
    Claim,
    Commitment,
    DateRange,
    Document,
    Event,
    EventType,
    Incident,
    Mention,
    Modality,
    Place,
    PlaceMention,
    Span,
    Statement,
    Status,
)
from hudna.model.ids import claim_id


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found in one sentence."""

    parse: Parse
    said: list[Said]
    happenings: list[Happening]
    breaches: list[Breach]
    pledges: list[Pledge]
    standings: list[Standing]


class Claims:
    """The claims of one document as they are found."""

    def __init__(
        self, document: Document, context: Context, coder: str, actors: dict[str, Actor]
    ) -> None:
        self._document, self._context, self._coder = document, context, coder
        self._actors = actors
        self._ordinals: Counter[tuple[str, Span, str]] = Counter()
        self._mentions: dict[tuple[Span, str], Mention | PlaceMention] = {}
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._commitments: list[Commitment] = []
        self._statuses: list[Status] = []
        self._incidents: list[Incident] = []

    def all(self) -> Iterator[Claim]:
        """Every claim, kind by kind."""
        yield from self._mentions.values()
        yield from self._statements
        yield from self._events
        yield from self._commitments
        yield from self._statuses
        yield from merged(self._incidents)

    def add(self, f: Findings) -> None:
        """Take in a sentence."""
        for named in f.parse.names:
            self._mention(named)
        said = [self._statement(f, s) for s in f.said]
        events = {id(h): self._event(f, h, said) for h in f.happenings}
        for breach in f.breaches:
            self._incident(f, breach, said, events[id(breach.happening)])
        commitments = [(p, self._commitment(f, p, said)) for p in f.pledges]
        for standing in f.standings:
            self._status(f, standing, said, commitments)

    # ------------------------------------------------------------------ kinds
    def _id(self, kind: str, span: Span, subtype: str) -> str:
        ordinal = self._ordinals[kind, span, subtype]
        self._ordinals[kind, span, subtype] += 1
        return claim_id(self._document.id, kind, span, subtype, ordinal)

    def _mention(self, n: Named) -> None:
        thing = n.place or n.actor
        if thing is None or (n.span, thing.id) in self._mentions:
            return
        kind = "place_mention" if n.place is not None else "mention"
        name = self._id(kind, n.span, thing.id)
        document, span, coder = self._document.id, n.span, self._coder
        if n.place is not None:
            self._mentions[n.span, thing.id] = PlaceMention(
                id=name, document=document, span=span, coder=coder, place=n.place
            )
        elif n.actor is not None:
            self._mentions[n.span, thing.id] = Mention(
                id=name, document=document, span=span, coder=coder, actor=n.actor, form=n.form
            )

    def _statement(self, f: Findings, s: Said) -> list[Statement]:
        made = []
        outer = [x for x in f.said if x is not s and x.first <= s.cue < x.end]
        inner = max(outer, key=lambda x: x.first) if outer else None
        within = next(
            (st.id for st in self._statements if inner and st.content == inner.content), None
        )
        for speaker in s.speakers:
            if speaker.actor is None:
                continue
            made.append(Statement(
                id=self._id("statement", s.span, speaker.actor.id), document=self._document.id,
                span=s.span, coder=self._coder, speaker=speaker.actor, content=s.content,
                direct=s.direct, cue=f.parse.sentence.span(s.cue, s.cue + 1), stance=s.stance,
                within=within, date=self._said_when(f, s),
            ))  # fmt: skip
        self._statements.extend(made)
        return made

    def _said_when(self, f: Findings, s: Said) -> DateRange | None:
        """When something was said: the date between cue and content, else the report's day."""
        for d in f.parse.sentence.dates:
            if d.value is not None and s.cue < d.first < s.first:
                return d.value
        return when.publication(self._context.day)

    def _event(self, f: Findings, h: Happening, said: list[list[Statement]]) -> Event:
        p = f.parse
        span = h.span(p)
        within = said[h.said] if h.said >= 0 and not _own_act(f, h) else []
        places = self._places(p, h)
        event = Event(
            id=self._id("event", span, h.type), document=self._document.id, span=span,
            coder=self._coder, type=h.type, mode=h.frame.mode or None,
            actors=_unique(h.roles.actors), recipients=_unique(h.roles.recipients),
            trigger=p.sentence.span(h.trigger, h.trigger + 1), negated=h.light.negated,
            modality=h.light.modality, attributed_to=within[0].speaker if within else None,
            statement=within[0].id if within else None, date=self._when(f, h),
            place=places[0] if places else None, places=places if len(places) > 1 else None,
        )  # fmt: skip
        self._events.append(event)
        return event

    def _when(self, f: Findings, h: Happening) -> DateRange | None:
        """When an event was: as stated, else the report's day for what the report tells as news."""
        p = f.parse
        if h.own:
            own = next((s for s in f.said if s.cue == h.trigger), None)
            if own is not None:
                return self._said_when(f, own)
        low, high = 0, len(p.words)
        if h.said >= 0:
            low, high = f.said[h.said].first, f.said[h.said].end
        date = when.stated(p, h.clause, h.trigger, low, high)
        if date is not None or h.light.modality is not Modality.ACTUAL:
            return date
        if h.light.background or h.clause.opener in ("relative", "condition"):
            return None
        if (
            h.said >= 0
            and not _own_act(f, h)
            and h.type is not EventType.AGREE
            and any(n.actor is not None and is_person(n.actor) for n in f.said[h.said].speakers)
        ):
            return None  # what a person tells of others need not be of the day
        return when.publication(self._context.day)

    def _places(self, p: Parse, h: Happening) -> tuple[Place, ...]:
        """Where: the places of the clause; for violence else the sentence's first."""
        first, end = h.clause.first, h.clause.end
        own = [n for n in p.names if n.place is not None and first <= n.first < end]
        if h.frame.incident is None:
            own = [n for n in own if _located(p, n)]
        elif not own:
            own = [n for n in p.names if n.place is not None][:1]
        own.sort(key=lambda n: (_breadth(n.place), n.first < h.trigger))
        exact = {n.place.id: n.place for n in reversed(own) if n.place is not None}
        return tuple(reversed(exact.values()))

    def _incident(self, f: Findings, b: Breach, said: list[list[Statement]], event: Event) -> None:
        p, h = f.parse, b.happening
        span = event.span
        if b.toll.end > 0:
            end = p.sentence.span(b.toll.first, b.toll.end)[1]
            if event.span[0] < end <= event.span[0] + _LONGEST:
                span = (event.span[0], max(event.span[1], end))
        within = said[h.said] if h.said >= 0 else []
        self._incidents.append(Incident(
            id=self._id("incident", span, b.type), document=self._document.id, span=span,
            coder=self._coder, type=b.type, weapon=b.weapon, date=event.date, place=event.place,
            places=event.places, perpetrators=event.actors or None,
            alleged_by=tuple(s.speaker for s in within) or None,
            targets=event.recipients or None, killed=b.toll.killed, wounded=b.toll.wounded,
            modality=h.light.modality, events=(event.id,),
        ))  # fmt: skip

    def _commitment(self, f: Findings, c: Pledge, said: list[list[Statement]]) -> Commitment:
        p = f.parse
        action = p.sentence.span(c.first, c.end)
        start = p.sentence.starts[min(c.happening.trigger, c.first) if c.happening else c.first]
        within = said[c.said] if c.said >= 0 else []
        since = self._when(f, c.happening) if c.happening else when.publication(self._context.day)
        made = Commitment(
            id=self._id("commitment", action, "commitment"), document=self._document.id,
            span=(start, action[1]), coder=self._coder, by=self._bound(c.by), action=action,
            excludes=_unique(list(c.excludes)) or None, since=since,
            deadline=when.deadline(p.sentence.dates, c.first, c.end, self._context.day),
            statement=within[0].id if within else None,
        )  # fmt: skip
        self._commitments.append(made)
        return made

    def _bound(self, names: tuple[Named, ...]) -> tuple[Actor, ...]:
        """Ministers agree, states are bound."""
        found: dict[str, Actor] = {}
        for named in names:
            actor = named.actor
            if actor is None:
                continue
            if actor.type in (ActorType.OFFICE_HOLDER, ActorType.UNKNOWN) and actor.of:
                actor = self._actors.get(actor.of, actor)
            found.setdefault(actor.id, actor)
        return tuple(found.values())

    def _status(
        self, f: Findings, s: Standing, said: list[list[Statement]],
        commitments: list[tuple[Pledge, Commitment]],
    ) -> None:  # fmt: skip
        p = f.parse
        span = p.sentence.span(s.first, s.end)
        within = said[s.said] if s.said >= 0 else []
        subject = next(
            (c.id for pledge, c in commitments
             if pledge.happening is not None and pledge.happening.trigger == s.at), None,
        )  # fmt: skip
        low, high = s.accord or p.sentence.span(*s.subject)
        date = when.stated(p, s.clause, s.at, 0, len(p.words))
        self._statuses.append(Status(
            id=self._id("status", span, s.status), document=self._document.id, span=span,
            coder=self._coder, subject=subject or self._document.text[low:high], status=s.status,
            modality=s.modality, asserted_by=within[0].speaker if within else None,
            date=date or (
                when.publication(self._context.day) if s.modality is Modality.ACTUAL else None
            ),
            said=within[0].date if within else when.publication(self._context.day),
            statement=within[0].id if within else None,
        ))  # fmt: skip


_SPEECH_ACTS = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
    EventType.CONSULT,
})  # fmt: skip


def _own_act(f: Findings, h: Happening) -> bool:
    """Whether an event is the speech act of its own speaker: it rests on nobody else's word."""
    if h.own or h.said < 0:
        return h.own
    speakers = {n.actor.id for n in f.said[h.said].speakers if n.actor is not None}
    actors = {n.actor.id for n in h.roles.actors if n.actor is not None}
    return h.type in _SPEECH_ACTS and bool(speakers & actors)


_LONGEST = 690
"""Characters of a claim's span."""
_BREADTH = {"country": 2, "province": 1}


def _breadth(place: Place | None) -> int:
    """Narrow places before wide ones."""
    return _BREADTH.get(str(place.precision), 0) if place is not None else 3


def _located(p: Parse, n: Named) -> bool:
    """Whether a place name stands after a preposition that says where."""
    if "ب" in n.prefix:
        return True
    k = n.first - 1
    while k >= 0 and k >= n.first - 3:
        if p.words[k].fold in ("في", "من"):
            return p.words[k].fold == "في"
        k -= 1
    return False


def _unique(names: list[Named]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for n in names:
        if n.actor is not None:
            found.setdefault(n.actor.id, n.actor)
    return tuple(found.values())
