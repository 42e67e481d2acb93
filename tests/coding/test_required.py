"""What a frame requires around its trigger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Event

Code = Callable[..., list[Claim]]


def _types(code: Code, text: str) -> set[str]:
    return {str(c.type) for c in code(text) if isinstance(c, Event)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("علقت موسكو العمل بمذكرة التفاهم مع واشنطن.", "SANCTION"),
        ("حملت المعارضة السورية روسيا مسؤولية انهيار الهدنة.", "ACCUSE"),
        ("دفعت تركيا بتعزيزات عسكرية إلى الحدود.", "MOBILIZE"),
        ("أطلقت تركيا سراح خمسة جنود.", "CONCEDE"),
        ("فرضت واشنطن عقوبات على إيران.", "SANCTION"),
        ("نشرت روسيا قوات في شمال سوريا.", "MOBILIZE"),
        ("تظاهر مئات من السكان ضد الحكومة.", "PROTEST"),
        ("احتشد آلاف المتظاهرين أمام السفارة.", "PROTEST"),
    ],
)
def test_senses_by_what_stands_beside_them(code: Code, text: str, kind: str) -> None:
    """A verb of many senses tells the event that its object makes it."""
    assert kind in _types(code, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نشرت روسيا صورا لقوات في سوريا.", "MOBILIZE"),
        ("نشرت قوات سوريا الديمقراطية بيانا.", "MOBILIZE"),
        ("علق لافروف على تصريح كيري حول الاتفاق.", "SANCTION"),
        ("أصيب ثلاثة جنود أتراك بفيروس كورونا.", "ASSAULT"),
        ("قتل خمسة أشخاص في حادث سير قرب دمشق.", "ASSAULT"),
        ("دفع قرار واشنطن موسكو إلى التفاوض.", "MOBILIZE"),
        ("ضرب زلزال عنيف مناطق في تركيا.", "ASSAULT"),
        ("التقى الوزير جرحى في مستشفى حلب.", "ASSAULT"),
    ],
)
def test_what_rules_a_sense_out(code: Code, text: str, kind: str) -> None:
    """Publishing deploys nobody, a remark suspends nothing, illness and accidents are no attack."""
    assert kind not in _types(code, text)
