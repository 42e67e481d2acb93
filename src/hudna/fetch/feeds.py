"""The pages that a feed names: RSS, Atom or JSON Feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from hudna.errors import FetchError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST = 16 * 1024 * 1024
"""Bytes of a feed: the longest in use have some hundred kilobytes."""
_MOST = 1000
"""Entries of a feed that are looked at: the longest in use have some hundreds."""
_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>")


def links(content: bytes, url: str) -> list[str]:
    """The addresses of a feed's entries, in its order; of Atom joined with the feed's base.

    Raises `FetchError` where the content is no feed: an outlet's error page must not pass for a
    quiet day.
    """
    if len(content) > _LARGEST:
        raise FetchError("too-large", f"the feed has more than {_LARGEST:,} bytes")
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    named = _of_json(content) if start == b"{" else _of_xml(content, url)
    found: dict[str, None] = {}
    for link in named:
        found.setdefault(link.strip())
        if len(found) >= _MOST:
            break
    return [link for link in found if link]


def _of_json(content: bytes) -> Iterator[str]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FetchError("no-feed", f"what is there is no feed: broken JSON ({error})") from error
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list):
        raise FetchError("no-feed", "what is there is JSON, and no feed: it has no items")
    return (i["url"] for i in items if isinstance(i, Mapping) and isinstance(i.get("url"), str))


def _of_xml(content: bytes, url: str) -> list[str]:
    """The links of a feed; where its encoding hides them, those that are in ASCII."""
    bare = _DECLARATION.sub(b"", content).decode("latin-1").encode()
    roots = [root for each in (content, bare) if (root := _parsed(each)) is not None]
    feeds = [root for root in roots if _name(root) in _FEEDS]
    if not feeds:
        raise FetchError("no-feed", "what is there is no feed: look at the address in a browser")
    found = ([link for entry in _entries(root) for link in _links(entry, url)] for root in feeds)
    return next(filter(None, found), [])


def _entries(root: _Element) -> Iterator[_Element]:
    return (each for each in root.iter() if _name(each) in _ENTRIES)


def _parsed(content: bytes) -> _Element | None:
    """The root of an XML document, as far as it can be read; outer entities bring nothing in."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _links(entry: _Element, url: str) -> Iterator[str]:
    """The address of an entry's page."""
    named = [each for each in entry if _name(each) == "link"]
    lasting = [
        each for each in entry if _name(each) == "guid" and each.get("isPermaLink") != "false"
    ]
    for each in named or lasting:
        target = each.get("href")
        if target is None:
            yield each.text or ""
        elif each.get("rel", "alternate") == "alternate":
            with suppress(ValueError):  # an address that is none
                yield urljoin(urljoin(url, each.base or ""), target)


def _name(each: _Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
