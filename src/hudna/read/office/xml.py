"""The XML of office files as it goes by: nothing is kept, nothing is fetched, nothing expands."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers import expat

from hudna.errors import ReadError

_CHUNK = 64 * 1024
_NONE: Mapping[str, str] = MappingProxyType({})
_DEEPEST = 1000
"""Tags within each other, each of which has to be held; a table in a table in a box has fifty."""
_LONGEST_TAG = 1024 * 1024
"""Bytes. A tag has to be held until it ends; office programs write some hundreds."""


class Mark(Enum):
    """What a piece of a part is."""

    START = 1
    END = 2
    TEXT = 3


class Piece(NamedTuple):
    """A start with its attributes, an end, or a run of text, which stands in place of the name.

    Names are without their namespaces: what is read of office files has none of the same name.
    """

    mark: Mark
    name: str
    attributes: Mapping[str, str]


def pieces(stream: io.BufferedReader) -> Iterator[Piece]:
    """The pieces of a part, in order. Raises `ReadError` where it is broken.

    A part that declares a document type is refused: no office program writes one, and entities
    that expand without end or fetch other files live there.
    """
    gathered = _Gathered()
    found = gathered.found
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = gathered.start
    parser.EndElementHandler = gathered.end
    parser.CharacterDataHandler = gathered.text
    given = 0
    try:
        while data := stream.read(_CHUNK):
            given += len(data)
            parser.Parse(data, False)
            yield from found
            found.clear()
            if given - max(0, parser.CurrentByteIndex) > _LONGEST_TAG:
                raise _broken("a tag has no end")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the others: of its encoding
        yield from found
        raise _broken(str(error)) from error
    yield from found


class _Gathered:
    """The pieces since they were last taken."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens. Raises `ReadError` where it is within too many others."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _broken("its tags lie too deep within each other")
        said = {_bare(key): value for key, value in attributes.items()} if attributes else _NONE
        self.found.append(Piece(Mark.START, _bare(name), said))

    def end(self, name: str) -> None:
        """A tag closes."""
        self._depth -= 1
        self.found.append(Piece(Mark.END, _bare(name), _NONE))

    def text(self, text: str) -> None:
        """A run of text."""
        self.found.append(Piece(Mark.TEXT, text, _NONE))


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise _broken("it declares a document type, which no office program writes")


def _broken(why: str) -> ReadError:
    return ReadError("broken-office-file", f"its XML cannot be read ({why}): save the file anew")
