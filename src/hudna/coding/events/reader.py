"""Who did what to whom: events in the PLOVER ontology, from finite verbs and from event nouns."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.coding.context import is_person
from hudna.coding.events import arguments, subjects
from hudna.coding.events.arguments import Roles
from hudna.coding.events.happening import Happening, clause_end
from hudna.coding.events.merging import casualty, merged
from hudna.coding.events.senses import MUTUAL, TALKS, Sense, as_person, sense
from hudna.coding.names.named import Named
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.scope.light import Light, governor, light
from hudna.coding.speech import Said
from hudna.model import ActorType, EventType, IncidentType, Precision, Stance
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind


@dataclass(slots=True)
class _Telling:
    """What is known while a sentence is read: its statements, whose subject goes on, the events
    found so far.
    """

    said: list[Said]
    carried: list[Named]
    found: list[Happening]
    accused: Sense | None = None
    """The last word of accusing that names whom."""
    culprits: list[Named] = field(default_factory=list)
    """Whom it accuses."""

    def inside(self, i: int) -> int:
        """The index of the innermost statement whose content holds a token, or -1."""
        return max((k for k, s in enumerate(self.said) if s.first <= i < s.end), default=-1)

    def own(self, i: int) -> Said | None:
        """The statement whose cue a token is."""
        return next((s for s in self.said if s.cue == i), None)

    def tells(self, n: Named, i: int) -> bool:
        """Whether a name only says whose word a token rests on: «بحسب الوكالة قتل …»."""
        return any(
            s.opener == "source"
            and s.cue <= n.first
            and s.first <= i
            and not s.first <= n.first < s.end
            and any(x is n for x in s.speakers)
            for s in self.said
        )

    def speakers(self, i: int) -> list[Named]:
        """Who speaks at a token: in whose words it stands, else in the statement before it."""
        inside = self.inside(i)
        if inside >= 0:
            return list(self.said[inside].speakers)
        before = [s for s in self.said if s.cue < i]
        return list(before[-1].speakers) if before else []


class EventReader:
    """Reads the events of one report, sentence by sentence, with the frames of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._classes = vocabulary.classes
        self._last: list[Named] = []
        """Who acted last in the report: who goes on acting where a verb has no subject."""

    def read(self, p: Parse, said: list[Said]) -> list[Happening]:
        """The events of a sentence in order, several tellings of one joined."""
        telling = _Telling(said, [], [])
        for verb in p.verbs:
            clause = p.clause_of(verb.i)
            if clause.opener == "complementiser":
                telling.carried = _controller(p, clause, telling)
            elif clause.opener not in ("", "and", "comma") and verb.i != clause.first:
                telling.carried = []
            happening = self._event(p, verb, telling)
            if happening is not None:
                telling.found.append(happening)
                if happening.roles.actors and (verb.finite or happening.sense.light is not None):
                    telling.carried = list(happening.roles.actors)
                    self._last = telling.carried
            elif verb.finite:
                telling.carried = subjects.subject_before(p, verb.i, clause) or telling.carried
                if len(telling.carried) == _TWO:
                    self._last = telling.carried
        return merged(p, telling.found)

    def _event(self, p: Parse, verb: VerbAt, telling: _Telling) -> Happening | None:
        s = sense(p, verb, self._classes)
        if s is None:
            return None
        own = telling.own(verb.i)
        if own is not None and s.frame.type is EventType.REQUEST and _asserts(s, own):
            return None
        how = light(p, verb.i, s.clause, s.reading.shape)
        roles = self._roles(p, s, telling, how)
        if roles is None:
            return None
        for role in (roles.actors, roles.recipients):
            role[:] = [n for n in role if not telling.tells(n, verb.i)]
        if _personal(p, s, roles):
            s = as_person(p, s, self._classes)
        if own is not None:
            roles.actors = list(own.speakers)
            roles.recipients = [n for n in roles.recipients if n not in roles.actors]
        if s.frame.type is EventType.ACCUSE and roles.recipients:
            telling.accused, telling.culprits = s, list(roles.recipients)
        if not _worth(p, s, roles):
            return None
        inside = telling.inside(verb.i)
        end = clause_end(p, s)
        return Happening(s, s.clause, roles, how, inside, own is not None, end)

    def _roles(self, p: Parse, s: Sense, telling: _Telling, how: Light) -> Roles | None:
        """The roles of a verb, of the speaker's own act, of «we», or of an event noun that tells
        an event.
        """
        own = telling.own(s.i)
        if s.finite and s.reading.number is Number.FIRST:
            roles = Roles()
            for named in _us(p, s, telling.speakers(s.i) if telling.inside(s.i) >= 0 else []):
                roles.add(s.frame.subject, named)
            return roles
        if s.finite:
            before = telling.carried or (self._last if subjects.subjectless(p, s.verb) else [])
            dual = s.reading.number is Number.DUAL and not telling.carried
            if dual:
                before = self._last if len(self._last) == _TWO else p.pair(s.i)
            return arguments.finite(p, s, before)
        if own is not None:
            return arguments.finite(p, s, list(own.speakers))
        if s.reading.shape is Inflected.ACTIVE:
            subject = telling.carried or telling.speakers(s.i)
            return arguments.finite(p, s, subject) if subject and _circumstance(p, s) else None
        if _performed(s, telling):
            return arguments.finite(p, s, telling.speakers(s.i))
        accused = _accused(p, s, telling)
        if accused is not None:
            return accused
        hurt = any(casualty(h) for h in telling.found)
        nominal = _nominal(p, s, how, said=hurt or _announced(s, telling))
        if nominal is None or not self._partnered(p, s, nominal, telling):
            return None
        return nominal

    def _partnered(self, p: Parse, s: Sense, roles: Roles, telling: _Telling) -> bool:
        """Whether a noun for what takes two has its two: «لقائه بالوزير», «المحادثات مع الوزير»
        are also the subject's or the speaker's.
        """
        if s.frame.type not in TALKS or s.light is not None:
            return True
        if len(subjects.distinct(roles.actors)) > 1:
            return True
        if not (s.verb.split.enclitic or subjects.with_whom(p, s.end)):
            return False
        for named in ([*telling.carried, *telling.speakers(s.i)] or self._last)[:1]:
            roles.add(s.frame.subject, named)
        return len(subjects.distinct(roles.actors)) > 1


def _personal(p: Parse, s: Sense, roles: Roles) -> bool:
    """Whether only persons act, and against no place: «شن الوزير هجوما على خصومه»."""
    after = [n.place for n in p.names if n.place is not None and s.i < n.first < s.clause.end]
    placed = any(place.precision is not Precision.COUNTRY for place in after)
    return bool(roles.actors) and not placed and all(_person(p, s.i, n) for n in roles.actors)


def _person(p: Parse, verb: int, n: Named) -> bool:
    """Whether a name is a person's, or an office before it says so («المتحدث باسم الجماعة»), and
    not that of a person's men («قوات المشير …»).
    """
    if any(m is n for m in p.names):
        low = n.first - _OFFICE if n.first < verb else max(verb + 1, n.first - _OFFICE)
        for hits in p.sentence.hits[max(0, low) : n.first + 1]:
            if Kind.TITLE in hits or Kind.HEAD in hits:
                return Kind.TITLE in hits
    return n.actor is not None and is_person(n.actor)


_OFFICE = 3
"""Tokens from an office to whom it belongs to («المتحدث الرسمي باسم الجماعة»)."""


def _asserts(s: Sense, own: Said) -> bool:
    """Whether a word that demands elsewhere only asserts here: «تصر على أنه …»."""
    demands = any(c.stance is Stance.DEMANDS for c in s.reading.lexeme.cues)
    return demands and own.stance is Stance.NEUTRAL


def _circumstance(p: Parse, s: Sense) -> bool:
    """Whether a participle tells what the subject does besides: «…، محملا الآخر المسؤولية»."""
    stem = s.verb.split.stem
    if s.reading.definite or s.verb.split.proclitics or not stem.endswith(("ا", "ه", "ين")):
        return False
    before = p.words[s.i - 1] if s.i else None
    return before is not None and before.shape not in (Shape.WORD, Shape.NUMBER)


def _performed(s: Sense, telling: _Telling) -> bool:
    """Whether a noun is what the speaker announces to do: «أعلنت تعليق مشاركتها», «أبدى رفضه»;
    of violence what fighters announce («أعلنت الكتائب قصف …»).
    """
    inside = telling.inside(s.i)
    if inside < 0 or s.reading.shape is not Inflected.MASDAR:
        return False
    said = telling.said[inside]
    if said.opener not in ("object", "prep") or said.first != s.i:
        return False
    if s.violent:
        fighters = [n.actor.type for n in said.speakers if n.actor is not None]
        announced = said.stance in (Stance.NEUTRAL, Stance.CLAIMS)
        acts = s.frame.subject == "actor" and said.opener == "object" and announced
        return acts and set(fighters) == {ActorType.ARMED_GROUP}
    return bool(s.verb.split.enclitic)


def _accused(p: Parse, s: Sense, telling: _Telling) -> Roles | None:
    """The roles of what somebody is accused of: «اتهم … الجيش بقصف …», «… بشن غارات على …»."""
    before = telling.accused
    if before is None or not s.violent or s.reading.definite:
        return None
    if s.clause.first != before.clause.first or s.reading.shape is not Inflected.MASDAR:
        return None
    k = s.i if "ب" in s.verb.split.proclitics else s.i - 1
    by_light = k < s.i and any(r.lexeme.light is not None for _, r in p.words[k].readings)
    if "ب" not in {c for x in p.words[k].splits for c in x.proclitics} or (
        k < s.i and not by_light
    ):
        return None
    last = max(n.end for n in telling.culprits)
    if not before.i < k or any(p.is_finite(m) for m in range(last, k)):
        return None
    roles = arguments.nominal(p, s)
    if not roles.explicit:
        roles.recipients[:0] = roles.actors
    roles.actors = list(telling.culprits)
    return roles


def _controller(p: Parse, clause: Clause, telling: _Telling) -> list[Named]:
    """Who acts in a clause after أن that names nobody: whom a demand is made of («حث إسرائيل على أن
    توقف», «على الحوثيين أن ينسحبوا»), else who promises or agrees.
    """
    k = clause.first - 1
    if k >= 0 and p.covered[k] >= 0:
        named = p.names[p.covered[k]]
        if named.actor is not None and governor(p, named.first, named.prefix) == "علي":
            return [named]
    before = telling.found[-1] if telling.found else None
    if before is None or clause.first - before.end > _CONTROL:
        return []
    if before.type in (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN):
        return list(before.roles.recipients)
    return list(before.roles.actors) if before.type in MUTUAL else []


_TWO = 2
_CONTROL = 3
"""Tokens between a verb's clause and the أن that it governs («على», «ب»)."""


def _us(p: Parse, s: Sense, speakers: list[Named]) -> list[Named]:
    """Whom «we» are: the speaker, and for what takes two the other one of the pair."""
    if s.frame.type not in MUTUAL:
        return speakers
    ours = {a for n in speakers if n.actor for a in (n.actor.id, n.actor.of) if a}
    pair = [(n, {n.actor.id, n.actor.of}) for n in p.pair(s.i) if n.actor is not None]
    if any(theirs & ours for _, theirs in pair):
        return [*speakers, *(n for n, theirs in pair if not theirs & ours)]
    return speakers


def _announced(s: Sense, telling: _Telling) -> bool:
    """Whether an event noun is what somebody is said to have spoken of: «أدان قصف …»."""
    return any(
        x.first == s.i and x.opener == "object" and x.stance is not Stance.DEMANDS
        for x in telling.said
    )


def _nominal(p: Parse, s: Sense, how: Light, *, said: bool) -> Roles | None:
    """The roles of an event noun, or nothing where it only names a topic or an aim.

    It tells an event under a light verb, with its agent named, at the head of its clause, where the
    sentence has `said` that it happened: as the cause of casualties («أصيب … في قصف») or as what
    somebody speaks of («أدان قصف …»); after a preposition of time with its actors, or between two
    who talk or agree.
    """
    if s.reading.shape in (Inflected.ACTIVE, Inflected.PASSIVE) or how.purpose:
        return None
    roles = arguments.nominal(p, s)
    if s.light is not None:
        if not roles.actors and s.frame.type in MUTUAL and s.light.subject == "none":
            for named in p.pair(s.i):
                roles.add(s.frame.subject, named)
        return roles
    if s.violent and said and s.i > s.clause.first:
        return roles
    two = s.frame.type in TALKS and len(subjects.distinct(roles.actors)) > 1
    if set(s.verb.split.proclitics) & {"ب", "ل"} and not two:
        return None
    if s.reading.definite and not roles.actors:
        return None  # «الهجوم»: one told before
    return roles if _tells(p, s, roles, background=how.background) else None


def _tells(p: Parse, s: Sense, roles: Roles, *, background: bool) -> bool:
    """Whether an event noun without a light verb tells an event."""
    if s.frame.type in TALKS and roles.actors:
        return True
    initial = s.i - s.clause.first <= 1
    if roles.explicit and (s.violent or initial):
        return True
    placed = any(n.place and s.i < n.first < s.clause.end for n in p.names)
    if s.violent and placed and (initial or _counted(p, s)):
        return True
    if s.violent and initial and roles.actors:
        return True
    return background and bool(roles.actors) and (s.violent or len(roles.actors) > 1)


def _counted(p: Parse, s: Sense) -> bool:
    """Whether a noun of killing or hurting is followed at once by the people: «مقتل شابين في …»."""
    if s.frame.incident is not IncidentType.OTHER or s.end >= len(p.words):
        return False
    hit = p.sentence.hits[s.end].get(Kind.CASUALTY)
    people = hit is not None and any(k.startswith("victim") for k in hit.keys)
    return people or any(q.first == s.end for q in p.sentence.quantities)


def _worth(p: Parse, s: Sense, roles: Roles) -> bool:
    """Whether enough is known: somebody who acts, or violence against somebody or at a place."""
    if roles.actors:
        return True
    if s.frame.type is EventType.PROTEST:
        return True  # crowds have no name
    placed = any(n.place and s.clause.first <= n.first < s.clause.end for n in p.names)
    suffered = s.frame.passive == "yes" or s.reading.shape is Inflected.PAST_PASSIVE
    return s.violent and bool(roles.recipients or placed or suffered)


def together(said: list[Said], happenings: list[Happening]) -> list[Named]:
    """The two who last spoke, met or agreed together: whom «الجانبان» means from then on."""
    pair: list[Named] = []
    groups = [s.speakers for s in said]
    groups += [tuple(h.roles.actors) for h in happenings if h.type in MUTUAL]
    for group in groups:
        actors = {n.actor.id: n for n in group if n.actor is not None}
        if len(actors) > 1:
            pair = list(actors.values())[:2]
    return pair


def principals(pair: list[Named]) -> list[Named]:
    """A pair of states or persons as it is; two groups named side by side are no pair."""
    kinds = (ActorType.STATE, ActorType.OFFICE_HOLDER, ActorType.UNKNOWN)
    return pair if all(n.actor and n.actor.type in kinds for n in pair) else []
