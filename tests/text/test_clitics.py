"""Clitics: every way to take a word apart, fewest letters first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.clitics import splits
from hudna.text.fold import fold

_WORD = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإؤئ", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("surface", "stem", "proclitics", "enclitic"),
    [
        ("وللمعارضة", "المعارضه", "ول", ""),
        ("للجنة", "اللجنه", "ل", ""),
        ("بقواتها", "قوات", "ب", "ها"),
        ("زيارته", "زياره", "", "ه"),
        ("ألقاه", "القي", "", "ه"),
        ("فبحثوا", "بحثوا", "ف", ""),
        ("كحكومتهم", "حكومه", "ك", "هم"),
    ],
)
def test_splits(surface: str, stem: str, proclitics: str, enclitic: str) -> None:
    """Conjunctions, prepositions, the assimilated article, pronouns that open a ta marbuta."""
    assert (stem, proclitics, enclitic) in {s[:3] for s in splits(surface)}


@given(_WORD)
def test_the_whole_word_comes_first(surface: str) -> None:
    """The first split takes nothing off; the order is by letters taken off."""
    found = splits(surface)
    if fold(surface):
        assert found[0].stem == fold(surface)
        assert (found[0].proclitics, found[0].enclitic) == ("", "")


@given(_WORD)
def test_stems_lie_within_the_word(surface: str) -> None:
    """The offsets of a stem are a stretch of the surface form."""
    for split in splits(surface):
        assert 0 <= split.start <= split.end <= len(surface)


@given(_WORD)
def test_letters_taken_off_are_the_words_own(surface: str) -> None:
    """Proclitics are how the folded word begins, the pronoun is how it ends."""
    plain = fold(surface)
    for split in splits(surface):
        assert plain.startswith(split.proclitics)
        assert plain.endswith(split.enclitic)
