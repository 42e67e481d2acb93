"""Tolls as ranges, and incidents with means, place and blame."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Incident, IncidentType

Code = Callable[..., list[Claim]]

Range = tuple[int, int | None] | None


def _incidents(code: Code, text: str) -> list[Incident]:
    return [c for c in code(text) if isinstance(c, Incident)]


def _toll(incident: Incident) -> tuple[Range, Range]:
    killed, wounded = incident.killed, incident.wounded
    return (killed.min, killed.max) if killed else None, (
        (wounded.min, wounded.max) if wounded else None
    )


_ATTACK = "قصفت قوات النظام مدينة سرمدا، ما أسفر عن "


@pytest.mark.parametrize(
    ("tail", "killed", "wounded"),
    [
        ("مقتل ستة مدنيين وإصابة آخرين.", (6, 6), (2, None)),
        ("سقوط عشرات القتلى والجرحى.", (20, 99), (20, 99)),
        ("مقتل مدني وإصابة طفلين.", (1, 1), (2, 2)),
        ("سقوط قتيلين و7 جرحى.", (2, 2), (7, 7)),
        ("مقتل ما لا يقل عن 12 شخصا.", (12, None), None),
        ("سقوط شهيد وعدد من الجرحى.", (1, 1), (2, None)),
        ("مقتل مئات المدنيين.", (200, 999), None),
        ("مقتل خمسة أشخاص بينهم طفلان وأصيب 21 آخرون بجروح.", (5, 5), (21, 21)),
    ],
)
def test_tolls(code: Code, tail: str, killed: Range, wounded: Range) -> None:
    """Numbers, vague numbers, singulars, duals and plurals."""
    found = _incidents(code, _ATTACK + tail)
    assert [_toll(i) for i in found] == [(killed, wounded)]


def test_nobody_hurt_is_a_toll_of_none(code: Code) -> None:
    """«دون إصابات» is a number too."""
    found = _incidents(code, "قصفت قوات النظام مدينة سرمدا دون وقوع إصابات.")
    assert [_toll(i) for i in found] == [((0, 0), (0, 0))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شنت طائرات حربية غارات على مدينة سرمدا.", IncidentType.AIR_STRIKE),
        ("قصفت قوات النظام بالمدفعية مدينة سرمدا.", IncidentType.SHELLING),
        ("انفجرت عبوة ناسفة في مدينة سرمدا.", IncidentType.EXPLOSION),
    ],
)
def test_the_means_decide_the_kind(code: Code, text: str, kind: IncidentType) -> None:
    """Aircraft, artillery and explosives make different incidents."""
    assert [i.type for i in _incidents(code, text)] == [kind]


def test_one_attack_told_twice_is_one_incident(code: Code) -> None:
    """A retelling with a toll fills the first telling."""
    text = (
        "قصفت قوات النظام مدينة سرمدا بالمدفعية.\n"
        "وقتل خمسة أشخاص في قصف قوات النظام مدينة سرمدا، بحسب الدفاع المدني."
    )
    found = _incidents(code, text)
    assert len(found) == 1
    assert _toll(found[0])[0] == (5, 5)


def test_an_alleged_attack_says_who_alleges_it(code: Code) -> None:
    """What a party says of an attack is its allegation."""
    text = "قالت المعارضة السورية إن قوات النظام قصفت مدينة سرمدا."
    found = _incidents(code, text)
    assert found
    assert [a.id for a in found[0].alleged_by or ()] == ["syrian-opposition"]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("فقد مدني حياته وأصيب آخر جراء قصف على بلدة سرمدا.", (1, 1), (1, 1)),
        ("قتل وجرح عدد من المدنيين في قصف على بلدة سرمدا.", (1, None), (1, None)),
        ("قتل أربعة أطفال ورجل في غارة على بلدة سرمدا.", (5, 5), None),
        ("قصفت قوات النظام سرمدا، ما أدى لمقتل امرأة وثلاثة أطفال.", (4, 4), None),
        ("قصفت قوات النظام سيارة في سرمدا، ما أدى لمقتله على الفور.", (1, 1), None),
        ("قصفت قوات النظام سرمدا، وحصيلة الضحايا قتيل و7 مصابين.", (1, 1), (7, 7)),
        ("قصفت قوات النظام سرمدا وراح ضحية القصف خمسة مدنيين.", (5, 5), None),
        ("قتل ثلاثة مدنيين بينهم طفلان في غارة على سرمدا.", (3, 3), None),
        ("قتل 13 قياديا وعنصرا في غارة على سرمدا.", (13, 13), None),
        ("إن ثمانية أشخاص بينهم ثلاثة أجانب قتلوا في غارة على سرمدا.", (8, 8), None),
        ("قتل مدنيان وأصيب ثالث في غارة على سرمدا.", (2, 2), (1, 1)),
        ("قصفت طائرات سرمدا، وبلغت الحصيلة 80 قتيلا وجريحا.", (1, 79), (1, 79)),
    ],
)
def test_who_is_counted(code: Code, text: str, killed: Range, wounded: Range) -> None:
    """Life lost, both together, sums, a pronoun, a number after «ضحايا», some of those counted."""
    assert [_toll(i) for i in _incidents(code, text)] == [(killed, wounded)]


_FIRST = "شنت طائرات حربية غارات على مدينة سرمدا. "


@pytest.mark.parametrize(
    ("tail", "killed"),
    [
        ("وأسفر هذا الهجوم عن مقتل خمسة مدنيين.", (5, 5)),
        ("وأدت الغارات، بحسب سكان، إلى مقتل خمسة مدنيين بينهم نازحة من ريف حلب.", (5, 5)),
        ("وأدى بحسب المعلومات الأولية إلى استشهاد خمسة مدنيين.", (5, 5)),
        ("وتقصف الطائرات مدينة سرمدا بشكل يومي، ما أدى إلى مقتل عشرات المدنيين.", None),
        ("وقتل خمسة مدنيين في غارات على مدينة أريحا.", None),
        ("ويستمر القصف، وفي 12 من شباط الماضي، قتل خمسة مدنيين في غارة على سرمدا.", None),
        ("وكان خمسة مدنيين قتلوا في حادث سير.", None),
    ],
)
def test_a_toll_told_later_is_that_of_the_attack_told_before(
    code: Code, tail: str, killed: Range
) -> None:
    """By a noun with the article or a word for an outcome; not what goes on, or was elsewhere."""
    first, *_ = _incidents(code, _FIRST + tail)
    assert first.place is not None
    assert first.place.id == "sarmada"
    assert _toll(first)[0] == killed


@pytest.mark.parametrize(
    "text",
    [
        "محافظة إدلب: أصيب ثلاثة مدنيين إثر قصف نفذته القوات التركية، استهدف بلدة سرمدا.",
        "استهدفت القوات المتمركزة في مدينة حلب بلدة سرمدا بالمدفعية.",
        "قصفت قوات النظام بلدة سرمدا وأصابت نازحا من مدينة حلب.",
        "حلب: تعرضت بلدة سرمدا لقصف مدفعي من قبل قوات النظام.",
        "تعرضت بلدة سرمدا في ريف إدلب شمال غرب سوريا إلى القصف بعدد من القذائف.",
        "أفادت وكالة رويترز بتعرض بلدة سرمدا لقصف من قبل الجيش التركي.",
        "محافظة إدلب: وثق ناشطون استشهاد شابين بانفجار لغم في بلدة سرمدا.",
    ],
)
def test_an_attack_is_where_it_strikes(code: Code, text: str) -> None:
    """Not where its makers are stationed, nor where the hurt came from; a later clause may say."""
    (found,) = _incidents(code, text)
    assert found.place is not None
    assert found.place.id == "sarmada"
