"""TOML with the lines its keys stand in, so that whoever keeps a case finds a mistake."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The keys that lead to a value; of the tables of an array, which, from 0."""

_SYNTAX = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-.\"']+)\s*=")
_PIECE = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]', re.DOTALL)


class NotToml(ValueError):  # noqa: N818 - it says what the text is
    """A text that is no TOML, from a line on."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(text: str) -> tuple[dict[str, object], dict[Path, int]]:
    """The values of a text, and the line of every table and key. Raises `NotToml`."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _SYNTAX.search(str(error))
        line = int(where.group(1) or text.count("\n") + 1) if where else 0
        raise NotToml(line, f"is no TOML: {_SYNTAX.sub('', str(error))}") from error
    except RecursionError as error:
        raise NotToml(
            0, "is no TOML that can be read: brackets stand in brackets too deep"
        ) from error
    return values, dict(_lines(text))


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Every table and key with its line, in a text that is known to be TOML."""
    table: Path = ()
    arrays: dict[Path, int] = {}
    yield (), 1
    inside = _Inside()
    for number, line in enumerate(text.split("\n"), 1):
        if not inside.value:
            if header := _HEADER.fullmatch(line):
                table = _table(header, arrays)
                yield table, number
                continue
            if key := _KEY.match(line):
                yield (*table, *_names(key.group(1))), number
        inside.pass_over(line)


def _table(header: re.Match[str], arrays: dict[Path, int]) -> Path:
    """The path of the table that a header opens; `arrays` counts the tables of each array."""
    path: Path = ()
    names = _names(header.group(2))
    for at, name in enumerate(names):
        path = (*path, name)
        if header.group(1) == "[[" and at == len(names) - 1:
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path


def _names(written: str) -> list[str]:
    return [name.strip().strip("\"'") for name in written.split(".")]


class _Inside:
    """Whether a line begins inside a value that stands in several lines."""

    def __init__(self) -> None:
        self._open = 0
        self._quotes = ""

    @property
    def value(self) -> bool:
        return bool(self._open or self._quotes)

    def pass_over(self, line: str) -> None:
        """Take in a line: the brackets and the long texts that it opens and closes."""
        at = 0
        while True:
            if self._quotes:
                end = line.find(self._quotes, at)
                if end < 0:
                    return
                at, self._quotes = end + 3, ""
            piece = _PIECE.search(line, at)
            if piece is None:
                return
            at = piece.end()
            match piece.group():
                case '"""' | "'''" as quotes:
                    self._quotes = quotes
                case "[" | "{":
                    self._open += 1
                case "]" | "}":
                    self._open -= 1
