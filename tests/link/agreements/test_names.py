"""What a name in a report means: by itself, by who is party, by what is in force on its day."""

from __future__ import annotations

import pytest
from tests.truce import linked, report

from hudna.model import Agreement


def _named(text: str, day: str | None) -> list[tuple[str, str]]:
    """The agreements of the case that a report names, each with the words that do."""
    told = report(text, day)
    found: list[Agreement] = [x for x in linked([told]).agreements if not x.candidate]
    return sorted(
        (x.id, told.document.text[slice(*m.span)]) for x in found for m in x.mentions
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("علقت روسيا العمل بمذكرة السلامة الجوية في سوريا.", "مذكرة السلامة الجوية"),
        ("تحدثت موسكو عن مذكرة للسلامة الجوية في سوريا.", "مذكرة للسلامة الجوية"),
        ("لافروف: الاتفاق الأمريكي الروسي للسلامة الجوية فوق سوريا معلق.",
         "الاتفاق الأمريكي الروسي للسلامة الجوية"),
        ("وسلامة الجو في سوريا تهم الجميع.", None),
    ],
)  # fmt: skip
def test_a_name_is_found_with_clitics_and_without_articles(words: str, means: str | None) -> None:
    """The span is that of the name, without what is written on to it."""
    wanted = [("air-safety-2015", means)] if means else []
    assert _named(words, "2017-04-12") == wanted


@pytest.mark.parametrize(
    ("day", "means"),
    [
        ("2016-02-10", None),
        ("2016-04-20", "cessation-2016"),
        ("2016-11-01", "cessation-2016"),
        ("2017-01-15", "truce-2016-12-30"),
        ("2020-03-05", None),
        (None, None),
    ],
)
def test_a_general_name_means_what_holds_on_the_report_s_day(day: str | None, means: str) -> None:
    """«الهدنة» is the truce in force, else the one agreed last, in the time of the case only; on a
    day that nobody knows it is none.
    """
    found = _named("قصفت طائرات مدينة حلب في سوريا رغم الهدنة.", day)
    assert [key for key, _ in found] == ([means] if means else [])


def test_a_general_name_means_first_what_its_report_named() -> None:
    """After «اتفاق وقف الأعمال القتالية» the truce is that one, whatever the day."""
    text = "انتهى اتفاق وقف الأعمال القتالية في سوريا في أيلول 2016. وقالت موسكو إن الهدنة فشلت."
    assert {key for key, _ in _named(text, "2017-01-15")} == {"cessation-2016"}


def test_a_noun_means_what_its_report_named_before() -> None:
    """«المذكرة» after the memorandum, and not before any."""
    after = "وقعت موسكو مذكرة السلامة الجوية في سوريا. وقالت إن المذكرة سارية."
    assert len(_named(after, "2016-04-20")) == 2
    assert _named("وقعت الشركة المذكرة في تونس.", "2016-04-20") == []


@pytest.mark.parametrize(
    "text",
    [
        "خرقت جماعة مسلحة الهدنة في صنعاء باليمن. وقال اليمن إن الهدنة صامدة.",
        "يسري وقف إطلاق النار في طرابلس بليبيا.",
    ],
)
def test_a_truce_elsewhere_is_not_the_case_s(text: str) -> None:
    """The same name in a report of another country means nothing of this case."""
    assert _named(text, "2016-04-20") == []


@pytest.mark.parametrize(
    "text",
    [
        "وقعت موسكو مذكرة تفاهم مع دمشق في سوريا.",
        "توصلت موسكو وأنقرة إلى اتفاق جديد لوقف إطلاق النار في سوريا.",
        "دعت موسكو إلى هدنة طويلة في سوريا.",
    ],
)
def test_a_new_agreement_is_not_the_known_one(text: str) -> None:
    """What is told without article is not what everybody knows."""
    assert _named(text, "2016-04-20") == []


def test_without_a_case_agreements_are_candidates() -> None:
    """What no case has is known again, under one id, by two states and a theme."""
    first = report("خرقت أنقرة الاتفاق الروسي التركي حول إدلب.", "2019-05-01")
    second = report("علقت موسكو العمل بالاتفاق التركي الروسي.", "2019-05-02", "صحيفة الضفة")
    (found,) = linked([first, second], None).agreements
    assert found.candidate
    assert found.parties == ("RUS", "TUR")
    assert {m.document for m in found.mentions} == {first.document.id, second.document.id}
    (alone,) = linked([second], None).agreements
    assert alone.id == found.id


def test_truces_of_one_name_in_two_years_are_two() -> None:
    """There is a truce in the same place every other year."""
    told = [
        report("انهارت الهدنة في صنعاء.", "2015-05-20"),
        report("انهارت الهدنة في صنعاء.", "2015-05-21", "صحيفة الضفة"),
        report("انهارت الهدنة في صنعاء أمس.", "2022-10-03"),
    ]
    assert sorted(len(x.mentions) for x in linked(told, None).agreements) == [1, 2]
