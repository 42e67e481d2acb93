"""One request and its answer, as they went over the wire."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import httpcore

from hudna.errors import FetchError
from hudna.fetch.clock import Clock, stamp
from hudna.fetch.policy import Policy
from hudna.fetch.urls import Url
from hudna.fetch.wire import Wire, too_large
from hudna.model.ids import sha256

Headers = tuple[tuple[str, str], ...]

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_INFORMATIONAL = re.compile(rb"HTTP/1\.[01] 1\d\d")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Exchange:
    """A request and its answer."""

    url: str
    at: str
    """When it was asked, as `clock.stamp` writes it."""
    address: str
    """The IP address that answered."""
    request: bytes
    response: bytes
    """Status line, headers and body as they were sent, chunks and packing included."""
    status: int
    headers: Headers
    """Names in lower case."""
    payload: bytes
    """The body without the chunks it was sent in, packed where it was packed."""

    @cached_property
    def sha256(self) -> str:
        """The hash of the payload."""
        return sha256(self.payload)

    @property
    def chunked(self) -> bool:
        """Whether the body in `response` is in chunks."""
        return bool(self.header("transfer-encoding"))

    @property
    def location(self) -> str:
        """Where the answer sends us; empty where it does not. Raw letters are UTF-8."""
        if self.status not in _REDIRECTS:
            return ""
        return self.header("location").encode("latin-1").decode("utf-8", "replace")

    def header(self, name: str) -> str:
        """The value of a header, the first where it comes twice; empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")


def exchange(url: Url, wanted: Mapping[str, str], policy: Policy, clock: Clock) -> Exchange:
    """Ask for an address once, following nothing.

    Raises `FetchError` where there is no whole answer within the bounds of the policy.
    """
    at = stamp(clock.now())
    wire = Wire(policy)
    asked = {
        "Host": url.origin.partition("://")[2],
        "User-Agent": policy.user_agent,
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **wanted,
    }
    try:
        status, headers, payload = _answer(url, asked, wire)
    except httpcore.LocalProtocolError as error:
        raise FetchError("bad-request", f"the request cannot be sent ({error})") from error
    except httpcore.ProtocolError as error:
        raise FetchError(
            "broken-answer", f"the answer is not whole, or is no HTTP ({error})", passing=True
        ) from error
    return Exchange(
        url=url.text,
        at=at,
        address=wire.address,
        request=bytes(wire.sent),
        response=_block(bytes(wire.received), headers, payload),
        status=status,
        headers=headers,
        payload=payload,
    )


def _answer(url: Url, asked: Mapping[str, str], wire: Wire) -> tuple[int, Headers, bytes]:
    """Status, headers and payload of the answer."""
    place = httpcore.URL(
        scheme=url.scheme.encode(), host=url.host.encode(), port=url.port,
        target=url.target.encode(),
    )  # fmt: skip
    most = wire.policy.most
    payload = bytearray()
    with (
        httpcore.HTTPConnection(place.origin, network_backend=wire) as connection,
        connection.stream("GET", place, headers=list(asked.items())) as answer,
    ):
        headers = tuple((_text(name).lower(), _text(value)) for name, value in answer.headers)
        length = dict(headers).get("content-length", "")
        if length.isdigit() and int(length) > most:
            raise too_large(most)
        for chunk in answer.iter_stream():
            payload += chunk
            if len(payload) > most:
                raise too_large(most)
    return answer.status, headers, bytes(payload)


def _text(header: bytes) -> str:
    return header.decode("latin-1")


def _block(received: bytes, headers: Headers, payload: bytes) -> bytes:
    """The answer alone: without notices sent ahead of it, and without what came after it."""
    start = 0
    while True:
        end = _HEAD_END.search(received, start)
        assert end is not None, "an answer that was understood has a head"
        if not _INFORMATIONAL.match(received, start):
            break
        start = end.end()
    if any(name == "transfer-encoding" for name, _ in headers):
        return received[start:]
    return received[start : end.end()] + payload
