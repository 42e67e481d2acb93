"""The record of a capture: what the Berkeley Protocol wants to be known of it.

The Berkeley Protocol on Digital Open Source Investigations (HR/PUB/20/2) asks who collected what,
when, from where, with which tool, and by which hash it can be known again; and for a chain of
custody. One such record is in the WARC file beside every answer that a visit ended with.
"""

from __future__ import annotations

import msgspec

FORMAT = "hudna-capture/1"


class Hop(msgspec.Struct, frozen=True):
    """A redirect on the way."""

    url: str
    status: int
    record: str
    """Id of the WARC record of the answer."""


class Previous(msgspec.Struct, frozen=True):
    """The capture of the same address before this one."""

    record: str
    retrieved_at: str
    sha256: str


class Custody(msgspec.Struct, frozen=True):
    """Something that happened to a capture."""

    event: str
    at: str
    by: str | None
    """The operator, where one was named."""
    tool: str


class Capture(msgspec.Struct, frozen=True):
    """One capture; times are UTC, hashes SHA-256 in hexadecimal."""

    format: str
    source: str | None
    """The source of the list on whose account it was fetched."""
    url: str
    """The address that was asked for."""
    final_url: str
    """The address that answered."""
    redirects: list[Hop]
    retrieved_at: str
    address: str
    """The IP address that answered."""
    status: int
    headers: list[tuple[str, str]]
    record: str
    """Id of the WARC record of the answer: a response, or a revisit where nothing had changed."""
    unchanged: bool
    """Whether the same bytes had been captured before; the revisit record says when."""
    sha256: str
    """Of the payload as it was sent; where the server only said that nothing had changed, of
    the earlier one."""
    size: int
    """Bytes of that payload as they were sent now."""
    content_sha256: str | None
    """Of the payload unpacked, where it was packed."""
    text_sha256: str | None
    """Of the text read out of it, where it holds one report."""
    text_by: str | None
    """The tool that read the text, and its version."""
    title: str | None
    failure: str | None
    """Why it counts as failed, such as a status of 404."""
    robots_sha256: str | None
    """Of the robots.txt that allowed it; null where there is none."""
    tool: str
    operator: str | None
    previous: Previous | None
    custody: list[Custody]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Capture)


def encoded(capture: Capture) -> bytes:
    """A capture as JSON."""
    return msgspec.json.format(_encoder.encode(capture), indent=1)


def decoded(written: bytes) -> Capture | None:
    """The capture in a metadata record; None where the record is about something else."""
    try:
        return _decoder.decode(written)
    except msgspec.DecodeError:
        return None
