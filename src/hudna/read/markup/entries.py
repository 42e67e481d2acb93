"""An entry of a feed as a report: what RSS, Atom and JSON feeds have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from hudna.errors import ReadError
from hudna.read.encodings import Decoded
from hudna.read.markup.linear import linear
from hudna.read.source import Found, Metadata

_MARKUP = re.compile(r"<[A-Za-z/!]|&#?\w+;")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says, as it is written there."""

    number: int
    id: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    outlet: str = ""
    author: str = ""
    texts: Sequence[str] = ()
    """Its content and its summary; the first that holds a word is the report."""


def found(entry: Entry, read: Decoded, about: Metadata) -> Found | ReadError:
    """The report of an entry; its headline where it has no text."""
    where = f"entry {entry.number}"
    try:
        title = " ".join(text_of(entry.title).split())
        text = next((text for each in entry.texts if (text := text_of(each))), title)
    except ReadError as error:
        return ReadError(error.error, error.message, where)
    if not text:
        return ReadError("no-text", "the entry has neither text nor headline", where)
    url = _joined(about.url, entry.url.strip())
    metadata = replace(
        about,
        id=entry.id or url,
        url=url,
        title=title,
        outlet=entry.outlet or about.outlet,
        author=" ".join(entry.author.split()),
    )
    days = (("feed", entry.published), ("url", url), ("feed-updated", entry.updated))
    return Found(
        text,
        text.encode(),
        metadata,
        where,
        read.encoding,
        read.notices,
        days=tuple((rule, day) for rule, day in days if day),
    )


def text_of(written: str) -> str:
    """The text of a field that may hold markup: plain text keeps its lines."""
    if _MARKUP.search(written):
        return linear(written).text
    return written.strip()


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url) if url else ""
    except ValueError:
        return ""
