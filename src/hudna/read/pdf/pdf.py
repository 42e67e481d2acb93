"""PDF."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.source import Found, Input


def recognises(head: bytes) -> bool:
    """Whether an input starts like a PDF."""
    return head.startswith(b"%PDF-")


def reports(given: Input) -> Iterator[Found | ReadError]:
    """PDF is not read yet."""
    yield ReadError("unsupported", "PDF cannot be read yet")
