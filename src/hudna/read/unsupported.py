"""Kinds of input that are known and not read yet, and what is no text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.encodings import starts_utf16
from hudna.read.source import Found, Input

_STARTS = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), "An Office file that is old or locked with a password"),
    (re.compile(rb"filedesc://"), "ARC, older than WARC,"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), "XML other than pages and feeds"),
)
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_MOST_CONTROLS = 0.01
"""Texts of news hold a stray control character at most; a program or picture one in ten bytes."""


def recognises(head: bytes) -> bool:
    """Whether this is a kind that is not read yet, or no text."""
    return _name(head) is not None or _binary(head)


def reports(given: Input) -> Iterator[Found | ReadError]:
    """One problem that says what it is."""
    name = _name(given.head)
    if name is None:
        yield ReadError("binary", "this is no text: give the text of the report instead")
    else:
        yield ReadError(
            "unsupported", f"{name} cannot be read yet: give its text, JSON Lines or CSV instead"
        )


def _name(head: bytes) -> str | None:
    return next((name for pattern, name in _STARTS if pattern.match(head)), None)


def _binary(head: bytes) -> bool:
    if starts_utf16(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" in head or controls > _MOST_CONTROLS * len(head)
