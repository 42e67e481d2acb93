"""The kinds of input, told apart by what is in them and never by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hudna.errors import ReadError
from hudna.read import jsonlines, plain, table, unsupported
from hudna.read.archives import bundle, warc
from hudna.read.markup import feeds, jsonfeeds, mhtml, pages
from hudna.read.pdf import pdf
from hudna.read.source import Found, Input, PassedOver

Reports = Callable[[Input], Iterator[Found | ReadError | Input | PassedOver]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input: how its first bytes look, and what reads the reports in it."""

    name: str
    recognises: Callable[[bytes], bool]
    reports: Reports


KINDS = (
    Kind("docx", bundle.holds_document, bundle.reports),
    Kind("xlsx", bundle.holds_workbook, bundle.reports),
    Kind("wacz", bundle.holds_web_archive, bundle.reports),
    Kind("zip", bundle.recognises, bundle.reports),
    Kind("warc", warc.recognises, warc.reports),
    Kind("pdf", pdf.recognises, pdf.reports),
    Kind("mhtml", mhtml.recognises, mhtml.reports),
    Kind("feed", feeds.recognises, feeds.reports),
    Kind("feed", jsonfeeds.recognises, jsonfeeds.reports),
    Kind("html", pages.recognises, pages.reports),
    Kind("unsupported", unsupported.recognises, unsupported.reports),
    Kind("json", jsonlines.recognises, jsonlines.reports),
    Kind("table", table.recognises, table.reports),
    Kind("text", plain.recognises, plain.reports),
)
"""In the order in which they are asked; the last takes everything."""


def kind_of(head: bytes) -> Kind:
    """The kind of an input that starts with these bytes."""
    return next(kind for kind in KINDS if kind.recognises(head))
