"""From what was found in sentences to the claims of the record, with their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypedDict

import msgspec

from hudna.coding import evidence, when
from hudna.coding.commitments import Pledge
from hudna.coding.confidence import Confidence
from hudna.coding.context import Context
from hudna.coding.counts.tally import Tally
from hudna.coding.events.denials import Denial, Denied, answered
from hudna.coding.events.happening import Happening
from hudna.coding.events.incidents import Aftermath, Breach
from hudna.coding.events.retold import Retelling, merged, narrow, with_toll
from hudna.coding.evidence import Evidence
from hudna.coding.findings import Findings
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.recalled import Recalled, Told
from hudna.coding.speech import Said
from hudna.coding.statuses import Standing
from hudna.coding.where import PlaceFinder
from hudna.model import (
    Actor,
    ActorType,
    Claim,
    Commitment,
    Count,
    Document,
    Event,
    Incident,
    Mention,
    Modality,
    PlaceMention,
    Span,
    Statement,
    Status,
)
from hudna.model.ids import claim_id
from hudna.model.record import Reading

_FIGHTERS = frozenset({
    ActorType.STATE, ActorType.ARMED_GROUP, ActorType.COALITION, ActorType.OFFICE_HOLDER,
})  # fmt: skip
"""Whom a denial of an attack means as the ones blamed for it; who only watches is not."""
_SOON = 2
"""Sentences after an attack in which its toll may follow."""
_LONGEST = 690
"""Characters of an incident's span with its toll: a claim points at a passage, not at a page."""


@dataclass(frozen=True, slots=True)
class Making:
    """With what claims are made: the coder's version, who judges how sure they are and what is only
    recalled, who says where events were, the known actors.
    """

    version: str
    confidence: Confidence
    recalled: Recalled
    places: PlaceFinder
    actors: dict[str, Actor]


class _Common(TypedDict):
    id: str
    document: str
    span: Span
    confidence: float | None
    coder: str


class Claims:
    """The claims of one document as they are found."""

    def __init__(self, document: Document, context: Context, making: Making) -> None:
        self._document, self._context, self._making = document, context, making
        self._told = Told(context.day)
        self._ordinals: dict[tuple[str, Span, str], int] = {}
        self._mentions: dict[tuple[Span, str], Mention | PlaceMention] = {}
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._commitments: list[Commitment] = []
        self._statuses: list[Status] = []
        self._incidents: list[Retelling] = []
        self._denials: list[Denied] = []
        self._counts: dict[Tally, Count] = {}

    def all(self) -> Iterator[Claim]:
        """Every claim, kind by kind."""
        yield from self._mentions.values()
        yield from self._statements
        yield from self._events
        yield from self._commitments
        yield from self._statuses
        yield from answered(merged(self._incidents), self._denials)
        yield from self._summed()

    def add(self, f: Findings) -> None:
        """Take in a sentence."""
        for named in f.parse.names:
            self._mention(named)
        said = [self._statement(f, s) for s in f.said]
        events = {id(h): self._event(f, h, said) for h in f.happenings}
        for breach in f.breaches:
            incident = self._incident(f, breach, said, events[id(breach.happening)])
            told = Retelling(incident, f.parse.sentence.number, breach.back, breach.lasting)
            self._incidents.append(told)
        if f.aftermath is not None and self._incidents:
            self._incidents[-1] = self._ended(f, f.aftermath, said, self._incidents[-1])
        for denial in f.denials:
            self._denial(f, denial, said, events)
        bound: dict[int, str] = {}
        for pledge in f.pledges:
            made = self._commitment(f, pledge, said)
            if pledge.happening is not None:
                bound.setdefault(pledge.happening.trigger, made.id)
        for standing in f.standings:
            self._status(f.parse, standing, said, bound.get(standing.at))
        for tally in f.tallies:
            self._count(f.parse, tally, said)

    def _common(self, kind: str, span: Span, subtype: str, why: Evidence) -> _Common:
        """What every claim has: its id, document, words, confidence and rule."""
        ordinal = self._ordinals.get((kind, span, subtype), 0)
        self._ordinals[kind, span, subtype] = ordinal + 1
        return {
            "id": claim_id(self._document.id, kind, span, subtype, ordinal),
            "document": self._document.id,
            "span": span,
            "confidence": self._making.confidence.of(why),
            "coder": why.coder(self._making.version),
        }

    # ------------------------------------------------------------------ kinds
    def _mention(self, n: Named) -> None:
        thing = n.place or n.actor
        if thing is None or (n.span, thing.id) in self._mentions:
            return
        kind = "mention" if n.place is None else "place_mention"
        common = self._common(kind, n.span, thing.id, evidence.mention(n))
        if n.place is not None:
            self._mentions[n.span, thing.id] = PlaceMention(**common, place=n.place)
        elif n.actor is not None:
            self._mentions[n.span, thing.id] = Mention(**common, actor=n.actor, form=n.form)

    def _statement(self, f: Findings, s: Said) -> list[Statement]:
        """One statement for each speaker; nested ones say in which they are."""
        outer = [x for x in f.said if x is not s and x.first <= s.cue < x.end]
        inner = max(outer, key=lambda x: x.first).content if outer else None
        within = next((st.id for st in self._statements if st.content == inner), None)
        why = evidence.statement(f, s)
        made = [
            Statement(
                **self._common("statement", s.span, speaker.actor.id, why), speaker=speaker.actor,
                content=s.content, direct=s.direct, cue=f.parse.sentence.span(s.cue, s.cue + 1),
                stance=s.stance, within=within, date=when.said_date(f, s, self._context),
                forum=s.forum or None, audience=_unique(list(s.audience)) or None,
            )
            for speaker in s.speakers if speaker.actor is not None
        ]  # fmt: skip
        self._statements.extend(made)
        return made

    def _event(self, f: Findings, h: Happening, said: list[list[Statement]]) -> Event:
        span = h.span(f.parse)
        within = said[h.said][:1] if h.said >= 0 and not f.own_act(h) else []
        places = self._making.places.places(f.parse, h, f.until(h))
        actors = _unique(h.roles.actors)
        date = when.event_date(f, h, self._context)
        event = Event(
            **self._common("event", span, h.type, evidence.event(h)), type=h.type,
            mode=h.frame.mode or None, actors=actors,
            recipients=tuple(x for x in _unique(h.roles.recipients) if x not in actors),
            trigger=f.parse.sentence.span(h.trigger, h.sense.end), negated=h.light.negated,
            modality=self._making.recalled.modality(f, h, date, self._told),
            attributed_to=within[0].speaker if within else None,
            statement=within[0].id if within else None, date=date,
            place=places[0] if places else None, places=places if len(places) > 1 else None,
        )  # fmt: skip
        self._events.append(event)
        return event

    def _incident(
        self, f: Findings, b: Breach, said: list[list[Statement]], event: Event
    ) -> Incident:
        span, h = event.span, b.happening
        if b.toll.end > 0:
            end = f.parse.sentence.span(b.toll.first, b.toll.end)[1]
            if span[1] < end <= span[0] + _LONGEST:
                span = (span[0], end)
        alleging = tuple(s.speaker for s in said[h.said]) if h.said >= 0 else ()
        return Incident(
            **self._common("incident", span, b.type, evidence.incident(f, b)), type=b.type,
            weapon=b.weapon, date=event.date, place=event.place, places=event.places,
            perpetrators=event.actors or None, alleged_by=alleging or None,
            targets=event.recipients or None, killed=b.toll.killed, wounded=b.toll.wounded,
            modality=event.modality, events=(event.id,),
        )  # fmt: skip

    def _ended(
        self, f: Findings, a: Aftermath, said: list[list[Statement]], last: Retelling
    ) -> Retelling:
        """The attack told last with the toll that a later sentence gives it."""
        near = f.parse.sentence.number - last.sentence <= _SOON
        here = narrow(last.incident.place)
        there = a.placed if here is not None and here not in a.placed else frozenset()
        dated = last.incident.date
        days = [d.value for d in f.parse.sentence.dates if d.value is not None]
        other = dated and any(d.start > dated.end or d.end < dated.start for d in days)
        past = last.lasting or last.incident.modality is not Modality.ACTUAL
        if not near or there or other or past:
            return last
        span = f.parse.sentence.span(a.toll.first, a.toll.end)
        by = said[0][0].speaker if said and said[0] else None
        toll = Reading(by=by, killed=a.toll.killed, wounded=a.toll.wounded, span=span)
        return replace(
            last, incident=with_toll(last.incident, toll), sentence=f.parse.sentence.number
        )

    def _denial(
        self, f: Findings, d: Denial, said: list[list[Statement]], events: dict[int, Event]
    ) -> None:
        by, at = _unique(list(d.by)), f.parse.sentence.starts[d.at]
        if d.act is None:
            self._denials.append(Denied(at, by, d.kinds, d.place, None))
            return
        event = events[id(d.act.happening)]
        told = self._incident(f, d.act, said, event)
        blamed = tuple(a for a in event.actors or by if a.type in _FIGHTERS)
        denied = msgspec.structs.replace(
            told, perpetrators=blamed or None, alleged_by=None, denied_by=by,
            modality=Modality.ACTUAL,
        )  # fmt: skip
        placed = denied.place is not None or denied.targets is not None
        self._denials.append(
            Denied(at, by, frozenset({d.act.type}), denied.place, denied if placed else None)
        )

    def _commitment(self, f: Findings, c: Pledge, said: list[list[Statement]]) -> Commitment:
        p, h = f.parse, c.happening
        action = p.sentence.span(c.first, c.end)
        start = p.sentence.starts[c.first if h is None else min(h.trigger, c.first)]
        made = Commitment(
            **self._common("commitment", (start, action[1]), "", evidence.commitment(c)),
            by=self._bound(c.by), to=self._bound(c.to) or None, action=action,
            excludes=_unique(list(c.excludes)) or None,
            since=when.publication(self._context) if h is None
            else when.event_date(f, h, self._context),
            deadline=when.deadline(p.sentence.dates, c.first, c.end, self._context.day),
            statement=said[c.said][0].id if c.said >= 0 and said[c.said] else None,
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
                actor = self._making.actors.get(actor.of, actor)
            found.setdefault(actor.id, actor)
        return tuple(found.values())

    def _status(
        self, p: Parse, s: Standing, said: list[list[Statement]], commitment: str | None
    ) -> None:
        span = p.sentence.span(s.first, s.end)
        within = said[s.said][:1] if s.said >= 0 else []
        low, high = s.accord or p.sentence.span(*s.subject)
        news = when.publication(self._context)
        date = when.stated(p, s.clause, s.at, (0, len(p.words)))
        self._statuses.append(Status(
            **self._common("status", span, s.status, evidence.status(s)),
            subject=commitment or self._document.text[low:high], status=s.status,
            modality=s.modality, asserted_by=within[0].speaker if within else None,
            date=date or (news if s.modality is Modality.ACTUAL else None),
            said=within[0].date if within else news,
            statement=within[0].id if within else None,
        ))  # fmt: skip

    def _count(self, p: Parse, t: Tally, said: list[list[Statement]]) -> None:
        span = p.sentence.span(t.first, t.end)
        several = len(t.areas) > 1
        within = said[t.said][:1] if t.said >= 0 else []
        self._counts[t] = Count(
            **self._common("count", span, f"{t.what}:{t.unit}", evidence.count(t)),
            counted_by=t.by, what=t.what, value=t.amount.value, range=t.amount.range,
            about=t.amount.about, unit=t.unit, area=t.areas[0] if len(t.areas) == 1 else None,
            areas=t.areas if several else None, side=t.side, period=t.period,
            cumulative=t.cumulative, listed_by=t.listed_by,
            within=self._counts[t.whole].id if t.whole is not None else None,
            statement=within[0].id if within else None,
        )  # fmt: skip

    def _summed(self) -> Iterator[Count]:
        """The counts, each total with the parts that should add up to it.

        Parts that are told as some of the total, or one alone, are not all there are, unless they
        reach it.
        """
        parts: dict[Tally, list[Tally]] = {}
        for tally in self._counts:
            if tally.whole is not None:
                parts.setdefault(tally.whole, []).append(tally)
        for tally, count in self._counts.items():
            own = parts.get(tally, [])
            some = len(own) == 1 or any(x.some for x in own)
            some = some and sum(x.amount.value for x in own) < count.value
            ids = tuple(self._counts[x].id for x in own)
            yield msgspec.structs.replace(count, parts=ids) if ids and not some else count


def _unique(names: list[Named]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for n in names:
        if n.actor is not None:
            found.setdefault(n.actor.id, n.actor)
    return tuple(found.values())
