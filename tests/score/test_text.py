"""Comparing names, words, stretches and days."""

from __future__ import annotations

import pytest

from hudna.score.answers import Days
from hudna.score.text import close, date_right, flat, interval, occurrences, skeleton


def test_skeleton_levels_spellings() -> None:
    """Marks, tatweel, hamza seats, ta marbuta and the article make no difference."""
    assert skeleton("الأُمـم المتّحدة") == skeleton("امم متحده")


def test_skeleton_keeps_short_words_with_lam() -> None:
    """Of a word of four letters the first two are no article."""
    assert skeleton("الله") == "الله"


def test_occurrences_ignore_the_width_of_white_space() -> None:
    """A line break in the text is a blank in the gold."""
    assert occurrences("وقف\n  النار", "وقف النار") == [(0, 11)]
    assert occurrences("وقف النار", "  ") == []


@pytest.mark.parametrize(
    ("span", "same"),
    [((0, 10), True), ((0, 30), True), ((0, 31), False), ((6, 20), False), ((10, 20), False)],
)
def test_close(span: tuple[int, int], same: bool) -> None:
    """The same words, or a stretch around them that is at most three times as long."""
    assert close(span, [(0, 10)], 0.4) is same


@pytest.mark.parametrize(
    ("got", "right"),
    [
        ("2016-02-27", True),
        (Days(start="2016-02-27T18:00"), True),
        (Days(start="2016-02-26", end="2016-02-27"), True),
        (Days(start="2016-02-25", end="2016-02-27"), False),
        ("2016-02-28", False),
        (Days(), False),
        (None, False),
    ],
)
def test_date_right(got: Days | str | None, right: bool) -> None:
    """The days meet gold's, and the answer is at most a day wider than gold's one day."""
    assert date_right(["2016-02-27"], got) is right


def test_date_right_may_be_any_alternative() -> None:
    """Gold may take several answers; a range may be answered three times as wide."""
    assert date_right([None, "2016-05-01/2016-05-07"], "2016-04-20/2016-05-05")
    assert interval("nonsense") is None


def test_flat_of_nested_alternatives() -> None:
    """Alternatives may be lists themselves."""
    assert flat([["RUS", "USA"], "SYR"]) == ["RUS", "USA", "SYR"]
