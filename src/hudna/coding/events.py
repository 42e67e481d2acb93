"""Who did what to whom: events in the PLOVER ontology, from finite verbs and from event nouns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hudna.coding import arguments
from hudna.coding.arguments import Roles
from hudna.coding.clauses import Light, light
from hudna.coding.names import Named
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.speech import Said
from hudna.model import ActorType, EventType, Form, IncidentType, Modality, Span
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection


@dataclass(frozen=True, slots=True)
class Happening:
    """An event found in a sentence, by tokens."""

    frame: Frame
    shape: Inflected
    trigger: int
    clause: Clause
    roles: Roles
    light: Light
    said: int
    """Index of the innermost statement whose content holds the trigger, or -1."""
    own: bool
    """Whether it is the speech act of a statement's own speaker."""
    end: int
    """The token after the clause, as far as it belongs to the event."""

    @property
    def type(self) -> EventType:
        """The PLOVER type."""
        return self.frame.type


class EventReader:
    """Reads the events of sentences with the frames of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._classes = vocabulary.classes
        self._last: list[Named] = []
        """Who acted last in the report: who goes on acting where a verb has no subject."""

    def read(self, p: Parse, said: list[Said]) -> list[Happening]:
        """The events of a sentence in order, retellings within a clause merged."""
        found: list[Happening] = []
        carried: list[Named] = []
        for verb in p.verbs:
            clause = p.clause_of(verb.i)
            if clause.opener not in ("and", "comma") and verb.i != clause.first:
                carried = carried if clause.opener == "" else []
            hurt = any(_casualty(h) for h in found)
            happening = self._event(p, verb, clause, said, carried, hurt=hurt)
            if happening is None:
                subject = arguments.subject_before(p, verb.i, clause) if verb.finite else []
                carried = subject or carried
                continue
            found.append(happening)
            if happening.roles.actors and verb.finite:
                carried = self._last = happening.roles.actors
        return _merged(found)

    def _event(
        self, p: Parse, verb: VerbAt, clause: Clause, said: list[Said], carried: list[Named],
        *, hurt: bool,
    ) -> Happening | None:
        reading = _reading(p, verb, clause)
        if reading is None or not reading.lexeme.frames:
            return None
        frame = next(
            (f for f in reading.lexeme.frames
             if arguments.needs_met(p, verb, f, clause, self._classes)), None,
        )  # fmt: skip
        if frame is None or _standing(reading, frame, clause):
            return None
        own = next((s for s in said if s.cue == verb.i), None)
        inside = max((k for k, s in enumerate(said) if s.first <= verb.i < s.end), default=-1)
        how = light(p, verb.i, clause, reading.shape)
        if reading.shape in FINITE:
            if reading.number is Number.FIRST:
                roles = Roles()
                for named in self._us(p, frame, said[inside].speakers if inside >= 0 else ()):
                    roles.add(frame.subject, named)
            else:
                before = carried or (self._last if _subjectless(p, verb) else [])
                both = p.pair if reading.number is Number.DUAL and not carried else before
                roles = arguments.finite(p, verb, reading, frame, clause, both)
        elif own is not None:
            roles = arguments.finite(p, verb, reading, frame, clause, list(own.speakers))
        else:
            others = said[inside].speakers if inside >= 0 else _speakers(said, verb.i)
            nominal = self._nominal(p, verb, reading, frame, how, hurt=hurt)
            if nominal is None or not self._partnered(p, verb, frame, nominal, [*carried, *others]):
                return None
            roles = nominal
        if own is not None:
            roles.actors = [n for n in own.speakers]
            roles.recipients = [n for n in roles.recipients if n not in roles.actors]
        if not _worth(p, frame, roles, own is not None, clause, verb):
            return None
        how = _in_speech(how, said, inside, p, verb)
        return Happening(
            frame, reading.shape, verb.i, clause, roles, how, inside, own is not None,
            _clause_end(p, verb, clause),
        )  # fmt: skip

    def _us(self, p: Parse, frame: Frame, speakers: tuple[Named, ...]) -> list[Named]:
        """Whom «we» are: the speaker, and for what takes two the other one of the pair."""
        if not speakers or frame.type not in _MUTUAL:
            return list(speakers)
        ours = {a for n in speakers if n.actor for a in (n.actor.id, n.actor.of)}
        pair = [n for n in p.pair if n.actor is not None]
        if any(n.actor and (n.actor.id in ours or n.actor.of in ours) for n in pair):
            return [*speakers, *(
                n for n in pair if n.actor and not {n.actor.id, n.actor.of} & (ours - {None})
            )]
        return list(speakers)

    def _nominal(
        self, p: Parse, verb: VerbAt, reading: Inflection, frame: Frame, how: Light, *, hurt: bool
    ) -> Roles | None:
        """The roles of an event noun, or nothing where it only names a topic or an aim."""
        if reading.shape in (Inflected.ACTIVE, Inflected.PASSIVE):
            return None
        if how.purpose:
            return None
        clause = p.clause_of(verb.i)
        violent = frame.incident is not None
        governing = arguments.light_verb_of(p, verb.i, clause)
        roles = arguments.nominal(p, verb, frame, clause, governing)
        if governing is not None:
            if not roles.actors and frame.type in _MUTUAL and governing[1] == "none":
                for named in p.pair:
                    roles.add(frame.subject, named)
            return roles
        if violent and hurt and verb.i > clause.first:
            return roles  # «أصيب … في قصف», «قتل … بغارة»
        if set(verb.split.proclitics) & {"ب", "ل"}:
            return None
        if reading.definite and not roles.actors:
            return None  # «الهجوم»: one told before
        initial = verb.i - clause.first <= 1
        placed = any(n.place and verb.i < n.first < clause.end for n in p.names)
        if roles.explicit and (violent or initial):
            return roles
        if violent and initial and (roles.actors or placed):
            return roles
        if how.background and roles.actors and (violent or len(roles.actors) > 1):
            return roles
        return roles if roles.actors and frame.type in _TALKS else None

    def _partnered(
        self, p: Parse, verb: VerbAt, frame: Frame, roles: Roles, others: list[Named]
    ) -> bool:
        """Whether a noun for what takes two has its two: «لقائه بالوزير», «المحادثات مع الوزير»
        are also the subject's or the speaker's.
        """
        if frame.type not in _TALKS or len(_distinct(roles.actors)) > 1:
            return True
        if arguments.light_verb_of(p, verb.i, p.clause_of(verb.i)) is not None:
            return True
        if not (verb.split.enclitic or arguments.with_whom(p, verb.end)):
            return False
        for named in others or self._last[:1]:
            roles.add(frame.subject, named)
            break
        return len(_distinct(roles.actors)) > 1


_TALKS = frozenset({EventType.CONSULT, EventType.AGREE})


def _distinct(names: list[Named]) -> set[str]:
    """Who is named, a person's state not counted beside the person."""
    found = {n.actor.id: n.actor.of for n in names if n.actor is not None}
    return {a for a in found if a not in found.values()}


def _speakers(said: list[Said], i: int) -> tuple[Named, ...]:
    """Who speaks in the statement before a token."""
    before = [s for s in said if s.cue < i]
    return before[-1].speakers if before else ()


_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""What takes two."""


def _reading(p: Parse, verb: VerbAt, clause: Clause) -> Inflection | None:
    """Which of its readings a word has here.

    After a preposition, an article or another noun's construct it is a noun; at the head of a
    clause or after a subject it is a verb, unless an adjective of kind follows («قصف مدفعي»).
    """
    finite = [r for r in verb.readings if r.shape in FINITE]
    nouns = [r for r in verb.readings if r.shape is Inflected.MASDAR]
    others = [r for r in verb.readings if r not in finite and r not in nouns]
    if finite and nouns:
        prefixed = any(c in "بلك" for c in verb.split.proclitics)
        before = p.words[verb.i - 1] if verb.i else None
        governed = before is not None and (
            "preposition" in before.flags
            or "background-preposition" in before.flags
            or "negation-noun" in before.flags
            or "purpose" in before.flags
            or "obligation" in before.flags
        )
        after = p.words[verb.i + 1] if verb.i + 1 < len(p.words) else None
        kind = after is not None and Kind.WEAPON in p.sentence.hits[verb.i]
        kind = kind and p.sentence.hits[verb.i][Kind.WEAPON].end > verb.i + 1
        agent = after is not None and after.fold == "من"
        lit = arguments.light_verb_of(p, verb.i, clause) is not None
        if prefixed or governed or kind or agent or lit:
            return _framed(nouns)
        return _framed(finite) or _framed(nouns)
    return _framed(finite) or _framed(nouns) or _framed(others)


def _subjectless(p: Parse, verb: VerbAt) -> bool:
    """Whether no subject can stand after a verb: a preposition, a place or a date follows."""
    k = verb.end
    if k >= len(p.words) or verb.split.enclitic:
        return bool(verb.split.enclitic)
    named = p.names[p.covered[k]] if p.covered[k] >= 0 else None
    if named is not None:
        return named.place is not None
    word = p.words[k]
    return bool(word.flags & {"preposition", "place-preposition"}) or (
        Kind.PLACE_HEAD in p.sentence.hits[k]
    )


def _standing(reading: Inflection, frame: Frame, clause: Clause) -> bool:
    """Whether a violent verb in the present of a relative clause only describes a state of things:
    «مناطق يسيطر عليها».
    """
    present = reading.shape in (Inflected.PRESENT, Inflected.PRESENT_PASSIVE)
    return present and frame.incident is IncidentType.GROUND_ATTACK and clause.opener != "and"


def _framed(readings: list[Inflection]) -> Inflection | None:
    return next((r for r in readings if r.lexeme.frames), None)


def _worth(p: Parse, frame: Frame, roles: Roles, own: bool, clause: Clause, verb: VerbAt) -> bool:
    """Whether enough is known: somebody in a role, or violence at a place."""
    if frame.incident is not None:
        placed = any(n.place and clause.first <= n.first < clause.end for n in p.names)
        return bool(roles.actors or roles.recipients or placed or frame.passive == "yes")
    if own:
        return bool(roles.actors)
    return bool(roles.actors)


def _in_speech(how: Light, said: list[Said], inside: int, p: Parse, verb: VerbAt) -> Light:
    """What is demanded or promised within a statement is urged or planned."""
    if inside < 0 or how.modality is not Modality.ACTUAL:
        return how
    statement = said[inside]
    if statement.opener != "prep" and statement.stance not in ("demands", "promises"):
        return how
    if statement.stance == "demands":
        return replace(how, modality=Modality.URGED)
    if statement.stance == "promises":
        return replace(how, modality=Modality.PLANNED)
    return how


def _clause_end(p: Parse, verb: VerbAt, clause: Clause) -> int:
    """The end of the clause without the commas that close it."""
    end = clause.end
    while (
        end > verb.i + 1
        and p.words[end - 1].shape is not Shape.WORD
        and (p.words[end - 1].shape is not Shape.NUMBER)
    ):
        end -= 1
    return end


def _merged(found: list[Happening]) -> list[Happening]:
    """One event for several triggers of one clause and type whose parties agree."""
    kept: list[Happening] = []
    for h in found:
        twin = next((k for k in kept if _same(k, h)), None)
        if twin is None:
            kept.append(h)
            continue
        if _casualty(twin) and not _casualty(h) and twin.frame.incident is not None:
            # the attack is the event, the casualties its toll
            low = min(twin.clause.first, h.clause.first)
            news = replace(h.light, background=twin.light.background)
            h = replace(h, clause=replace(h.clause, first=low, opener=twin.clause.opener), light=news)
            kept[kept.index(twin)] = h
            twin, h = h, twin
        for named in h.roles.actors:
            if not twin.roles.actors or not _mentions(twin, named):
                twin.roles.add("actor", named)
        for named in h.roles.recipients:
            if not _mentions(twin, named):
                twin.roles.add("recipient", named)
    return kept


def _mentions(h: Happening, named: Named) -> bool:
    ids = {n.actor.id for n in (*h.roles.actors, *h.roles.recipients) if n.actor}
    return named.actor is not None and named.actor.id in ids


def _same(a: Happening, b: Happening) -> bool:
    if a.type is not b.type or a.light.negated != b.light.negated:
        return False
    if a.frame.incident is not None and _agree(a, b) and (_casualty(a) or _casualty(b)):
        return True
    if a.clause.first == b.clause.first:
        return True
    near = b.trigger - a.trigger <= _NEAR and a.end >= b.clause.first - 1
    if not near or b.clause.opener not in ("relative", "comma", "and"):
        return False
    theirs = {n.actor.id for n in b.roles.actors if n.actor}
    ours = {n.actor.id for n in a.roles.actors if n.actor}
    return not theirs or not ours or bool(theirs & ours)


_NEAR = 12


def _casualty(h: Happening) -> bool:
    """Whether an event only tells who was killed or hurt, not by what attack."""
    return h.frame.passive == "yes" or h.frame.incident is IncidentType.OTHER


def _agree(a: Happening, b: Happening) -> bool:
    """Whether two events do not name different actors."""
    theirs = {n.actor.id for n in b.roles.actors if n.actor}
    ours = {n.actor.id for n in a.roles.actors if n.actor}
    return not theirs or not ours or bool(theirs & ours)


def together(said: list[Said], happenings: list[Happening]) -> list[Named]:
    """The two who last spoke, met or agreed together: whom «الجانبان» means from then on."""
    pair: list[Named] = []
    for group in (*(s.speakers for s in said), *(
        h.roles.actors for h in happenings if h.type in _MUTUAL
    )):
        distinct = {n.actor.id: n for n in group if n.actor is not None}
        if len(distinct) > 1:
            pair = list(distinct.values())[:2]
    return pair


def principals(pair: list[Named]) -> list[Named]:
    """A pair of states or persons as it is; two groups named side by side are no pair."""
    kinds = (ActorType.STATE, ActorType.OFFICE_HOLDER, ActorType.UNKNOWN)
    return pair if all(n.actor and n.actor.type in kinds for n in pair) else []


def span(p: Parse, h: Happening) -> Span:
    """The clause of an event: from its first word or subject to its end."""
    first = h.trigger
    for named in (*h.roles.actors, *h.roles.recipients):
        if h.clause.first <= named.first < first and first - named.first < _WIDE:
            first = named.first
    end = max(h.end, h.trigger + 1)
    return p.sentence.span(first, min(end, first + _WIDE * 2))


_WIDE = 30  # tokens


def is_adjective(named: Named) -> bool:
    """Whether a name is only the adjective of a state."""
    return named.form is Form.ADJECTIVE
