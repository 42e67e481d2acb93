"""RSS, RDF and Atom feeds: each entry is one report.

A feed is read element by element and never held whole as a tree. Entities that it declares are not
expanded, and nothing it points to is fetched. A broken feed is read as far as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.entities import html5
from typing import Any

from hudna.errors import ReadError
from hudna.read.encodings import Decoded, decode, opening
from hudna.read.markup.entries import Entry, found, text_of
from hudna.read.markup.pages import declared
from hudna.read.source import Found, Input, Metadata

_BEGINS = re.compile(
    r"\s*+(?>(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*+(?:\[.*?\]\s*)?>))\s*+)*+"
    r"<(?:\w+:)?(?:rss|feed|RDF|channel)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_SNIFFED = 8192
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z]\w*;)")
_MARKS = ("<", ">", "&", '"', "'")
_VOID = re.compile(r"<(br|hr|img)\b([^<>]*?)/?>", re.IGNORECASE)
"""Tags of HTML that are never closed; XML wants them to be."""
_CHUNK = 64 * 1024

_ENTRIES = ("item", "entry")
_FEEDS = ("channel", "feed")
_IDS = ("guid", "id")
_PUBLISHED = ("pubDate", "published", "date", "issued", "created")
_UPDATED = ("updated", "modified", "lastBuildDate")
_AUTHORS = ("creator", "author")
_TEXTS = ("encoded", "content", "description", "summary")
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)\Z")
"""«desk@alnoor.example (فلان)», as RSS has its authors."""


def recognises(head: bytes) -> bool:
    """Whether the root of an input is that of a feed."""
    return bool(_BEGINS.match(opening(head, _SNIFFED)))


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The report of each entry; a problem where the feed has none or breaks off."""
    most = given.limits.report_bytes
    data = given.whole(most, f"more than {most} bytes in one feed: split it")
    read = decode(data, (given.charset, *declared(data)))
    entries = _Entries(read, given.about)
    yield from entries.reports()
    if not entries.whole:
        yield ReadError(
            "broken-feed",
            "the feed breaks off or is no XML from here on: fetch it anew",
            f"after entry {entries.number}",
        )
    elif not entries.number:
        yield ReadError("no-entries", "the feed has no entries: leave it out")


class _Entries:
    """The entries of a feed, as its elements close."""

    def __init__(self, read: Decoded, about: Metadata) -> None:
        self._read, self._about = read, about
        self.number = 0
        self.whole = False
        """Whether the root was closed."""

    def reports(self) -> Iterator[Found | ReadError]:
        from lxml import etree

        parser = etree.XMLPullParser(
            ("start", "end"), encoding="utf-8", recover=True, resolve_entities=False,
            no_network=True, load_dtd=False, huge_tree=False,
        )  # fmt: skip
        text = _DECLARATION.sub("", self._read.text.lstrip("\ufeff"))
        text = _VOID.sub(r"<\1\2/>", _ENTITY.sub(_character, text))
        data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
        root: Any = None
        for at in range(0, len(data), _CHUNK):
            try:
                parser.feed(data[at : at + _CHUNK])
            except etree.XMLSyntaxError:
                return
            for event, element in parser.read_events():
                if root is None:
                    root = element
                if event == "end":
                    yield from self._ended(element)
                    self.whole = element is root

    def _ended(self, element: Any) -> Iterator[Found | ReadError]:  # noqa: ANN401 - an element
        name, parent = _name(element), element.getparent()
        if name == "title" and parent is not None and _name(parent) in _FEEDS:
            outlet = " ".join(text_of(_inner(element)).split())
            self._about = replace(self._about, outlet=self._about.outlet or outlet)
        elif name == "link" and parent is not None and _name(parent) in _FEEDS:
            self._about = replace(self._about, url=self._about.url or _link([element]))
        elif name in _ENTRIES:
            self.number += 1
            yield found(_entry(element, self.number), self._read, self._about)
            element.clear()
            while element.getprevious() is not None:
                del parent[0]


def _character(entity: re.Match[str]) -> str:
    """A named character as XML has it without any declaration; what is none stays as it is.

    Those that mark up become numbers, for the parser loses their names behind a first mistake.
    """
    there = html5.get(entity.group(1), "")
    marks = there in _MARKS
    return f"&#{ord(there)};" if marks else there or entity.group()


def _entry(element: Any, number: int) -> Entry:  # noqa: ANN401 - an element
    inner: dict[str, list[Any]] = {}
    for child in element:
        inner.setdefault(_name(child), []).append(child)

    def first(names: tuple[str, ...]) -> str:
        return next((t for n in names for c in inner.get(n, ()) if (t := _inner(c).strip())), "")

    return Entry(
        number=number,
        id=first(_IDS) or next((v for k, v in element.attrib.items() if k.endswith("}about")), ""),
        url=_link(inner.get("link", [])) or _permalink(inner.get("guid", [])),
        title=first(("title",)),
        published=first(_PUBLISHED),
        updated=first(_UPDATED),
        outlet=_named(inner.get("source", []), "title"),
        author=next((n for a in _AUTHORS if (n := _named(inner.get(a, []), "name"))), ""),
        texts=[_inner(child) for name in _TEXTS for child in inner.get(name, ())],
    )


def _name(element: Any) -> str:  # noqa: ANN401 - an element
    """The name of an element without its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _inner(element: Any) -> str:  # noqa: ANN401 - an element
    """What stands in an element: its text, or its inner elements as markup."""
    from lxml import etree

    inner = [child for child in element.iter() if isinstance(child.tag, str)]
    if len(inner) == 1:
        return "".join([element.text or "", *(child.tail or "" for child in element)])
    for each in inner:
        each.tag = _name(each)
    markup: str = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return markup


def _link(links: list[Any]) -> str:
    """The address of an entry: the text of RSS, of Atom the link that is no other form of it."""
    for link in links:
        if link.get("rel", "alternate") == "alternate":
            url = (link.text or link.get("href") or "").strip()
            if url:
                return str(url)
    return ""


def _permalink(ids: list[Any]) -> str:
    """An id that is an address."""
    said = next((str(each.text or "").strip() for each in ids), "")
    return said if said.startswith(("http://", "https://")) else ""


def _named(elements: list[Any], name: str) -> str:
    """What an element names: in an element of its own, or as its text."""
    for element in elements:
        inner = next((child for child in element if _name(child) == name), None)
        said = ((element if inner is None else inner).text or "").strip()
        mail = _MAIL.match(said)
        if said:
            return str(mail.group(1)) if mail else said
    return ""
