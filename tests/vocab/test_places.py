"""The gazetteer: every capital is there, and words that are places keep a sign of it."""

from __future__ import annotations

from hudna.text.fold import fold
from hudna.vocab import calendar, places
from hudna.vocab.entries import State, WordClass
from hudna.vocab.table import phrases, rows


def test_capitals() -> None:
    """Every capital that the states name is a place under each of its names."""
    gazetteer, entries = places.load()
    named = {fold(name) for name, _ in entries}
    for state in rows("states.csv", State):
        if state.capital:
            assert all(fold(name) in named for name in state.capital_ar), state.id
    assert "SYR" in gazetteer.by_id


def test_function_words_need_a_sign() -> None:
    """A place named by a function word, a month or a weekday is marked as an ordinary word."""
    gazetteer, entries = places.load()
    dates = calendar.load()
    words = {m[0] for m in dates.months if len(m) == 1} | set(dates.weekdays)
    signs = rows("name_signs.csv", WordClass)
    marked = {
        w for r in signs if r.name == "homonym" for n in r.words for p in phrases(n) for w in p
    }
    for row in rows("particles.csv", WordClass):
        words |= {p[0] for n in row.words for p in phrases(n) if len(p) == 1}
    bare = {
        name
        for name, entry in entries
        if fold(name) in words and fold(name) not in marked and entry.key not in gazetteer.common
    }
    assert bare == set()
