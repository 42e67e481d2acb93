"""Where: places and governments told apart, names that are words, villages no table has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.coding.conftest import report

from hudna.coding.coder import Coder
from hudna.model import Claim, PlaceMention

Read = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def places(coder: Coder) -> Read:
    """The places of some sentences, each with the words that name it."""

    def read(text: str) -> list[tuple[str, str]]:
        found = [c for c in coder.code(report(text)) if isinstance(c, PlaceMention)]
        return [(m.place.name, text[m.span[0] : m.span[1]]) for m in found]

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("وصل الوفد إلى موسكو.", ["Moscow"]),
        ("غادر الوزير العاصمة صنعاء.", ["Sanaa"]),
        ("عقد اللقاء في العاصمة الأردنية عمان.", ["Amman"]),
        ("بدأت محادثات جنيف.", ["Geneva"]),
        ("شهدت القاهرة اجتماعا.", ["Cairo"]),
        ("يزور الوزير موسكو.", ["Moscow"]),
        ("قصف الطيران شمال سوريا.", ["Syria"]),
        ("انتشروا في سوريا والعراق.", ["Syria", "Iraq"]),
        ("دعا المبعوث واشنطن إلى التهدئة.", []),
        ("قال المصدر لـ«الشرق الأوسط» إن الهدنة قائمة.", []),
    ],
)
def test_place_or_government(places: Read, text: str, wanted: list[str]) -> None:
    """Prepositions, motion, gatherings and hosting make a place of a capital or a state."""
    assert [name for name, _ in places(text)] == wanted


def test_one_name_for_city_and_province(places: Read) -> None:
    """City, province and countryside of the same name are one place to a reader."""
    found = places("اشتباكات في إدلب وريف إدلب ومحافظة إدلب في سوريا.")
    assert {name for name, _ in found} == {"Idlib", "Syria"}


@pytest.mark.parametrize(
    "text",
    [
        "يقاتلون دوماً ضد خصومهم في سوريا.",
        "ناقشوا شراء السلاح في سوريا.",
        "ألقى خطاب النصر في سوريا.",
        "أشادوا بالدور الإيجابي في سوريا.",
    ],
)
def test_ordinary_words(places: Read, text: str) -> None:
    """Words that only fold to a place name, or are one besides, are no places by themselves."""
    assert [name for name, _ in places(text)] == ["Syria"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سقطت قذائف على قرية المرجانة.", ["المرجانة"]),
        ("قصفوا قرى المرجانة ودير القرنفل وصفصافة.", ["المرجانة", "دير القرنفل", "صفصافة"]),
        ("انسحبوا من تلة الغمامة.", ["تلة الغمامة"]),
        ("فتح معبر جسر الزنبق أمس.", ["جسر الزنبق"]),
        ("أصيب اثنان في قرية المرجانة. وعادت المرجانة إلى الهدوء.", ["المرجانة", "المرجانة"]),
    ],
)
def test_unmapped(places: Read, text: str, words: list[str]) -> None:
    """Villages are read after words for places, through lists, and once they were introduced."""
    assert [w for _, w in places(text)] == words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("افتتح أمير منطقة مكة المكرمة أمس معرض الورد في محافظة الطائف.", "taif"),
        ("اندلعت اشتباكات بين الحوثيين والجيش اليمني في الحديدة قرب مديرية الطائف.", "al-taif"),
    ],
)
def test_of_namesakes_the_one_of_the_report_s_country_is_meant(
    code: Callable[..., list[Claim]], text: str, place: str
) -> None:
    """Outside countries of conflict the better known place goes before its small namesakes."""
    assert place in {each.place.id for each in code(text) if isinstance(each, PlaceMention)}
