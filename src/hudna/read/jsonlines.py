"""JSON Lines of reports, and a JSON array of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from hudna.errors import ReadError
from hudna.read import rows
from hudna.read.encodings import decode, encoding_of
from hudna.read.source import Found, Input

_OPENS = re.compile(r"\s*(?:\{\s*(?:\"|\}|\Z)|\[\s*(?:\{|\]))")


_LOOKED_AT = 20


class _Row(msgspec.Struct):
    """The columns of a report that are read; every other is passed over unread."""

    text: Any = None
    id: Any = None
    source: Any = None
    url: Any = None
    title: Any = None
    published: Any = None


def recognises(head: bytes) -> bool:
    """Whether an input starts as JSON: an object, or an array of objects."""
    try:
        start = head[:4096].decode(encoding_of(head), "replace")
    except ReadError:
        return False
    return bool(_OPENS.match(start.removeprefix("\ufeff")))


def reports(given: Input) -> Iterator[Found | ReadError]:
    """The reports of JSON Lines, one object a line, or of one JSON document."""
    if _by_lines(given.head):
        yield from _lines(given)
    else:
        yield from _document(given)


def _by_lines(head: bytes) -> bool:
    """Whether an object stands on each line: one of the first lines is a whole one.

    Raises `ReadError` where the first lines are objects and none has a text.
    """
    text = head.decode(encoding_of(head), "replace").removeprefix("\ufeff")
    first = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    parsed = [_parsed(line) for line in first if line.lstrip().startswith("{")]
    objects = [row for row in parsed if row is not None]
    if objects and len(objects) == len(first) and not any(rows.TEXT in row for row in objects):
        raise _no_table()
    return bool(objects) or (len(first) <= 1 and text.lstrip().startswith("{"))


def _no_table() -> ReadError:
    return ReadError(
        "not-a-table",
        "the JSON holds no table of reports: give one object with a `text` for each report",
    )


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _lines(given: Input) -> Iterator[Found | ReadError]:
    encoding, said = rows.encoding_notices(given.head)
    decoder = msgspec.json.Decoder(_Row)
    for number, line in rows.lines(given):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            row = decoder.decode(line)
        except UnicodeEncodeError:
            yield ReadError("undecodable", f"the line holds bytes that are no {encoding}", where)
        except msgspec.ValidationError:
            yield ReadError("not-a-row", "the line is no object with a column `text`", where)
        except (msgspec.DecodeError, RecursionError) as error:
            yield ReadError("broken-json", f"the line is no whole JSON object ({error})", where)
        else:
            yield rows.found(msgspec.structs.asdict(row), where, encoding, said)


def _document(given: Input) -> Iterator[Found | ReadError]:
    """The reports of a JSON array, or one problem for a document that is no table."""
    most = given.limits.whole_bytes
    data = given.whole(most, "the JSON document is too long: give it as JSON Lines")
    decoded = decode(data)
    try:
        value = msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise ReadError("broken-json", f"this is no whole JSON document ({error})") from error
    if isinstance(value, dict) and isinstance(value.get(rows.TEXT), str):
        value = [value]
    table = isinstance(value, list) and any(
        isinstance(row, dict) and rows.TEXT in row for row in value
    )
    if not table:
        raise _no_table()
    for number, row in enumerate(value, 1):
        if isinstance(row, dict):
            yield rows.found(row, f"row {number}", decoded.encoding, decoded.notices)
        else:
            yield ReadError("not-a-row", "this is no object with a `text`", f"row {number}")
