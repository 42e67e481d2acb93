"""Payloads as they were before a server packed them, never larger than is allowed."""

from __future__ import annotations

import zlib

from hudna.errors import FetchError
from hudna.fetch.exchange import Exchange

_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_GZIP = b"\x1f\x8b"
_RAW_DEFLATE = -15
_LAYERS = 2
_MEMBERS = 50
"""Pieces that are packed each for itself: servers send one."""


def unpacked(answer: Exchange, most: int) -> bytes:
    """The content of an answer.

    Raises `FetchError` where it is packed in a way that was not asked for, is damaged, or would
    be larger than `most` bytes: a few kilobytes can be packed gigabytes.
    """
    named = [each.strip().lower() for each in answer.header("content-encoding").split(",")]
    codings = [each for each in named if each not in {"", "identity"}]
    if len(codings) > _LAYERS or any(each not in _WINDOWS for each in codings):
        raise FetchError(
            "packed", f"the answer is packed as {', '.join(codings)[:60]}, which was not asked for"
        )
    content = answer.payload
    for coding in reversed(codings):
        content = _inflated(content, coding, most) if content else content
    return content


def _inflated(packed: bytes, coding: str, most: int) -> bytes:
    window = _WINDOWS[coding]
    if coding == "deflate" and not _has_zlib_head(packed):
        window = _RAW_DEFLATE
    content = bytearray()
    rest = packed
    for _ in range(_MEMBERS):
        member = zlib.decompressobj(window)
        try:
            content += member.decompress(rest, most + 1 - len(content))
        except zlib.error as error:
            raise FetchError(
                "broken-packing", f"the answer cannot be unpacked ({error})", passing=True
            ) from error
        if len(content) > most:
            raise FetchError("too-large", f"unpacked the answer has more than {most:,} bytes")
        if not member.eof:
            raise FetchError("broken-packing", "the packed answer ends too early", passing=True)
        rest = member.unused_data
        if not rest.startswith(_GZIP):
            return bytes(content)  # what follows the last member is padding
    raise FetchError("broken-packing", "the answer is packed in too many pieces")


def _has_zlib_head(packed: bytes) -> bool:
    return len(packed) > 1 and packed[0] & 15 == 8 and not (packed[0] << 8 | packed[1]) % 31
