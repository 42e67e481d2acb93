"""Commitments and statuses: what parties took upon themselves and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Commitment, Modality, Status, StatusType

Code = Callable[..., list[Claim]]


def _commitments(code: Code, text: str) -> list[tuple[set[str], str]]:
    return [
        ({a.id for a in c.by}, text[slice(*c.action)])
        for c in code(text)
        if isinstance(c, Commitment)
    ]


def _statuses(code: Code, text: str) -> list[tuple[StatusType, Modality]]:
    return [(c.status, c.modality) for c in code(text) if isinstance(c, Status)]


def test_each_masdar_of_an_agreement_is_a_commitment(code: Code) -> None:
    """What و joins is promised apart; ministers agree, states are bound."""
    text = "اتفق لافروف وكيري على مواصلة التعاون في سوريا وإنشاء مجموعة عمل مشتركة."
    assert _commitments(code, text) == [
        ({"RUS", "USA"}, "مواصلة التعاون في سوريا"),
        ({"RUS", "USA"}, "وإنشاء مجموعة عمل مشتركة"),
    ]


def test_what_an_accord_provides_binds_those_who_agreed(code: Code) -> None:
    """«ينص الاتفاق على» binds the parties named before."""
    text = "وقعت الحكومة اليمنية والحوثيون اتفاقا. وينص الاتفاق على سحب القوات من المدينة."
    assert ({"YEM", "houthis"}, "سحب القوات من المدينة") in _commitments(code, text)


@pytest.mark.parametrize(
    ("text", "status", "modality"),
    [
        ("علقت روسيا العمل باتفاق السلامة الجوية مع الولايات المتحدة.", "suspended", "actual"),
        ("دخل اتفاق وقف إطلاق النار حيز التنفيذ في سوريا.", "in-force", "actual"),
        ("خرقت قوات النظام الهدنة في حلب.", "violated", "actual"),
        ("أعلنت الأمم المتحدة تمديد الهدنة في اليمن.", "extended", "actual"),
        ("انهارت الهدنة في حلب.", "ended", "actual"),
        ("قال لافروف إن روسيا مستعدة لاستئناف الاتفاق.", "resumed", "planned"),
        ("قال لافروف إن الولايات المتحدة لم تنفذ وعدها.", "not-implemented", "actual"),
        ("ترفض واشنطن تنفيذ الاتفاق مع روسيا.", "not-implemented", "actual"),
    ],
)
def test_statuses(code: Code, text: str, status: str, modality: str) -> None:
    """Verbs, phrases, refusals and readiness say what became of an accord."""
    assert (status, modality) in _statuses(code, text), _statuses(code, text)


def test_the_name_of_an_accord_is_no_status(code: Code) -> None:
    """«اتفاق وقف الأعمال القتالية» only names it."""
    text = "تحدث الوزير عن اتفاق وقف الأعمال القتالية في سورية."
    assert _statuses(code, text) == []


def test_agreed_then_not_done(code: Code) -> None:
    """One accord: agreed, and not carried out according to the speaker."""
    text = (
        "قال لافروف إن الجانب الروسي اتفق مع الجانب الأمريكي على أن تستخدم واشنطن نفوذها "
        "إلا أن الولايات المتحدة لم تنفذ وعدها لمدة شهرين."
    )
    found = [c for c in code(text) if isinstance(c, Status)]
    assert {s.status for s in found} >= {StatusType.AGREED, StatusType.NOT_IMPLEMENTED}
    assert {s.asserted_by.id for s in found if s.asserted_by} == {"sergey-lavrov"}
