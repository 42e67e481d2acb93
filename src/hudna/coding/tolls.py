"""How many were killed and wounded, as ranges."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Parse
from hudna.coding.sentence import Sentence
from hudna.grammar.numbers import Quantity
from hudna.model import Toll
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind

_AFTER = 5
"""Tokens from a word of killing to the number of the killed («مقتل ما لا يقل عن ستة»)."""
_SOME = Toll(min=2, max=None)
_ONE = Toll(min=1, max=1)
_TWO = Toll(min=2, max=2)
_NONE = Toll(min=0, max=0)


@dataclass(slots=True)
class Tolls:
    """Killed and wounded in a stretch of text, and where it says so."""

    killed: Toll | None = None
    wounded: Toll | None = None
    first: int = -1
    end: int = -1

    def __bool__(self) -> bool:
        return self.killed is not None or self.wounded is not None


def tolls(p: Parse, first: int, end: int) -> Tolls:
    """The toll that some tokens give.

    The first number of each kind counts: what follows it within the sentence («بينهم طفلان»,
    «ثلاثة منهم») is part of it. A noun of casualties in the singular without a number is one, in
    the dual two, in the plural two or more («سقوط قتلى وجرحى»); «دون إصابات» is none.
    """
    s = p.sentence
    found = Tolls()
    taken: set[int] = set()
    for i in range(first, end):
        hit = s.hits[i].get(Kind.CASUALTY)
        if hit is None:
            continue
        kinds = set(hit.keys)
        if "none" in kinds:
            found.killed = found.killed or _NONE
            found.wounded = found.wounded or _NONE
            _mark(found, i, hit.end)
            continue
        for kind in ("killed", "wounded"):
            if kind not in kinds or getattr(found, kind) is not None:
                continue
            toll, last = _toll(s, i, hit.end, end, taken)
            if toll is not None:
                setattr(found, kind, toll)
                _mark(found, i, last)
    return found


def _mark(found: Tolls, first: int, end: int) -> None:
    found.first = first if found.first < 0 else min(found.first, first)
    found.end = max(found.end, end)


def _toll(s: Sentence, i: int, after: int, end: int, taken: set[int]) -> tuple[Toll | None, int]:
    """The number that belongs to a word of casualties, and where it ends."""
    before = _number_ending(s, i)
    if before is not None and before.first not in taken:
        taken.add(before.first)
        return Toll(min=before.min, max=before.max), after
    for q in s.quantities:
        if after <= q.first <= after + _AFTER and q.first < end and q.kind != "ordinal":
            if any(_breaks(s, k) for k in range(after, q.first)) or q.first in taken:
                break
            taken.add(q.first)
            return Toll(min=q.min, max=q.max), q.end
    return _counted(s, i, after, end)


def _number_ending(s: Sentence, i: int) -> Quantity | None:
    """The number right before a word: «ستة قتلى»."""
    for q in s.quantities:
        if q.kind == "dual" and q.first <= i < q.end:
            return q
        if q.end == i and q.kind != "ordinal":
            return q
        if q.first <= i < q.end and q.kind != "ordinal":
            return q
    return None


def _breaks(s: Sentence, k: int) -> bool:
    """A word between killing and number that shows the number to be another's."""
    word = s.words[k]
    hit = s.hits[k].get(Kind.CASUALTY)
    if hit is not None and ("killed" in hit.keys or "wounded" in hit.keys):
        return True
    return (word.shape is Shape.MARK and word.surface in "،,؛.") or "relative" in word.flags


def _counted(s: Sentence, i: int, after: int, end: int) -> tuple[Toll | None, int]:
    """One, two or some, by the number of the noun that is counted or of the casualty word."""
    word = s.words[i].fold.removeprefix("ال").lstrip("وب")
    if word.endswith(("ي", "يحي")) and word in _SOME_WORDS:
        return _SOME, after
    if word in _SOME_WORDS:
        return _SOME, after
    if after < end:
        victim = s.hits[after].get(Kind.CASUALTY)
        follower = s.words[after]
        if victim is not None and "victim" in victim.keys:
            stem = follower.fold.removeprefix("ال")
            if stem.endswith(("ين", "ون", "ان")) or stem in _PLURAL_VICTIMS:
                return (
                    _SOME if stem.endswith(("ون", "ين")) or stem in _PLURAL_VICTIMS else _TWO
                ), (victim.end)
            return _ONE, victim.end
    if word in _ONE_WORDS:
        return _ONE, after
    if word in _TWO_WORDS:
        return _TWO, after
    return None, after


_SOME_WORDS = frozenset({"قتلي", "جرحي", "شهدا", "مصابين", "مصابون", "ضحايا", "اصابات", "جثث"})
_ONE_WORDS = frozenset({"قتيل", "قتيلا", "شهيد", "شهيدا", "جريح", "جريحا", "مصاب", "جثه", "قتيله"})
_TWO_WORDS = frozenset({"قتيلين", "قتيلان", "شهيدين", "شهيدان", "جريحين", "جريحان"})
_PLURAL_VICTIMS = frozenset({
    "اشخاص", "اطفال", "نسا", "سيدات", "رجال", "شبان", "جنود", "عناصر", "ضباط", "عمال", "افراد",
    "اخرين", "اخرون",
})  # fmt: skip
