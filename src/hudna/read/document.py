"""From what a reader found to a document of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hudna.model import DateRange, Document, Source, Span
from hudna.model.ids import document_id, sha256
from hudna.read import byline
from hudna.read.blocks import Block, Sort, blocks
from hudna.read.body import agreed, kept, spans
from hudna.read.edges import trimmed
from hudna.read.headline import headline
from hudna.read.language import CODED, language_of, notice
from hudna.read.published import Page, Published
from hudna.read.source import Found, Metadata
from hudna.read.words import Own, given, host, load

_SHOWN = 2000
"""Characters of the report that its language is told by."""

_AROUND = 20
"""Lines around a report in which it is signed; a menu and a footer lie further off."""


class Maker:
    """Makes documents; holds the vocabulary, loaded once for all of them."""

    def __init__(self) -> None:
        self._words = load()
        self._published = Published(self._words)

    def document(self, found: Found, file: str) -> Document:
        """The document of a report."""
        text = found.text.replace("\r\n", "\n").replace("\r", "\n")
        meta = found.metadata
        told = given(meta)
        lines = blocks(text, self._words, told)
        chosen = kept(lines) if found.lines is None else agreed(lines, found.lines)
        body, origins = self._trimmed(text, spans(lines, chosen), told.own)
        title, title_span = headline(text, lines, chosen, meta.title)
        bare = not body
        if bare and title_span is not None:
            body = [title_span]  # «عاجل»: a flash is its headline
        page = Page(text, lines, chosen, body, title_span, origins)
        language = language_of(text[body[0][0] : body[0][0] + _SHOWN] if body else text[:_SHOWN])
        published, said = self._day(found, page)
        return Document(
            id=document_id(sha256(text.encode()), meta.source or meta.url, meta.id),
            sha256=found.sha256 or sha256(found.raw),
            file=file,
            row=meta.id or found.where or None,
            source=self._source(meta, language),
            url=meta.url or None,
            title=title,
            title_span=title_span,
            published=published,
            language=language,
            encoding=found.encoding,
            text=text,
            body=tuple(body),
            byline=self._byline(page, meta, told.own),
            retrieved=meta.retrieved or None,
            capture=meta.capture,
            notices=(
                *found.notices,
                *_hidden(text),
                *said,
                *notice(language),
                *_no_body(bare, title_span),
            ),
        )  # fmt: skip

    def _trimmed(
        self, text: str, body: list[Span], own: Own
    ) -> tuple[list[Span], tuple[Span, ...]]:
        """The body without what is run into its first and last paragraph."""
        origins: tuple[Span, ...] = ()
        for i in sorted({0, len(body) - 1}) if body else ():
            body[i], named = trimmed(text, body[i], self._words, own)
            origins += named
        return body, origins

    def _day(self, found: Found, page: Page) -> tuple[DateRange | None, tuple[str, ...]]:
        """The day of publication, and what to say of one that was given and not understood."""
        said: tuple[str, ...] = ()
        written = found.metadata.published
        if written:
            day = self._published.given(written)
            if day is not None:
                return day, said
            said = (f"published {written[:60]!r} is no date that could be read",)
        days = found.days or (("url", found.metadata.url),)
        day, doubt = self._published.marked(days)
        return day or self._published.on(page), (*said, *doubt)

    def _source(self, meta: Metadata, language: str) -> Source | None:
        """The outlet: its name as given, else as the domain is known, else as the page has it.

        Known domains are those of Arabic desks, which others of the same house share.
        """
        domain = host(meta.url) or host(f"//{meta.source}" if "." in meta.source else "")
        known = self._words.outlets.at(domain)
        if known is not None and (language == CODED or not meta.outlet):
            name = meta.source or known.en
        else:
            name = meta.source or meta.outlet or domain
        return Source(name=name, domain=domain or None) if name else None

    def _byline(self, page: Page, meta: Metadata, own: Own) -> str | None:
        """The agency or outlet that the report names as its origin; agencies before outlets.

        Without one it is the author that the markup names, then the outlet itself where it signs.
        """
        named = [
            byline.named(words, self._words, own)
            for words in (*(page.text[a:b] for a, b in _signed(page)), meta.author)
        ]
        best = max((n for n in named if n is not None), key=lambda n: n.rank, default=None)
        if best is not None and (best.rank or not meta.author):
            return best.name
        return meta.author or None


def _signed(page: Page) -> list[Span]:
    """Where the report is signed: within it, and on lines of origin around it."""
    first, last = (page.chosen[0], page.chosen[-1]) if page.chosen else (0, len(page.blocks))
    near = page.blocks[max(0, first - _AROUND) : last + _AROUND]
    return [*page.origins, *_lines(near)]


def _lines(found: Sequence[Block]) -> list[Span]:
    """The lines of origin of a page, and the line under a bare «source:»."""
    lines: list[Span] = []
    for i, block in enumerate(found):
        if block.sort is Sort.BYLINE:
            lines.append((block.start, block.end))
            if block.size == 1 and i + 1 < len(found):
                lines.append((found[i + 1].start, found[i + 1].end))
    return lines


_OVERRIDES = re.compile("[\u202d\u202e]")


def _hidden(text: str) -> tuple[str, ...]:
    """What to say of characters that make a text look other than it is; they stay in it."""
    overrides = len(_OVERRIDES.findall(text))
    if not overrides:
        return ()
    return (f"{overrides} characters (U+202D, U+202E) turn the text: it does not read as it looks",)


def _no_body(bare: bool, headline: Span | None) -> tuple[str, ...]:
    """What to say of a text in which no report was found."""
    if not bare:
        return ()
    if headline is not None:
        return ("only a headline was found in the text: it is read as the report",)
    return ("no report was found in the text: only page furniture",)
