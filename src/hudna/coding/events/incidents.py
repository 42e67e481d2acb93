"""Alleged and reported breaches and acts of violence, with means, toll, place and who is blamed."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.events.happening import Happening
from hudna.coding.events.merging import casualty
from hudna.coding.events.tolls import Tolls, tolls
from hudna.coding.parse import Parse, VerbAt
from hudna.model import IncidentType, Modality
from hudna.text.inflect import Shape as Inflected
from hudna.vocab import Vocabulary
from hudna.vocab.entries import Weapon
from hudna.vocab.lexicon import Kind, Stretch

_RANK = (
    IncidentType.CHEMICAL_ATTACK, IncidentType.AIR_STRIKE, IncidentType.MISSILE_STRIKE,
    IncidentType.EXPLOSION, IncidentType.SHELLING, IncidentType.GROUND_ATTACK,
)  # fmt: skip
"""Where several means are named, the one that decides comes first."""
_MEANS = frozenset({
    IncidentType.SHELLING, IncidentType.OTHER, IncidentType.GROUND_ATTACK, IncidentType.EXPLOSION,
    IncidentType.MISSILE_STRIKE, IncidentType.AIR_STRIKE,
})  # fmt: skip
"""Kinds that the means named beside them may change."""


@dataclass(frozen=True, slots=True)
class Breach:
    """An incident found in a sentence."""

    happening: Happening
    type: IncidentType
    weapon: str | None
    toll: Tolls
    back: bool = False
    """Whether its words refer to an attack told before: «القصف», «هذه الغارات»."""
    lasting: bool = False
    """Whether it is told of as what goes on or keeps happening: it is not one attack of a day."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a sentence adds to the attack told before it: «وأسفر الهجوم عن مقتل خمسة»."""

    toll: Tolls
    placed: frozenset[str]
    """The ids of the places that the sentence names."""


class IncidentReader:
    """Makes incidents of the violent events of a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._weapons = vocabulary.weapons
        self._outcome = vocabulary.classes["outcome"]
        self._lasting = vocabulary.classes["lasting"]

    def read(self, p: Parse, happenings: list[Happening]) -> list[Breach]:
        """The incidents of a sentence.

        A toll told in a clause of its own («ما أسفر عن مقتل …») belongs to the attack before it.
        """
        violent = [
            h for h in happenings
            if h.frame.incident is not None and not h.light.negated
            and h.light.modality is Modality.ACTUAL
        ]  # fmt: skip
        found = []
        for index, h in enumerate(violent):
            first = h.clause.first if index == 0 else min(h.trigger, h.clause.first)
            end = violent[index + 1].clause.first if index + 1 < len(violent) else len(p.words)
            end = max(end, h.end)
            if index == 0:
                first = 0
            weapon = self._weapon(p, first, end)
            kind = h.frame.incident
            assert kind is not None
            if weapon is not None and weapon.incident is not None and kind in _MEANS:
                kind = weapon.incident
            found.append(Breach(
                h, kind, weapon.weapon if weapon else None, tolls(p, first, end), _back(p, h),
                self._lasts(p, h),
            ))  # fmt: skip
        return found

    def aftermath(self, p: Parse, happenings: list[Happening]) -> Aftermath | None:
        """The toll of a sentence that tells no violence of its own, but how an attack ended."""
        if any(h.frame.incident is not None for h in happenings):
            return None
        told = Kind.CASUALTY in p.sentence.of_kind and Stretch(p.words).has(self._outcome)
        if not told or Stretch(p.words).has(self._lasting):
            return None
        toll = tolls(p, 0, len(p.words))
        if toll.killed is None and toll.wounded is None:
            return None
        return Aftermath(toll, frozenset(n.place.id for n in p.names if n.place is not None))

    def _lasts(self, p: Parse, h: Happening) -> bool:
        return Stretch(p.words[h.clause.first : h.end]).has(self._lasting)

    def _weapon(self, p: Parse, first: int, end: int) -> Weapon | None:
        """The means named in a stretch, the most telling one.

        What is part of the name of an accord («وقف إطلاق النار») or of a body is no means.
        """
        named: list[Weapon] = []
        past = first
        for i in range(first, end):
            hits = p.sentence.hits[i]
            accord = hits.get(Kind.AGREEMENT)
            if accord is not None:
                past = max(past, accord.end)
            if i < past or Kind.WEAPON not in hits or _in_body(p, i):
                continue
            named += [self._weapons[key] for key in hits[Kind.WEAPON].keys]
        ranked = [w for w in named if w.incident in _RANK]
        return min(ranked, key=_rank, default=None)


def _back(p: Parse, h: Happening) -> bool:
    """Whether the words of an act mean one told before: a noun with the article, or «هذه» before
    it; where it only tells who was hurt, such a noun in its sentence.
    """
    if casualty(h):
        return any(_definite(v) for v in p.verbs if v.i > h.trigger)
    return h.shape is Inflected.MASDAR and h.sense.reading.definite


def _definite(verb: VerbAt) -> bool:
    return any(
        r.definite and any(f.incident is not None for f in r.lexeme.frames) for r in verb.readings
    )


def _in_body(p: Parse, i: int) -> bool:
    """Whether a token lies within a name, and does not begin it («طيران النظام» is a means too)."""
    return p.covered[i] >= 0 and p.names[p.covered[i]].first != i


def _rank(weapon: Weapon) -> int:
    return _RANK.index(weapon.incident) if weapon.incident in _RANK else len(_RANK)
