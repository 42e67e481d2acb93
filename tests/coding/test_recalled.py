"""What is told as news, what is only recalled, and what does not say that it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Event, EventType, Incident, Modality, Statement

Code = Callable[..., list[Claim]]


def _attacks(claims: list[Claim]) -> list[Event]:
    return [c for c in claims if isinstance(c, Event) and c.type is EventType.ASSAULT]


_RECALLED = (
    (
        "وزار الرئيس نصب الوزير الراحل الذي اغتيل في دمشق عام 2004، ووضع عليه الزهور بحضور "
        "عدد من المسؤولين وأفراد عائلته الذين قدموا إلى المكان."
    ),
    (
        "وكان المحامي قد دافع قبل أعوام عن ثلاثة من الضباط الذين اتهموا بالتقصير بعد مقتل عدد من "
        "زملائهم في الهجوم الذي استهدف مطار حلب عام 2009، وأفرج عنهم."
    ),
)
_NEWS = (
    "قتل خمسة جنود في هجوم شنه مسلحون على حاجز للجيش السوري شرق حلب.",
    "قصفت الطائرات الروسية بلدة سرمدا بالصواريخ وقتل ثلاثة مدنيين.",
)


@pytest.mark.parametrize("text", _RECALLED)
def test_an_old_attack_that_describes_somebody_is_recalled(code: Code, text: str) -> None:
    """It stays in the record, as does its incident, and neither counts as news."""
    claims = code(text)
    found = _attacks(claims)
    assert found
    assert {e.modality for e in found} == {Modality.HISTORICAL}
    incidents = [c for c in claims if isinstance(c, Incident)]
    assert {i.modality for i in incidents} == {Modality.HISTORICAL}


@pytest.mark.parametrize("text", _NEWS)
def test_what_a_report_tells_first_is_news(code: Code, text: str) -> None:
    """With and without a day that is known."""
    for claims in (code(text), code(text, None)):
        assert {e.modality for e in _attacks(claims)} == {Modality.ACTUAL}


def test_what_is_of_today_is_news_though_the_day_is_unknown(code: Code) -> None:
    """«صباح اليوم» in a long sentence that names the people hurt before."""
    text = (
        "استهدفت طائرات مسيرة تابعة للجيش التركي، صباح اليوم، تجمعا للأهالي في منطقة سد تشرين، "
        "حيث كان السكان قد توجهوا لدعم أبنائهم الذين يقاومون الهجمات المستمرة من قبل القوات "
        "التركية في مناطق الجسر والسد."
    )
    assert Modality.ACTUAL in {e.modality for e in _attacks(code(text, None))}


def test_what_is_dated_near_the_report_is_never_recalled(code: Code) -> None:
    """The same clause with a day of the week before, and with one of years ago."""
    text = (
        "ووصل الوزير إلى المستشفى لزيارة عائلة الضابط الذي اغتيل في دمشق في {} بحضور عدد من "
        "المسؤولين المحليين."
    )
    near, far = code(text.format("11 تموز 2016")), code(text.format("11 تموز 2004"))
    assert {e.modality for e in _attacks(near)} == {Modality.ACTUAL}
    assert {e.modality for e in _attacks(far)} == {Modality.HISTORICAL}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("وحذر من أن هجوما آخر سيقع في حلب قريبا.", Modality.PLANNED),
        ("وقال إن ضربة جوية إسرائيلية ستكون ضد مئة هدف في سوريا.", Modality.PLANNED),
        ("وقال إن قصف حلب قد يستأنف قريبا.", Modality.CONDITIONAL),
        ("وأضاف أنهم يحشدون قواتهم لشن هجوم على حلب.", Modality.PLANNED),
        ("وحذر الوزير كل الذين يقصفون مدينة حلب.", Modality.CONDITIONAL),
        ("هل قصفت روسيا حلب أمس؟", Modality.CONDITIONAL),
        ("وعززت الشرطة دورياتها تخوفا من وقوع هجمات من قبل مسلحي طالبان.", Modality.CONDITIONAL),
        ("وأصيب الجندي في هجوم على حلب.", Modality.ACTUAL),
        ("قصفت روسيا حلب أمس.", Modality.ACTUAL),
    ],
)
def test_attacks_that_are_not_said_to_have_happened(
    code: Code, text: str, modality: Modality
) -> None:
    """To come, possible, asked for: by the verb after the noun, by ل, «كل الذين», «هل», a fear."""
    assert {e.modality for e in _attacks(code(text))} == {modality}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شن وزير الخارجية الروسي سيرغي لافروف هجوما على الولايات المتحدة.", {"ACCUSE"}),
        ("وهاجم لافروف الإدارة الأمريكية.", {"ACCUSE"}),
        ("شن المتحدث باسم الحوثيين هجوما عنيفا على السعودية.", {"ACCUSE"}),
        ("شنت روسيا هجوما لاذعا على الولايات المتحدة.", {"ACCUSE"}),
        ("شن الحوثيون هجوما عنيفا على قوات الجيش السعودي.", {"ASSAULT"}),
        ("شنت قوات المشير خليفة حفتر هجوما على طرابلس.", {"ASSAULT"}),
        ("هاجم الجيش السوري مواقع تنظيم داعش.", {"ASSAULT"}),
        ("شنت الشركة حملة لتوزيع هواتفها في روسيا.", set()),
        ("فجرت كوريا الشمالية قنبلة نووية تحت الأرض.", set()),
        ("قتل مئة شخص في روسيا في كارثة طبيعية.", set()),
        ("نفذت روسيا حكم الإعدام في مدان.", set()),
    ],
)
def test_words_weapons_and_misfortunes(code: Code, text: str, told: set[str]) -> None:
    """What persons launch at somebody is words; campaigns, tests and disasters attack nobody."""
    kinds = {str(e.type) for e in code(text) if isinstance(e, Event)}
    assert kinds & {"ASSAULT", "ACCUSE"} == told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال رئيس الائتلاف الوطني السوري خالد خوجة إن الحل قريب.", "khaled-khoja"),
        ("قال رئيس الحزب التقدمي الاشتراكي وليد جنبلاط إن الحل قريب.", "walid-jumblatt"),
    ],
)
def test_the_head_of_a_body_speaks_not_the_body(code: Code, text: str, speaker: str) -> None:
    """«رئيس الحزب» is an office, and its last word begins the name of the body."""
    assert [c.speaker.id for c in code(text) if isinstance(c, Statement)] == [speaker]
