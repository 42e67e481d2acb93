"""Reading a batch: every input becomes documents and problems, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import BinaryIO

from hudna.errors import ReadError
from hudna.model import Document, Problem
from hudna.model.ids import digest
from hudna.read.budget import Budget
from hudna.read.document import Maker
from hudna.read.inputs import expand, head, opened, outermost, too_deep, unpacked
from hudna.read.kinds import kind_of
from hudna.read.limits import Limits
from hudna.read.source import Found, Input, Metadata, PassedOver

_METADATA = tuple(field.name for field in fields(Metadata))


def read(
    inputs: Iterable[str],
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Document | Problem]:
    """Every report of the inputs, and a problem for everything that could not be read.

    Inputs are files, folders, globs or `-` for `stdin`. A report that comes twice in one call (the
    same id) is given once. The order is that of the inputs, within a folder that of the names.
    `passed` counts what lies in archives and is no report: images, style sheets, redirects.
    """
    reader = _Reader(stdin, limits or Limits(), Counter() if passed is None else passed)
    seen: set[int] = set()
    for name in expand(inputs):
        for item in reader.given(name):
            if isinstance(item, Document):
                key = int(item.id[1:], 16)
                if key in seen:
                    continue
                seen.add(key)
            yield item


def kind_name(file: str, stdin: BinaryIO | None = None) -> str:
    """The name of the kind of a document's `file`; of one within an archive, the archive's."""
    limits, budget = Limits(), Budget()
    with opened(outermost(file), stdin, budget) as stream:
        return kind_of(head(unpacked(stream, limits, budget))).name


_EMPTY = ReadError("empty", "there is nothing in it: leave it out")


class _Reader:
    """Reads inputs, and what lies in them."""

    def __init__(self, stdin: BinaryIO | None, limits: Limits, passed: Counter[str]) -> None:
        self._stdin, self._limits, self._passed = stdin, limits, passed
        self._maker = Maker()

    def given(self, name: str) -> Iterator[Document | Problem]:
        """The documents and problems of one input of the user's."""
        budget = Budget(self._limits)
        try:
            with opened(name, self._stdin, budget) as stream:
                yield from self._all(
                    Input(stream, b"", self._limits, name=shown(name), budget=budget), 0
                )
        except ReadError as error:
            yield problem(name, error)

    def _all(self, given: Input, depth: int) -> Iterator[Document | Problem]:
        """The documents and problems of an input and of everything in it, `depth` archives deep."""
        try:
            if depth > given.limits.depth:
                raise too_deep(given.limits)
            stream = unpacked(given.stream, given.limits, given.budget)
            given = replace(given, stream=stream, head=head(stream))
            if not given.head.strip():
                yield problem(given.name, _EMPTY, given.where)
                return
            for item in kind_of(given.head).reports(given):
                match item:
                    case Found():
                        yield self._maker.document(_told(item, given), given.name)
                    case Input():
                        yield from self._all(item, depth + 1)
                    case PassedOver():
                        self._passed[item.what] += item.count
                    case ReadError():
                        yield problem(given.name, item, given.where)
                if given.budget.spent:
                    return
        except ReadError as error:
            yield problem(given.name, error, given.where)
        except OSError as error:
            stopped = ReadError("unreadable", f"reading stopped ({error}): try it again")
            yield problem(given.name, stopped, given.where)
        except MemoryError:
            full = ReadError("too-large", "reading it takes more memory than there is: split it")
            yield problem(given.name, full, given.where)


def _told(found: Found, given: Input) -> Found:
    """A report with what its wrapping says of it, where it does not say so itself."""
    own = {name: value for name in _METADATA if (value := getattr(found.metadata, name))}
    return replace(
        found, metadata=replace(given.about, **own), notices=(*given.notices, *found.notices)
    )


def problem(file: str, error: ReadError, within: str = "") -> Problem:
    """What could not be read, as an object of the record; `within` is where its input lies."""
    file = shown(file)
    where = ", ".join(each for each in (within, error.where) if each) or None
    return Problem(
        id="p" + digest("problem", file, where, error.error),
        file=file,
        where=where,
        error=error.error,
        message=error.message,
    )


def shown(name: str) -> str:
    """The name of a file in letters that a record can hold."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
