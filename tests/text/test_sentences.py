"""Sentences: ends, abbreviations and quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.sentences import sentences

_TOKEN = st.sampled_from(["قال", "نعم", ".", "؟", "!", '"', "«", "»", "..", "د", "24", "،"])


def _cut(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[a:b]) for a, b in sentences(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد . ثم غادر .", ["وصل الوفد .", "ثم غادر ."]),
        ("قال « لا . نعم . » ثم خرج .", ["قال « لا . نعم . » ثم خرج ."]),
        ("هل وصل ؟ لا !", ["هل وصل ؟", "لا !"]),
        ("وصل د . سالم إلى حلب .", ["وصل د . سالم إلى حلب ."]),
        ("بلا نهاية", ["بلا نهاية"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    """At full stops and question marks, but not within a quotation or an abbreviation."""
    assert _cut(text) == expected


@given(st.lists(_TOKEN, max_size=80))
def test_sentences_cover_the_paragraph(words: list[str]) -> None:
    """Every token is in exactly one sentence, in order, whatever the quotation marks do."""
    found = sentences(words)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(words)))
    assert all(a < b for a, b in found)
