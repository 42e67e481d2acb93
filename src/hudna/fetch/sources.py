"""The list of sources: a TOML file that a person keeps, checked when it is read.

docs/sources.md describes it, samples/sources.toml is one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.errors import FetchError, SourcesError
from hudna.fetch.urls import checked

_SOURCE = re.compile(r"^[ \t]*\[\[[ \t]*source[ \t]*\]\]", re.MULTILINE)
_SYNTAX = re.compile(r" \(at line (\d+), column \d+\)\Z")
_INTERVAL = re.compile(r"([1-9]\d{0,3})\s*(m|h|d)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_SHORTEST = timedelta(minutes=1)
_LONGEST = timedelta(days=31)

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Kind(StrEnum):
    """What is at a source's addresses."""

    FEED = "feed"
    """RSS, Atom or JSON: the pages it names are fetched, each once."""
    PAGE = "page"
    """A page that is itself what is watched."""


class Letter(StrEnum):
    """How reliable a source is, on the first axis of the Admiralty code."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    """Reliability cannot be judged."""


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody held of a source from a day on."""

    letter: Letter
    since: date
    reason: str = ""


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source as it is written."""

    name: Name
    kind: Kind
    interval: str
    language: Language
    url: str | None = None
    urls: list[str] = []
    grade: Grade | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: list[dict[str, object]]


class Source(msgspec.Struct, frozen=True):
    """A source that is watched."""

    name: str
    kind: Kind
    urls: tuple[str, ...]
    interval: timedelta
    language: str
    grade: Grade | None


def load(path: Path, *, any_port: bool = False) -> list[Source]:
    """The sources of a file.

    Raises `SourcesError` with file, line and key for the first thing that is wrong: an unknown
    or missing key, a wrong value, a name or an address that stands there twice.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        written = msgspec.convert(tomllib.loads(text), _File)
    except OSError as error:
        raise SourcesError(str(path), 0, "", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SourcesError(str(path), 0, "", "is not UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax(path, str(error)) from error
    except msgspec.ValidationError as error:
        raise SourcesError(
            str(path), 0, "", f"is no list of sources ({error}): it holds [[source]] tables only"
        ) from error
    lines = [text.count("\n", 0, m.start()) + 1 for m in _SOURCE.finditer(text)]
    if len(lines) != len(written.source):  # written in another way: then there is no line to name
        lines = [0] * len(written.source)
    found = [
        _source(str(path), line, row, any_port)
        for line, row in zip(lines, written.source, strict=True)
    ]
    _once(str(path), lines, found)
    return found


def _syntax(path: Path, message: str) -> SourcesError:
    where = _SYNTAX.search(message)
    line = int(where.group(1)) if where else 0
    return SourcesError(str(path), line, "", f"is no TOML: {_SYNTAX.sub('', message)}")


def _source(file: str, line: int, written: Mapping[str, object], any_port: bool) -> Source:
    try:
        row = msgspec.convert(written, _Row)
    except msgspec.ValidationError as error:
        message, _, key = str(error).partition(" - at `$.")
        raise SourcesError(file, line, key.rstrip("`"), message) from error
    urls = tuple(([row.url] if row.url is not None else []) + row.urls)
    if not urls:
        raise SourcesError(file, line, "url", f"{row.name} has no address: give url or urls")
    for url in urls:
        try:
            checked(url, any_port=any_port)
        except FetchError as error:
            raise SourcesError(file, line, "url", f"{url}: {error.message}") from error
    interval = _interval(row.interval)
    if interval is None:
        raise SourcesError(
            file, line, "interval", f"{row.interval!r} is no time from 1m to 31d, such as 30m or 6h"
        )
    normal = tuple(checked(url, any_port=any_port).text for url in urls)
    return Source(row.name, row.kind, normal, interval, row.language, row.grade)


def _interval(written: str) -> timedelta | None:
    found = _INTERVAL.fullmatch(written.strip())
    if found is None:
        return None
    length = timedelta(**{_UNITS[found.group(2)]: int(found.group(1))})
    return length if _SHORTEST <= length <= _LONGEST else None


def _once(file: str, lines: list[int], sources: list[Source]) -> None:
    names: set[str] = set()
    urls: set[str] = set()
    for line, source in zip(lines, sources, strict=True):
        if source.name in names:
            raise SourcesError(file, line, "name", f"{source.name} is there twice")
        names.add(source.name)
        for url in source.urls:
            if url in urls:
                raise SourcesError(file, line, "url", f"{url} is there twice")
            urls.add(url)
    if not sources:
        raise SourcesError(file, 0, "source", "there is no [[source]] in it")
