"""Who agrees: the sides, never those who are spoken of in what they agree on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Commitment, Event, EventType

Code = Callable[..., list[Claim]]


def _agreed(code: Code, text: str) -> list[list[str]]:
    return [
        [actor.id for actor in each.actors]
        for each in code(text)
        if isinstance(each, Event) and each.type is EventType.AGREE
    ]


_TWO = "قال لافروف إن بين روسيا وتركيا تنسيقا. وأضاف أن الطرفين، الروسي والتركي، اتفقا على {}."
_CALL = (
    "وكان لافروف وكيري أكدا في اتصال هاتفي التزامهما بمحاربة داعش وجبهة النصرة كما اتفقا على {}."
)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("أعلن لافروف أن إيران وتركيا اتفقتا على محاربة تنظيم القاعدة وحزب العمال الكردستاني.",
         ["IRN", "TUR"]),
        ("اتفقت مصر والسودان على التعاون مع ليبيا والجزائر.", ["EGY", "SDN"]),
        ("اتفقت مصر مع السودان على دعم ليبيا.", ["EGY", "SDN"]),
        (_TWO.format("محاربة تنظيم داعش وجبهة النصرة"), ["RUS", "TUR"]),
        ("تشاورت روسيا وتركيا أمس. وقال لافروف إن البلدين اتفقا على الحوار.", ["RUS", "TUR"]),
        (_CALL.format("اتخاذ إجراءات إضافية"), ["sergey-lavrov", "john-kerry"]),
    ],
)  # fmt: skip
def test_sides_and_not_what_they_speak_of(code: Code, text: str, sides: list[str]) -> None:
    """After «على» nobody takes part; a verb of two has the two that were named before it."""
    assert sides in _agreed(code, text)
    assert all(set(each) == set(sides) for each in _agreed(code, text))


def test_whom_one_fights_is_not_bound(code: Code) -> None:
    """A commitment to fight a group binds those who agreed, not the group."""
    text = "اتفقت روسيا وتركيا على محاربة تنظيم داعش وجبهة النصرة."
    bound = [{actor.id for actor in each.by} for each in code(text) if isinstance(each, Commitment)]
    assert bound == [{"RUS", "TUR"}]
