"""Tokens: words, numbers and marks with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.tokens import Shape, shape, tokens


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."]),
        ("خلال الـ24 ساعة", ["خلال", "الـ", "24", "ساعة"]),
        ("1,097 خرقا", ["1,097", "خرقا"]),
        ("قَصَفَ الحيّ", ["قَصَفَ", "الحيّ"]),
        ('كيري.. "لا"', ["كيري", "..", '"', "لا", '"']),
    ],
)
def test_tokens(text: str, surfaces: list[str]) -> None:
    """Marks stay with their word, digits part from letters, quotation marks stand alone."""
    assert [t.surface for t in tokens(text)] == surfaces


@given(st.text(max_size=60))
def test_tokens_are_the_text_without_white_space(text: str) -> None:
    """A token is where it says it is; tokens follow each other and leave out no letter."""
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.surface
        assert token.start >= end
        assert not any(c.isalnum() for c in text[end : token.start])
        end = token.end
    assert not any(c.isalnum() for c in text[end:])


@given(st.text(min_size=1, max_size=30))
def test_every_token_has_a_shape(text: str) -> None:
    """Words begin with a letter, numbers with a digit."""
    for token in tokens(text):
        kind = shape(token.surface)
        assert (kind is Shape.WORD) == token.surface[0].isalpha()
