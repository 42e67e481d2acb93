from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.coding.relevance import BITS, Relevance, keys, word_keys
from hudna.errors import ModelError

_MODEL = Relevance.load()

_WAR = (
    "قصفت القوات الحكومية مواقع الفصائل شمال المدينة رغم الهدنة، وقتل أربعة جنود في الاشتباكات.",
    "بحث المبعوث الأممي مع وفد المعارضة تثبيت وقف إطلاق النار واستئناف المفاوضات في جنيف.",
    "اتهم وزير الخارجية الدولة المجاورة بدعم المسلحين ودعا مجلس الأمن إلى عقد جلسة طارئة.",
)
_PEACE = (
    "فاز الفريق على ضيفه بهدفين في مباراة الجولة الأخيرة من البطولة وتصدر الترتيب.",
    "يعرض المهرجان السينمائي هذا العام ثلاثين فيلما للأطفال وأمسيات للموسيقى.",
    "طرحت الشركة هاتفا جديدا بشاشة أكبر وكاميرا مزدوجة وبطارية تدوم يومين.",
)


@pytest.mark.parametrize("text", _WAR)
def test_conflict_and_diplomacy_are_relevant(text: str) -> None:
    """Fighting, talks and accusations between states score far above football and films."""
    assert _MODEL.score(text) > max(map(_MODEL.score, _PEACE)) + 0.2


def test_a_report_counts_as_a_paragraph_of_its_average() -> None:
    """A text of any length has the score of its like: said ten times it is no more relevant."""
    once = _MODEL.score(" ".join([*_WAR, *_WAR]))
    assert once > 0.5
    assert _MODEL.score(" ".join([*_WAR, *_WAR] * 10)) == pytest.approx(once, abs=0.1)


@pytest.mark.parametrize("text", _PEACE)
def test_sport_and_culture_are_not(text: str) -> None:
    """Football, films and telephones score below a half."""
    assert _MODEL.score(text) < 0.5


@given(st.text(max_size=300))
def test_a_score_is_a_probability(text: str) -> None:
    """Any text at all has a score between 0 and 1, the same every time."""
    score = _MODEL.score(text)
    assert 0.0 <= score <= 1.0
    assert Relevance.load().score(text) == score


def test_a_text_without_words_is_not_relevant() -> None:
    """Nothing said is nothing said about a conflict."""
    assert _MODEL.score("") == _MODEL.score("12 : 30 …") == 0.0


def test_marks_and_hamza_do_not_count() -> None:
    """The same words in another spelling have the same score."""
    assert _MODEL.score("قُصِفَت المدينة أمس") == _MODEL.score("قصفت المدينة امس")


def test_keys_are_places_in_the_table() -> None:
    """Every word has a key for itself and one for each group of 2 to 5 letters."""
    found, size = keys("هدنة هشة")
    assert size == 2
    assert found == [*word_keys("هدنه"), *word_keys("هشه")]
    assert all(0 <= k < 1 << BITS for k in found)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    """A file of another size is no model; the message names it."""
    path = tmp_path / "cut.bin"
    path.write_bytes(b"cut")
    with pytest.raises(ModelError, match=r"cut\.bin: 3 bytes"):
        Relevance.load(path)
