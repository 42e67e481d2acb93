from __future__ import annotations

import io
import json

import pytest

from hudna.model import Document
from hudna.read import read

LEAD = (
    "أعلن وزير خارجية البلد الأول، مساء الأحد، أن بلاده اتفقت مع البلد الثاني على هدنة في المدينة."
)
SECOND = "وقال الوزير إن الهدنة تبدأ صباح الاثنين، وتشمل المدينة وريفها، على أن يراقبها فريق مشترك."
THIRD = "وأضاف أن الطرفين سيعقدان اجتماعا آخر في الأسبوع المقبل لبحث تبادل الأسرى."
STORY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def document(text: str) -> Document:
    """The document of a text."""
    (item,) = read(["-"], io.BytesIO(text.encode()))
    assert isinstance(item, Document)
    return item


def body(text: str) -> str:
    """The body of a text, its stretches parted by a bar."""
    found = document(text)
    return "|".join(found.text[a:b] for a, b in found.body)


def test_menus_and_teasers_are_not_the_report() -> None:
    """What stands above and below the story is left out."""
    above = "الرئيسية\n\nأخبار\n\nرياضة\n\nهدنة في المدينة بعد أسبوع من المعارك\n\nطباعة\n\n"
    below = "\n\nمقالات ذات صلة\n\nلقاء بين الوزيرين في العاصمة\n\nوصول قافلة إلى الريف الشمالي"
    assert body(above + STORY + below) == STORY


def test_teasers_without_a_heading_are_not_the_report() -> None:
    """Lines like headlines after the end of the story are other stories."""
    below = "\n\nلقاء بين الوزيرين في العاصمة بعد شهر\n\nوصول قافلة مساعدات إلى الريف الشمالي"
    assert body(STORY + below) == STORY


def test_comments_end_the_report() -> None:
    """What readers write below is no report, in whole sentences though it be."""
    below = "\n\nأضف تعليقا\n\nأظن أن هذه الهدنة لن تصمد، فقد قالوا مثل هذا من قبل ولم يحدث شيء."
    assert body(STORY + below) == STORY


def test_inner_heading_belongs_to_the_report() -> None:
    """A short line between two paragraphs stays."""
    text = f"{LEAD}\n\nتبادل الأسرى\n\n{SECOND}\n\n{THIRD}"
    assert body(text) == text


def test_list_after_a_colon_belongs_to_the_report() -> None:
    """The lines that a paragraph announces are part of it, be they ever so short."""
    towns = "- البلدة الأولى\n\n- البلدة الثانية"
    text = f"{LEAD}\n\nوشملت الهدنة البلدات التالية، وفق ما جاء في البيان:\n\n{towns}"
    assert body(text) == text


def test_links_between_paragraphs_are_left_out() -> None:
    """A list of other stories inside the report parts its body in two."""
    title = "هدنة في المدينة بين البلد الأول والبلد الثاني"
    links = "اخترنا لك\n\nلقاء بين الوزيرين\n\nوصول قافلة\n\nعرض المزيد"
    text = f"{title}\n\n{LEAD}\n\n{links}\n\n{SECOND}\n\n{THIRD}"
    row = json.dumps({"title": title, "text": text}, ensure_ascii=False)
    (item,) = read(["-"], io.BytesIO(row.encode()))
    assert isinstance(item, Document)
    assert [text[a:b] for a, b in item.body] == [LEAD, f"{SECOND}\n\n{THIRD}"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a column are read as the paragraph that they are."""
    words = f"{LEAD} {SECOND} {THIRD}".split()
    wrapped = "\n".join(" ".join(words[i : i + 9]) for i in range(0, len(words), 9))
    assert body(wrapped) == wrapped


def test_text_without_full_stops_is_read() -> None:
    """A text in which nothing reads like prose is kept whole."""
    assert body("قصف على أطراف المدينة\nلا إصابات") == "قصف على أطراف المدينة\nلا إصابات"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("رويترز- ", "رويترز"),
        ("دمشق- سانا: ", "سانا"),
        ("جنيف (أ ف ب) - ", "أ ف ب"),
        ("واس- جدة: ", "واس"),
        ("عنب بلدي – خاص\n", "عنب بلدي"),
        ("العاصمة – وكالات\n\n", "وكالات"),
    ],
)
def test_origin_in_front_is_the_byline(head: str, byline: str) -> None:
    """An agency or outlet in front of the report is its byline and not its body."""
    found = document(head + STORY)
    assert found.byline == byline
    assert body(head + STORY) == STORY


@pytest.mark.parametrize("foot", [".انتهى", "\nالمصدر: وكالات", " (رويترز)", "\n\nالمصدر :\nسانا"])
def test_closing_formula_is_not_the_report(foot: str) -> None:
    """What stands behind the last sentence and is none is cut off."""
    story = STORY.removesuffix(".") if foot.startswith(".") else STORY
    expected = STORY if not foot.startswith(".") else story + "."
    assert body(story + foot) == expected


def test_person_is_no_byline() -> None:
    """Names of private persons are not taken as the origin."""
    assert document(f"سالم الخالد\n\n{STORY}").byline is None


def test_speaker_before_a_colon_stays() -> None:
    """A body that speaks in front of a colon is no line of origin."""
    text = f"المرصد السوري: {LEAD}\n\n{SECOND}"
    assert body(text) == text


def test_headline_is_found_in_the_text() -> None:
    """The line above the report that speaks of the same is its headline."""
    found = document(f"الرئيسية\n\nهدنة في المدينة بين البلد الأول والبلد الثاني\n\n{STORY}")
    assert found.title == "هدنة في المدينة بين البلد الأول والبلد الثاني"
    assert found.title_span is not None
    assert found.text[slice(*found.title_span)] == found.title
