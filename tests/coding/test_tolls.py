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
