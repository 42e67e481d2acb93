"""Rows of a table as reports: what JSON Lines and CSV have in common."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from hudna.errors import ReadError
from hudna.read.encodings import Decoded, encoding_of, mended, notices
from hudna.read.source import Found, Input, Metadata

TEXT = "text"
FIELDS = ("id", "source", "url", "title", "published")
"""The columns that are read beside `text`; all others are left alone."""


def lines(given: Input) -> Iterator[tuple[int, str]]:
    """(number, line) of a table, decoded, with its line end; bytes that are no text stay visible.

    Such bytes are surrogates, which `decodable` finds. Raises `ReadError` at a line longer than a
    report may be, and where UTF-16 breaks off.
    """
    encoding = encoding_of(given.head)
    strict = "strict" if encoding.startswith("utf-16") else "surrogateescape"
    skip = "utf-8-sig" if encoding == "utf-8" else encoding
    text = io.TextIOWrapper(given.stream, skip, errors=strict, newline="")
    most, number = given.limits.report_bytes, 0
    try:
        while True:
            line = text.readline(most)
            if not line:
                return
            number += 1
            if len(line) >= most:
                raise ReadError(
                    "too-large",
                    f"the line has more than {most} characters: is it a table?",
                    f"line {number}",
                )
            yield number, line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeDecodeError as error:
        raise ReadError(
            "undecodable",
            f"after this the bytes are no {encoding}: save the table as UTF-8",
            f"line {number + 1}",
        ) from error
    finally:
        if not given.stream.closed:
            text.detach()


def encoding_notices(head: bytes) -> tuple[str, tuple[str, ...]]:
    """The encoding of a table, and what to say of it with each report."""
    encoding = encoding_of(head)
    return encoding, notices(encoding)


def decodable(text: str) -> bool:
    """Whether a decoded text holds no byte that was none of its encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def found(
    row: Mapping[str, object], where: str, encoding: str, said: tuple[str, ...]
) -> Found | ReadError:
    """The report of a row, or what is wrong with it."""
    text = row.get(TEXT)
    if not isinstance(text, str) or not text.strip():
        return ReadError("no-text", "the row has no text: fill in its column `text`", where)
    if not decodable(text):
        return ReadError("undecodable", f"the text holds bytes that are no {encoding}", where)
    beside: dict[str, Any] = {name: _field(row.get(name)) for name in FIELDS}
    read = mended(Decoded(text, encoding, said))
    return Found(read.text, text.encode(), Metadata(**beside), where, read.encoding, read.notices)


def _field(value: object) -> str:
    """A column as text: numbers as they are written, an object by its `name`, the rest empty."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("start")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    said = str(value).strip()
    return said if decodable(said) else ""
