"""From what a reader found to a document of the record."""

from __future__ import annotations

import datetime as dt

from hudna.model import Basis, DateRange, Document, Source
from hudna.model.ids import document_id, sha256
from hudna.read.blocks import blocks
from hudna.read.body import kept, spans
from hudna.read.edges import trimmed
from hudna.read.source import Found
from hudna.read.words import given, load
from hudna.text.fold import fold
from hudna.vocab.furniture import split


class Maker:
    """Makes documents; holds what is loaded once for all of them."""

    def __init__(self) -> None:
        self._words = load()

    def document(self, found: Found, file: str) -> Document:
        """The document of a report."""
        text = found.text.replace("\r\n", "\n").replace("\r", "\n")
        meta = found.metadata
        published = None
        told = given(meta)
        found_blocks = blocks(text, self._words, told)
        body = spans(found_blocks, kept(found_blocks))
        if body:
            body[0] = trimmed(text, body[0], self._words, told.own)[0]
            body[-1] = trimmed(text, body[-1], self._words, told.own)[0]
        if meta.published:
            day = dt.date.fromisoformat(meta.published[:10])
            published = DateRange(start=day, end=day, basis=Basis.PUBLICATION, rule="metadata")
        return Document(
            id=document_id(sha256(text.encode()), meta.source or meta.url, meta.id),
            sha256=sha256(found.raw),
            file=file,
            row=meta.id or found.where or None,
            source=Source(name=meta.source) if meta.source else None,
            url=meta.url or None,
            title=meta.title or None,
            published=published,
            language="ar",
            encoding=found.encoding,
            text=text,
            body=tuple(body),
            notices=found.notices,
        )
