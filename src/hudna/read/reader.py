"""Reading a batch: every input becomes documents and problems, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from hudna.errors import ReadError
from hudna.model import Document, Problem
from hudna.model.ids import digest
from hudna.read.document import Maker
from hudna.read.inputs import expand, head, opened
from hudna.read.kinds import kind_of
from hudna.read.limits import Limits
from hudna.read.source import Found, Input


def read(
    inputs: Iterable[str], stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Document | Problem]:
    """Every report of the inputs, and a problem for everything that could not be read.

    Inputs are files, folders, globs or `-` for `stdin`. A report that comes twice in one call (the
    same id) is given once. The order is that of the inputs, within a folder that of the names.
    """
    maker = Maker()
    bounds = limits or Limits()
    seen: set[int] = set()
    for name in expand(inputs):
        for item in _one(name, stdin, bounds, maker):
            if isinstance(item, Document):
                key = int(item.id[1:], 16)
                if key in seen:
                    continue
                seen.add(key)
            yield item


def _one(
    name: str, stdin: BinaryIO | None, limits: Limits, maker: Maker
) -> Iterator[Document | Problem]:
    """The documents and problems of one input."""
    try:
        with opened(name, stdin) as stream:
            start = head(stream)
            if not start.strip():
                yield problem(name, ReadError("empty", "there is nothing in it: leave it out"))
                return
            for found in kind_of(start).reports(Input(stream, start, limits)):
                if isinstance(found, Found):
                    yield maker.document(found, shown(name))
                else:
                    yield problem(name, found)
    except ReadError as error:
        yield problem(name, error)
    except OSError as error:
        yield problem(name, ReadError("unreadable", f"reading stopped ({error}): try it again"))


def problem(file: str, error: ReadError) -> Problem:
    """What could not be read, as an object of the record."""
    file = shown(file)
    return Problem(
        id="p" + digest("problem", file, error.where, error.error),
        file=file,
        where=error.where,
        error=error.error,
        message=error.message,
    )


def shown(name: str) -> str:
    """The name of a file in letters that a record can hold."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
