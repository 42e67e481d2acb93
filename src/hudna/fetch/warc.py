"""Records of a WARC 1.1 file (ISO 28500), as bytes that can be added to it.

A record holds the bytes of an exchange as they were: nothing is parsed and written anew, which is
why they are not written by a library that does. warcio reads them back in the tests.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from hudna.fetch.exchange import Exchange

Fields = tuple[tuple[str, str], ...]

_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A capture that another one refers to: what was got then is what there is now."""

    record: str
    """The id of its response record."""
    url: str
    at: str
    sha256: str
    """Of its payload."""


def record_id(*parts: object) -> str:
    """The id of a record: a hash of what it is, so that the same capture has the same id."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(map(str, parts)))}>"


def digest(sha256: str) -> str:
    """A hash as WARC files write it, in base 32.

    >>> digest("00" * 32)[:12]
    'sha256:AAAAA'
    """
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()


def packed(kind: str, fields: Fields, block: bytes) -> bytes:
    """One record as a gzip member of its own."""
    head = [
        ("WARC-Type", kind),
        *fields,
        ("WARC-Block-Digest", digest(hashlib.sha256(block).hexdigest())),
        ("Content-Length", str(len(block))),
    ]
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in head), "", ""]
    return gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n", 6, mtime=0)


def info(name: str, at: str, told: Mapping[str, str]) -> bytes:
    """The record a file begins with: what made it."""
    block = "".join(f"{key}: {value}\r\n" for key, value in told.items() if value).encode()
    fields = (
        ("WARC-Record-ID", record_id("warcinfo", name, at)),
        ("WARC-Date", at),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
    )
    return packed("warcinfo", fields, block)


def request(each: Exchange, own: str, answer: str) -> bytes:
    """What was asked; `answer` is the id of the record of its answer."""
    return packed("request", (*_fields(each, own, "request"), ("WARC-Concurrent-To", answer)),
                  each.request)  # fmt: skip


def response(each: Exchange, own: str) -> bytes:
    """What was answered.

    The digest of the payload is left out where the body came in chunks: tools differ on whether
    the chunks belong to it, and the capture record has it without.
    """
    fields = _fields(each, own, "response")
    if not each.chunked:
        fields += (("WARC-Payload-Digest", digest(each.sha256)),)
    return packed("response", fields, each.response)


def revisit(each: Exchange, own: str, earlier: Earlier) -> bytes:
    """An answer that only says, by itself or by its hash, that nothing has changed."""
    head = each.response[: len(each.response) - len(each.payload)]
    if each.chunked:
        head = each.response.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    fields = (
        *_fields(each, own, "response"),
        ("WARC-Profile", _NOT_MODIFIED if each.status == 304 else _UNCHANGED),
        ("WARC-Refers-To", earlier.record),
        ("WARC-Refers-To-Target-URI", earlier.url),
        ("WARC-Refers-To-Date", earlier.at),
        ("WARC-Payload-Digest", digest(earlier.sha256)),
    )
    return packed("revisit", fields, head)


def robots(each: Exchange, own: str) -> bytes:
    """An answer to a request for robots.txt: metadata of the pages, and itself no page."""
    return packed("metadata", _fields(each, own, "response"), each.response)


def metadata(each: Exchange, own: str, about: str, block: bytes) -> bytes:
    """What is known of a capture, as JSON; `about` is the id of the record it belongs to."""
    fields = (
        ("WARC-Record-ID", own),
        ("WARC-Date", each.at),
        ("WARC-Target-URI", each.url),
        ("WARC-Refers-To", about),
        ("Content-Type", "application/json"),
    )
    return packed("metadata", fields, block)


def _fields(each: Exchange, own: str, message: str) -> Fields:
    return (
        ("WARC-Record-ID", own),
        ("WARC-Date", each.at),
        ("WARC-Target-URI", each.url),
        ("WARC-IP-Address", each.address),
        ("Content-Type", f"application/http; msgtype={message}"),
    )
