"""Light stems: which forms of a word meet, and that stemming leaves stems alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold
from hudna.text.stem import in_front, stem

_WORD = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإؤئ", min_size=2, max_size=12)


@given(_WORD)
def test_a_stem_is_its_own_stem(word: str) -> None:
    """What is left once stays: reports and searches may stem what was stemmed."""
    assert stem(stem(word)) == stem(word)


@given(_WORD)
def test_something_is_left(word: str) -> None:
    """No word is stemmed away, and none grows by more than a feminine ending."""
    plain = fold(word.replace("ئو", "ؤو"))
    assert min(len(plain), 2) <= len(stem(word)) <= len(plain)


@given(_WORD)
def test_the_article_makes_no_difference(word: str) -> None:
    """A word of three letters or more and the same word with article have one stem."""
    if len(fold(word)) > 3 and not fold(word).startswith(("ال", "و", "ب", "ك", "ل", "ف")):
        assert stem("ال" + word) == stem(word)


@pytest.mark.parametrize(
    "forms",
    [
        ("غارة", "الغارات", "غارتين", "غارتان"),
        ("نازح", "النازحين", "ونازحون", "نازحة"),
        ("مدني", "المدنيين", "مدنيون"),
        ("ليبيا", "ليبية"),
        ("عراقي", "العراقية", "عراقيين"),
        ("التزام", "التزاماتهم", "التزاما"),
        ("مسؤولين", "المسئولين"),
    ],
)
def test_forms_of_one_word(forms: tuple[str, ...]) -> None:
    """Article, conjunction, number, gender, case and pronouns are taken off."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("حرب", "حربة"), ("قتل", "قاتل"), ("مدينة", "مدني"), ("ولد", "لد")]
)
def test_other_words(one: str, other: str) -> None:
    """Short words keep what makes them other words."""
    assert stem(one) != stem(other)


def test_other_scripts() -> None:
    """A word in Latin letters or a number is only folded."""
    assert (stem("Geneva"), stem("١٢")) == ("geneva", "12")


def test_prepositions() -> None:
    """A word behind each preposition, with a conjunction before it and without."""
    assert {"بحمص", "لحمص", "ولحمص", "فبحمص"} <= set(in_front("حمص"))
