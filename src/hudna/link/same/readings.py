"""What the documents of a story say of each field, where they agree and where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from hudna.link.same.telling import Telling
from hudna.link.same.where import Where, distance
from hudna.link.same.windows import Windows
from hudna.model import Actor, Conflict, DateRange, FieldReading, Incident, Place, Precision, Toll

_DATE, _PLACE, _KILLED, _WOUNDED = "date", "place", "killed", "wounded"
_PERPETRATORS, _ACTORS = "perpetrators", "actors"
FIELDS = (_DATE, _PLACE, _KILLED, _WOUNDED, _PERPETRATORS, _ACTORS)
"""The fields that are compared, in the order in which they are shown."""

Value = DateRange | Place | Toll | tuple[Actor, ...]
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE})


@dataclass(slots=True)
class _Reading:
    """One value of a field, and the documents that give it."""

    value: Value
    documents: list[str] = field(default_factory=list)


class Readings:
    """Compares what documents say, within an analyst's windows."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows

    def compared(self, told: Sequence[Telling]) -> tuple[tuple[str, ...], tuple[Conflict, ...]]:
        """The fields on which all documents agree that fill them, two at least, and the others."""
        said: dict[str, dict[str, _Reading]] = {name: {} for name in FIELDS}
        for telling in told:
            for name, value in _values(telling).items():
                reading = said[name].setdefault(_shown(value), _Reading(value))
                if telling.document not in reading.documents:
                    reading.documents.append(telling.document)
        agrees: list[str] = []
        conflicts: list[Conflict] = []
        for name, readings in said.items():
            if len({d for r in readings.values() for d in r.documents}) < 2:
                continue
            values = [r.value for r in readings.values()]
            if all(self._fit(one, other) for one, other in combinations(values, 2)):
                agrees.append(name)
            else:
                conflicts.append(Conflict(field=name, readings=tuple(
                    FieldReading(value=shown, documents=tuple(r.documents))
                    for shown, r in readings.items()
                )))  # fmt: skip
        return tuple(agrees), tuple(conflicts)

    def _fit(self, one: Value, other: Value) -> bool:
        """Whether two readings of a field may both be right."""
        if isinstance(one, DateRange) and isinstance(other, DateRange):
            return one.start <= other.end and other.start <= one.end
        if isinstance(one, Toll) and isinstance(other, Toll):
            return (other.max is None or one.min <= other.max) and (
                one.max is None or other.min <= one.max
            )
        if isinstance(one, Place) and isinstance(other, Place):
            mine, its = (Where(p.id, p.name, p.country, p.lat, p.lon) for p in (one, other))
            apart = distance(mine, its)
            return mine.same(its) or (apart is not None and apart <= self._windows.km)
        if isinstance(one, tuple) and isinstance(other, tuple):
            return not {a.id for a in one}.isdisjoint(a.id for a in other)
        return False


def _values(telling: Telling) -> dict[str, Value]:
    """What a telling says of each field; a country or a province is no place that differs."""
    claim = telling.claim
    found: dict[str, Value] = {}
    if claim.date is not None:
        found[_DATE] = claim.date
    if claim.place is not None and claim.place.precision not in _WIDE:
        found[_PLACE] = claim.place
    if not isinstance(claim, Incident):
        found[_ACTORS] = claim.actors
        return found
    if claim.killed is not None:
        found[_KILLED] = claim.killed
    if claim.wounded is not None:
        found[_WOUNDED] = claim.wounded
    if claim.perpetrators:
        found[_PERPETRATORS] = claim.perpetrators
    return found


def _shown(value: Value) -> str:
    """A value in words for people."""
    if isinstance(value, DateRange):
        return str(value.start) if value.start == value.end else f"{value.start} – {value.end}"
    if isinstance(value, Toll):
        if value.max is None:
            return f"{value.min}+"
        return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"
    if isinstance(value, Place):
        return _named(value)
    return "؛ ".join(_named(actor) for actor in value)


def _named(thing: Place | Actor) -> str:
    """Its Arabic name, with the English one where it has both."""
    if thing.name_ar is None or thing.name_ar == thing.name:
        return thing.name
    return f"{thing.name_ar} ({thing.name})"
