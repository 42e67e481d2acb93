"""Which finding of which sentence made a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hudna.coding import evidence
from hudna.coding.coder import Reading
from hudna.coding.commitments import Pledge
from hudna.coding.events.happening import Happening
from hudna.coding.events.incidents import Breach
from hudna.coding.evidence import Evidence
from hudna.coding.findings import Findings
from hudna.coding.names.named import Named
from hudna.coding.speech import Said
from hudna.coding.statuses import Standing
from hudna.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    Event,
    Incident,
    Mention,
    Modality,
    Place,
    PlaceMention,
    Statement,
    Status,
)

Roles = tuple[tuple[str, Named], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a claim was made of: its sentence, its evidence, who and where is in it and as what."""

    f: Findings
    evidence: Evidence
    roles: Roles
    happening: Happening | None = None
    statement: Said | None = None
    """The statement that the claim is."""
    standing: Standing | None = None
    breach: Breach | None = None
    said: int = -1
    """The index of the statement in whose content the claim stands, or -1."""
    recalled: bool = False
    """Whether an event or incident that happened is taken as only recalled."""


def find(claim: Claim, claims: Mapping[str, Claim], reading: Reading) -> Found | None:
    """The finding that made a claim, or nothing."""
    for f in reading.sentences:
        words = f.parse.words
        if not words:
            continue
        start, end = f.parse.sentence.span(0, len(words))
        if start < claim.span[1] and claim.span[0] < end:
            found = _in(f, claim, claims)
            if found is not None:
                return found
    return None


def _in(f: Findings, claim: Claim, claims: Mapping[str, Claim]) -> Found | None:
    match claim:
        case Mention() | PlaceMention():
            return next(_mentions(f, claim), None)
        case Statement():
            return next(_statements(f, claim), None)
        case Event():
            return next((_event(f, h, claim) for h in f.happenings if _is(f, h, claim)), None)
        case Incident():
            return next(_incidents(f, claim, claims), None)
        case Commitment():
            return next(_commitments(f, claim), None)
        case Status():
            return next(_statuses(f, claim), None)
        case Count():
            return next(_counts(f, claim), None)


def _mentions(f: Findings, claim: Mention | PlaceMention) -> Iterator[Found]:
    part, thing = ("actor", claim.actor) if isinstance(claim, Mention) else ("place", claim.place)
    for n in f.parse.names:
        if n.span == claim.span and (n.place or n.actor) == thing:
            yield Found(f, evidence.mention(n), ((part, n),))


def _statements(f: Findings, claim: Statement) -> Iterator[Found]:
    for index, s in enumerate(f.said):
        speakers = [n for n in s.speakers if n.actor is not None and n.actor.id == claim.speaker.id]
        if s.span != claim.span or not speakers or s.content != claim.content:
            continue
        roles = (("speaker", speakers[0]), *(("audience", n) for n in s.audience))
        outer = [k for k, x in enumerate(f.said) if k != index and x.first <= s.cue < x.end]
        yield Found(
            f, evidence.statement(f, s), roles, statement=s,
            said=max(outer, key=lambda k: f.said[k].first, default=-1),
        )  # fmt: skip


# ---------------------------------------------------------------------- events and incidents
def _is(f: Findings, h: Happening, e: Event) -> bool:
    trigger = f.parse.sentence.span(h.trigger, h.sense.end)
    return h.type is e.type and trigger == e.trigger and h.span(f.parse) == e.span


def _event(f: Findings, h: Happening, e: Event) -> Found:
    voices = _voices(f, -1 if f.own_act(h) else h.said)
    roles = (*_parties(h), *_places(f, e.place, e.places), *voices)
    recalled = e.modality is Modality.HISTORICAL
    return Found(f, evidence.event(h), roles, happening=h, said=h.said, recalled=recalled)


def _incidents(f: Findings, claim: Incident, claims: Mapping[str, Claim]) -> Iterator[Found]:
    """Of the tellings that were joined the one whose words the incident has."""
    events = [e for e in (claims.get(key) for key in claim.events or ()) if isinstance(e, Event)]
    for b in f.breaches:
        h = b.happening
        for e in events:
            if e.span[0] != claim.span[0] or not _is(f, h, e):
                continue
            roles = (
                *_parties(h), *_places(f, claim.place, claim.places), *_voices(f, h.said)
            )  # fmt: skip
            why = evidence.incident(f, b)
            recalled = claim.modality is Modality.HISTORICAL
            yield Found(f, why, roles, happening=h, breach=b, said=h.said, recalled=recalled)


def _commitments(f: Findings, claim: Commitment) -> Iterator[Found]:
    for c in f.pledges:
        if f.parse.sentence.span(c.first, c.end) == claim.action and _start(f, c) == claim.span[0]:
            roles = (
                *(("bound", n) for n in c.by), *(("excluded", n) for n in c.excludes),
                *_voices(f, c.said),
            )  # fmt: skip
            why = evidence.commitment(c)
            yield Found(f, why, roles, happening=c.happening, said=c.said)


def _start(f: Findings, c: Pledge) -> int:
    first = c.first if c.happening is None else min(c.happening.trigger, c.first)
    return f.parse.sentence.starts[first]


def _statuses(f: Findings, claim: Status) -> Iterator[Found]:
    for s in f.standings:
        if s.status is claim.status and f.parse.sentence.span(s.first, s.end) == claim.span:
            voices = _voices(f, s.said)
            yield Found(f, evidence.status(s), voices, standing=s, said=s.said)


def _counts(f: Findings, claim: Count) -> Iterator[Found]:
    for t in f.tallies:
        told = (t.what, t.unit, t.amount.value) == (claim.what, claim.unit, claim.value)
        if not told or f.parse.sentence.span(t.first, t.end) != claim.span:
            continue
        parts = (("counted by", t.by), ("laid to", t.side), ("listed by", t.listed_by))
        named = [
            (part, n) for part, actor in parts if actor is not None
            for n in f.parse.names if n.actor is not None and n.actor.id == actor.id
        ]  # fmt: skip
        roles = (*named, *_places(f, claim.area, claim.areas))
        yield Found(f, evidence.count(t), roles, said=t.said)


def _parties(h: Happening) -> Roles:
    return (
        *(("actor", n) for n in h.roles.actors), *(("recipient", n) for n in h.roles.recipients)
    )  # fmt: skip


def _voices(f: Findings, said: int) -> Roles:
    return tuple(("voice", n) for n in f.said[said].speakers) if said >= 0 else ()


def _places(f: Findings, first: Place | None, several: Iterable[Place] | None) -> Roles:
    wanted = {x.id for x in (first, *(several or ())) if x is not None}
    return tuple(
        ("place", n) for n in f.parse.names if n.place is not None and n.place.id in wanted
    )


def distinct(roles: Roles) -> Roles:
    """Who and where is in a claim, each once in each part."""
    seen: dict[tuple[str, str], tuple[str, Named]] = {}
    for part, n in roles:
        thing: Actor | Place | None = n.place or n.actor
        if thing is not None:
            seen.setdefault((part, thing.id), (part, n))
    return tuple(seen.values())
