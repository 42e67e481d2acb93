"""Who denies an attack: that it was made («نفى الجيش قصف …») or a part in it («نفت مسؤوليتها»).

A denial belongs to the incident that it denies, wherever the report tells that. What was denied to
have happened and is told nowhere else is an incident too: somebody alleges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from hudna.coding.events.happening import Happening
from hudna.coding.events.incidents import Breach
from hudna.coding.events.retold import alike, narrow
from hudna.coding.events.tolls import Tolls
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.speech import Said
from hudna.model import Actor, EventType, Incident, IncidentType, Modality, Place
from hudna.text.fold import fold
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Stretch


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial found in a sentence: the token that denies, who denies, and what."""

    at: int
    by: tuple[Named, ...]
    act: Breach | None
    """What is denied to have happened; None where a part in it is, or «that»."""
    kinds: frozenset[IncidentType] = frozenset()
    """The kinds of attack that the words for it may mean; empty where only a pronoun does."""
    place: Place | None = None


class DenialReader:
    """Finds who denies an act of violence in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._denying = vocabulary.classes["denial"]
        self._parts = vocabulary.classes["part-in"]
        self._alleged = vocabulary.classes["alleged"]

    def read(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Denial]:
        """The denials of a sentence."""
        found = []
        for h in happenings:
            if h.type is EventType.REJECT and self._denies(h) and not h.light.negated:
                found += self._denied(p, h, happenings)
        told = {id(d.act.happening) for d in found if d.act is not None}
        for act in happenings:
            if id(act) not in told and act.said >= 0 and _violent(act) and act.light.negated:
                speakers = said[act.said].speakers
                if _ids(speakers) & _ids(act.roles.actors):
                    found.append(Denial(act.trigger, tuple(speakers), _breach(act)))
        return found

    def _denies(self, h: Happening) -> bool:
        return fold(h.sense.reading.lexeme.lemma) in self._denying

    def _denied(self, p: Parse, h: Happening, happenings: list[Happening]) -> list[Denial]:
        """What a verb of denying denies: acts of violence, a part in one, or what was alleged."""
        by = tuple(h.roles.actors)
        if not by:
            return []
        end = next((x.trigger for x in happenings if x.trigger > h.trigger and _denying(x)), None)
        end = len(p.words) if end is None else end
        acts = [
            x for x in happenings
            if h.trigger < x.trigger < end and _violent(x) and x.light.negated
        ]  # fmt: skip
        if acts:
            return [Denial(h.trigger, by, _breach(x)) for x in acts]
        near = Stretch(p.words[h.sense.end : min(end, h.sense.end + _NEAR)])
        part = near.has(self._parts)
        acted = any(
            h.trigger < v.i < end and v.finite and "complementiser" in p.clause_of(v.i).opener
            and any(f.incident is not None for r in v.readings for f in r.lexeme.frames)
            for v in p.verbs
        )  # fmt: skip
        if not (part or acted or near.has(self._alleged)):
            return []
        kinds = frozenset(
            f.incident for v in p.verbs if h.trigger < v.i < end
            for r in v.readings for f in r.lexeme.frames if f.incident is not None
        )  # fmt: skip
        if part and not kinds:
            return []
        after = (n.place for n in p.names if n.place is not None and h.trigger < n.first < end)
        return [Denial(h.trigger, by, None, kinds, next(after, None))]


_NEAR = 8
"""Tokens after a word of denying in which its object stands."""


def _violent(h: Happening) -> bool:
    return h.frame.incident is not None


def _breach(h: Happening) -> Breach:
    """The breach that a denied act would be."""
    assert h.frame.incident is not None
    return Breach(h, h.frame.incident, None, Tolls())


def _denying(h: Happening) -> bool:
    return h.type is EventType.REJECT


def _ids(names: Iterable[Named]) -> set[str]:
    """Who is named, with those they speak for."""
    return {x for n in names if n.actor is not None for x in (n.actor.id, n.actor.of) if x}


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial with the actors of the record: where in the text, who, of what."""

    at: int
    by: tuple[Actor, ...]
    kinds: frozenset[IncidentType]
    place: Place | None
    incident: Incident | None
    """The incident that the denied act is where nothing else tells it."""


def answered(incidents: list[Incident], denials: list[Denied]) -> Iterator[Incident]:
    """The incidents of a report with those who deny them, and those that only a denial tells."""
    by: dict[str, dict[str, Actor]] = {}
    alone: list[Incident] = []
    for denial in denials:
        known = _meant(incidents, denial)
        if known is not None:
            by.setdefault(known.id, {}).update({a.id: a for a in denial.by})
        elif denial.incident is not None:
            alone.append(denial.incident)
    for incident in incidents:
        deniers = by.get(incident.id)
        yield _denied(incident, deniers) if deniers else incident
    yield from alone


def _denied(incident: Incident, by: dict[str, Actor]) -> Incident:
    """An incident with those who deny it, who do not allege it."""
    alleging = tuple(a for a in incident.alleged_by or () if a.id not in by)
    return msgspec.structs.replace(
        incident, denied_by=tuple(by.values()), alleged_by=alleging or None
    )


def _meant(incidents: list[Incident], d: Denied) -> Incident | None:
    """The incident that a denial is of: the last one told before it that fits, else the next."""
    fitting = [i for i in incidents if i.modality is not Modality.HISTORICAL and _fits(i, d)]
    before = [i for i in fitting if i.span[0] < d.at]
    return before[-1] if before else fitting[0] if fitting and d.kinds else None


def _fits(i: Incident, d: Denied) -> bool:
    blamed = {x for a in i.perpetrators or () for x in (a.id, a.of) if x}
    own = {x for a in d.by for x in (a.id, a.of) if x}
    if not d.kinds:
        return bool(blamed & own)  # «ذلك» is what the denier was blamed for
    if d.incident is not None:
        accused = {x for a in d.incident.perpetrators or () for x in (a.id, a.of) if x}
        if blamed and not blamed & accused:
            return False
    elif blamed and not blamed & own:
        return False
    if not any(alike(i.type, kind) for kind in d.kinds):
        return False
    here, there = narrow(i.place), narrow(d.place)
    return here is None or there is None or there in {p.id for p in i.places or ()} | {here}
