"""One attack told several times in one report is one incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from hudna.coding.events.tolls import better
from hudna.model import Actor, Incident, IncidentType, Modality, Place
from hudna.model.record import Reading

_VAGUE = frozenset({IncidentType.OTHER, IncidentType.GROUND_ATTACK})
"""Types that a retelling may give more exactly: «هجوم» and then «قصف»."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """An incident as a sentence tells it, which may have been told before."""

    incident: Incident
    sentence: int
    back: bool
    """Whether its words refer to an attack told before: «القصف»."""
    lasting: bool
    """Whether it tells what goes on or keeps happening."""


def merged(told: Iterable[Retelling]) -> list[Incident]:
    """The incidents of a report with retellings joined, in the order of their first telling.

    Two tellings are of one attack when their types, dates and perpetrators do not contradict each
    other and they share a place, or the later one names none and refers to the attack told last.
    What each voice gives as toll stays in `tolls` where they differ. What keeps happening is none
    of them.
    """
    kept: list[Retelling] = []
    for telling in told:
        index = _meant(kept, telling)
        if index < 0:
            kept.append(telling)
        else:
            incident = _join(kept[index].incident, telling.incident)
            kept[index] = replace(kept[index], incident=incident)
    return [k.incident for k in kept]


def _meant(kept: list[Retelling], t: Retelling) -> int:
    """Which of the attacks told before a telling is of, or -1."""
    if t.lasting:
        return -1
    known = [k for k, x in enumerate(kept) if not x.lasting]
    for k in known:
        if _same(kept[k].incident, t.incident):
            return k
    if not t.back or narrow(t.incident.place) is not None or not known:
        return -1
    last = kept[known[-1]]
    past = Modality.HISTORICAL in (last.incident.modality, t.incident.modality)
    soon = t.sentence - last.sentence <= _SOON
    return known[-1] if soon and not past and _fits(last.incident, t.incident) else -1


_SOON = 3
"""Sentences after an attack in which a noun with the article means it."""


def alike(one: IncidentType, other: IncidentType) -> bool:
    """Whether two types may be of one attack."""
    return one is other or bool(_VAGUE & {one, other})


def _same(a: Incident, b: Incident) -> bool:
    return narrow(a.place) is not None and narrow(a.place) == narrow(b.place) and _fits(a, b)


def _fits(a: Incident, b: Incident) -> bool:
    """Whether the types, days and perpetrators of two tellings may be those of one attack."""
    if not alike(a.type, b.type):
        return False
    if a.date and b.date and (a.date.start > b.date.end or b.date.start > a.date.end):
        return False
    ours, theirs = _ids(a.perpetrators), _ids(b.perpetrators)
    return not (ours and theirs and not ours & theirs)


def _ids(actors: tuple[Actor, ...] | None) -> set[str]:
    return {x.id for x in actors or ()}


def narrow(place: Place | None) -> str | None:
    """The id of a place that tells an attack from others: one narrower than a province."""
    if place is None or str(place.precision) in ("country", "province"):
        return None
    return place.id


def _join(a: Incident, b: Incident) -> Incident:
    """The fuller telling with what only the other one says."""
    full, rest = (a, b) if _known(a) >= _known(b) else (b, a)
    readings = tuple(
        Reading(by=i.alleged_by[0] if i.alleged_by else None, killed=i.killed, wounded=i.wounded,
                span=i.span)
        for i in (a, b) if i.killed or i.wounded
    )  # fmt: skip
    differ = len({(r.killed, r.wounded) for r in readings}) > 1
    return Incident(
        id=full.id, document=full.document, span=full.span, coder=full.coder,
        confidence=full.confidence, weapon=full.weapon or rest.weapon,
        type=rest.type if full.type in _VAGUE else full.type,
        date=full.date or rest.date, place=_narrower(full.place, rest.place),
        places=_union(full.places, rest.places), modality=full.modality,
        perpetrators=_actors(full.perpetrators, rest.perpetrators),
        alleged_by=_actors(full.alleged_by, rest.alleged_by),
        denied_by=_actors(full.denied_by, rest.denied_by),
        targets=_actors(full.targets, rest.targets), killed=better(a.killed, b.killed),
        wounded=better(a.wounded, b.wounded),
        tolls=(*(full.tolls or ()), *readings) if differ else full.tolls,
        events=(*(a.events or ()), *(b.events or ())),
    )  # fmt: skip


def with_toll(i: Incident, toll: Reading) -> Incident:
    """An incident with the toll that a later sentence gives."""
    readings = (Reading(killed=i.killed, wounded=i.wounded, span=i.span), toll)
    told = tuple(r for r in readings if r.killed or r.wounded)
    differ = len({(r.killed, r.wounded) for r in told}) > 1
    return msgspec.structs.replace(
        i, killed=better(i.killed, toll.killed), wounded=better(i.wounded, toll.wounded),
        tolls=told if differ else i.tolls,
    )  # fmt: skip


def _narrower(one: Place | None, other: Place | None) -> Place | None:
    """The narrower of two places, the first where both are alike."""
    return other if narrow(one) is None and other is not None and narrow(other) else one or other


def _known(i: Incident) -> int:
    """How much a telling says."""
    return sum(x is not None for x in (i.place, i.perpetrators, i.killed, i.wounded, i.weapon))


def _actors(a: tuple[Actor, ...] | None, b: tuple[Actor, ...] | None) -> tuple[Actor, ...] | None:
    return tuple({x.id: x for x in (*(a or ()), *(b or ()))}.values()) or None


def _union(a: tuple[Place, ...] | None, b: tuple[Place, ...] | None) -> tuple[Place, ...] | None:
    return tuple({x.id: x for x in (*(a or ()), *(b or ()))}.values()) or None
