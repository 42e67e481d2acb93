"""HTML and XHTML: one page, one report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.encodings import Decoded, decode, opening
from hudna.read.markup.extract import report_lines
from hudna.read.markup.linear import linear
from hudna.read.markup.said import said
from hudna.read.source import Found, Input, Metadata
from hudna.vocab import metanames

_TAG = (
    "!doctype html|html|head|body|title|meta|link|base|script|style|iframe|h1|div|font|table|a|b|"
    "br|p|article|main|section|center|span|!--"
)
"""How a page may begin: the list of the MIME Sniffing Standard, and what saved parts begin with."""
_FLAGS = re.IGNORECASE | re.DOTALL | re.MULTILINE
_BEGINS = re.compile(
    rf"\s*+(?:<\?xml[^>]*+>)?+\s*+(?>(?><!--.*?-->)\s*+)*+<(?:{_TAG})[\s>/-]", _FLAGS
)
_LATER = re.compile(r"^\s*<(?:!doctype\s+html|html)[\s>]", _FLAGS)
_CHARSET = re.compile(
    r"<(?:meta\b[^>]*?\bcharset\s*=\s*|\?xml\b[^>]*?\bencoding\s*=\s*)[\"']?\s*([\w.:\-]+)", _FLAGS
)
_SNIFFED = 4096


def recognises(head: bytes) -> bool:
    """Whether an input begins as a page does, or `<html>` begins a line after some other words."""
    start = opening(head, _SNIFFED)
    return bool(_BEGINS.match(start) or _LATER.search(start))


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The one report of a page; raises `ReadError` where it is too long or no page of a report."""
    most = given.limits.report_bytes
    data = given.whole(most, f"more than {most} bytes in one page: give its text instead")
    yield page(data, decode(data, (given.charset, *declared(data))), given.about)


def declared(data: bytes) -> tuple[str, ...]:
    """The encodings that a page says it is in."""
    return tuple(_CHARSET.findall(opening(data, _SNIFFED)))


def page(raw: bytes, decoded: Decoded, about: Metadata) -> Found:
    """The report of a page that was decoded."""
    markup = decoded.text.replace("\0", "\ufffd")
    holes = decoded.text.count("\0")
    said_of = (f"{holes} NUL characters stand as U+FFFD",) if holes else ()
    whole = linear(markup)
    if not whole.text:
        raise ReadError("no-text", "the page has no text: it may need a script to show any")
    metadata, days = said(whole.head, about, metanames.load())
    return Found(
        whole.text,
        raw,
        metadata,
        encoding=decoded.encoding,
        notices=(*decoded.notices, *said_of),
        days=days,
        lines=report_lines(markup, whole),
    )
