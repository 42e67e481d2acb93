"""What a server answered, as a web archive keeps it: status, headers, and the payload unwrapped."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from hudna.errors import ReadError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b[^\n]*\r?\n")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+\-]{1,40})", re.IGNORECASE)
_STEP = 64 * 1024
_GZIP, _ZLIB, _BARE = 31, 15, -15
"""How `zlib` is told which wrapping is around what was deflated."""
_NONE = frozenset({"", "identity", "none", "utf-8"})
_MOST_WRAPPINGS = 3


@dataclass(frozen=True, slots=True)
class Response:
    """A server's answer. `headers` go by their names in lower case; `body` is as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def response(block: bytes) -> Response | None:
    """The answer that a block holds; None where it holds none."""
    first = _STATUS.match(block)
    if first is None:
        return None
    end = _HEADERS_END.search(block, first.end() - 2)
    head = block[first.end() : end.start() if end else len(block)]
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return Response(int(first.group(1)), headers, block[end.end() :] if end else b"")


def content_type(written: str) -> tuple[str, str]:
    """(media type, charset) of a Content-Type, in lower case; empty where it names none."""
    charset = _CHARSET.search(written)
    media = written.partition(";")[0].strip().lower()
    return media, charset.group(1).lower() if charset else ""


def payload(answer: Response, most: int) -> bytes:
    """The body without what it was wrapped in on its way.

    An archive may have unwrapped a body and kept the headers that say how it was wrapped: what is
    not wrapped is taken as it is. Raises `ReadError` where the body is longer than `most`, broken,
    or wrapped in a way that is not known.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        whole = _unchunked(body)
        body = body if whole is None else whole
    wrappings = [each.strip() for each in answer.headers.get("content-encoding", "").split(",")]
    if len(wrappings) > _MOST_WRAPPINGS:
        raise ReadError("unsupported-encoding", f"the page is packed {len(wrappings)} times over")
    for wrapping in reversed(wrappings):
        body = _unwrapped(body, wrapping.lower(), most)
    if len(body) > most:
        raise _too_large(most)
    return body


def _unchunked(body: bytes) -> bytes | None:
    """A body sent in chunks, in one piece; None where it does not start like one."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        size = _CHUNK_SIZE.match(body, at)
        if size is None:
            return b"".join(parts) if parts else None
        length = int(size.group(1), 16)
        if not length:
            break
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else int(body[at : at + 1] == b"\n")
    return b"".join(parts)


def _unwrapped(body: bytes, wrapping: str, most: int) -> bytes:
    """A body without one wrapping; as it is where it turns out not to be wrapped."""
    if wrapping in _NONE:
        return body
    if wrapping not in _WAYS:
        raise ReadError(
            "unsupported-encoding",
            f"the page is packed as {wrapping[:20]!r}, which is not read: fetch it anew",
        )
    for pieces in _WAYS[wrapping]:
        whole = _gathered(pieces(body), most)
        if whole is not None:
            return whole
    return body


def _gathered(pieces: Iterator[bytes], most: int) -> bytes | None:
    """The pieces in one; None where there is not even a first. Raises `ReadError` at a break."""
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > most:
                raise _too_large(most)
    except (zlib.error, EOFError, ValueError) as error:
        if not found:
            return None
        raise ReadError(
            "broken-page", f"the page cannot be unpacked to its end ({error}): fetch it anew"
        ) from error
    return bytes(found)


def _inflated(body: bytes, wrapping: int) -> Iterator[bytes]:
    rest, inflate = body, zlib.decompressobj(wrapping)
    while rest and not inflate.eof:
        yield inflate.decompress(rest, _STEP)
        rest = inflate.unconsumed_tail
    if not inflate.eof:
        raise EOFError("it ends too early")


def _unbrotlied(body: bytes) -> Iterator[bytes]:
    import brotli

    inflate, rest = brotli.Decompressor(), body
    try:
        while not inflate.is_finished():
            piece = inflate.process(rest, output_buffer_limit=_STEP)
            yield piece
            if not piece and inflate.can_accept_more_data():
                raise EOFError("it ends too early")
            rest = b""
    except brotli.error as error:
        raise ValueError("it is no brotli") from error


_WAYS: Mapping[str, tuple[Callable[[bytes], Iterator[bytes]], ...]] = {
    "gzip": (partial(_inflated, wrapping=_GZIP),),
    "x-gzip": (partial(_inflated, wrapping=_GZIP),),
    "deflate": (partial(_inflated, wrapping=_ZLIB), partial(_inflated, wrapping=_BARE)),
    "br": (_unbrotlied,),
}
"""How to undo each wrapping; servers mean two things by deflate."""


def _too_large(most: int) -> ReadError:
    return ReadError("too-large", f"the page has more than {most:,} bytes: is it one report?")
