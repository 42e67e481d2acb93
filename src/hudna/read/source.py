"""What a reader is given, and a report as it found it, before it becomes a document."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hudna.model import Span
from hudna.read.limits import Limits


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was given beside the text; empty where nothing was."""

    id: str = ""
    source: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    outlet: str = ""
    """The outlet's name as its page or feed gives it."""
    author: str = ""
    """Who wrote it, as the page or feed says."""


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one input, unread; `head` are the first of them, by which its kind is told.

    `about` is what is known of it from outside: from the archive or the response it came in.
    `charset` and `media_type` are those that such a wrapping declared, empty where none did.
    """

    stream: io.BufferedReader
    head: bytes
    limits: Limits
    about: Metadata = Metadata()
    charset: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One report of an input.

    `raw` are the bytes that `sha256` is of; `where` is the line or row, empty for a whole file.
    `days` are what markup says of the day of publication, the most trusted first: where it says so
    and what. `lines` are the spans of the text that an extractor takes for the report; None where
    none was asked.
    """

    text: str
    raw: bytes
    metadata: Metadata = Metadata()
    where: str = ""
    encoding: str = "utf-8"
    notices: tuple[str, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    lines: tuple[Span, ...] | None = None
