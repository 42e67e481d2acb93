"""Areas: which of the places of a sentence each of its numbers was counted in."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.counts.figures import Figure
from hudna.coding.counts.words import conjoined
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.model import Form, Place
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.places import Gazetteer

_BACK = 4
"""Tokens before a place name in which its «في» may stand («في كل من محافظتي حلب»)."""
_GAP = frozenset("(:-–[")
_STOPS = frozenset(".؛؟!")


@dataclass(frozen=True, slots=True)
class Area:
    """Where something was counted: the places, the tokens that name them, and whether the number
    holds for each of them («3 في كل من حلب وإدلب»).
    """

    places: tuple[Place, ...] = ()
    first: int = -1
    end: int = -1
    each: bool = False


class AreaReader:
    """Gives the numbers of a sentence their areas."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, p: Parse, figures: list[Figure]) -> list[Area]:
        """The area of each figure: the place right before a bare number («حلب (3)»), else the
        places after the number and before the next, else those before it in its clause.
        """
        named = [
            (n, place) for n in p.names
            if (place := self._place(p, n)) is not None and not _of_name(p, n)
        ]  # fmt: skip
        found = [Area()] * len(figures)
        taken: set[int] = set()
        for k, f in enumerate(figures):
            before = _before(p, f)
            hit = next(((n, x) for n, x in named if n.end == before), None)
            if hit is not None and hit[0].first not in taken:
                found[k] = Area((hit[1],), hit[0].first, hit[0].end)
                taken.add(hit[0].first)
        for k, f in enumerate(figures):
            if found[k].places:
                continue
            high = figures[k + 1].first if k + 1 < len(figures) else len(p.words)
            own = [x for x in named if x[0].first not in taken]
            clause = p.clause_of(f.at)
            inside = [x for x in own if f.first < x[0].first < f.at]
            after = [
                x for x in own if f.end <= x[0].first < high and _reaches(p, f.end, x[0].first)
            ]
            found[k] = _located(p, after) if not inside else _located(p, inside)
            if not found[k].places and f.thing is not None:
                low = max(clause.first, figures[k - 1].end if k else 0, *(
                    v.end for v in p.verbs if v.finite and v.end <= f.first
                ))  # fmt: skip
                found[k] = _located(p, [
                    x for x in own if low <= x[0].first < f.first
                ])  # fmt: skip
            taken |= {n.first for n, _ in own if found[k].first <= n.first < found[k].end}
        return found

    def _place(self, p: Parse, n: Named) -> Place | None:
        """The place that a name is, a capital's too where it does not stand for its government."""
        if n.place is not None:
            return n.place
        hit = p.sentence.hits[n.first].get(Kind.PLACE) if n.form is Form.METONYM else None
        return None if hit is None else self._gazetteer.by_id.get(hit.keys[0])


def _before(p: Parse, f: Figure) -> int:
    """The token after the words right before a number, what parts a list item passed over; -1
    where و joins the number to what stands before.
    """
    if conjoined(p, f.first) and p.words[f.first].shape is not Shape.MARK:
        return -1
    k = f.first
    while k > 0 and p.words[k - 1].surface in _GAP:
        k -= 1
    return k


def _reaches(p: Parse, first: int, at: int) -> bool:
    """Whether nothing between two tokens ends what is told of the number."""
    for k in range(first, at):
        if p.words[k].surface in _STOPS:
            return False
    return p.clause_of(at) == p.clause_of(first - 1) or p.clause_of(at).opener == "relative"


def _of_name(p: Parse, n: Named) -> bool:
    """Whether a place belongs to the name before it: «المركز الروسي للمصالحة في سورية»."""
    k = p.covered[n.first - 2] if n.first > 1 else -1
    return k >= 0 and p.names[k].actor is not None and p.names[k].end == n.first - 1


def _located(p: Parse, named: list[tuple[Named, Place]]) -> Area:
    """The first place that a preposition locates, with those joined to it.

    Of places in each other the narrowest comes first: they are one area («في بلدة … بريف …»).
    """
    chosen: list[tuple[Named, Place]] = []
    places: list[Place] = []
    for n, place in named:
        if not chosen:
            if _preposed(p, n):
                chosen, places = [(n, place)], [place]
            continue
        last = chosen[-1][0]
        gap = p.words[last.end : n.first]
        joined = n.prefix.startswith("و") or (gap and gap[-1].fold == "و")
        if n.first - last.end > 2:
            break
        if joined or any(w.surface in "،," for w in gap):
            places.append(place)
        elif gap and not any("preposition" in w.flags for w in gap) and "ب" not in n.prefix:
            break
        chosen.append((n, place))
    if not chosen:
        return Area()
    low = max(0, chosen[0][0].first - _BACK)
    each = any(
        "each" in hits[Kind.PARTICLE].keys for hits in p.sentence.hits[low : chosen[0][0].first]
        if Kind.PARTICLE in hits
    )  # fmt: skip
    unique = tuple({x.id: x for x in places}.values())
    return Area(unique, chosen[0][0].first, chosen[-1][0].end, each and len(unique) > 1)


def _preposed(p: Parse, n: Named) -> bool:
    """Whether a preposition that says where stands before a place name, or a bracket."""
    if "ب" in n.prefix:
        return True
    for k in range(n.first - 1, max(-1, n.first - 1 - _BACK), -1):
        word = p.words[k]
        if "place-preposition" in word.flags:
            return True
        if word.surface == "(":
            return k == n.first - 1
        if word.shape is not Shape.WORD or p.covered[k] >= 0 or p.is_finite(k):
            return False
    return False
