"""JSON feeds (jsonfeed.org, versions 1 and 1.1): each item is one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from hudna.errors import ReadError
from hudna.read.encodings import decode, opening
from hudna.read.markup.entries import Entry, found
from hudna.read.source import Found, Input

_BEGINS = re.compile(r"\s*\{")
_VERSION = re.compile(r"\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org")
_SNIFFED = 8192


class _Author(msgspec.Struct, frozen=True):
    name: str = ""


class _Item(msgspec.Struct):
    """The fields of an item that are read."""

    id: str | int | float = ""
    url: str = ""
    title: str = ""
    content_html: str = ""
    content_text: str = ""
    summary: str = ""
    date_published: str = ""
    date_modified: str = ""
    author: _Author = _Author()
    authors: list[_Author] = []


class _Feed(msgspec.Struct):
    title: str = ""
    items: list[Any] = []


def recognises(head: bytes) -> bool:
    """Whether an input is a JSON object that says that it is such a feed."""
    start = opening(head, _SNIFFED)
    return bool(_BEGINS.match(start) and _VERSION.search(start))


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The report of each item; a wrong item is a problem, and the next is read."""
    most = given.limits.report_bytes
    data = given.whole(most, f"more than {most} bytes in one feed: split it")
    read = decode(data, (given.charset,))
    try:
        feed = msgspec.json.decode(read.text, type=_Feed)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise ReadError("broken-feed", f"this is no whole JSON feed ({error})") from error
    about = replace(given.about, outlet=given.about.outlet or feed.title)
    if not feed.items:
        yield ReadError("no-entries", "the feed has no entries: leave it out")
    for number, value in enumerate(feed.items, 1):
        try:
            item = msgspec.convert({k: v for k, v in value.items() if v is not None}, _Item)
        except (msgspec.ValidationError, AttributeError) as error:
            yield ReadError("broken-entry", f"the item is none ({error})", f"entry {number}")
        else:
            yield found(_entry(item, number), read, about)


def _entry(item: _Item, number: int) -> Entry:
    return Entry(
        number=number,
        id=str(item.id),
        url=item.url,
        title=item.title,
        published=item.date_published,
        updated=item.date_modified,
        author=next((a.name for a in (*item.authors, item.author) if a.name), ""),
        texts=(item.content_html, item.content_text, item.summary),
    )
