"""Where an event was: the places of its clause, the telling ones first."""

from __future__ import annotations

from hudna.coding.events.happening import Happening
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.model import Place, Precision
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind, Stretch

_BREADTH = {Precision.COUNTRY: 2, Precision.PROVINCE: 1}
_BACK = 3
"""Tokens before a place name in which its «في» may stand («في العاصمة السورية دمشق»)."""


class PlaceFinder:
    """Finds where events were."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._sides = vocabulary.classes["part-or-side"]
        self._stationed = vocabulary.classes["stationed"]

    def places(self, p: Parse, h: Happening, until: int) -> tuple[Place, ...]:
        """The places of an event, narrow ones before wide ones, those after the trigger first.

        Violence takes any place of its clause from which nothing came; where none is narrow also
        those of the clauses after it `until` a token, which tell more of it («قصف نفذته القوات،
        استهدف قرية …»), else the first of the sentence. Other events take only what stands after
        «في» or «بـ».
        """
        own = [
            n for n in p.names
            if n.place and h.clause.first <= n.first < h.clause.end and not _measured_from(p, n)
        ]  # fmt: skip
        if h.frame.incident is None:
            own = [n for n in own if _located(p, n)]
        else:
            own = [n for n in own if not self._came_from(p, n)]
            if not any(_breadth(n.place) == 0 and not _heads(p, n) for n in own):
                own += [
                    n for n in p.names
                    if n.place and h.clause.end <= n.first < until and _breadth(n.place) == 0
                    and not _measured_from(p, n) and not self._came_from(p, n)
                ]  # fmt: skip
            if not own:
                own = [n for n in p.names if n.place is not None and not self._came_from(p, n)][:1]
        own.sort(key=lambda n: (_heads(p, n), _breadth(n.place), n.first < h.trigger))
        found: dict[str, Place] = {}
        for n in own:
            if n.place is not None:
                found.setdefault(n.place.id, n.place)
        return tuple(found.values())

    def _came_from(self, p: Parse, n: Named) -> bool:
        """Whether somebody or something came from a place, or is stationed there: «نازحة من …»,
        «القوات المتمركزة في …».
        """
        k = n.first - 1
        while k >= 0 and (Kind.PLACE_HEAD in p.sentence.hits[k] or p.words[k].shape is Shape.QUOTE):
            k -= 1
        if k < 1 or "preposition" not in p.words[k].flags:
            return False
        if p.words[k].fold != "من":
            return Stretch(p.words[max(0, k - _POST) : k]).has(self._stationed)
        return p.covered[k - 1] < 0 and not Stretch(p.words[k - 1 : k]).has(self._sides)


_POST = 2
"""Tokens before the preposition of a place in which a word for being stationed there stands."""


def _heads(p: Parse, n: Named) -> bool:
    """Whether a place is only where the report comes from, or its heading: «حلب: قصفت …»."""
    return n.end < len(p.words) and n.first <= _HEADING and p.words[n.end].surface[:1] in _MARKS


_HEADING = 6
"""Tokens before a place that heads a report: the outlet's name."""
_MARKS = frozenset(":-–—|")


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
