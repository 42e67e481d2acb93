"""Folding: spellings that meet, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold, fold_with_offsets

_TEXT = st.text("ابتةهىيءأإآؤئ\u064b\u0651\u0640 0٣۴aB«»،.", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأمريكيّة", "الامريكيه"), ("مسؤول", "مسوول"), ("هيئة", "هييه"), ("لقاء", "لقا"),
        ("١٢٣", "123"), ("۴۵", "45"), ("قُـصِفَ", "قصف"), ("إلى", "الي"), ("چاد", "جاد"),
        ("BBC", "bbc"),
    ],
)  # fmt: skip
def test_spellings_that_meet(one: str, other: str) -> None:
    """Marks, tatweel, hamza and its seats, ta marbuta, digit families, letters of neighbours."""
    assert fold(one) == other


@given(_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text is a key."""
    assert fold(fold(text)) == fold(text)


@given(_TEXT)
def test_offsets_lead_back(text: str) -> None:
    """Every folded character knows its original, in order; the last entry is the text's length."""
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert folded.origins[-1] == len(text)
    for i, letter in enumerate(folded.text):
        assert fold(text[folded.origins[i]]) == letter


@given(_TEXT, st.data())
def test_a_span_folds_to_what_it_was_found_by(text: str, data: st.DataObject) -> None:
    """The original's span of a folded stretch folds to that stretch."""
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert fold(text[first:last]) == folded.text[start:end]
