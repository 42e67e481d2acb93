"""Who denies an attack, and what somebody is accused of having done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Incident

Code = Callable[..., list[Claim]]


def _incidents(code: Code, text: str) -> list[Incident]:
    return [c for c in code(text) if isinstance(c, Incident)]


def _ids(incident: Incident, field: str) -> list[str]:
    return [a.id for a in getattr(incident, field) or ()]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين في غارة على مدينة إدلب. ونفت روسيا مسؤوليتها عن الغارة.",
        "استهدفت غارة جوية قافلة قرب مدينة إدلب. ونفت موسكو أن تكون طائراتها قد استهدفت القافلة.",
        "اتهم ناشطون روسيا بقصف سوق في مدينة إدلب، لكن موسكو نفت ذلك.",
        "قصفت طائرات روسية سوقا في مدينة إدلب. ونفى المتحدث باسم الجيش الروسي هذه الاتهامات.",
        "أصيب طفلان في قصف على مدينة إدلب. ونفت روسيا أي صلة لها بالقصف.",
    ],
)
def test_who_denies_an_attack_stands_with_it(code: Code, text: str) -> None:
    """A part in it, that it was made, «that», the accusations: told once, by who is meant."""
    (found,) = _incidents(code, text)
    assert found.place is not None
    assert found.place.id == "idlib"
    assert [a.of or a.id for a in found.denied_by or ()] == ["RUS"]


def test_an_attack_that_only_its_denial_tells_is_alleged(code: Code) -> None:
    """Somebody blames who denies it; the denier alleges nothing."""
    (found,) = _incidents(code, "نفى الجيش الروسي قصف مستشفى في مدينة حلب.")
    assert _ids(found, "perpetrators") == _ids(found, "denied_by") == ["RUS"]
    assert found.alleged_by is None


def test_who_only_watches_is_not_blamed(code: Code) -> None:
    """A monitor who says that nothing was shelled shelled nothing."""
    for text in (
        "نفى المرصد السوري لحقوق الإنسان قصف مدينة حلب.",
        "وقال المرصد السوري لحقوق الإنسان إن مدينة حلب لم تقصف اليوم.",
    ):
        assert not any(i.perpetrators for i in _incidents(code, text))


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرات روسية سوقا في مدينة إدلب. ونفت تركيا مسؤوليتها عن القصف.",
        "قصفت طائرات روسية سوقا في مدينة إدلب. ونفت تركيا وجود خلاف مع روسيا.",
        "قصفت طائرات روسية سوقا في مدينة إدلب. ولم تنف روسيا مسؤوليتها عن القصف.",
    ],
)
def test_others_and_other_things_deny_no_attack(code: Code, text: str) -> None:
    """Whom nobody blames, what is no attack, who does not deny."""
    assert [i.denied_by for i in _incidents(code, text)] == [None]


@pytest.mark.parametrize(
    ("text", "alleging"),
    [
        ("اتهمت تركيا وحدات حماية الشعب بشن هجوم على مدينة عفرين.", ["TUR"]),
        ("اتهمت تركيا وحدات حماية الشعب بقصف مدينة عفرين.", ["TUR"]),
        ("اتهم ناشطون وحدات حماية الشعب بقصف مدينة عفرين.", []),
    ],
)
def test_what_somebody_is_accused_of_is_alleged(code: Code, text: str, alleging: list[str]) -> None:
    """By whom, where a name says so; the accused are alleged to have done it."""
    (found,) = _incidents(code, text)
    assert (_ids(found, "alleged_by"), _ids(found, "perpetrators")) == (alleging, ["ypg"])
