"""What a report is about, and the day it is told from where nothing but the story tells it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from tests.coding.conftest import report

from hudna import vocab
from hudna.coding import context
from hudna.coding.day import infer
from hudna.coding.sentence import Sentence, sentences_of
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.model import Claim, Incident
from hudna.vocab import Vocabulary
from hudna.vocab.added import Added


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The whole vocabulary."""
    return vocab.load()


def _sentences(vocabulary: Vocabulary, text: str) -> list[Sentence]:
    return list(sentences_of(report(text), vocabulary.lexicon))


def test_countries(vocabulary: Vocabulary) -> None:
    """The countries of concern are those named most, the commonest first."""
    text = "قصفت الطائرات صنعاء وتعز وعدن. وتقع عدن في اليمن. وذكر مصدر في مصر ذلك."
    assert context.of(vocabulary, _sentences(vocabulary, text), None).countries[0] == "YEM"


def test_countries_of_the_case(vocabulary: Vocabulary) -> None:
    """A report that does not tell what country it is about is about those of the case."""
    own = dataclasses.replace(vocabulary, added=Added(countries=("SYR",)))
    untold, told = "أعلن النظام هدنة.", "قصفت الطائرات صنعاء وتعز وعدن."
    assert context.of(vocabulary, _sentences(vocabulary, untold), None).countries == ()
    assert context.of(own, _sentences(vocabulary, untold), None).countries == ("SYR",)
    assert context.of(own, _sentences(vocabulary, told), None).countries == ("YEM",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (  # a Friday in 2011, 2016 and 2022; the minister held office until January 2017
            "التقى سيرغي لافروف مساء الجمعة 15 يوليو وزير الخارجية الأمريكي جون كيري.",
            dt.date(2016, 7, 15),
        ),
        ("أعلنت اللجنة اليوم الأربعاء 17 مايو 2017 عن تمديد الهدنة.", dt.date(2017, 5, 17)),
        ("التقى الوفدان مساء الجمعة 15 يوليو في جنيف.", None),  # which year?
        ("يبدأ سريان الهدنة يوم الثلاثاء 13 يونيو 2017.", None),  # not told as its own day
        ("وقع الاتفاق في العاشر من نيسان الجاري.", None),
    ],
)
def test_day(vocabulary: Vocabulary, text: str, day: dt.date | None) -> None:
    """A day is inferred only where weekday, date and offices leave one."""
    dates = Dates(vocabulary.calendar, Numbers(vocabulary.numerals))
    assert infer(vocabulary, _sentences(vocabulary, text), dates) == day


def test_a_day_that_is_inferred_says_so(code: Callable[..., list[Claim]]) -> None:
    """The same attack in a report that says its day, and in one whose story alone tells it."""
    text = "قصفت طائرات مجهولة مدينة إدلب. وقال شهود مساء الجمعة 15 يوليو 2016 إن القصف توقف."
    told = {
        str(c.date.basis) for day in (dt.date(2016, 7, 15), None) for c in code(text, day)
        if isinstance(c, Incident) and c.date
    }  # fmt: skip
    assert told == {"publication", "inferred"}
