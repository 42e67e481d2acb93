"""MHTML: a page saved in one file with what it shows; the page is the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from hudna.errors import ReadError
from hudna.read.encodings import decode, opening
from hudna.read.markup.pages import declared, page
from hudna.read.source import Found, Input

_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9\-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_TYPE = re.compile(
    r"^Content-Type:\s*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE
)
_MIME = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_SNIFFED = 4096
_PAGES = ("text/html", "application/xhtml+xml")


def recognises(head: bytes) -> bool:
    """Whether an input begins with the headers of a saved page."""
    start = opening(head, _SNIFFED).replace("\r\n", "\n").lstrip("\n")
    return bool(_HEADER.match(start) and _MIME.search(start) and _TYPE.search(start))


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The one report of the page that was saved."""
    most = given.limits.report_bytes
    data = given.whole(most, f"more than {most} bytes in one page: give its text instead")
    message = message_from_bytes(data.lstrip(b"\r\n"), policy=policy.compat32)
    part = _page(message)
    if part is None:
        raise ReadError("no-text", "no page is saved in the file: save it anew")
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    url = _said(part, "Content-Location") or _said(message, "Snapshot-Content-Location")
    about = given.about if given.about.url else replace(given.about, url=_address(url))
    charset = part.get_content_charset("")
    yield page(raw, decode(raw, (given.charset, charset, *declared(raw))), about)


def _page(message: Message) -> Message | None:
    """The part that is the page: the first of its kind that holds something."""
    return next((part for part in message.walk() if part.get_content_type() in _PAGES), None)


def _said(part: Message, header: str) -> str:
    return str(part.get(header, "")).strip()


def _address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""
