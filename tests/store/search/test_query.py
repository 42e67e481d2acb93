"""The language of searches: what is read, and where it is wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import QueryError
from hudna.store.search.query import All, Any, Filter, Not, Phrase, Word, parse


def test_words_phrases_filters() -> None:
    """Parts stand in their order, each with its place; days are of the whole search."""
    read = parse('هدنة "خان شيخون" -قصف place:"دير الزور" since:2016-02-27 until:2016-03-05')
    assert read.asked == All(
        (
            Word("هدنة", 0),
            Phrase("خان شيخون", 5),
            Not(Word("قصف", 18)),
            Filter("place", "دير الزور", 22),
        )
    )
    assert (read.since, read.until) == (dt.date(2016, 2, 27), dt.date(2016, 3, 5))


def test_or_binds_less() -> None:
    """What stands side by side belongs together before OR does; brackets change that."""
    assert parse("a b OR c").asked == Any(
        (All((Word("a", 0), Word("b", 2))), All((Word("c", 7),)))
    )  # fmt: skip
    assert parse("a (b OR «c»)").asked == All(
        (Word("a", 0), Any((All((Word("b", 3),)), All((Phrase("c", 8),)))))
    )


@pytest.mark.parametrize(
    ("asked", "character", "message"),
    [
        ('هدنة "خان', 6, "never closed"),
        ("(a", 1, "never closed"),
        ("a )b", 3, "never opened"),
        ("a OR", 5, "missing"),
        ("a () b", 4, "missing"),
        ("a -OR b", 3, "missing"),
        ("a place: b", 3, "without a blank"),
        ("town:x", 1, "known are outlet:"),
        ('a "..."', 3, "no word"),
        ("a since:2016", 3, "no day"),
        ("since:2016-01-01 since:2016-01-02", 18, "twice"),
        ("a (since:2016-01-01)", 4, "whole search"),
        ("a -until:2016-01-01", 3, "cannot be excluded"),
        ("a until:2016-01-01 since:2016-01-02", 1, "both"),
        ("(" * 30 + "a" + ")" * 30, 21, "deep"),
        ("a " * 101, 201, "at most 100 parts"),
        ("a" * 1001, 1001, "at most 1,000 characters"),
    ],
)
def test_what_makes_no_sense(asked: str, character: int, message: str) -> None:
    """An error names the character at which it is, and what is wrong."""
    with pytest.raises(QueryError, match=message) as caught:
        parse(asked)
    assert f"at character {character}:" in str(caught.value)


@given(st.text(st.sampled_from('ab هن()"«»-:OR2.ـ،place since')))
def test_whatever_is_typed(asked: str) -> None:
    """Any text is a search or an error of whoever wrote it."""
    places = range(len(asked) + 1)
    try:
        assert parse(asked).text == asked.strip()
    except QueryError as error:
        place = error.at
    else:
        place = 0
    assert place in places
