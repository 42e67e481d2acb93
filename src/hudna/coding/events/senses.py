"""In which sense a verb or event noun stands in its clause: reading, frame, light verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hudna.coding.events.required import Classes, Surroundings
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.scope.operators import IF, reports
from hudna.model import EventType, IncidentType
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection

TALKS = frozenset({EventType.CONSULT, EventType.AGREE})
"""Types whose event nouns need both sides."""
MUTUAL = TALKS | {EventType.COOPERATE}
"""Types of what takes two: who is there «مع» somebody acts too."""


class LightVerb(NamedTuple):
    """A light verb that an event noun depends on: its token and the role of its subject."""

    at: int
    subject: str


@dataclass(frozen=True, slots=True)
class Sense:
    """A verb or event noun with the reading, the frame and the light verb it has here."""

    verb: VerbAt
    reading: Inflection
    frame: Frame
    clause: Clause
    light: LightVerb | None

    @property
    def i(self) -> int:
        """The token of the trigger."""
        return self.verb.i

    @property
    def end(self) -> int:
        """The token after the trigger."""
        return self.verb.end

    @property
    def violent(self) -> bool:
        """Whether the frame is of a breach or an act of violence."""
        return self.frame.incident is not None

    @property
    def finite(self) -> bool:
        """Whether the trigger is a verb with a subject of its own."""
        return self.reading.shape in FINITE


def sense(p: Parse, verb: VerbAt, classes: Classes) -> Sense | None:
    """The sense of a verb or event noun, or nothing where no frame fits."""
    if not _framed(verb.readings):
        return None
    clause = p.clause_of(verb.i)
    light = light_verb(p, verb.i, clause)
    around = Surroundings(p, verb, clause, classes)
    for reading in _readings(p, verb, light):
        for frame in reading.lexeme.frames:
            if not frame.by and around.allow(frame):
                if _lasting(reading, frame, clause):
                    return None
                return Sense(verb, reading, frame, clause, light)
    return None


def as_person(p: Parse, s: Sense, classes: Classes) -> Sense:
    """The sense that a verb or event noun has where only persons act, its own where none differs:
    what a politician launches against somebody is words.
    """
    around = Surroundings(p, s.verb, s.clause, classes)
    for frame in s.reading.lexeme.frames:
        if frame.by and around.allow(frame):
            return replace(s, frame=frame)
    return s


def _readings(p: Parse, verb: VerbAt, light: LightVerb | None) -> list[Inflection]:
    """Which of its readings a word may have here; the first whose frame fits is meant.

    After a preposition, under a light verb or before «من قبل» it is a noun, and so it is before an
    adjective of kind («قصف مدفعي»); at the head of a clause or after a subject it is a verb.
    """
    finite = [r for r in verb.readings if r.shape in FINITE]
    if not p.sentence.quoted[verb.i]:
        finite.sort(key=lambda r: r.number is Number.FIRST)  # «أصيب» is seldom «I hit»
        if verb.i and "preposition" in p.words[verb.i - 1].flags:
            finite = [r for r in finite if r.number is not Number.FIRST]  # «من أصل»
    nouns = [r for r in verb.readings if r.shape is Inflected.MASDAR]
    others = [r for r in verb.readings if r not in finite and r not in nouns]
    if finite and nouns and (light is not None or _nominal_here(p, verb)):
        return _framed(nouns)
    return _framed(finite) or _framed(nouns) or _framed(others)


_NOUN_FOLLOWS = frozenset({
    "preposition", "place-preposition", "background-preposition", "negation-noun", "purpose",
    "obligation", "plan", "possibility", "topic-noun", "topic-preposition", "construct", "copula",
})  # fmt: skip


def _nominal_here(p: Parse, verb: VerbAt) -> bool:
    if any(c in "بلك" for c in verb.split.proclitics) or _listed(p, verb):
        return True
    if verb.i and p.words[verb.i - 1].flags & _NOUN_FOLLOWS:
        return True
    if verb.i and p.words[verb.i - 1].surface in IF and reports(p, verb.i - 1):
        return True  # a noun must follow «إنّ»
    if _object(p, verb):
        return True
    means = p.sentence.hits[verb.i].get(Kind.WEAPON)
    if means is not None and means.end > verb.i + 1:
        return True
    return verb.end < len(p.words) and p.words[verb.end].fold == "من"


def _object(p: Parse, verb: VerbAt) -> bool:
    """Whether a word right after the subject of another verb is that verb's object: «أدان فلان
    قصف …».
    """
    if not verb.i or p.covered[verb.i - 1] < 0 or verb.split.proclitics:
        return False
    named = p.names[p.covered[verb.i - 1]]
    if named.actor is None or named.prefix:
        return False
    first = p.clause_of(verb.i).first
    before = next((v for v in p.verbs if first <= v.i < verb.i), None)
    return (
        before is not None
        and before.end == named.first
        and all(r.shape in FINITE for r in before.readings)
    )


def _listed(p: Parse, verb: VerbAt) -> bool:
    """Whether و joins a word to an event noun that a word for deeds governs: «جرائم خطف وقتل»."""
    if verb.i < 2 or not verb.split.proclitics.startswith("و"):
        return False
    shapes = {r.shape for _, r in p.words[verb.i - 1].readings}
    near = range(max(0, verb.i - _DEEDS), verb.i - 1)
    return Inflected.MASDAR in shapes and any("deeds" in p.words[k].flags for k in near)


_DEEDS = 6
"""Tokens from a word for deeds to the last of the event nouns that it governs."""


def _framed(readings: Sequence[Inflection]) -> list[Inflection]:
    return [r for r in readings if r.lexeme.frames]


def _lasting(reading: Inflection, frame: Frame, clause: Clause) -> bool:
    """Whether a violent verb in the present of a relative clause only describes a state of things:
    «مناطق يسيطر عليها».
    """
    present = reading.shape in (Inflected.PRESENT, Inflected.PRESENT_PASSIVE)
    return present and frame.incident is IncidentType.GROUND_ATTACK and clause.opener != "and"


# ---------------------------------------------------------------------- light verbs
def light_verb(p: Parse, noun: int, clause: Clause) -> LightVerb | None:
    """The light verb that an event noun depends on: before it in its clause, or right after it
    («قصفا نفذته قوات …»).
    """
    best: LightVerb | None = None
    for verb in p.lights:
        if verb.i > noun + _RELATIVE:
            break
        light = next(r.lexeme.light for r in verb.readings if r.lexeme.light is not None)
        before = clause.first <= verb.i < noun and _governs(p, verb.i, noun, light.subject)
        before = before and not (light.subject == "actor" and _given(p, noun))
        behind = noun < verb.i and bool(verb.split.enclitic)
        if before or (behind and best is None):
            best = LightVerb(verb.i, light.subject)
    return best


def _given(p: Parse, noun: int) -> bool:
    """Whether ل says for what something is done and not what: «قدم الشكر للتحرير»."""
    return all("ل" in s.proclitics for s, _ in p.words[noun].readings)


def _governs(p: Parse, verb: int, noun: int, role: str) -> bool:
    """Whether only a subject, dates and few other words stand between a light verb and a noun."""
    loose = sum(
        1
        for k in range(verb + 1, noun)
        if p.covered[k] < 0 and p.words[k].shape is Shape.WORD and not p.sentence.dated(k)
    )
    if role == "recipient" and (_given(p, noun) or p.words[noun - 1].fold == "الي"):
        return loose <= _SUFFERED
    return loose <= (_LOOSE if role in ("actor", "recipient", "place") else 1)


_LOOSE = 3
"""Words of no name or date between a light verb and its event noun («شهدت محاور القتال قصفا»)."""
_SUFFERED = 12
"""The same from «تعرض» to the noun that ل joins to it («تعرض سوق يقع قرب القرية … لهجوم»)."""
_RELATIVE = 6
"""Tokens from an event noun to the light verb of the clause that describes it."""
