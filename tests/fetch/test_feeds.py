"""The pages that feeds name are found, whatever the kind and encoding of the feed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import FetchError
from hudna.fetch.feeds import links

_URL = "http://example.org/feed"
_RSS = """<?xml version="1.0" encoding="{0}"?><rss version="2.0"><channel><title>أخبار</title>
<item><title>هدنة</title><link>http://example.org/1</link></item>
<item><title>بلا رابط</title></item>
<item><title>مرتين</title><link>http://example.org/1</link></item>
<item><link> /2?أ=ب </link></item><item><guid>http://example.org/3</guid></item>
<item><guid isPermaLink="false">4</guid></item></channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://other.example/x/">
<entry><link rel="self" href="self"/><link href="a"/></entry><entry><link href="/b"/></entry>
<entry><link href="http://[::1"/></entry>
</feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_rss(encoding: str) -> None:
    """In the order of the feed, each once; entries without a link are passed over."""
    found = links(_RSS.format(encoding).encode(encoding), _URL)
    assert found == ["http://example.org/1", "/2?أ=ب", "http://example.org/3"]


@pytest.mark.parametrize("said", ["", "windows_1256", "us-ascii", "klingon"])
def test_feeds_that_say_another_encoding(said: str) -> None:
    """Links are found even where the letters around them cannot be read."""
    text = _RSS.format(said) if said else _RSS.partition("?>")[2]
    found = links(text.encode("windows-1256"), _URL)
    assert {"http://example.org/1", "http://example.org/3"} <= set(found)


def test_feeds_that_are_broken_off() -> None:
    """What stands before the break is found."""
    whole = _RSS.format("utf-8").encode()
    assert links(whole[: whole.index(b"<title>\xd9\x85\xd8\xb1\xd8\xaa")], _URL) == [
        "http://example.org/1"
    ]


def test_feeds_made_to_take_time() -> None:
    """Neither depth nor size holds up the watch."""
    links(b"<rss><item>" + b"<div>" * 1_000_000, _URL)
    with pytest.raises(FetchError, match="more than"):
        links(b"<rss>" + b" " * 20_000_000, _URL)


def test_atom() -> None:
    """Links are meant from the feed's base."""
    assert links(_ATOM.encode(), _URL) == [
        "http://other.example/x/a",
        "http://other.example/b",
    ]


def test_json() -> None:
    """JSON Feed names its pages as `url`."""
    items = [{"url": "http://example.org/1"}, {"id": "2"}, 3, {"url": None}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    data = b"\xef\xbb\xbf" + json.dumps(feed).encode()
    assert links(data, _URL) == ["http://example.org/1"]


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><body>Not found</body></html>", b"{", b'{"items": 1}', b"[1]", b"{" * 99_999],
)
def test_what_is_no_feed_is_no_quiet_day(content: bytes) -> None:
    """An error page in place of a feed is a failure, not a feed without news."""
    with pytest.raises(FetchError) as caught:
        links(content, _URL)
    assert caught.value.error == "no-feed"


def test_a_feed_without_news_is_a_feed() -> None:
    """No entries are no failure."""
    assert links(b'<rss version="2.0"><channel></channel></rss>', _URL) == []


def test_content_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    """A feed that consists of a path does not open it."""
    file = tmp_path / "feed.xml"
    file.write_text(_RSS.format("utf-8"), "utf-8")
    with pytest.raises(FetchError):
        links(str(file).encode(), _URL)


def test_entities_that_grow_or_name_files_are_left_alone(tmp_path: Path) -> None:
    """Neither the billion laughs nor an outer entity bring anything in."""
    file = tmp_path / "secret"
    file.write_text("http://example.org/secret", "utf-8")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}<!ENTITY f SYSTEM "file://{file}">]>'
    for entity in ("a11", "f"):
        item = f"<item><link>&{entity};</link></item>"
        text = f'{head}<rss version="2.0"><channel>{item}</channel></rss>'
        found = links(text.encode(), _URL)
        assert all(len(link) < 200 and "secret" not in link for link in found)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_random_bytes_end_in_links_or_a_named_failure(content: bytes) -> None:
    """Whatever the bytes, there is no other error."""
    with suppress(FetchError):
        assert isinstance(links(content, _URL), list)
