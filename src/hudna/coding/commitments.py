"""What parties took upon themselves: what was agreed, what an accord provides, what is promised."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.events.happening import Happening
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.scope.light import flags
from hudna.coding.speech import Said
from hudna.model import EventType, Stance
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE

_CONTENT = 12
"""Tokens from what binds to the beginning of what is to be done (parties and dates between)."""
_DOER = 2
"""Tokens from a verb to who is to do what it says."""
_NEAR = 5
"""Tokens between a verb of providing and the accord's name."""
_PRESENT = frozenset({Inflected.PRESENT, Inflected.PRESENT_PASSIVE, Inflected.FUTURE})


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment: tokens of what is to be done, who is bound, and the event that binds."""

    first: int
    end: int
    by: tuple[Named, ...]
    said: int
    happening: Happening | None
    excludes: tuple[Named, ...]
    to: tuple[Named, ...] = ()
    """To whom it is owed, where one of those who agreed is to do it."""


class Bond(NamedTuple):
    """What makes something a commitment: who is bound, by which event, on whose word."""

    said: int
    happening: Happening | None
    by: tuple[Named, ...]


class CommitmentReader:
    """Reads the commitments of one report, sentence by sentence."""

    def __init__(self) -> None:
        self._parties: tuple[Named, ...] = ()
        """Who agreed last in the report: whom «ينص الاتفاق على» binds."""

    def read(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Pledge]:
        """The commitments of a sentence in order of what makes them."""
        found = self._agreed(p, said, happenings)
        found += self._provided(p, said)
        for k, s in enumerate(said):
            if s.stance is Stance.PROMISES and not any(x.first >= s.first for x in found):
                found.append(Pledge(s.first, s.end, s.speakers, k, None, ()))
        found += [x for x in _undertaken(p, said) if not _overlaps(x, found)]
        return found

    def _agreed(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Pledge]:
        found: list[Pledge] = []
        for h in happenings:
            if h.type is not EventType.AGREE or h.light.negated or not h.roles.actors:
                continue
            self._parties = tuple(h.roles.actors)
            first = content(p, h.trigger)
            if first is not None:
                end = reach(p, said, h.said, first)
                found += _split(p, first, end, Bond(h.said, h, self._parties))
        return found

    def _provided(self, p: Parse, said: list[Said]) -> list[Pledge]:
        """«ينص الاتفاق على …»: what an accord provides binds those who agreed on it."""
        found: list[Pledge] = []
        for i, word in enumerate(p.words):
            if "provision" not in word.flags or not _accord_near(p, i):
                continue
            first = content(p, i)
            by = _between(p, i) or self._parties
            if first is None or not by:
                continue
            inside = innermost(said, i)
            found += _split(p, first, reach(p, said, inside, first), Bond(inside, None, by))
        return found


def innermost(said: list[Said], i: int) -> int:
    """The index of the innermost statement whose content holds a token, or -1."""
    return max((k for k, s in enumerate(said) if s.first <= i < s.end), default=-1)


def _undertaken(p: Parse, said: list[Said]) -> list[Pledge]:
    """«أكدت التزامها بـ …»: the speaker's own undertaking as a noun."""
    found = []
    for verb in p.verbs:
        reading = verb.readings[0]
        promise = any(c.stance is Stance.PROMISES for c in reading.lexeme.cues)
        if reading.shape is not Inflected.MASDAR or not promise or not verb.split.enclitic:
            continue
        inside = innermost(said, verb.i)
        first = content(p, verb.i, 4)
        if inside >= 0 and first is not None:
            end = reach(p, said, inside, first)
            found.append(Pledge(first, end, said[inside].speakers, inside, None, ()))
    return found


def _overlaps(x: Pledge, found: list[Pledge]) -> bool:
    return any(x.first < y.end and y.first < x.end for y in found)


# ---------------------------------------------------------------------- where content begins
def content(p: Parse, i: int, within: int = _CONTENT) -> int | None:
    """Where what is agreed begins: after على or a complementiser, else at a masdar or an accord
    with ل or ب («اتفاقا لتشكيل حكومة», «تعهدا بعدم استهداف»); nothing where none follows.
    """
    aim: int | None = None
    for k in range(i + 1, min(i + 1 + within, len(p.words))):
        word = p.words[k]
        if word.surface in ".؛:":
            break
        if p.covered[k] >= 0:
            continue
        if word.fold == "علي" or "complementiser" in word.flags:
            return _past(p, k)
        if aim is None and _aimed(p, k):
            aim = k
    return aim


def _past(p: Parse, k: int) -> int | None:
    """The token after على and complementisers."""
    while k < len(p.words) and (p.words[k].fold == "علي" or "complementiser" in p.words[k].flags):
        k += 1
    return k if k < len(p.words) else None


def _aimed(p: Parse, k: int) -> bool:
    """Whether a masdar, a «عدم» or an accord with ل or ب stands at a token."""
    word = p.words[k]
    hit = p.sentence.hits[k].get(Kind.AGREEMENT)
    if hit is not None and set(hit.split.proclitics) & {"ل", "ب"}:
        return True
    if word.fold[:1] in "بل" and "negation-noun" in p.lexicon.flags(word.fold[1:]):
        return True
    return any(
        r.shape is Inflected.MASDAR and set(split.proclitics) & {"ل", "ب"}
        for split, r in word.readings
    )


# ---------------------------------------------------------------------- where it ends
def reach(p: Parse, said: list[Said], inside: int, first: int) -> int:
    """The end of what is agreed: the speaker's words, the next cue, a contrast, a new assertion."""
    end = said[inside].end if inside >= 0 else len(p.words)
    end = min([end, *(s.cue for s in said if s.cue > first)])
    for k in range(first + 1, end):
        if _stops(p, k, end):
            end = k
            break
    while end > first and p.words[end - 1].shape is not Shape.WORD:
        end -= 1
    return end


def _stops(p: Parse, k: int, end: int) -> bool:
    word = p.words[k]
    if word.surface in ".؛" or "contrast" in flags(p, k):
        return True
    if word.surface in "،," and k + 1 < end:
        return bool(flags(p, k + 1) & {"subordinator", "contrast"}) and not _item(p, k + 1)
    return _asserts(p, k)


def _asserts(p: Parse, k: int) -> bool:
    """Whether a new assertion begins: و and a verb in the past, or a verb after a comma."""
    if p.covered[k] >= 0:
        return False
    past = [s for s, r in p.words[k].readings if r.shape in FINITE and r.shape not in _PRESENT]
    if not past or len(past) < len(p.words[k].readings):
        return False
    return past[0].proclitics[:1] in ("و", "ف") or p.words[k - 1].surface in "،,"


# ---------------------------------------------------------------------- what و joins
def _split(p: Parse, first: int, end: int, bond: Bond) -> list[Pledge]:
    """One commitment for each thing that و joins: «مواصلة التعاون … وإنشاء مجموعة», «على أن توقف
    … وأن تسمح».
    """
    verbal = any(r.shape in _PRESENT for _, r in p.words[first].readings)
    cuts = [first, *(k for k in range(first + 2, end) if _item(p, k, verbal=verbal))]
    found = []
    for start, stop in itertools.pairwise([*cuts, end]):
        begin = start if start == first else (_past(p, start) or start)
        last = stop
        while last > begin and p.words[last - 1].shape is not Shape.WORD:
            last -= 1
        if last - begin >= 2:
            excluded = _excluded(p, begin, last)
            by, to = _sides(p, begin, bond.by)
            found.append(Pledge(begin, last, by, bond.said, bond.happening, excluded, to))
    return found


def _item(p: Parse, k: int, *, verbal: bool = False) -> bool:
    """Whether the next thing agreed begins: «وعلى», «وأن», و and a masdar in the construct, or,
    after «على أن» and a verb, و and a verb in the present.
    """
    word = p.words[k]
    if p.covered[k] >= 0 or not word.fold.startswith("و"):
        return False
    rest = p.lexicon.flags(word.fold[1:])
    if word.fold == "وعلي" or "complementiser" in rest or "negation-noun" in rest:
        return True
    return any(
        split.proclitics == "و" and not split.enclitic and (
            (r.shape is Inflected.MASDAR and not r.definite) or (verbal and r.shape in _PRESENT)
        )
        for split, r in word.readings
    )  # fmt: skip


def _sides(
    p: Parse, first: int, by: tuple[Named, ...]
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Who is bound and to whom: «اتفق … على أن تستخدم واشنطن نفوذها» binds one of those who agreed,
    and is owed to the others; otherwise all are bound.
    """
    if not any(r.shape in _PRESENT for _, r in p.words[first].readings):
        return by, ()
    near = [n for n in p.names if first < n.first <= first + _DOER and n.actor is not None]
    doer = {x for n in near[:1] if n.actor is not None for x in (n.actor.id, n.actor.of) if x}
    bound = tuple(n for n in by if _stands_for(n) & doer)
    return (bound, tuple(n for n in by if n not in bound)) if bound else (by, ())


def _stands_for(named: Named) -> set[str]:
    actor = named.actor
    return set() if actor is None else {x for x in (actor.id, actor.of) if x}


def _excluded(p: Parse, first: int, end: int) -> tuple[Named, ...]:
    """Whom a commitment leaves out: the names after «باستثناء» or «ما عدا»."""
    for k in range(first, end):
        if "exception" in flags(p, k):
            return tuple(n for n in p.names if n.actor is not None and k < n.first < end)
    return ()


# ---------------------------------------------------------------------- accords that provide
def _accord_near(p: Parse, i: int) -> bool:
    """Whether an accord is named right before or after a verb of providing."""
    near = range(max(0, i - _NEAR), min(len(p.words), i + _NEAR))
    return any(Kind.AGREEMENT in p.sentence.hits[k] for k in near)


def _between(p: Parse, i: int) -> tuple[Named, ...]:
    """The parties that the sentence itself names with «بين» before a verb of providing."""
    for k in range(i):
        if "between" in p.words[k].flags:
            return tuple(n for n in p.names if n.actor is not None and k < n.first < i)
    return ()
