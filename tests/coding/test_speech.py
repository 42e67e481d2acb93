"""Who is reported to have said what: statements of sentences made up for these tests."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import Basis, DateRange, Document, Statement

_DAY = dt.date(2016, 7, 15)


class _Heard(NamedTuple):
    """A statement in short: who, what, and whether in direct speech."""

    speaker: str
    content: str
    direct: bool = False


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder with the whole vocabulary."""
    return Coder(vocab.load())


def _statements(coder: Coder, text: str) -> list[Statement]:
    document = Document(
        id="d", sha256="x", text=text, body=((0, len(text)),), language="ar",
        published=DateRange(start=_DAY, end=_DAY, basis=Basis.PUBLICATION),
    )  # fmt: skip
    return [c for c in coder.code(document) if isinstance(c, Statement)]


def _heard(coder: Coder, text: str) -> list[_Heard]:
    return [
        _Heard(s.speaker.id, text[s.content[0] : s.content[1]], s.direct)
        for s in _statements(coder, text)
    ]


def test_indirect_speech_starts_after_the_complementiser(coder: Coder) -> None:
    """What follows «أن» is what is said."""
    assert _heard(coder, "أكد لافروف أن الهدنة في سوريا صامدة.") == [
        ("sergey-lavrov", "الهدنة في سوريا صامدة", False)
    ]


def test_a_quotation_ends_at_its_mark(coder: Coder) -> None:
    """Direct speech goes without its marks, and the report goes on after them."""
    text = "وقال كيري: «الهدنة في سوريا هشة جدا»، ويأتي ذلك بعد أيام من الهدوء."
    assert _heard(coder, text) == [("john-kerry", "الهدنة في سوريا هشة جدا", True)]


def test_an_object_may_follow_an_adverbial(coder: Coder) -> None:
    """«أكدا في اتصال … ضرورة»: both speak, and the object is what they say."""
    text = "وكان لافروف وكيري أكدا في اتصال هاتفي أمس ضرورة وقف القتال في سوريا."
    assert _heard(coder, text) == [
        ("sergey-lavrov", "ضرورة وقف القتال في سوريا", False),
        ("john-kerry", "ضرورة وقف القتال في سوريا", False),
    ]


def test_participles_share_the_speaker(coder: Coder) -> None:
    """A participle begins a new statement of the one who spoke."""
    text = "قال لافروف إن القتال توقف في حلب، مضيفا أن القوافل ستصل غدا."
    assert _heard(coder, text) == [
        ("sergey-lavrov", "القتال توقف في حلب", False),
        ("sergey-lavrov", "القوافل ستصل غدا", False),
    ]


def test_a_cue_without_subject_goes_on_with_the_last_speaker(coder: Coder) -> None:
    """«وأضاف» means whoever spoke last, «الوزير الروسي» the Russian who did."""
    text = "قال لافروف إن القتال توقف. وأضاف أن القوافل ستصل. وأكد الوزير الروسي أن الطريق آمن."
    assert [h.speaker for h in _heard(coder, text)] == ["sergey-lavrov"] * 3


def test_an_unnamed_source_breaks_the_chain(coder: Coder) -> None:
    """After a source that nobody names «وأضافت المصادر» is nobody's word."""
    text = (
        "قال لافروف إن القتال توقف. وقالت مصادر مطلعة إن الطريق مغلق. وأضافت المصادر أن العدد كبير."
    )
    assert [h.content for h in _heard(coder, text)] == ["القتال توقف"]


@pytest.mark.parametrize("text", [
    "لم يعلن لافروف أن الهدنة انتهت.",
    "سيعلن لافروف أن الهدنة انتهت.",
    "ينتظر أن يعلن لافروف أن الهدنة انتهت.",
    "إذا أعلن لافروف أن الهدنة انتهت عاد القتال.",
])  # fmt: skip
def test_what_was_not_said_is_no_statement(coder: Coder, text: str) -> None:
    """Denied, future, subjunctive and conditional cues report no saying."""
    assert not _heard(coder, text)


@pytest.mark.parametrize("text", [
    "وكانت الطائرة تحمل ركابا من الأردن إلى مصر.",
    "عثر على حطام يبلغ طوله مترين قرب ميناء عدن في اليمن.",
    "أوقفت روسيا شخصا يدعى حسن قاسم.",
    "استشهد جندي سوري في عملية تفجير قرب حلب بسيارة مفخخة.",
    "وقعت روسيا اتفاقا كاملا في جنيف.",
    "ويعد القرار الأممي خطوة كبرى لسوريا.",
])  # fmt: skip
def test_verbs_that_look_like_saying_say_nothing(coder: Coder, text: str) -> None:
    """To carry, to amount to, to be called, to fall, whole, to count as."""
    assert not _heard(coder, text)


@pytest.mark.parametrize("text", [
    "تراجع القصف على المدينة كثيرا، كما قال لافروف في بيان.",
    "تراجع القصف على المدينة كثيرا، بحسب لافروف.",
    "وبحسب لافروف، تراجع القصف على المدينة كثيرا.",
    "وفقا للافروف فإن تراجع القصف على المدينة كثيرا.",
])  # fmt: skip
def test_a_source_before_or_after_what_it_told(coder: Coder, text: str) -> None:
    """«بحسب X» and «كما قال X» give X the clause that they stand beside."""
    assert _heard(coder, text) == [("sergey-lavrov", "تراجع القصف على المدينة كثيرا", False)]


def test_a_relayed_saying_is_of_whom_it_quotes(coder: Coder) -> None:
    """«نقلت وكالة عن X قوله إن»: X speaks, once."""
    text = "نقلت وكالة رويترز عن لافروف قوله إن القوافل ستصل غدا."
    assert [h.speaker for h in _heard(coder, text)] == ["sergey-lavrov"]


def test_a_statement_document_speaks_for_its_body(coder: Coder) -> None:
    """«جاء في بيان للخارجية الروسية أن»: the body that issued it speaks."""
    text = "جاء في بيان لوزارة الخارجية الروسية أن القوافل ستصل غدا."
    assert _heard(coder, text) == [("RUS", "القوافل ستصل غدا", False)]


def test_a_masculine_verb_has_no_feminine_subject(coder: Coder) -> None:
    """«ودعا أنقرة إلى»: Ankara is called upon, it does not call."""
    text = "قال لافروف إن القتال توقف. ودعا أنقرة إلى سحب القوات من المدينة."
    assert _heard(coder, text)[1] == ("sergey-lavrov", "سحب القوات من المدينة", False)


def test_words_in_the_first_person_need_no_marks(coder: Coder) -> None:
    """«وقال نحن …» quotes without marks."""
    text = "وقال كيري في مؤتمر صحفي نحن ملتزمون بالهدنة في سوريا."
    assert _heard(coder, text) == [("john-kerry", "نحن ملتزمون بالهدنة في سوريا", False)]


def test_a_quoted_name_is_not_what_is_said(coder: Coder) -> None:
    """A short quotation between the cue and «أن» names something."""
    text = "وقال كيري في مقابلة مع صحيفة «الصباح» أمس إن الهدنة في سوريا صامدة."
    assert [h.content for h in _heard(coder, text)] == ["الهدنة في سوريا صامدة"]


def test_where_it_was_said_is_kept(coder: Coder) -> None:
    """What stands between cue and content names the forum."""
    (said,) = _statements(coder, "وقال كيري خلال مؤتمر صحفي إن الهدنة في سوريا صامدة.")
    assert said.forum == "press conference"
