"""What a reader is given, and a report as it found it, before it becomes a document."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from hudna.errors import ReadError
from hudna.model import Capture, Span
from hudna.read.budget import Budget
from hudna.read.limits import Limits


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was given beside the text; empty where nothing was."""

    id: str = ""
    source: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    retrieved: str = ""
    """When it was fetched, as the archive that holds it says."""
    capture: Capture | None = None
    outlet: str = ""
    """The outlet's name as its page or feed gives it."""
    author: str = ""
    """Who wrote it, as the page or feed says."""


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one input, unread; `head` are the first of them, by which its kind is told.

    A reader may give an input in place of a report: what a container holds. Its `head` is left
    empty, and its `stream` is good until the reader is asked for the next.
    """

    stream: io.BufferedReader
    head: bytes
    limits: Limits
    about: Metadata = Metadata()
    """What is known of it from outside: from the archive or the response it came in."""
    charset: str = ""
    """As the wrapping declared it, empty where it did not; so is `media_type`."""
    media_type: str = ""
    name: str = ""
    """As it was given; of what lies in an archive with its place there: «archive.zip!inner»."""
    where: str = ""
    """The place within what `name` names, where that holds more than this."""
    notices: tuple[str, ...] = ()
    """What is to be said of every report in it."""
    budget: Budget = field(default_factory=Budget)

    def whole(self, most: int, too_large: str) -> bytes:
        """All its bytes; raises `ReadError` with what is said of more than `most` of them."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise ReadError("too-large", too_large)
        return data


@dataclass(frozen=True, slots=True)
class Found:
    """One report of an input.

    `raw` are the bytes that `sha256` is of, where that is not given because they are many; `where`
    is the line or row, empty for a whole file.
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
    sha256: str = ""
    days: tuple[tuple[str, str], ...] = ()
    lines: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """So much of a container is no report and never was meant as one: images, style sheets."""

    what: str
    count: int
