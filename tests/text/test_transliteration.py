"""Latin spellings of Arabic words, and Arabic ones of foreign words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold
from hudna.text.romanize import romanize
from hudna.text.skeleton import skeleton
from hudna.text.transliteration import arabic, heard

_MET = [
    ("zawiya", "الزاوية"), ("zintan", "الزنتان"), ("misrata", "مصراتة"), ("sirte", "سرت"),
    ("khartoum", "بالخرطوم"), ("fasher", "الفاشر"), ("marib", "مأرب"), ("taizz", "تعز"),
    ("hajjah", "حجة"), ("haftar", "حفتر"), ("burhan", "والبرهان"), ("hemedti", "حميدتي"),
    ("blinken", "بلينكن"), ("qusayr", "القصير"), ("nasrallah", "نصرالله"), ("yemen", "اليمن"),
    ("omar", "عمر"), ("sanaa", "صنعاء"), ("rafah", "رفح"), ("baghdad", "بغداد"), ("ezzor", "الزور"),
]  # fmt: skip
_APART = [
    ("kerry", "كوري"), ("khan", "كان"), ("rafah", "رفع"), ("taizz", "عز"), ("sirte", "سارة"),
    ("marib", "حرب"), ("yemen", "أيمن"), ("omar", "مار"),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "word"), _MET)
def test_one_name(latin: str, word: str) -> None:
    """A name is met behind clitics, and so do the consonants by which it is looked up."""
    assert arabic(latin).fullmatch(fold(word))
    assert skeleton(word).endswith(skeleton(latin))


@pytest.mark.parametrize(("latin", "word"), _APART)
def test_other_names(latin: str, word: str) -> None:
    """What is written with other letters, or with a long vowel that is not heard, is not met."""
    assert not arabic(latin).fullmatch(fold(word))


@given(st.lists(st.sampled_from("بتدرزسفقكلمن"), min_size=3, max_size=7, unique=True))
def test_our_own_spelling_leads_back(letters: list[str]) -> None:
    """A word is among those that its plain romanisation may stand for."""
    word = "".join(letters)
    assert arabic(romanize(word).lower()).fullmatch(word)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Khan Sheikhoun", "Khan Shaykhun", "KhanSheikhun"),
        ("Hodeidah", "al-Hudaydah", "Hudaida"),
        ("Daraa", "Deraa", "Dara'a"),
        ("Qusayr", "al-Qusair"),
    ],
)
def test_heard_alike(spellings: tuple[str, ...]) -> None:
    """Spellings of one name in Latin letters are heard alike."""
    assert len({heard(spelling) for spelling in spellings}) == 1


def test_heard_otherwise() -> None:
    """Names that differ in a consonant or a long vowel are not."""
    assert len({heard(name) for name in ("Hama", "Homs", "Hims", "Himmah")}) == 4
