"""One attack told several times in one report is one incident."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.coding.events.tolls import better
from hudna.model import Actor, Incident, IncidentType, Place
from hudna.model.record import Reading

_VAGUE = frozenset({IncidentType.OTHER, IncidentType.GROUND_ATTACK})
"""Types that a retelling may give more exactly: «هجوم» and then «قصف»."""


def merged(incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents of a report with retellings joined, in the order of their first telling.

    Two tellings are of one attack when their types, dates and perpetrators do not contradict each
    other and they share a place. What each voice gives as toll stays in `tolls` where they differ.
    """
    kept: list[Incident] = []
    for incident in incidents:
        for index, known in enumerate(kept):
            if _same(known, incident):
                kept[index] = _join(known, incident)
                break
        else:
            kept.append(incident)
    return kept


def alike(one: IncidentType, other: IncidentType) -> bool:
    """Whether two types may be of one attack."""
    return one is other or bool(_VAGUE & {one, other})


def _same(a: Incident, b: Incident) -> bool:
    if not alike(a.type, b.type):
        return False
    if a.date and b.date and (a.date.start > b.date.end or b.date.start > a.date.end):
        return False
    ours, theirs = _ids(a.perpetrators), _ids(b.perpetrators)
    if ours and theirs and not ours & theirs:
        return False
    return narrow(a.place) is not None and narrow(a.place) == narrow(b.place)


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
        date=full.date or rest.date, place=full.place or rest.place,
        places=_union(full.places, rest.places), modality=full.modality,
        perpetrators=_actors(full.perpetrators, rest.perpetrators),
        alleged_by=_actors(full.alleged_by, rest.alleged_by),
        denied_by=_actors(full.denied_by, rest.denied_by),
        targets=_actors(full.targets, rest.targets), killed=better(a.killed, b.killed),
        wounded=better(a.wounded, b.wounded),
        tolls=(*(full.tolls or ()), *readings) if differ else full.tolls,
        events=(*(a.events or ()), *(b.events or ())),
    )  # fmt: skip


def _known(i: Incident) -> int:
    """How much a telling says."""
    return sum(x is not None for x in (i.place, i.perpetrators, i.killed, i.wounded, i.weapon))


def _actors(a: tuple[Actor, ...] | None, b: tuple[Actor, ...] | None) -> tuple[Actor, ...] | None:
    return tuple({x.id: x for x in (*(a or ()), *(b or ()))}.values()) or None


def _union(a: tuple[Place, ...] | None, b: tuple[Place, ...] | None) -> tuple[Place, ...] | None:
    return tuple({x.id: x for x in (*(a or ()), *(b or ()))}.values()) or None
