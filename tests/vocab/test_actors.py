"""The tables of actors: no name means two, none is an ordinary word, and errors say where."""

from __future__ import annotations

from collections import defaultdict

import pytest

from hudna.errors import VocabularyError
from hudna.text.fold import fold
from hudna.vocab import actors, calendar
from hudna.vocab.entries import Body, Person, WordClass
from hudna.vocab.table import phrases, rows


def _ordinary() -> set[str]:
    """Folded single words that are function words, months or weekdays."""
    dates = calendar.load()
    particles = {
        words[0]
        for row in rows("particles.csv", WordClass)
        for written in row.words
        for words in phrases(written)
        if len(words) == 1
    }
    return particles | {m[0] for m in dates.months if len(m) == 1} | set(dates.weekdays)


def test_single_words_are_names() -> None:
    """No name of one word that stands alone is a function word, a month or a weekday."""
    alone = [n for p in rows("people.csv", Person) for n in p.alone]
    bodies = [n for b in rows("actors.csv", Body) for n in (b.ar, *b.aliases)]
    clashes = {n for n in (*alone, *bodies) if " " not in n and fold(n) in _ordinary()}
    assert clashes == set()


def test_names_of_people_and_bodies() -> None:
    """No name of a body is a name of a person."""
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in rows("people.csv", Person):
        for name in (person.ar, *person.aliases, *person.alone):
            for words in phrases(name):
                owners[words].add("person")
    for body in rows("actors.csv", Body):
        for name in (body.ar, *body.aliases):
            for words in phrases(name):
                owners[words].add("body")
    assert {words for words, kinds in owners.items() if len(kinds) > 1} == set()


def test_alone_must_be_a_name() -> None:
    """A function word as a name that stands alone is an error with file and line."""
    row = Person(id="x", en="X", ar="فلان الفلاني", alone=("في",), line=7)
    with pytest.raises(VocabularyError, match=r"people\.csv.*7"):
        actors._check_alone([row])


def test_former_holder() -> None:
    """The former holder of an office is who held it last before today's."""
    import datetime as dt

    known, _ = actors.load()
    assert known.former("head-of-state", "USA", dt.date(2018, 1, 1)) == "barack-obama"
