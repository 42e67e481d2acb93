"""Who did what to whom: roles, nominal events, merging, dates and places of events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hudna.model import Claim, Event, EventType

Code = Callable[..., list[Claim]]


def _events(code: Code, text: str, kind: EventType | None = None) -> list[Event]:
    found = [c for c in code(text) if isinstance(c, Event)]
    return [e for e in found if kind is None or e.type is kind]


def _ids(event: Event) -> tuple[set[str], set[str]]:
    return {a.id for a in event.actors}, {a.id for a in event.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("قصفت القوات الروسية مواقع تنظيم داعش في ريف حلب.", "ASSAULT", {"RUS"}, {"islamic-state"}),
        ("القوات التركية قصفت مواقع قسد قرب عفرين.", "ASSAULT", {"TUR"},
         {"syrian-democratic-forces"}),
        ("شنت روسيا غارات على مواقع جبهة النصرة في إدلب.", "ASSAULT", {"RUS"}, {"nusra-front"}),
        ("اتفقت موسكو وواشنطن على مواصلة التعاون.", "AGREE", {"RUS", "USA"}, set()),
        ("روسيا والولايات المتحدة اتفقتا على وقف القتال.", "AGREE", {"RUS", "USA"}, set()),
        ("اتهمت تركيا إيران بخرق الهدنة.", "ACCUSE", {"TUR"}, {"IRN"}),
        ("عقد لافروف اجتماعا مع كيري في جنيف.", "CONSULT", {"sergey-lavrov", "john-kerry"}, set()),
        ("أجرى وزير الخارجية الروسي سيرغي لافروف محادثات مع نظيره الأمريكي جون كيري.", "CONSULT",
         {"sergey-lavrov", "john-kerry"}, set()),
    ],
)  # fmt: skip
def test_roles(code: Code, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    """Subjects and objects in both word orders, light verbs and prepositions."""
    found = [e for e in _events(code, text) if e.type == kind]
    assert found, text
    assert (actors, recipients) == _ids(found[0])


def test_the_agent_of_an_event_noun(code: Code) -> None:
    """«من قبل» names who acts; the clause needs no verb."""
    found = _events(code, "قصف مدفعي من قبل قوات النظام على بلدة كنصفرة.", EventType.ASSAULT)
    assert [_ids(e)[0] for e in found] == [{"SYR"}]


def test_casualties_belong_to_the_attack_that_the_sentence_tells(code: Code) -> None:
    """A sentence about the dead of an attack is one event."""
    text = "قتل ثلاثة مدنيين وأصيب آخرون بقصف نفذته قوات النظام السوري على مدينة سرمدا."
    found = _events(code, text, EventType.ASSAULT)
    assert len(found) == 1
    assert _ids(found[0])[0] == {"SYR"}


def test_what_a_speaker_tells_of_others_is_attributed(code: Code) -> None:
    """An event within somebody's words rests on that word; the speech act itself does not."""
    text = "قال لافروف إن الولايات المتحدة قصفت مطارا عسكريا في سوريا."
    found = _events(code, text, EventType.ASSAULT)
    assert [e.attributed_to.id for e in found if e.attributed_to] == ["sergey-lavrov"]
    accused = _events(code, "اتهم لافروف واشنطن بعرقلة المحادثات.", EventType.ACCUSE)
    assert accused
    assert accused[0].attributed_to is None


def test_dates_of_news_and_of_what_was_before(code: Code) -> None:
    """News is of the report's day, a stated date wins."""
    news = _events(code, "التقى لافروف كيري في موسكو.", EventType.CONSULT)
    assert news[0].date is not None
    assert news[0].date.start == dt.date(2016, 7, 15)
    stated = _events(code, "التقى لافروف كيري يوم الثلاثاء في موسكو.", EventType.CONSULT)
    assert stated[0].date is not None
    assert stated[0].date.start == dt.date(2016, 7, 12)


def test_an_event_noun_that_only_names_a_topic_is_no_event(code: Code) -> None:
    """Aims and topics are not told as events."""
    text = "بحث الوزيران سبل وقف القصف في سوريا بهدف حماية المدنيين."
    assert not _events(code, text, EventType.ASSAULT)
