"""WARC: every page that a web archive holds, with when and from where it was fetched."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.model import Capture
from hudna.read.archives.http import Response, content_type, payload, response
from hudna.read.archives.records import Record, records
from hudna.read.inputs import HEAD_BYTES
from hudna.read.source import Input, Metadata, PassedOver

_START = re.compile(rb"WARC/[01]\.\d{1,2}[\r\n]")
_ANSWERED = frozenset({"response", "resource", "conversion"})
"""The types of records that hold a page: an answer, a file, a page made into text."""
_READ = frozenset(
    {
        "text/html", "application/xhtml+xml", "text/plain", "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)  # fmt: skip
"""Media types that reports come in. A feed is left out: it says shorter what its pages say."""
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FETCHED = re.compile(r"(?:https?|ftp|file)://[^/?#]*(?P<path>[^?#]*)", re.IGNORECASE)
_FOR_MACHINES = re.compile(r"/(?:[^/]+\.txt|\.well-known/.*)")
"""Texts that a site keeps for machines: robots.txt and its like."""
_OK = range(200, 204)
_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})
_NAMED = 5


def recognises(head: bytes) -> bool:
    """Whether an input starts with a record of a WARC file."""
    return bool(_START.match(head))


def reports(given: Input) -> Iterator[Input | ReadError | PassedOver]:
    """Every page as an input of its own; a problem for each record that is broken.

    What is no page (images, styles, redirects, requests, pages fetched again unchanged) is counted.
    """
    passed: Counter[str] = Counter()
    pages = 0
    for record in records(given.stream, given.limits.whole_bytes):
        if isinstance(record, ReadError):
            pages += 1
            yield record
            continue
        what = _passed_over(record)
        if what:
            passed[what] += 1
            continue
        pages += 1
        try:
            yield _page(record, given)
        except ReadError as error:
            yield ReadError(error.error, error.message, record.where)
    yield from (PassedOver(what, count) for what, count in passed.items())
    if not pages:
        yield ReadError("no-page", f"the web archive holds no page, only {_listed(passed)}")


def _listed(passed: Counter[str]) -> str:
    said = [f"{count} × {what}" for what, count in passed.most_common(_NAMED)]
    return ", ".join(said) or "nothing"


def _passed_over(record: Record) -> str:
    """What a record is that holds no page; empty where it holds one."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in _ANSWERED:
        return f"{kind or 'unnamed'} record"
    fetched = _FETCHED.match(record.url)
    if fetched is None:
        return "record of the crawler"
    answer = _answer(record)
    if answer.status not in _OK:
        return f"answer {answer.status}"
    media, _ = content_type(answer.headers.get("content-type", ""))
    if media == "text/plain" and _FOR_MACHINES.fullmatch(fetched.group("path")):
        return "text for machines"
    if media in _READ or (not media and _PAGE.match(answer.body)):
        return "" if answer.body else "empty answer"
    return media or "answer of unknown type"


def _page(record: Record, given: Input) -> Input:
    """The page of a record. Raises `ReadError` where it is not whole or cannot be unwrapped."""
    if not record.whole:
        raise ReadError("too-large", "the page is too long to be one report: give it by itself")
    if "warc-segment-number" in record.headers:
        raise ReadError(
            "segmented", "the page is spread over several records: put the archive together first"
        )
    answer = _answer(record)
    body = payload(answer, given.limits.whole_bytes)
    given.budget.unpack(len(body))
    media, charset = content_type(answer.headers.get("content-type", ""))
    capture = Capture(
        warc=given.name,
        record=record.headers.get("warc-record-id", "").strip("<>") or None,
        digest=record.headers.get("warc-payload-digest") or None,
    )
    about = Metadata(url=record.url, retrieved=record.headers.get("warc-date", ""), capture=capture)
    return Input(
        io.BufferedReader(io.BytesIO(body), HEAD_BYTES),
        b"",
        given.limits,
        about=about,
        charset=charset,
        media_type=media,
        name=given.name,
        where=record.where,
        notices=_notices(record),
        budget=given.budget,
    )


def _answer(record: Record) -> Response:
    """The answer that a record holds; a file kept without one as if it were the answer's body."""
    said = record.headers.get("content-type", "")
    if said.lower().startswith("application/http"):
        return response(record.block) or Response(0, {}, b"")
    return Response(200, {"content-type": said}, record.block)


def _notices(record: Record) -> tuple[str, ...]:
    """What a reader should know of how a page was kept."""
    said: list[str] = []
    cut = record.headers.get("warc-truncated")
    if cut:
        said.append(f"cut off when it was archived ({cut[:40]})")
    if not _digest_agrees(record):
        said.append("the web archive's own digest of the page does not agree: it was altered")
    return tuple(said)


def _digest_agrees(record: Record) -> bool:
    """Whether a record is as its digest says; true where there is none, or none that is known."""
    name, _, value = record.headers.get("warc-block-digest", "").partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _DIGESTS:
        return True
    digest = hashlib.new(name, record.block, usedforsecurity=False).digest()
    said = value.strip().rstrip("=").lower()
    return said in {base64.b32encode(digest).decode().rstrip("=").lower(), digest.hex()}
