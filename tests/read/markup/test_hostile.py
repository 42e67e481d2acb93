"""Markup made to harm gives a document or a problem, in bounded memory and time."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model import Document, Problem
from hudna.read import read

SENTENCE = "أعلن الطرفان، مساء الأحد، هدنة في المدينة تبدأ صباح الاثنين، وتشمل الريف كله."


SCRIPT = """<script type="application/ld+json">{"@type": ["Article", 3], "author": [[]], "url":
{"@id": 5}, "datePublished": {"x": 1}}</script>"""


def one(markup: str) -> Document | Problem:
    """What some markup gives."""
    (item,) = read(["-"], io.BytesIO(f"<html><body>{markup}".encode()))
    return item


@pytest.mark.parametrize(
    "markup",
    [
        "<b>x</b>" * 1_000_000 + f"<p>{SENTENCE}",
        f'<p title="{"a" * 12_000_000}">{SENTENCE}</p>',
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{SENTENCE}</p>",
        "<!--" + "a" * 12_000_000 + f"--><p>{SENTENCE}</p>",
        "<div>" * 1_900 + "</span>" * 50_000 + SENTENCE,
        "<p>" + " " * 5_000_000 + SENTENCE,
        '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{SENTENCE}",
        "<meta charset " * 50_000 + f"><p>{SENTENCE}",
        "<!-- x --> " * 1_000 + f"<p>{SENTENCE}",
    ],
    ids=[
        "tags",
        "attribute",
        "attributes",
        "comment",
        "closing",
        "spaces",
        "json",
        "charset",
        "comments",
    ],
)
def test_read_all_the_same(markup: str) -> None:
    """What is only large is read, and its report found."""
    found = one(markup)
    assert isinstance(found, Document)
    assert found.text.endswith(SENTENCE)


def test_an_attribute_of_fifty_megabytes_is_too_much() -> None:
    """What is larger than any page is refused before it is taken apart."""
    found = one(f'<p title="{"a" * 50_000_000}">{SENTENCE}</p>')
    assert isinstance(found, Problem)
    assert found.error == "too-large"


@pytest.mark.parametrize("markup", ["<div>" * 100_000, "<b>" * 100_000, "<table><tr><td>" * 40_000])
def test_too_deep(markup: str) -> None:
    """A hundred thousand elements within each other are no page."""
    found = one(markup + SENTENCE)
    assert isinstance(found, Problem)
    assert found.error == "too-complex"


@pytest.mark.parametrize("markup", ["<a " * 100_000, "<!--" * 100_000, "<script>" * 1_000])
def test_nothing_to_read(markup: str) -> None:
    """A page in which no word is left is a problem."""
    found = one(markup)
    assert isinstance(found, Problem)
    assert found.error == "no-text"


def test_deep_entry_of_a_feed_is_one_problem() -> None:
    """An entry whose markup is hostile does not take the next one with it."""
    deep = "&lt;b&gt;" * 5_000
    feed = "<rss><channel>" + "".join(
        f"<item><title>ع</title><description>{text}</description></item>"
        for text in (deep, SENTENCE)
    )
    first, second = read(["-"], io.BytesIO(f"{feed}</channel></rss>".encode()))
    assert isinstance(first, Problem)
    assert (first.error, first.where) == ("too-complex", "entry 1")
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    "opening", ["<!-- x --> ", "<?x?> ", "<!DOCTYPE x[]> ", "<!DOCTYPE x ", "<", "\n"]
)
def test_what_it_is_is_soon_known(opening: str) -> None:
    """Thousands of comments or declarations in front do not hold up what recognises a kind."""
    found = list(read(["-"], io.BytesIO((opening * 4_000 + SENTENCE).encode())))
    assert len(found) == 1


def test_entities_of_a_page_are_not_expanded() -> None:
    """A page that declares entities gets none of them."""
    markup = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/hosts">'
        f"]><html><body><p>{SENTENCE} &a; &x;</p></body></html>"
    )
    (found,) = read(["-"], io.BytesIO(markup.encode()))
    assert isinstance(found, Document)
    assert "&a; &x;" in found.text
    assert "localhost" not in found.text


def test_nul_bytes_and_turned_text_are_said() -> None:
    """NUL bytes become visible, characters that turn the text stay, and both are told."""
    found = one(f"<p>{SENTENCE}\0\u202eabc")
    assert isinstance(found, Document)
    assert found.text == f"{SENTENCE}\ufffd\u202eabc"
    assert ["NUL" in found.notices[0], "U+202E" in found.notices[1]] == [True, True]


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class=comment>", "<table>", "<tr>", "<td>", "</table>", "<a href='//['>",
     "<svg>", "<math>", "<select>", "<meta property=og:url content='http://[x'>", "<base href=:>",
     "<link rel=canonical href='http://['>", "<!--", "-->", "<![CDATA[", "<time datetime=9>",
     SCRIPT, "&#xd800;", "&#0;", "\x01", "\u202e", "<html lang=x>", "<body>", SENTENCE, "<hr>",
     "<plaintext>", "<h1>", "<ul><li>", "<pre>\n", "<x:y z:w=1>", "<?php", "<br/>", "\ud7ff\uffff"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_tag_soup_never_raises(markup: str) -> None:
    """Whatever the tags, there is one document whose spans lie in its text, or one problem."""
    found = one(markup)
    if isinstance(found, Document):
        assert all(0 <= a < b <= len(found.text) for a, b in found.body)
        assert found == one(markup)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES | st.sampled_from(["<item>", "</item>", "<link>", "<title>", "<guid>"]),
                max_size=25).map("".join))  # fmt: skip
def test_feed_soup_never_raises(markup: str) -> None:
    """Whatever a feed holds, there are documents and problems."""
    found = list(read(["-"], io.BytesIO(f"<rss><channel><item>{markup}".encode())))
    assert found
