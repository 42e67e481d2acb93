"""The rows of the vocabulary's tables, as the files in `data/` hold them.

Every row knows its line; a fact that can be looked up carries `source` and `checked`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from hudna.model.terms import ActorType, EventType, IncidentType, Stance, StatusType

Several = tuple[str, ...]
Role = Literal["actor", "recipient", "place", "theme", "none"]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    line: int = 0


class _Fact(_Row, frozen=True, kw_only=True):
    source: str = ""
    checked: bool = False


class State(_Fact, frozen=True, kw_only=True):
    """A state: its names, the adjectives made from it, and what stands for its government."""

    id: str
    en: str
    ar: str
    aliases: Several = ()
    demonyms: Several = ()
    nationals: Several = ()
    capital: str = ""
    capital_ar: Several = ()
    lat: float | None = None
    lon: float | None = None
    seats: Several = ()


class Person(_Fact, frozen=True, kw_only=True):
    """A public person; `alone` are the short names that mean this person anywhere."""

    id: str
    en: str
    ar: str
    aliases: Several = ()
    alone: Several = ()
    of: str = ""
    type: ActorType = ActorType.OFFICE_HOLDER


class Office(_Fact, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """Who held which office when; dates are ISO days, months or years."""

    person: str
    office: str
    of: str
    for_: str = msgspec.field(default="", name="for")
    since: str = ""
    until: str = ""


class Title(_Row, frozen=True, kw_only=True):
    """The Arabic phrases for an office, without the state."""

    office: str
    ar: Several
    en: str
    scope: Literal["state", "organisation", "envoy", "many"]


class Body(_Fact, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """An organisation, armed group, coalition, party or population."""

    id: str
    en: str
    ar: str
    aliases: Several = ()
    type: ActorType
    of: str = ""
    country: str = ""
    since: str = ""
    until: str = ""


class Epithet(_Fact, frozen=True, kw_only=True):
    """An expression that stands for a party where the report is about one of some countries."""

    ar: Several
    actor: str
    context: Several = ()
    quote: bool = False


class PlaceRow(_Fact, frozen=True, kw_only=True):
    """A place; `common` says that its name is also an ordinary word or a person's name."""

    id: str
    en: str
    ar: str
    aliases: Several = ()
    country: str = ""
    admin1: str = ""
    kind: str
    lat: float | None = None
    lon: float | None = None
    common: bool = False


class LexemeRow(_Row, frozen=True, kw_only=True):
    """The dictionary forms of a verb or of an event noun."""

    lemma: str
    past: str = ""
    present: str = ""
    masdars: Several = ()
    active: str = ""
    passive: str = ""
    gloss: str = ""


class Cue(_Row, frozen=True, kw_only=True):
    """How a verb of saying introduces what is said.

    `needs` names word classes of which a word must follow soon («حمل … مسؤولية»).
    """

    lemma: str
    stance: Stance
    content: Several
    preps: Several = ()
    needs: Several = ()
    kind: Literal["say", "continue", "relay", "according", "act"] = "say"
    source: str = ""


class Frame(_Row, frozen=True, kw_only=True):
    """A sense of a word that tells an event, and which part of the clause plays which role.

    `needs` and `unless` name word classes: a word of one of the former must stand near the trigger,
    none of the latter may. Where `by` is `person` only persons can have done it in this sense («شن
    الوزير هجوما على …» is what a minister says).
    """

    lemma: str
    type: EventType
    mode: str = ""
    subject: Role = "actor"
    object: Role = "theme"
    preps: Several = ()
    needs: Several = ()
    unless: Several = ()
    by: Literal["", "person"] = ""
    passive: Literal["", "yes", "no"] = ""
    incident: IncidentType | None = None
    gloss: str = ""


class Light(_Row, frozen=True, kw_only=True):
    """A light verb: the event noun beside it decides the type, its subject plays this role.

    `scope` is what the verb makes of the event noun where it is not simply so («فشل في», «اعتزم»).
    """

    lemma: str
    subject: Role
    scope: Literal["", "actual", "planned", "decided", "negated"] = ""
    gloss: str = ""


class WordClass(_Row, frozen=True, kw_only=True):
    """Words (or phrases) that do the same."""

    name: str = msgspec.field(name="class")
    words: Several
    note: str = ""
    kind: str = ""


class Agreement(_Row, frozen=True, kw_only=True):
    """A noun for an instrument: an accord, a truce, a memorandum."""

    words: Several
    kind: str
    note: str = ""


class StatusCue(_Row, frozen=True, kw_only=True):
    """A phrase or word (by lemma) that says what became of an agreement or a commitment."""

    lemma: str = ""
    phrase: Several = ()
    status: StatusType
    modality: str = ""
    of: Several = ()
    """The kinds of nouns in `agreements.csv` of which alone it says so, where not of all."""
    note: str = ""


class Weapon(_Row, frozen=True, kw_only=True):
    """A weapon or means, and the kind of incident it makes."""

    words: Several
    weapon: str
    incident: IncidentType | None = None


class CountedThing(_Row, frozen=True, kw_only=True):
    """What monitors count: its nouns, the unit, and the classes of which a word must stand near."""

    what: str
    unit: str
    one: Several
    many: Several
    needs: Several = ()
    note: str = ""
