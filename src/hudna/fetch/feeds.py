"""The pages that a feed names: RSS, Atom or JSON Feed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

from hudna.errors import FetchError

_MOST = 1000
"""Entries of a feed that are looked at: the longest in use have some hundreds."""


def links(content: bytes, url: str, media_type: str) -> list[str]:
    """The addresses of a feed's entries, in its order, as they are written in it.

    Raises `FetchError` where the content is no feed: an outlet's error page must not pass for a
    quiet day.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _of_json(content)
    import feedparser

    # a stream, for of bytes feedparser would look whether they name a file
    headers = {"content-type": media_type, "content-location": url}
    found = feedparser.parse(
        io.BytesIO(content), response_headers=headers,
        resolve_relative_uris=True, sanitize_html=False,
    )  # fmt: skip
    if not found.get("version"):
        raise FetchError("no-feed", "what is there is no feed: look at the address in a browser")
    named = (entry.get("link") for entry in found.entries[:_MOST])
    return list(dict.fromkeys(link for link in named if isinstance(link, str) and link))


def _of_json(content: bytes) -> list[str]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FetchError("no-feed", f"what is there is no feed: broken JSON ({error})") from error
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list):
        raise FetchError("no-feed", "what is there is JSON, and no feed: it has no items")
    named = (item.get("url") for item in items[:_MOST] if isinstance(item, Mapping))
    return list(dict.fromkeys(link for link in named if isinstance(link, str) and link))
