"""Who is named: governments, office-holders, bodies, people; and what is no actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.coding.conftest import report

from hudna.coding.coder import Coder
from hudna.model import Mention

Read = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def actors(coder: Coder) -> Read:
    """The actors of some sentences, each with the words that name it."""

    def read(text: str, day: dt.date | None = dt.date(2016, 7, 15)) -> list[tuple[str, str]]:
        claims = coder.code(report(text, day))
        found = [c for c in claims if isinstance(c, Mention)]
        return [(m.actor.id, text[m.span[0] : m.span[1]]) for m in found]

    return read


def _ids(found: list[tuple[str, str]]) -> set[str]:
    return {who for who, _ in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("اتفقت موسكو وواشنطن على تمديد الهدنة.", {"RUS", "USA"}),
        ("جرى اتصال بين دمشق وأنقرة أمس.", {"SYR", "TUR"}),
        ("رفض المقترح من قبل طهران.", {"IRN"}),
        ("أعلن البيت الأبيض موقفه.", {"USA"}),
        ("القوات الجوية الروسية قصفت الموقع.", {"RUS"}),
        ("تضررت دورية عسكرية روسية في سوريا.", {"RUS"}),
        ("رحب المسؤول العراقي بالخطوة.", {"IRQ"}),
    ],
)
def test_governments(actors: Read, text: str, wanted: set[str]) -> None:
    """Capitals, seats and adjectives with a body stand for a government."""
    assert _ids(actors(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "عانى الناس في الأراضي السورية.",
        "تحدث عن حل الأزمة السورية.",
        "تضامن مع الشعب العراقي.",
        "تنتشر نقاط المراقبة في سوريا والعراق.",
        "عاد الرجل من تركيا.",
        "أغلقت الحدود بين سوريا ولبنان.",
    ],
)
def test_no_governments(actors: Read, text: str) -> None:
    """Peoples, lands, crises and places on a border are no actors."""
    assert actors(text) == []


def test_office_by_the_day(actors: Read) -> None:
    """A title without a name is who held the office on the report's day."""
    text = "قال وزير الخارجية الأمريكي إن الهدنة مستمرة."
    assert "john-kerry" in _ids(actors(text))
    assert "rex-tillerson" in _ids(actors(text, dt.date(2017, 6, 1)))


def test_ministers_of_several_states(actors: Read) -> None:
    """A plural title goes on through its owners, each with the holder of the day."""
    found = _ids(actors("اجتمع وزراء خارجية روسيا وتركيا وإيران."))
    assert found >= {"sergey-lavrov", "mevlut-cavusoglu", "mohammad-javad-zarif", "RUS", "TUR"}


def test_counterpart(actors: Read) -> None:
    """«نظيره» with an adjective is the same office elsewhere."""
    found = actors("التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي.")
    assert "john-kerry" in _ids(found)


def test_envoy_of_the_last_organisation(actors: Read) -> None:
    """A title with a pronoun belongs to the organisation named last."""
    found = actors("ندعم جهود الأمم المتحدة ومبعوثها الخاص إلى اليمن.")
    assert _ids(found) == {"united-nations", "ismail-ould-cheikh-ahmed"}


def test_surname_of_a_stranger(actors: Read) -> None:
    """Somebody whom no table has is known by the last name from then on."""
    text = "قال العميد رامز الحدادي إن الهدنة قائمة. وأضاف الحدادي أن فريقه باق."
    assert [words for _, words in actors(text)] == ["رامز الحدادي", "الحدادي"]


@pytest.mark.parametrize(
    "text",
    [
        "وصف وزير العدل اللازمة بأنها خطيرة.",
        "كان المفاوض شديد الحرص على الحقوق.",
        "اعتقد أن آمال على الطريق.",
        "انتشرت قواتنا الأمنية قرب المعبر.",
    ],
)
def test_no_strangers(actors: Read, text: str) -> None:
    """Ordinary words after a title, and words for bodies with a pronoun, name nobody."""
    assert actors(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلن جيش الهضبة التزامه.", "جيش الهضبة"),
        ("دعت رابطة نوافذ إلى التهدئة.", "رابطة نوافذ"),
        ("تحققت آلية رصد هدنة السهل من الأمر.", "آلية رصد هدنة السهل"),
    ],
)
def test_unknown_bodies(actors: Read, text: str, words: str) -> None:
    """A word for a body with its name is a body, under the words of the report."""
    assert words in [w for _, w in actors(text)]


def test_ordinary_surnames(actors: Read) -> None:
    """«صالح» means somebody after a force or beside a party, and in a report about Yemen only."""
    yemen = "قصفت قوات صالح مدينة تعز في اليمن. سيطرت ميليشيات الحوثي وصالح على الحديدة."
    assert "ali-abdullah-saleh" in _ids(actors(yemen))
    assert actors("هذا القرار في صالح الجميع.") == []


def test_epithet_of_another_state(actors: Read) -> None:
    """«المعارضة التركية» is not the opposition of the country the report is about."""
    text = "قصف النظام حلب وإدلب في سوريا. انتقدت المعارضة التركية القرار."
    assert "syrian-opposition" not in _ids(actors(text))
