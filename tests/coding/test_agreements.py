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
        ("أنهت موسكو العمل بمذكرة التفاهم في سوريا.", "ended", "actual"),
        ("استؤنف العمل بمذكرة التفاهم في سوريا.", "resumed", "actual"),
        ("أكد لافروف الاستعداد للعودة إلى المذكرة.", "resumed", "planned"),
        ("قال لافروف إن آلية الرقابة على الهدنة في سوريا تعمل.", "in-force", "actual"),
        (
            "أعلنت موسكو أن مذكرة سلامة الطيران مع الولايات المتحدة فوق سوريا دخلت حيز التنفيذ.",
            "in-force", "actual",
        ),
    ],
)  # fmt: skip
def test_statuses(code: Code, text: str, status: str, modality: str) -> None:
    """Verbs, phrases, refusals and readiness say what became of an accord."""
    assert (status, modality) in _statuses(code, text), _statuses(code, text)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("ترفض واشنطن تنفيذ الاتفاق مع روسيا.", {"not-implemented"}),
        ("قررت روسيا توقف العمل بمذكرة التفاهم مع الولايات المتحدة.", {"suspended"}),
        ("تعمل موسكو على آلية للرقابة في سوريا.", set()),
    ],
)
def test_one_word_says_one_thing(code: Code, text: str, statuses: set[str]) -> None:
    """To refuse to carry out rejects nothing, the name of a memorandum agrees on nothing, and to
    work on a mechanism puts none in force.
    """
    assert {str(status) for status, _ in _statuses(code, text)} == statuses


def test_a_pronoun_means_the_accord_of_its_sentence(code: Code) -> None:
    """«تعليقه» after an accord named in the same sentence is told of that one."""
    text = (
        "أبدت موسكو استعدادا لاستئناف الاتفاق الأمريكي الروسي بعد أن جرى تعليقه. وقالت عدة دول ذلك."
    )
    told = [c for c in code(text) if isinstance(c, Status) and c.status == "suspended"]
    assert [c.subject for c in told] == ["الاتفاق"]


def test_the_one_who_is_to_do_it_is_bound(code: Code) -> None:
    """«اتفق … على أن تستخدم واشنطن» binds one of those who agreed, and is owed to the other."""
    text = "اتفقت موسكو مع واشنطن على أن تستخدم واشنطن نفوذها لفصل المعارضة عن جبهة النصرة."
    (told,) = [c for c in code(text) if isinstance(c, Commitment)]
    assert [a.id for a in told.by] == ["USA"]
    assert [a.id for a in told.to or ()] == ["RUS"]


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
