"""Who acts: states, people with their offices, bodies, and what else stands for them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from hudna.errors import VocabularyError
from hudna.model import Actor, ActorType
from hudna.text.clitics import ARTICLE
from hudna.text.fold import fold
from hudna.text.inflect import nisba
from hudna.text.words import Memo
from hudna.vocab import signs
from hudna.vocab.entries import Body, Epithet, Office, Person, State, Title, WordClass
from hudna.vocab.lexicon import Entry, Kind, LexicalWord
from hudna.vocab.signs import Signs, silent
from hudna.vocab.table import phrases, rows


class Tenure(NamedTuple):
    """A person in an office from a day to a day, both included."""

    person: str
    since: dt.date
    until: dt.date


class Surname(msgspec.Struct, frozen=True, kw_only=True):
    """Short names of a public person that are ordinary words or first names elsewhere."""

    person: str
    names: tuple[str, ...]
    context: tuple[str, ...]
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Actors:
    """Everybody the vocabulary knows, by id, and who held which office when."""

    by_id: dict[str, Actor]
    titles: dict[str, Title]
    tenures: dict[tuple[str, str, str], tuple[Tenure, ...]]
    epithets: dict[str, Epithet]
    countries: dict[str, str]
    """For bodies and people the country they are mainly of."""
    given: frozenset[str]
    """Folded first names: what tells a person whom no table has from ordinary words."""
    surnames: dict[str, tuple[Surname, ...]]
    """By folded form the short names that mean somebody only after a title or a force."""
    theatres: frozenset[str]
    """Countries of many armed groups: their name is mostly a place in the news."""
    signs: Signs
    """What words say about the names beside them."""
    silent: Memo[LexicalWord, bool]
    """Which words say nothing of names by themselves."""

    def former(self, office: str, of: str, day: dt.date) -> str | None:
        """Who held an office last before the one who holds it on a day."""
        known = self.tenures.get((office, of, ""), ())
        now = {t.person for t in known if t.since <= day <= t.until}
        gone = [t for t in known if t.until < day and t.person not in now]
        return max(gone, key=lambda t: t.until).person if gone else None

    def envoys(self, of: str, country: str, day: dt.date) -> list[str]:
        """Who worked as an envoy of an organisation or state on a country on a day."""
        return [
            t.person
            for (office, owner, land), tenures in self.tenures.items()
            if owner == of and land == country and self.titles[office].scope == "envoy"
            for t in tenures
            if t.since <= day <= t.until
        ]

    def holders(self, office: str, of: str, country: str, day: dt.date) -> list[str]:
        """Who held an office on a day; `country` is the one an envoy works on, or nothing."""
        known = self.tenures.get((office, of, country), ())
        return [t.person for t in known if t.since <= day <= t.until]


_SERVANT = ("عبد",)
"""The word that begins a first name without being one."""


def load() -> tuple[Actors, list[tuple[str, Entry]]]:
    """The actors and the phrases that name them.

    Raises `VocabularyError` for an id that stands twice and for a reference to nobody.
    """
    states, people = rows("states.csv", State), rows("people.csv", Person)
    bodies, epithets = rows("actors.csv", Body), rows("epithets.csv", Epithet)
    titles = rows("titles.csv", Title)
    by_id: dict[str, Actor] = {}
    for state in states:
        _enter(by_id, "states.csv", state.line, _state(state))
    for body in bodies:
        _enter(by_id, "actors.csv", body.line, _body(body))
    for person in people:
        _enter(by_id, "people.csv", person.line, _person(person))
    for epithet in epithets:
        if epithet.actor not in by_id:
            raise VocabularyError(
                "epithets.csv", epithet.line, "actor", f"unknown: {epithet.actor}"
            )
    _check_alone(people)
    by_line = {str(e.line): e for e in epithets}
    table = signs.load()
    given, surnames = _given(people, table), _surnames(by_id)
    actors = Actors(
        by_id=by_id,
        titles={t.office: t for t in titles},
        tenures=_tenures(by_id, {t.office for t in titles}),
        epithets=by_line,
        countries={b.id: b.country or b.of for b in bodies} | {p.id: p.of for p in people},
        given=given,
        surnames=surnames,
        theatres=_theatres(bodies),
        signs=table,
        silent=silent(table, frozenset({*given, *surnames, *_SERVANT})),
    )
    entries = [
        *_state_names(states), *_people_names(people, given, _parts()), *_body_names(bodies),
        *((w, Entry(Kind.EPITHET, str(e.line))) for e in epithets for w in e.ar),
        *_title_names(titles),
    ]  # fmt: skip
    return actors, entries


def _check_alone(people: list[Person]) -> None:
    """A name that means somebody anywhere may not be a function word or belong to two people."""
    particles = {
        words[0]
        for row in rows("particles.csv", WordClass)
        for written in row.words
        for words in phrases(written)
        if len(words) == 1
    }
    owners: dict[str, str] = {}
    for person in people:
        for name in person.alone:
            if (plain := fold(name)) in particles:
                message = f"{name} is a function word too; leave it out"
                raise VocabularyError("people.csv", person.line, "alone", message)
            if owners.setdefault(plain, person.id) != person.id:
                message = f"{name} already means {owners[plain]}"
                raise VocabularyError("people.csv", person.line, "alone", message)


def _given(people: list[Person], table: Signs) -> frozenset[str]:
    """The first names of the table of people and those of the table of names, as they fold.

    A name that ends in a hamza stays as it is written («علاء»): without it it is another word.
    """
    names = {name for row in rows("given_names.csv", WordClass) for name in row.words}
    for person in people:
        first, _, rest = person.ar.partition(" ")
        if rest and len(first) > _TWO_LETTERS and not first.startswith("ال"):
            names.add(first)
    found = frozenset(n if n.endswith("ء") else fold(n) for n in names)
    return frozenset(n for n in found if "no-given" not in table.plain(n))


_TWO_LETTERS = 2
_MANY = 10  # armed groups; Iran and Lebanon have fewer, Sudan, Iraq, Yemen, Libya and Syria more


def _theatres(bodies: list[Body]) -> frozenset[str]:
    groups = Counter(b.country for b in bodies if b.type is ActorType.ARMED_GROUP)
    return frozenset(c for c, n in groups.items() if n >= _MANY and c)


def _surnames(by_id: dict[str, Actor]) -> dict[str, tuple[Surname, ...]]:
    found: defaultdict[str, tuple[Surname, ...]] = defaultdict(tuple)
    for row in rows("surnames.csv", Surname):
        if row.person not in by_id:
            raise VocabularyError("surnames.csv", row.line, "person", f"unknown: {row.person}")
        for name in row.names:
            found[fold(name)] += (row,)
    return dict(found)


def _enter(by_id: dict[str, Actor], file: str, line: int, actor: Actor) -> None:
    if actor.id in by_id:
        raise VocabularyError(file, line, "id", f"stands twice: {actor.id}")
    by_id[actor.id] = actor


def _state(row: State) -> Actor:
    return Actor(id=row.id, name=row.en, name_ar=row.ar, type=ActorType.STATE)


def _body(row: Body) -> Actor:
    return Actor(id=row.id, name=row.en, name_ar=row.ar, type=row.type, of=row.of or None)


def _person(row: Person) -> Actor:
    return Actor(id=row.id, name=row.en, name_ar=row.ar, type=row.type, of=row.of or None)


def _state_names(states: list[State]) -> Iterator[tuple[str, Entry]]:
    for s in states:
        for name in (s.ar, *s.aliases):
            yield name, Entry(Kind.STATE, s.id)
        for name in s.capital_ar:
            yield name, Entry(Kind.CAPITAL, s.id)
        for name in s.seats:
            yield name, Entry(Kind.SEAT, s.id)
        for demonym in s.demonyms:
            for form in dict.fromkeys(nisba(demonym)):
                yield form, Entry(Kind.DEMONYM, s.id)
        for plural in s.nationals:
            yield f"(ال){plural.removeprefix('ال')}", Entry(Kind.DEMONYM, s.id)


def _people_names(
    people: list[Person], given: frozenset[str], parts: tuple[str, ...]
) -> Iterator[tuple[str, Entry]]:
    for p in people:
        for name in (p.ar, *p.aliases):
            yield name, Entry(Kind.PERSON, p.id)
            before, _, family = name.rpartition(" ")
            bare = family.removeprefix(ARTICLE)
            short = len(bare) < _FAMILY or fold(bare) in given or f" {before}".endswith(parts)
            if bare != family and before and not short:
                yield f"{before} {bare}", Entry(Kind.PERSON, p.id)  # «عادل جبير»
        for name in p.alone:
            yield name, Entry(Kind.ALONE, p.id)


_FAMILY = 4
"""Letters. A shorter family name stands with its article only."""


def _parts() -> tuple[str, ...]:
    """What begins names of two words, which have their article always («أبو الغيط»)."""
    named = (row for row in rows("given_names.csv", WordClass) if row.name == "compound")
    return tuple(f" {word}" for row in named for word in row.words)


def _body_names(bodies: list[Body]) -> Iterator[tuple[str, Entry]]:
    for b in bodies:
        for name in (b.ar, *b.aliases):
            yield name, Entry(Kind.BODY, b.id)


def _title_names(titles: list[Title]) -> Iterator[tuple[str, Entry]]:
    for t in titles:
        for name in t.ar:
            yield name, Entry(Kind.TITLE, t.office)
            head, _, rest = name.partition(" ")
            short = len(head) == 1  # an abbreviation («م»), whose dual would be «ما»
            if (
                not short
                and not head.startswith(("ال", "(ال)"))
                and not head.endswith(("ة", "ي", "ا"))
            ):
                for ending in "اي":  # the dual: وزيرا, وزيري
                    yield f"{head}{ending} {rest}".strip(), Entry(Kind.TITLE, t.office)


def _tenures(
    by_id: dict[str, Actor], offices: set[str]
) -> dict[tuple[str, str, str], tuple[Tenure, ...]]:
    found: defaultdict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for row in rows("offices.csv", Office):
        if row.person not in by_id:
            raise VocabularyError("offices.csv", row.line, "person", f"unknown: {row.person}")
        if row.office not in offices:
            raise VocabularyError("offices.csv", row.line, "office", f"unknown: {row.office}")
        tenure = Tenure(row.person, _day(row, row.since, first=True), _day(row, row.until))
        found[row.office, row.of, row.for_].append(tenure)
    return {key: tuple(tenures) for key, tenures in found.items()}


def _day(row: Office, written: str, *, first: bool = False) -> dt.date:
    """The first or last day of a day, a month or a year; open ends are the ends of the calendar."""
    try:
        parts = [int(p) for p in written.split("-")] if written else []
        match parts:
            case []:
                return dt.date.min if first else dt.date.max
            case [year]:
                return dt.date(year, 1, 1) if first else dt.date(year, 12, 31)
            case [year, month]:
                if first:
                    return dt.date(year, month, 1)
                after = dt.date(year + month // 12, month % 12 + 1, 1)
                return after - dt.timedelta(days=1)
            case _:
                return dt.date(*parts)
    except (ValueError, TypeError) as error:
        column = "from" if first else "to"
        raise VocabularyError("offices.csv", row.line, column, f"not a date: {written}") from error
