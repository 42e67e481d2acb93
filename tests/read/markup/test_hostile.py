"""Markup made to harm gives a document or a problem, in bounded memory and time."""

from __future__ import annotations

import io

import pytest

from hudna.model import Document, Problem
from hudna.read import read

SENTENCE = "أعلن الطرفان، مساء الأحد، هدنة في المدينة تبدأ صباح الاثنين، وتشمل الريف كله."


def one(markup: str) -> Document | Problem:
    """What some markup gives."""
    (item,) = read(["-"], io.BytesIO(f"<html><body>{markup}".encode()))
    return item


@pytest.mark.parametrize(
    "markup",
    [
        "<b>x</b>" * 1_000_000 + f"<p>{SENTENCE}",
        f'<p title="{"a" * 50_000_000}">{SENTENCE}</p>',
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{SENTENCE}</p>",
        "<!--" + "a" * 20_000_000 + f"--><p>{SENTENCE}</p>",
        "<div>" * 1_900 + "</span>" * 50_000 + SENTENCE,
        "<p>" + " " * 5_000_000 + SENTENCE,
        '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{SENTENCE}",
        "<meta charset " * 50_000 + f"><p>{SENTENCE}",
    ],
    ids=["tags", "attribute", "attributes", "comment", "closing", "spaces", "json", "charset"],
)
def test_read_all_the_same(markup: str) -> None:
    """What is only large is read, and its report found."""
    found = one(markup)
    assert isinstance(found, Document)
    assert found.text.endswith(SENTENCE)


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
