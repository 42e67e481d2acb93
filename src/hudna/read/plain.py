"""Plain text and Markdown: one file, one report."""

from __future__ import annotations

import io
from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.encodings import decode
from hudna.read.limits import Limits
from hudna.read.source import Found


def recognises(head: bytes) -> bool:
    """Whatever no other kind has taken is read as text."""
    return True


def reports(stream: io.BufferedReader, head: bytes, limits: Limits) -> Iterator[Found | ReadError]:
    """The one report of a text file; raises `ReadError` where it is too long or undecodable."""
    data = stream.read(limits.report_bytes + 1)
    if len(data) > limits.report_bytes:
        raise ReadError(
            "too-large",
            f"more than {limits.report_bytes} bytes in one text: split it, one report a file",
        )
    decoded = decode(data)
    yield Found(decoded.text, data, encoding=decoded.encoding, notices=decoded.notices)
