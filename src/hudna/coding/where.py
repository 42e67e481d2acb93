"""Where an event was: the places of its clause, the telling ones first."""

from __future__ import annotations

from hudna.coding.events.happening import Happening
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.model import Place, Precision

_BREADTH = {Precision.COUNTRY: 2, Precision.PROVINCE: 1}
_BACK = 3
"""Tokens before a place name in which its «في» may stand («في العاصمة السورية دمشق»)."""


def places_of(p: Parse, h: Happening) -> tuple[Place, ...]:
    """The places of an event, narrow ones before wide ones, those after the trigger first.

    Violence takes any place of its clause, else the first of the sentence; other events only what
    stands after «في» or «بـ».
    """
    own = [
        n for n in p.names
        if n.place and h.clause.first <= n.first < h.clause.end and not _measured_from(p, n)
    ]  # fmt: skip
    if h.frame.incident is None:
        own = [n for n in own if _located(p, n)]
    elif not own:
        own = [n for n in p.names if n.place is not None][:1]
    own.sort(key=lambda n: (_breadth(n.place), n.first < h.trigger))
    found: dict[str, Place] = {}
    for n in own:
        if n.place is not None:
            found.setdefault(n.place.id, n.place)
    return tuple(found.values())


def _measured_from(p: Parse, n: Named) -> bool:
    """Whether a place only says how far another is from it: «118 كم غربي بغداد»."""
    return any("distance" in w.flags for w in p.words[max(0, n.first - _AWAY) : n.first])


_AWAY = 4
"""Tokens before a place in which the unit of a distance from it stands."""


def _breadth(place: Place | None) -> int:
    return _BREADTH.get(place.precision, 0) if place is not None and place.precision else 0


def _located(p: Parse, n: Named) -> bool:
    """Whether a place name stands after a preposition that says where."""
    if "ب" in n.prefix:
        return True
    for k in range(n.first - 1, max(-1, n.first - 1 - _BACK), -1):
        if "preposition" in p.words[k].flags:
            return p.words[k].fold == "في"
    return False
