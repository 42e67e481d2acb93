"""Names of objects: hashes of what they are, never of a path or a clock."""

from __future__ import annotations

import hashlib

_LENGTH = 16  # hexadecimal digits: 64 bits, one chance in 10^7 of a clash among 2 million objects


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest(*parts: object) -> str:
    """A short hash of some values; the same values always give the same."""
    text = "\x1f".join(map(str, parts))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def document_id(text_sha256: str, origin: str, row: str) -> str:
    """The id of a report: its text, the outlet or URL it came from, and its given row id.

    The same text from two outlets is two documents; read twice it is one.
    """
    return "d" + digest("document", text_sha256, origin, row)


def claim_id(document: str, kind: str, span: tuple[int, int], subtype: str, ordinal: int) -> str:
    """The id of a claim: coding the same text with the same coder gives the same ids."""
    return kind[0] + digest(document, kind, *span, subtype, ordinal)


def link_id(relation: str, from_: str, to: str) -> str:
    """The id of a link: what it holds, and of which two objects."""
    return "l" + digest("link", relation, from_, to)
