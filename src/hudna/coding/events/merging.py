"""One happening told by several words of a sentence is one event."""

from __future__ import annotations

from dataclasses import replace

from hudna.coding.events.happening import Happening
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.model import IncidentType

_NEAR = 12
"""Tokens between two triggers of one event in neighbouring clauses («هجوم استهدف»)."""


def merged(p: Parse, found: list[Happening]) -> list[Happening]:
    """The events of a sentence, those of one type joined whose parties agree.

    Where one tells the attack and the other only who was killed or hurt, the attack is the event
    and the casualties are its toll.
    """
    kept: list[Happening] = []
    for h in found:
        known = () if _anew(p, h) else enumerate(kept)
        at = next((k for k, other in known if _same(other, h)), None)
        if at is None:
            kept.append(h)
        elif casualty(kept[at]) and not casualty(h):
            kept[at] = _attack(h, kept[at])
        else:
            _take_over(kept[at], h)
    return kept


def _anew(p: Parse, h: Happening) -> bool:
    """Whether a verb after a day that و joins begins another story: «وفي 12 من شباط، قتل ستة»."""
    for d in p.sentence.dates if h.sense.finite else ():
        if d.end <= h.trigger and all(p.words[k].surface in "،," for k in range(d.end, h.trigger)):
            k = d.first - ("preposition" in p.words[d.first - 1].flags)
            return k > 0 and p.words[k].fold.startswith("و")
    return False


def casualty(h: Happening) -> bool:
    """Whether an event only tells who was killed or hurt, not by what attack."""
    return h.frame.passive == "yes" or h.frame.incident is IncidentType.OTHER


def _attack(h: Happening, toll: Happening) -> Happening:
    """An attack told after its toll: it is told where the toll is, as the same news."""
    clause = replace(
        h.clause, first=min(toll.clause.first, h.clause.first), opener=toll.clause.opener
    )
    attack = replace(h, clause=clause, light=replace(h.light, background=toll.light.background))
    _take_over(attack, toll)
    return attack


def _take_over(kept: Happening, h: Happening) -> None:
    """Add the parties that only the other telling names."""
    for named in h.roles.actors:
        if not kept.roles.actors or not _mentions(kept, named):
            kept.roles.add("actor", named)
    for named in h.roles.recipients:
        if not _mentions(kept, named):
            kept.roles.add("recipient", named)


def _mentions(h: Happening, named: Named) -> bool:
    ids = {n.actor.id for n in (*h.roles.actors, *h.roles.recipients) if n.actor}
    return named.actor is not None and named.actor.id in ids


def _same(a: Happening, b: Happening) -> bool:
    if a.type is not b.type or a.light.negated != b.light.negated:
        return False
    if a.frame.incident is not None and _agree(a, b) and (casualty(a) or casualty(b)):
        return True
    if a.clause.first == b.clause.first:
        return True
    near = b.trigger - a.trigger <= _NEAR and a.end >= b.clause.first - 1
    return near and b.clause.opener in ("relative", "comma", "and") and _agree(a, b)


def _agree(a: Happening, b: Happening) -> bool:
    """Whether two events do not name different actors."""
    ours = {n.actor.id for n in a.roles.actors if n.actor}
    theirs = {n.actor.id for n in b.roles.actors if n.actor}
    return not theirs or not ours or bool(theirs & ours)
