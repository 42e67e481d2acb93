"""Who acts and whom it touches: the names around a verb or event noun, by the role they play."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.coding.clauses import governor
from hudna.coding.names import Named
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.model import EventType
from hudna.text.fold import fold
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.verbs import FINITE, Inflection


@dataclass(slots=True)
class Roles:
    """The names in each role; `explicit` says that an agent was named as such."""

    actors: list[Named] = field(default_factory=list)
    recipients: list[Named] = field(default_factory=list)
    explicit: bool = False

    def add(self, role: str, named: Named) -> None:
        """Put a name into a role, once."""
        into = {"actor": self.actors, "recipient": self.recipients}.get(role)
        if into is not None and all(n is not named for n in into):
            into.append(named)


def preposition_roles(frame: Frame) -> dict[str, str]:
    """`{preposition: role}` of a frame, folded, and what prepositions mean with its type anyway."""
    roles = {"ضد": "recipient", "مع": "actor" if frame.type in _TWO else "recipient"}
    if frame.type in _TWO:
        roles["بين"] = "actor"
    if frame.type is EventType.ASSAULT:
        roles["علي"] = "recipient"
    roles.update((fold(p), role) for p, _, role in (x.partition(":") for x in frame.preps))
    return roles


_TWO = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Types of what takes two: who is there «مع» somebody acts too."""
_ON_OTHERS = frozenset({
    EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.THREATEN, EventType.REJECT,
    EventType.ACCUSE, EventType.AID, EventType.SUPPORT,
})  # fmt: skip
"""Types of what is done to somebody: the owner of the object is touched («جمدت أموال صالح»)."""


def finite(
    p: Parse, verb: VerbAt, reading: Inflection, frame: Frame, clause: Clause,
    carried: list[Named],
) -> Roles:  # fmt: skip
    """The roles around a finite verb.

    A bare name right before the verb is its subject (subject-verb order) and the next bare name
    its object; otherwise the first bare name after it is the subject. Names joined by و play the
    role of the one before. Where the verb is passive the bare name is touched and «من قبل» acts.
    """
    roles = Roles()
    preps = preposition_roles(frame)
    passive = reading.shape in (Inflected.PAST_PASSIVE, Inflected.PRESENT_PASSIVE)
    passive = passive or frame.passive == "yes"
    told = reading.shape is Inflected.ACTIVE  # «متهما»: the speaker's
    before = carried if told else subject_before(p, verb.i, clause)
    after = _after(p, verb.i, clause.end)
    bare = [n for n in after if not governor(p, n.first, n.prefix, verb.i) and not n.prefix]
    adjacent = bool(bare) and bare[0].first <= verb.i + 1
    relative = "relative" in p.words[clause.first].flags and not verb.split.enclitic
    svo = told or (bool(before) and (relative or not adjacent))
    subject_role = frame.object if passive else frame.subject
    if passive and subject_role not in ("recipient", "actor"):
        subject_role = "recipient"
    if svo:
        for named in before:
            roles.add(subject_role, named)
    slot = "object" if svo else "subject"
    last, start = "", verb.i
    for named in after:
        how = governor(p, named.first, named.prefix, start)
        joined = named.prefix.startswith("و") or _and_before(p, named.first)
        if how == "agent":
            last = frame.subject if frame.subject in ("actor", "recipient") else "actor"
            roles.explicit = True
        elif how and slot == "subject" and not bare and _partitive(p, verb.end, named.first):
            last, slot = subject_role, "object"
        elif how:
            last = preps.get(how, "")
        elif joined and last:
            pass
        elif slot == "subject":
            last, slot = subject_role, "object"
        elif slot == "object" and not passive:
            last, slot = frame.object, "done"
            if last == "theme" and frame.type in _ON_OTHERS:
                last = "recipient"
        else:
            last = ""
        if last:
            roles.add(last, named)
    if not roles.actors and subject_role == "actor" and not svo and slot == "subject" and carried:
        for named in carried:
            roles.add("actor", named)
    return roles


def _after(p: Parse, i: int, end: int) -> list[Named]:
    """The actors named between a verb and the end of its clause, owners within titles apart."""
    return [
        n for n in p.names if n.actor is not None and i < n.first < end and p.is_head(n)
    ]  # fmt: skip


def _partitive(p: Parse, first: int, name: int) -> bool:
    """Whether only «some of» stands between a verb and a name: «مسلحون من», «ممثلون عن»."""
    between = p.words[first:name]
    some = Kind.HEAD in p.sentence.hits[first] or Kind.CASUALTY in p.sentence.hits[first]
    return some and 1 < len(between) <= 3 and between[-1].fold in ("من", "عن")


def _and_before(p: Parse, i: int) -> bool:
    k = i - 1
    while k >= 0 and p.words[k].shape is Shape.QUOTE:
        k -= 1
    return k >= 0 and p.words[k].fold == "و"


def subject_before(p: Parse, i: int, clause: Clause) -> list[Named]:
    """The names right before a verb that no preposition governs, with those joined to them;
    across a relative pronoun the name that it refers to.
    """
    k = i - 1
    while k >= 0 and (
        p.words[k].shape is Shape.QUOTE
        or p.words[k].flags & {"speech-link", "future", "relative"}
        or p.words[k].flags & {"negation", "negation-past", "negation-future"}
        or p.words[k].surface in "،,"
        or p.sentence.dated(k)
    ):
        k -= 1
    if k < 0 or k < clause.first - 3 or p.covered[k] < 0:
        return []
    named = p.names[p.covered[k]]
    if named.actor is None:
        return []
    found = joined_before(p, named)
    first = found[0]
    if governor(p, first.first, first.prefix):
        return []
    return found


def _topic(p: Parse, i: int) -> list[Named]:
    """The subject that كان puts at the head of a sentence: «وكان الحوثيون … سيطروا على»."""
    if "background" not in p.words[0].flags or i > _TOPIC:
        return []
    named = p.actor_starting(1)
    if named is None or named.prefix:
        return []
    found = [named]
    for other in p.names:
        if other.first == found[-1].end and other.prefix.startswith("و") and other.actor:
            found.append(other)
    return found


_TOPIC = 40


def joined_before(p: Parse, last: Named) -> list[Named]:
    """A name and those before it that و joins to it: «لافروف و كيري أكدا»."""
    found = [last]
    while found[0].prefix.startswith("و") or _and_before(p, found[0].first):
        m = found[0].first - 1
        while m >= 0 and (p.words[m].shape is not Shape.WORD or p.words[m].fold == "و"):
            m -= 1
        if m < 0 or p.covered[m] < 0 or p.names[p.covered[m]].actor is None:
            break
        found.insert(0, p.names[p.covered[m]])
    return found


def nominal(
    p: Parse, verb: VerbAt, frame: Frame, clause: Clause, light_verb: tuple[int, str] | None
) -> Roles:
    """The roles around an event noun: the owner right after it, the adjective of a state, «من قبل»,
    the frame's own prepositions, and the subject of a light verb before or after it.
    """
    roles = Roles()
    preps = preposition_roles(frame)
    after = _after(p, verb.i, clause.end)
    owner_role = frame.subject
    if "patient-masdar" in p.words[verb.i].flags and frame.object == "recipient":
        owner_role = "recipient"
    violent = frame.incident is not None
    if violent:
        preps["ل"] = "actor"  # «قصف لقوات النظام على»
        touched = any("ل" in n.prefix for n in p.names if verb.i < n.first < clause.end)
        if touched and owner_role == "recipient" and after and after[0].first == verb.end:
            owner_role, preps["ل"] = "actor", "recipient"  # «استهداف القوات التركية للقرية»
    last, start = "", verb.end - 1
    for index, named in enumerate(after):
        how = governor(p, named.first, named.prefix, start)
        joined = named.prefix.startswith("و") or _and_before(p, named.first)
        if how == "agent":
            last = "actor" if frame.subject != "recipient" else frame.subject
            roles.explicit = True
        elif how:
            last = preps.get(how, "")
        elif joined and last:
            pass
        elif index == 0 and named.first == verb.end:
            last = owner_role
        elif named.form == "adjective" and named.first <= verb.i + _ADJECTIVE:
            last = frame.subject
        else:
            last = ""
        if last:
            roles.add(last, named)
    if frame.type in _TWO and len(roles.actors) < 2:
        for named in _between(p, verb.end):
            roles.add("actor", named)
    if light_verb is not None:
        at, role = light_verb
        for named in light_subject(p, at, verb.i, clause):
            roles.add({"actor": frame.subject, "recipient": "recipient"}.get(role, ""), named)
            roles.explicit = roles.explicit or role == "actor"
    return roles


def with_whom(p: Parse, first: int) -> bool:
    """Whether «مع» follows an event noun at once or after an adjective or two."""
    return any("accompany" in w.flags for w in p.words[first : first + 4])


def _between(p: Parse, first: int) -> list[Named]:
    """The names after the next «بين», joined by و, even past a relative clause."""
    for k in range(first, min(first + _BETWEEN, len(p.words))):
        if "between" in p.words[k].flags:
            found: list[Named] = []
            for named in p.names:
                near = k < named.first and (not found or named.first - found[-1].end <= 2)
                joined = not found or named.prefix.startswith("و") or _and_before(p, named.first)
                if named.actor is not None and near and joined:
                    found.append(named)
            return found if len(found) > 1 else []
    return []


_BETWEEN = 14
"""Tokens after an event noun in which its «بين» may stand."""
_ADJECTIVE = 4
"""Tokens from an event noun to the adjective of the state that acts («القصف المدفعي التركي»)."""


def light_subject(p: Parse, at: int, noun: int, clause: Clause) -> list[Named]:
    """The subject of a light verb: bare names after it (before the event noun, or after it where
    the verb follows the noun), else before it.
    """
    stop = noun if noun > at else p.clause_of(at).end
    start = at
    found: list[Named] = []
    for named in p.names:
        if named.actor is None or not at < named.first < stop:
            continue
        how = governor(p, named.first, named.prefix, start)
        if how and not found:
            break
        if not how and (not found or named.prefix.startswith("و") or _and_before(p, named.first)):
            found.append(named)
        elif found:
            break
    if found or noun < at:
        return found
    return subject_before(p, at, clause)


def light_verb_of(p: Parse, noun: int, clause: Clause) -> tuple[int, str] | None:
    """The light verb that an event noun depends on: before it in its clause, or right after it
    («قصفا نفذته قوات …»).
    """
    best: tuple[int, str] | None = None
    for verb in p.verbs:
        for reading in verb.readings:
            light = reading.lexeme.light
            if light is None or reading.shape not in FINITE:
                continue
            before = clause.first <= verb.i < noun and _governs(p, verb.i, noun, light.subject)
            behind = noun < verb.i <= noun + _RELATIVE and bool(verb.split.enclitic)
            if before or (behind and best is None):
                best = (verb.i, light.subject)
    return best


def _governs(p: Parse, verb: int, noun: int, role: str) -> bool:
    """Whether only a subject, dates and few other words stand between a light verb and a noun."""
    loose = sum(
        1
        for k in range(verb + 1, noun)
        if p.covered[k] < 0 and p.words[k].shape is Shape.WORD and not p.sentence.dated(k)
    )
    return loose <= (_LOOSE if role in ("actor", "recipient", "place") else 1)


_LOOSE = 3
"""Words of no name or date between a light verb and its event noun («شهدت محاور القتال قصفا»)."""
_RELATIVE = 6


def needs_met(
    p: Parse, verb: VerbAt, frame: Frame, clause: Clause, classes: dict[str, frozenset[str]]
) -> bool:
    """Whether a word of a class that the frame requires stands shortly after the trigger, in its
    clause. Names in between (a long subject) do not count as distance.
    """
    if not frame.needs:
        return True
    window: list[LexicalWord] = []
    loose = 0
    for k in range(verb.end, clause.end):
        window.append(p.words[k])
        loose += p.covered[k] < 0
        if loose >= _NEEDS:
            break
    stems = {w.fold for w in window}
    stems |= {s.stem for w in window for s in w.splits}
    text = ""
    for name in frame.needs:
        for word in classes.get(name, ()):
            if " " in word:
                text = text or " " + " ".join(w.fold for w in window)
                if f" {word}" in text or f" ل{word}" in text or f" ب{word}" in text:
                    return True
            elif word in stems:
                return True
    return False


_NEEDS = 6
"""Words of no name after a trigger in which a required word may stand."""
