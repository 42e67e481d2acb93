"""What a reader is given, and a report as it found it, before it becomes a document."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hudna.read.limits import Limits


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was given beside the text; empty where nothing was."""

    id: str = ""
    source: str = ""
    url: str = ""
    title: str = ""
    published: str = ""


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
    """

    text: str
    raw: bytes
    metadata: Metadata = Metadata()
    where: str = ""
    encoding: str = "utf-8"
    notices: tuple[str, ...] = ()
