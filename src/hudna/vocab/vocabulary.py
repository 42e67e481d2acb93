"""All tables of the vocabulary, read, checked and joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.text import inflect
from hudna.text.clitics import ARTICLE
from hudna.text.fold import fold
from hudna.vocab import actors as actor_tables
from hudna.vocab import calendar as calendar_tables
from hudna.vocab import numerals as numeral_tables
from hudna.vocab import places as place_tables
from hudna.vocab import verbs
from hudna.vocab.actors import Actors
from hudna.vocab.added import NOTHING, Added
from hudna.vocab.calendar import Calendar
from hudna.vocab.entries import Agreement, CountedThing, StatusCue, Weapon, WordClass
from hudna.vocab.lexicon import Entry, Kind, Lexicon
from hudna.vocab.numerals import Numerals
from hudna.vocab.places import Gazetteer
from hudna.vocab.table import DATA, rows


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the coder knows before it reads."""

    version: str
    lexicon: Lexicon
    actors: Actors
    places: Gazetteer
    classes: dict[str, frozenset[str]]
    weapons: dict[str, Weapon]
    statuses: dict[str, StatusCue]
    status_lemmas: dict[str, StatusCue]
    agreements: dict[str, Agreement]
    counts: dict[str, CountedThing]
    calendar: Calendar
    numerals: Numerals
    added: Added = NOTHING
    """What the case knows beyond the tables."""


def load(added: Added = NOTHING) -> Vocabulary:
    """Read all tables, and put to them what a case adds.

    Raises `VocabularyError` with file, line and column.
    """
    actors, actor_names = actor_tables.load()
    places, place_names = place_tables.load()
    lexemes = verbs.lexemes()
    weapons = rows("weapons.csv", Weapon)
    statuses = rows("statuses.csv", StatusCue)
    agreements = rows("agreements.csv", Agreement)
    entries: list[tuple[str, Entry]] = [*added.entries(actors, actor_names), *place_names]
    for kind, table in _CLASSED.items():
        for row in rows(table, WordClass):
            key = f"{row.name}:{row.kind}" if kind is Kind.CASUALTY else row.name
            entries.extend((w, Entry(kind, key)) for w in row.words)
    entries.extend(
        (form, Entry(Kind.WEAPON, str(r.line)))
        for r in weapons
        for w in r.words
        for form in _forms(w)
    )
    entries.extend((w, Entry(Kind.STATUS, str(r.line))) for r in statuses for w in r.phrase)
    entries.extend((w, Entry(Kind.AGREEMENT, str(r.line))) for r in agreements for w in r.words)
    counts = rows("counts.csv", CountedThing)
    entries.extend(_counted(counts))
    return Vocabulary(
        version=_version(),
        lexicon=Lexicon(entries, verbs.forms(lexemes), rows("particles.csv", WordClass)),
        actors=added.known(actors),
        places=places,
        classes=verbs.classes(),
        weapons={str(r.line): r for r in weapons},
        statuses={str(r.line): r for r in statuses},
        status_lemmas={r.lemma: r for r in statuses if r.lemma},
        agreements={str(r.line): r for r in agreements},
        counts={str(r.line): r for r in counts},
        calendar=calendar_tables.load(),
        numerals=numeral_tables.load(),
        added=added,
    )


def _counted(things: list[CountedThing]) -> Iterator[tuple[str, Entry]]:
    """The nouns of what is counted, and how many each says by itself: the key is the row's line
    with `ONE`, `TWO` or `MANY`.
    """
    for thing in things:
        plurals = {fold(noun) for noun in thing.many}
        for noun in thing.one:
            head, _, owner = noun.partition(" ")
            tail = f" {owner}" if owner else ""
            for form, number in _cases(head, owned=bool(owner)):
                if number is TWO and form in plurals:
                    continue  # «معتقلين» are some, or two
                yield form + tail, Entry(Kind.COUNT, f"{thing.line}:{number}")
        for noun in thing.many:
            written = " ".join(f"(ال){word}" for word in noun.split())
            yield written, Entry(Kind.COUNT, f"{thing.line}:{MANY}")


ONE, TWO, MANY = "one", "two", "many"


def _cases(noun: str, *, owned: bool) -> Iterator[tuple[str, str]]:
    """A noun in its cases and in the dual, whose ن falls before an owner («حالتي خرق»)."""
    for form, number in dict.fromkeys(inflect.noun(noun)):
        if number is not inflect.Number.DUAL:
            yield form, ONE
        elif not owned:
            yield form, TWO
        elif not form.startswith(ARTICLE) and form.endswith("ن"):
            yield form[:-1], TWO


def _forms(written: str) -> list[str]:
    """A noun of one word in its cases and in the dual too («قذيفتين»); a phrase as it stands."""
    if " " in written:
        return [written]
    return [written, *(form for form, _ in inflect.noun(written.removeprefix("(ال)")))]


_CLASSED = {
    Kind.HEAD: "heads.csv",
    Kind.PLACE_HEAD: "place_heads.csv",
    Kind.HONORIFIC: "honorifics.csv",
    Kind.CASUALTY: "casualties.csv",
}


def _version() -> str:
    """A hash of all tables: a record says by it which vocabulary made it."""
    state = hashlib.sha256()
    for table in sorted(DATA.glob("*.csv")):
        state.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    return state.hexdigest()[:12]
