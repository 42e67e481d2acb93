"""Plain text and Markdown: one file, one report."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.encodings import decode
from hudna.read.source import Found, Input


def recognises(head: bytes) -> bool:
    """Whatever no other kind has taken is read as text."""
    return True


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The one report of a text file; raises `ReadError` where it is too long or undecodable."""
    most = given.limits.report_bytes
    data = given.whole(most, f"more than {most} bytes in one text: split it, one report a file")
    decoded = decode(data, (given.charset,))
    yield Found(decoded.text, data, encoding=decoded.encoding, notices=decoded.notices)
