"""Who acts and whom it touches: the names around a verb or event noun, by the role they play."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.coding.context import is_person
from hudna.coding.events.senses import MUTUAL, LightVerb, Sense
from hudna.coding.events.subjects import (
    joined,
    names_after,
    names_between,
    partitive,
    subject_before,
    unnamed_subject,
)
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.scope.light import governor
from hudna.model import EventType, Form
from hudna.text.fold import fold
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import Kind

_ON_OTHERS = frozenset({
    EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.THREATEN, EventType.REJECT,
    EventType.ACCUSE, EventType.AID, EventType.SUPPORT,
})  # fmt: skip
"""Types of what is done to somebody: the owner of the object is touched («جمدت أموال صالح»)."""


@dataclass(slots=True)
class Roles:
    """The names in each role; `explicit` says that an agent was named as such."""

    actors: list[Named] = field(default_factory=list)
    recipients: list[Named] = field(default_factory=list)
    explicit: bool = False

    def add(self, role: str, named: Named) -> None:
        """Put a name into a role, once; other roles than actor and recipient hold nobody."""
        into = {"actor": self.actors, "recipient": self.recipients}.get(role)
        if into is not None and all(n is not named for n in into):
            into.append(named)


def preposition_roles(frame: Frame) -> dict[str, str]:
    """`{preposition: role}` of a frame, folded, and what prepositions mean with its type anyway."""
    roles = {"ضد": "recipient", "مع": "actor" if frame.type in MUTUAL else "recipient"}
    if frame.type in MUTUAL:
        roles["بين"] = "actor"
    if frame.type is EventType.ASSAULT:
        roles["علي"] = roles["ل"] = "recipient"
    roles.update((fold(p), role) for p, _, role in (x.partition(":") for x in frame.preps))
    return roles


# ---------------------------------------------------------------------- verbs
def finite(p: Parse, s: Sense, carried: list[Named]) -> Roles:
    """The roles around a finite verb.

    A bare name right before the verb is its subject (subject-verb order) and the next bare name
    its object, where it heads the clause or no bare name follows at once; otherwise the first bare
    name after the verb is the subject. Names joined by و play the
    role of the one before. Where the verb is passive the bare name is touched and «من قبل» acts.
    Without any subject those `carried` over from before act on. The subject of a participle
    («متهما») is the one carried.
    """
    told = not s.finite
    after = names_after(p, s.i, s.clause.end)
    bare = [
        n for n in after
        if not n.prefix and not governor(p, n.first, n.prefix, s.i) and not _owns(p, s, n)
    ]  # fmt: skip
    before = carried if told else subject_before(p, s.i, s.clause)
    adjacent = bool(bare) and bare[0].first <= s.i + 1
    relative = "relative" in p.words[s.clause.first].flags and not s.verb.split.enclitic
    heads = bool(before) and before[-1].end == s.i and before[0].first <= s.clause.first + 2
    first = told or (bool(before) and (relative or heads or not adjacent))
    first = first or (relative and adjacent and s.clause.first == s.i - 1 and not _resumed(p, s))
    reader = _Finite(p, s, has_subject=first, bare=bool(bare))
    for named in before if first else ():
        reader.roles.add(reader.subject, named)
    for named in after:
        reader.take(named)
    if reader.open and reader.subject == "actor" and not reader.roles.actors:
        for named in carried:
            reader.roles.add("actor", named)
    return reader.roles


def _owns(p: Parse, s: Sense, n: Named) -> bool:
    """Whether a name is the owner of an event noun further on: «منع … وليس محاربة التنظيم»."""
    k = n.first - 1
    return k > s.end and p.covered[k] < 0 and any(
        r.shape is Inflected.MASDAR and not r.definite and r.lexeme.frames
        for _, r in p.words[k].readings
    )  # fmt: skip


def _of_before(p: Parse, s: Sense, named: Named) -> bool:
    """Whether a name belongs to what an attack came after: «هجمات هي الأولى منذ سيطرة … على»."""
    return s.violent and any(w.fold in _SINCE for w in p.words[s.end : named.first])


_ONTO = frozenset({"علي", "ل"})
_SINCE = frozenset({"منذ", "مذ"})


def _resumed(p: Parse, s: Sense) -> bool:
    """Whether a pronoun after the verb of a relative clause means what the clause describes: then
    the name after the verb is its subject («الهجوم الذي قتل فيه …»).
    """
    near = p.words[s.end : min(s.clause.end, s.end + _RESUMED)]
    return any("resumptive" in w.flags for w in near)


_RESUMED = 6
"""Tokens after the verb of a relative clause in which such a pronoun stands."""


class _Finite:
    """Takes the names after a verb one by one and gives each its role."""

    def __init__(self, p: Parse, s: Sense, *, has_subject: bool, bare: bool) -> None:
        self._p, self._s, self._bare = p, s, bare
        self._preps = preposition_roles(s.frame)
        self._passive = s.frame.passive == "yes" or s.reading.shape in (
            Inflected.PAST_PASSIVE, Inflected.PRESENT_PASSIVE,
        )  # fmt: skip
        several = s.finite and s.reading.number is Number.PLURAL
        several = several or (not self._passive and unnamed_subject(p, s.end, s.clause.end))
        self._implied = several
        self._slot = "object" if has_subject or several else "subject"
        self._last = ""
        self._content = _content(p, s)
        self.roles = Roles()
        self.subject = s.frame.subject
        if self._passive:
            self.subject = s.frame.object if s.frame.object == "actor" else "recipient"

    @property
    def open(self) -> bool:
        """Whether no subject has been found."""
        return self._slot == "subject" or (self._implied and not self.roles.actors)

    def take(self, named: Named) -> None:
        """Give the next name its role."""
        how = governor(self._p, named.first, named.prefix, self._s.i)
        spoken_of = named.first > self._content and not (self.open and how)
        self._last = "" if spoken_of else self._role(named, how)
        self.roles.add(self._last, named)

    def _role(self, named: Named, how: str) -> str:
        if how:
            return self._governed(named, how)
        if self._last and joined(self._p, named):
            return self._last
        if self._struck(named):
            return "recipient"
        if self._slot == "subject" and not named.prefix.startswith("و"):
            if self._passive and self._kills(named):
                self._passive, self.subject = False, self._s.frame.subject
                if self.subject == "recipient":
                    self.subject = "actor"
            self._slot = "object"
            return self.subject
        if self._slot == "object" and not self._passive:
            self._slot = "done"
            return self._object()
        return ""

    def _governed(self, named: Named, how: str) -> str:
        """The role of a name that a preposition governs."""
        if how == "agent":
            self.roles.explicit = True
            return "recipient" if self._s.frame.subject == "recipient" else "actor"
        if how == "ضد" and self._of_fight(named):
            return ""
        if how in _ONTO and _of_before(self._p, self._s, named):
            return ""
        some = self._slot == "subject" and not self._bare
        if some and partitive(self._p, self._s.end, named.first):
            self._slot = "object"
            return self.subject
        return self._preps.get(how, "")

    def _struck(self, named: Named) -> bool:
        """Whether a name begins with a noun for what is struck: «استهدفت مواقع الحوثيين»."""
        hit = self._p.sentence.hits[named.first].get(Kind.HEAD)
        return self._s.violent and self.open and hit is not None and "target" in hit.keys

    def _of_fight(self, named: Named) -> bool:
        """Whether «ضد» belongs to another noun of fighting: «انتقد … في حربها ضد التنظيم»."""
        k = next((k for k in range(named.first - 1, -1, -1) if self._p.words[k].fold == "ضد"), 0)
        return k - 1 > self._s.i and any(s.enclitic for s in self._p.words[k - 1].splits)

    def _kills(self, named: Named) -> bool:
        """Whether a body before the people who were killed is their killer: «قتلت الشرطة ثلاثة
        مسلحين».
        """
        if named.actor is None or is_person(named.actor) or named.first != self._s.end:
            return False
        k = named.end
        victim = self._p.sentence.hits[k].get(Kind.CASUALTY) if k < len(self._p.words) else None
        people = victim is not None and any(x.startswith("victim") for x in victim.keys)
        return people or any(q.first == k for q in self._p.sentence.quantities)

    def _object(self) -> str:
        frame = self._s.frame
        if frame.object == "theme" and frame.type in _ON_OTHERS:
            return "recipient"
        return frame.object


def _content(p: Parse, s: Sense) -> int:
    """The token of the preposition after which stands what sides do together: whoever is named
    there is spoken of and takes no part («اتفقتا على محاربة داعش»).
    """
    themes = {fold(prep) for prep, _, role in (x.partition(":") for x in s.frame.preps)
              if role == "theme"} if s.frame.type in MUTUAL else set()  # fmt: skip
    end = s.clause.end
    return next((k for k in range(s.end, end) if p.words[k].fold in themes), end)


# ---------------------------------------------------------------------- event nouns
def nominal(p: Parse, s: Sense) -> Roles:
    """The roles around an event noun: the owner right after it, the adjective of a state, «من قبل»,
    the frame's own prepositions, both sides of a «بين», the subject of a light verb.
    """
    reader = _Nominal(p, s)
    for named in reader.after:
        reader.take(named)
    roles = reader.roles
    if s.frame.type in MUTUAL and len(roles.actors) < 2:
        for named in names_between(p, s.end):
            roles.add("actor", named)
    if s.light is not None:
        role = {"actor": s.frame.subject, "recipient": "recipient"}.get(s.light.subject, "")
        for named in light_subject(p, s.light, s.i):
            roles.add(role, named)
            roles.explicit = roles.explicit or s.light.subject == "actor"
    return roles


class _Nominal:
    """Takes the names after an event noun one by one and gives each its role."""

    def __init__(self, p: Parse, s: Sense) -> None:
        self._p, self._s = p, s
        self.after = names_after(p, s.i, s.clause.end)
        self._preps = preposition_roles(s.frame)
        self._owner = s.frame.subject
        self._last = ""
        self.roles = Roles()
        patient = "patient-masdar" in p.words[s.i].flags and s.frame.object == "recipient"
        if patient:
            self._owner = "recipient"
        if s.violent:
            self._preps["ل"] = "actor"  # «قصف لقوات النظام على»
            owned = bool(self.after) and self.after[0].first == s.end and not self.after[0].prefix
            transitive = patient or s.frame.subject == "actor"
            if transitive and owned and any("ل" in n.prefix for n in self._following()):
                self._owner, self._preps["ل"] = "actor", "recipient"  # «استهداف القوات للقرية»

    def _following(self) -> list[Named]:
        return [n for n in self._p.names if self._s.i < n.first < self._s.clause.end]

    def take(self, named: Named) -> None:
        """Give the next name its role."""
        self._last = self._role(named)
        self.roles.add(self._last, named)

    def _role(self, named: Named) -> str:
        how = governor(self._p, named.first, named.prefix, self._s.end - 1)
        if how == "agent":
            self.roles.explicit = True
            return "actor"
        if how in _ONTO and _of_before(self._p, self._s, named):
            return ""
        if how == "ل" and self._s.violent and self._of_another(named):
            return "recipient"
        if how:
            return self._preps.get(how, "")
        if self._last and joined(self._p, named):
            return self._last
        if named.first == self._s.end and named is self.after[0]:
            return self._owner
        if named.form is Form.ADJECTIVE and named.first <= self._s.i + _ADJECTIVE:
            return self._s.frame.subject
        return ""

    def _of_another(self, named: Named) -> bool:
        """Whether ل joins a name to what is attacked and not to the attack: «بمهاجمة وكر لـ…»."""
        light = self._s.light
        between = self._p.words[self._s.end : named.first]
        if any("against" in w.flags for w in between):
            return True  # «هجمات على مواقع لـ…»
        return (
            light is not None and light.subject == "actor" and self._s.i > light.at
            and len(between) == 1 and not between[0].fold.endswith(("ا", "ي", "يه"))
        )  # fmt: skip


_ADJECTIVE = 4
"""Tokens from an event noun to the adjective of the state that acts («القصف المدفعي التركي»)."""


def light_subject(p: Parse, light: LightVerb, noun: int) -> list[Named]:
    """The subject of a light verb: bare names after it (before the event noun, or after it where
    the verb follows the noun), else before it.
    """
    clause = p.clause_of(light.at)
    stop = noun if noun > light.at else clause.end
    found: list[Named] = []
    for named in names_after(p, light.at, stop):
        how = governor(p, named.first, named.prefix, light.at)
        if how or (found and not joined(p, named)):
            break
        found.append(named)
    if found or noun < light.at or not p.words[light.at].finite:
        return found
    return subject_before(p, light.at, clause)
