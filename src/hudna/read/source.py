"""A report as a reader of some kind of input found it, before it becomes a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was given beside the text; empty where nothing was."""

    id: str = ""
    source: str = ""
    url: str = ""
    title: str = ""
    published: str = ""


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
