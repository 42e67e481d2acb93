from __future__ import annotations

import io
import json
import quopri

import pytest

from hudna.model import Document, Problem
from hudna.read import Limits, read
from hudna.read.markup.extract import found_again

TITLE = "هدنة في المدينة بين البلد الأول والبلد الثاني"
PARAGRAPHS = (
    "أعلن وزير خارجية البلد الأول، مساء الأحد، أن بلاده اتفقت مع البلد الثاني على هدنة في المدينة.",
    "وقال الوزير إن الهدنة تبدأ صباح الاثنين، وتشمل المدينة وريفها، على أن يراقبها فريق مشترك.",
    "وأضاف أن الطرفين سيعقدان اجتماعا آخر في الأسبوع المقبل لبحث تبادل الأسرى بين الجانبين.",
)
SCRIPT = '<script type="application/ld+json">{}</script>'
ADDRESS = '<link rel="canonical" href="https://alnoor.example/2016/04/03/x">'
STORY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="{{charset}}">
<title>{TITLE} | شبكة النور</title><meta property="og:site_name" content="شبكة النور">
<meta name="author" content="رويترز">{{head}}</head>
<body><header><ul><li><a href="/">الرئيسية</a></li><li><a href="/n">أخبار</a></li></ul>
<div>الجمعة 15 نوفمبر 2024</div></header>
<article><h1>{TITLE}</h1><div class="share"><a href="#">فيسبوك</a><a href="#">طباعة</a></div>
{STORY}
<p>ترحب شبكة النور بآرائكم، ونحتفظ بحق مراجعة التعليقات قبل نشرها وفق شروط استخدام الموقع.</p>
</article><aside><h3>مقالات ذات صلة</h3>
<ul><li><a href="/2">افتتاح معرض الزهور في العاصمة</a></li></ul></aside>
<form>اترك تعليقا<textarea></textarea></form><footer>© 2024 شبكة النور</footer></body></html>"""


def page(head: str = "", charset: str = "utf-8") -> str:
    """The page, with more in its head."""
    return PAGE.format(head=head, charset=charset)


def one(data: str | bytes) -> Document:
    """The one document of some bytes."""
    raw = data if isinstance(data, bytes) else data.encode()
    (item,) = read(["-"], io.BytesIO(raw))
    assert isinstance(item, Document), item
    return item


def body(document: Document) -> str:
    """The words of a document's body."""
    return "\n".join(document.text[a:b] for a, b in document.body)


def test_page() -> None:
    """The text is all of the page, the body its report, the headline where it stands."""
    found = one(page())
    assert body(found).split("\n\n") == list(PARAGRAPHS)
    assert all(words in found.text for words in ("الرئيسية", "معرض الزهور", "اترك تعليقا", "2024"))
    assert found.title == TITLE
    assert found.title_span is not None
    assert found.text[slice(*found.title_span)] == TITLE
    assert (found.byline, found.language, found.encoding) == ("رويترز", "ar", "utf-8")
    assert found.source is not None
    assert found.source.name == "شبكة النور"
    assert found.published is None  # neither the clock above the menu nor the footer is its day


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ('<meta property="article:published_time" content="2016-04-03T21:00:00+03:00">', "meta"),
        ('<meta itemprop="datePublished" content="3 نيسان 2016">', "meta"),
        (SCRIPT.format('{"@type": "NewsArticle", "datePublished": "2016-04-03"}'), "json-ld"),
        (SCRIPT.format('{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], '
                       '"datePublished": "2016-04-03"}]}'), "json-ld"),
        ('<link rel="canonical" href="https://alnoor.example/2016/news/4/3/x.html">', "url"),
        ('<meta property="og:url" content="https://alnoor.example/2016-04/03/x.html">', "url"),
        ('<time itemprop="datePublished" datetime="2016-04-03T09:00">', "time"),
        ('<meta name="pubdate" content="2016-04-02T22:30:00Z">' + ADDRESS, "url"),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, rule: str) -> None:
    """Tags, JSON-LD, times and the canonical address give the day, and are named."""
    found = one(page(head)).published
    assert found is not None
    assert (str(found.start), found.rule) == ("2016-04-03", rule)
    assert found.confidence is not None
    assert found.confidence >= 0.9


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-11-15">',
        SCRIPT.format('{"@type": "WebSite", "datePublished": "2024-11-15"}'),
        SCRIPT.format("{broken"),
        '<meta name="date" content="اليوم">',
    ],
)
def test_what_is_no_day_of_publication(head: str) -> None:
    """When a page was changed or its site begun is not when the report was published."""
    assert one(page(head)).published is None


def test_days_that_disagree_are_said() -> None:
    """Where address and tag are days apart the day is doubted, and both are told."""
    found = one(page('<meta name="pubdate" content="2016-05-01">' + ADDRESS))
    assert found.published is not None
    assert found.published.confidence == 0.6
    assert any("2016-05-01 (meta) or 2016-04-03 (url)" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("windows-1256", "windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6", "iso-8859-6"),
        ("iso-8859-1", "windows-1256", "windows-1256"),
        ("utf-8", "windows-1256", "windows-1256"),
        ("windows-1256", "utf-8", "utf-8"),
        ("windows-1251", "windows-1256", "windows-1256"),
        ("rot13", "utf-8", "utf-8"),
        ("utf-8", "utf-16", "utf-16-le"),
    ],
)
def test_declared_encoding(declared: str, encoding: str, read_as: str) -> None:
    """What a page declares is believed where it makes sense, else overruled and said."""
    found = one(page(charset=declared).replace("©", "").encode(encoding))
    assert body(found).split("\n\n") == list(PARAGRAPHS)
    assert found.encoding == read_as
    assert bool(found.notices) == (declared not in (read_as, "rot13"))


@pytest.mark.parametrize(
    "start",
    ["<!DOCTYPE html>", "\ufeff<html>", " \n<!-- x --><html>", '<?xml version="1.0"?>\n<html>',
     "<p>", "<div class='x'>", "<TITLE>x</TITLE>", "Warning: x in y\n<html>"],
)  # fmt: skip
def test_pages_are_recognised_by_how_they_begin(start: str) -> None:
    """A page is one whatever it begins with; its tags are not text."""
    assert "<" not in one(f"{start}{STORY}").text


@pytest.mark.parametrize("text", ["a < b\n" + PARAGRAPHS[0], "<3 " + PARAGRAPHS[0],
                                  "# عنوان\n\n**قال** الوزير `<b>` " + PARAGRAPHS[0]])  # fmt: skip
def test_what_is_no_page_stays_untouched(text: str) -> None:
    """Plain text and Markdown keep their text as it is."""
    assert one(text).text == text


def test_json_with_markup_in_it_is_a_table() -> None:
    """A row whose text holds tags is a row."""
    assert one(json.dumps({"text": "\n<html><p>نص"})).text == "\n<html><p>نص"


@pytest.mark.parametrize("transfer", ["quoted-printable", "8bit"])
def test_saved_page(transfer: str) -> None:
    """The page of an MHTML file is the report, under the address it was saved from."""
    html = page().encode()
    html = quopri.encodestring(html) if transfer == "quoted-printable" else html
    found = one(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://alnoor.example/1\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        + transfer.encode() + b"\r\n\r\n" + html
        + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx--b--"
    )  # fmt: skip
    assert body(found).split("\n\n") == list(PARAGRAPHS)
    assert found.url == "https://alnoor.example/1"


def test_saved_file_without_a_page() -> None:
    """A saved file that holds no page is a problem."""
    raw = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n"
    (item,) = read(["-"], io.BytesIO(raw))
    assert isinstance(item, Problem)
    assert item.error == "no-text"


def test_too_long_page() -> None:
    """A page longer than a report may be is refused."""
    (item,) = read(["-"], io.BytesIO(page().encode()), Limits(report_bytes=100))
    assert isinstance(item, Problem)
    assert item.error == "too-large"


@pytest.mark.parametrize(
    ("extract", "lines"),
    [
        ("أ ب\nج د", ["أ ب", "ج د"]),
        ("ج د", ["ج د"]),
        ("أ ب ج د", ["أ ب", "ج د"]),
        ("شيء آخر", []),
        ("ليس في النص\n" + PARAGRAPHS[0], [PARAGRAPHS[0]]),
        (PARAGRAPHS[0][:60] + PARAGRAPHS[0][70:], [PARAGRAPHS[0]]),
        (PARAGRAPHS[0].replace("،", " ,").replace(" ", "\n"), [PARAGRAPHS[0]]),
    ],
)
def test_extract_is_found_again(extract: str, lines: list[str]) -> None:
    """Lines are found by their letters, in order, though the extract drops and moves some."""
    text = f"قائمة\nأ ب\n  {PARAGRAPHS[0]} \nج د\nتعليق"
    assert [text[a:b] for a, b in found_again(extract, text)] == lines
