"""Coding many reports, in one process or in several, always in the order of the input."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from enum import EnumType
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from hudna import __version__
from hudna.errors import HudnaError
from hudna.model import Document, Problem, Record, Run
from hudna.model.ids import digest
from hudna.model.lines import NOT_CODED, Line, lines
from hudna.model.record import FORMAT

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hudna.case import Case
    from hudna.cli.highlights import Highlight
    from hudna.coding.coder import Coder

Item = Document | Problem

_CHUNK = 16
"""Reports a process codes at a time: a tenth of a second of work, so that passing them on and
putting the answers in order costs nothing to speak of."""
_AHEAD = 4
"""Chunks a process that are read ahead, so that an archive never stands in memory as a whole."""


_GARBAGE = 200_000, 1_000, 1_000
"""New objects before Python looks for garbage, and every how often thoroughly. Coding leaves none
that it would find; what is new and stays are words, and looking them through again is in vain."""


class Coded(msgspec.Struct, frozen=True):
    """What coding one chunk of the input gave."""

    lines: list[Line]
    """Lines of the record: of each report its document and its claims; problems in their place."""
    problems: list[Problem]
    highlights: list[Highlight]
    notices: dict[str, int]
    """What is to be known of reports that were read, and of how many."""


class Work:
    """The coder with what it needs, made once in every process; of a case it knows the names."""

    def __init__(self, case: Case | None = None, *, models: bool = True) -> None:
        from hudna import vocab
        from hudna.case.vocabulary import added
        from hudna.coding.coder import Coder

        vocabulary = vocab.load(added(case))
        self.case = case
        self.vocabulary_version = vocabulary.version
        self._coder: Coder = Coder(vocabulary, models=models)
        gc.collect()
        gc.freeze()  # the vocabulary stays: looking it through again and again costs a tenth
        gc.set_threshold(*_GARBAGE)
        _read_members_directly()

    def run(self, version: str) -> Run:
        """The first line of its record, by the version of the case that it knows, if it does."""
        return Run(
            id="r" + digest("run", __version__, self.vocabulary_version, version),
            format=FORMAT,
            coder=f"hudna {__version__}",
            vocabulary=self.vocabulary_version,
            settings={"case_version": version} if self.case else {},
            case=self.case.id if self.case else None,
        )

    def code(self, items: Iterable[Item]) -> Coded:
        """The lines of some reports.

        A report that the coder fails on becomes a problem beside its document: the rest of the
        batch goes on.
        """
        from hudna.cli.highlights import highlights

        written: list[Line] = []
        problems: list[Problem] = []
        shown: list[Highlight] = []
        notices: Counter[str] = Counter()
        for item in items:
            records: list[Record] = [item]
            if isinstance(item, Document):
                notices.update(item.notices or ())
                try:
                    claims = list(self._coder.code(item))
                except Exception as error:  # noqa: BLE001 - one report must not end the batch
                    failure = _failure(item, error)
                    records.append(failure)
                    problems.append(failure)
                else:
                    records += claims
                    shown += highlights(item, claims)
            else:
                problems.append(item)
            written += lines(records)
        return Coded(written, problems, shown, dict(notices))


def _read_members_directly() -> None:
    """Let members of enumerations be read as attributes of any class are, as from Python 3.12 on.

    Python 3.11 first asks a hook that no member needs: reading one takes four times as long, and a
    sentence is asked for hundreds.
    """
    if "__getattr__" in vars(EnumType):
        del EnumType.__getattr__  # type: ignore[attr-defined]


def _failure(document: Document, error: Exception) -> Problem:
    """The problem of a report that the coder could not code."""
    known = isinstance(error, HudnaError)
    return Problem(
        id="p" + digest("problem", document.id, NOT_CODED),
        file=document.file or document.url or document.id,
        where=document.row,
        error=NOT_CODED,
        message=f"{error}"
        if known
        else f"the coder failed ({type(error).__name__}: {error}); the report is kept without "
        "claims; please report this with the text",
    )


def coded(items: Iterable[Item], jobs: int, work: Work) -> Iterator[Coded]:
    """Code reports, chunk by chunk in the order of the input.

    With more than one job, `work` is made anew in every process; the lines are the same.
    """
    chunks = _chunks(items)
    if jobs == 1:
        for chunk in chunks:
            yield work.code(chunk)
        return

    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # spawn: a process that starts clean behaves the same on every system
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work.case,)) as pool:
        waiting: deque[Future[Coded]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_code, chunk))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


@cache
def _own() -> list[Work]:
    """Where a process of the pool keeps its work, which is made when the process starts."""
    return []


def _begin(case: Case | None) -> None:
    _own().append(Work(case))


def _code(items: list[Item]) -> Coded:
    return _own()[0].code(items)
