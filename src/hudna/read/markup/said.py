"""What a page says of itself: headline, outlet, author, URL and the day of publication.

For the day only JSON-LD, `<meta>`, `<time>` and the canonical URL are asked, never a clock or a
footer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from hudna.read.markup.linear import Head
from hudna.read.source import Metadata
from hudna.vocab.metanames import MetaNames, Says

_MOST_JSON = 1024 * 1024
_MOST_SCRIPTS = 20
_ARTICLES = ("Article", "BlogPosting", "Report", "Posting")
"""How the types of schema.org that are a report end: NewsArticle, ReportageNewsArticle …"""
_LONGEST_NAME = 100
"""Characters; a longer outlet or author is a sentence."""

Days = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Article:
    """The report that a page's JSON-LD speaks of."""

    title: str = ""
    published: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""


def said(head: Head, about: Metadata, names: MetaNames) -> tuple[Metadata, Days]:
    """The metadata of a page, and where it says its day; what is known from outside comes first."""
    metas = dict(reversed([(name, content.strip()) for name, content in head.metas]))

    def meta(what: Says) -> str:
        return next((metas[name] for name in names[what] if metas.get(name)), "")

    article = _article(head.scripts)
    url = _absolute(head.canonical or meta("url") or article.url, about.url)
    found = replace(
        about,
        url=about.url or url,
        title=about.title or meta("title") or article.title or next(iter(head.titles), ""),
        outlet=about.outlet or _name(article.outlet) or _name(meta("outlet")),
        author=about.author or _name(article.author) or _name(meta("author")),
    )
    days = [("json-ld", article.published)]
    days += [("meta", metas[name]) for name in names["published"] if metas.get(name)]
    days += [("time", time) for time in _times(head)]
    days.append(("url", url or found.url))
    return found, tuple((where, day) for where, day in days if day)


def _absolute(url: str, base: str) -> str:
    """A URL with its host, as far as it is known."""
    try:
        joined = urljoin(base, url)
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) else ""


def _name(written: str) -> str:
    """A name of an outlet or an author; empty where it is an address or a sentence."""
    name = " ".join(written.split())
    return "" if "://" in name or name.startswith("@") or len(name) > _LONGEST_NAME else name


def _times(head: Head) -> list[str]:
    """The `<time>` marked as the day of publication, or the one that all others say too."""
    marked = [time for is_marked, time in head.times if is_marked]
    others = {time[:10] for _, time in head.times}
    return marked[:1] or ([head.times[0][1]] if len(others) == 1 else [])


def _article(scripts: list[str]) -> _Article:
    """The first report among the objects of the page's JSON-LD."""
    for script in scripts[:_MOST_SCRIPTS]:
        for node in _nodes(script):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds):
                return _Article(
                    title=_text(node.get("headline")),
                    published=_text(node.get("datePublished")),
                    outlet=_text(node.get("publisher")),
                    author=_text(node.get("author")),
                    url=_text(node.get("url")) or _text(node.get("mainEntityOfPage")),
                )
    return _Article()


def _nodes(script: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a block of JSON-LD, on its first levels."""
    if len(script) > _MOST_JSON:
        return
    try:
        read = json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for node in read if isinstance(read, list) else [read]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            inner = graph if isinstance(graph, list) else []
            yield from (each for each in inner if isinstance(each, dict))


def _text(value: object) -> str:
    """A value of JSON-LD as text: of several the first, of an object its name or id."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    return value.strip() if isinstance(value, str) else ""
