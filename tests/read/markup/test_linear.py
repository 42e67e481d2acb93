from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.read.markup.linear import linear

_WORDS = st.text("ابتث bc&<>\"'\u00a0\u202e", min_size=1, max_size=12)
_INLINE = ("b",)
_TAGS = st.sampled_from(["p", "div", "b", "li", "td", "h2", "pre", "section"])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>هدنة</p><p>في المدينة</p>", "هدنة\n\nفي المدينة"),
        ("<div>هدنة</div><div>في المدينة</div>", "هدنة\nفي المدينة"),
        ("هدنة<br>في<br/>المدينة", "هدنة\nفي\nالمدينة"),
        ("هدنة<br><br><br>في", "هدنة\n\nفي"),
        ("<p>هد<b>ن</b>ة \n في&nbsp;المدينة &amp; &#1575;", "هدنة في\u00a0المدينة & ا"),
        ("<ul><li>حلب<li>حمص</ul>", "حلب\nحمص"),
        ("<table><tr><th>مدينة<th>عدد<tr><td>حلب<td><p>3</p></table>", "مدينة\tعدد\nحلب\t3"),
        ("<table><tr><td>أ<br>ب<td>ج</table>", "أ\nب\nج"),
        ("<table><tr><td>" + "كلمة " * 50 + "<td>ج</table>", ("كلمة " * 50).strip() + "\nج"),
        ("<pre>أ\n  ب</pre>ج", "أ\n  ب\nج"),
        ("أ<script>var x = '<p>لا</p>'</script><style>ب{}</style><template>لا</template>ج", "أج"),
        ("أ<!-- لا --><noscript>لا</noscript><iframe>لا</iframe>ب", "أب"),
        ("<head><title>عنوان</title></head><body>نص", "نص"),
        ('<?xml version="1.0" encoding="windows-1256"?><html><script src="x"/><p>نص', "نص"),
        ("<p>غير مغلق <a href=x>رابط<p>آخر", "غير مغلق رابط\n\nآخر"),
        ("", ""),
    ],
)  # fmt: skip
def test_lines(markup: str, text: str) -> None:
    """Blocks stand on lines of their own; what a reader of the page does not see is left out."""
    assert linear(markup).text == text


@given(st.lists(st.tuples(_TAGS, _WORDS), max_size=8))
def test_all_words_of_a_page_are_in_its_text(parts: list[tuple[str, str]]) -> None:
    """No word is lost, none is added, and their order stays, whatever the tags."""
    from html import escape

    text = linear("".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in parts)).text
    whole = "".join(words if tag in _INLINE else f"\n{words}\n" for tag, words in parts)
    assert text.split() == whole.split()


@given(st.text("<>/!-ab c&;#=\"'\n", max_size=80))
def test_any_input_gives_lines_without_white_space_at_their_ends(markup: str) -> None:
    """Tag soup is read too, the same way every time."""
    text = linear(markup).text
    assert text == linear(markup).text
    assert "\r" not in text
    assert "\n\n\n" not in text
    assert all(line == line.rstrip(" \t") for line in text.split("\n"))


def test_what_a_page_says_of_itself() -> None:
    """Titles, tags, JSON-LD, times and the canonical address are kept as they stand."""
    head = linear(
        '<head><title> هدنة  في المدينة </title><meta property="OG:title" content="هدنة">'
        '<link rel="canonical" href="https://alnoor.example/1">'
        '<script type="application/ld+json">{"a": 1}</script></head>'
        '<h1>هدنة <b>الآن</b></h1><time datetime="2016-04-03" pubdate>أمس</time><time>لا</time>'
    ).head
    assert head.titles == ["هدنة في المدينة", "هدنة الآن"]
    assert head.metas == [("og:title", "هدنة")]
    assert head.canonical == "https://alnoor.example/1"
    assert head.scripts == ['{"a": 1}']
    assert head.times == [(True, "2016-04-03")]
