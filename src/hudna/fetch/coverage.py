"""The coverage log: what could be seen of every source on every day. Silence is not calm.

The log is JSON Lines that are only added to: a line when a source is put on the list or taken off
it, and a line for every visit. What a day was like is computed from them; a day without a line is
one on which nobody looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import msgspec

from hudna.errors import RecordError
from hudna.fetch.journal import STATE

NAME = f"{STATE}/coverage.jsonl"
"""The log within its folder."""
FORMAT = b'{"format":"hudna-coverage/1"}\n'
"""Its first line."""


class Outcome(StrEnum):
    """What a line of the log says."""

    LISTED = "listed"
    UNLISTED = "unlisted"
    READ = "read"
    NOTHING_NEW = "nothing-new"
    FAILED = "failed"


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the log."""

    at: str
    """UTC."""
    source: str
    outcome: Outcome
    url: str = ""
    why: str = ""
    """Machine-readable name of the failure."""
    message: str = ""
    record: str = ""
    """Id of the WARC record of the answer."""


class Day(StrEnum):
    """What a day of a source was like."""

    READ = "read"
    PARTLY = "partly"
    NOTHING_NEW = "nothing-new"
    FAILED = "failed"
    NOT_TRIED = "not-tried"
    NOT_LISTED = "not-listed"


MEANINGS = {
    Day.READ: "read: something new came, and nothing is missing",
    Day.PARTLY: "read in part: some of it could not be fetched",
    Day.NOTHING_NEW: "nothing new: it was read, and had nothing new",
    Day.FAILED: "failed: it could not be read",
    Day.NOT_TRIED: "not tried: nobody looked",
    Day.NOT_LISTED: "not on the list",
}
"""The legend of a calendar."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def encoded(line: Line) -> bytes:
    """A line with its line end."""
    return _encoder.encode(line) + b"\n"


def lines(path: Path) -> Iterator[Line]:
    """The lines of a log; one that is just being written is left out.

    Raises `RecordError` naming file and line where the log is damaged.
    """
    with path.open("rb") as log:
        for number, written in enumerate(log, 1):
            if not written.endswith(b"\n") or written == FORMAT:
                continue
            try:
                yield _decoder.decode(written)
            except msgspec.DecodeError as error:
                raise RecordError(f"{path}, line {number}: {error}") from error


@dataclass(slots=True)
class _Seen:
    """What the log says of a source on a day: the last outcome of every address."""

    last: dict[str, Line] = field(default_factory=dict)
    new: bool = False

    def add(self, line: Line) -> None:
        self.last[line.url] = line
        self.new = self.new or line.outcome is Outcome.READ

    @property
    def failures(self) -> list[Line]:
        return [line for line in self.last.values() if line.outcome is Outcome.FAILED]

    @property
    def day(self) -> Day:
        failed = len(self.failures)
        if failed:
            return Day.PARTLY if self.new or failed < len(self.last) else Day.FAILED
        return Day.READ if self.new else Day.NOTHING_NEW


class Cell(msgspec.Struct, frozen=True):
    """A day of a source."""

    day: date
    outcome: Day
    visited: int = 0
    """Addresses that were visited."""
    failed: int = 0
    """Of them those that could not be had, at the last attempt of the day."""
    why: dict[str, int] = {}
    """The names of the failures, and how many there were of each."""


class Row(msgspec.Struct, frozen=True):
    """A source, day by day."""

    source: str
    days: list[Cell]


def calendar(log: Iterable[Line], first: date | None, last: date) -> list[Row]:
    """Every source, day by day, from `first` (else the first day of the log) to `last`.

    Days are those of UTC. A failure that a later visit of the same day made good is none.
    """
    seen: dict[str, dict[date, _Seen]] = {}
    listed: dict[str, list[tuple[date, bool]]] = {}
    start = first
    for line in log:
        day = date.fromisoformat(line.at[:10])
        if first is None:
            start = min(start or day, day)
        own = seen.setdefault(line.source, {})
        if line.outcome in {Outcome.LISTED, Outcome.UNLISTED}:
            listing = line.outcome is Outcome.LISTED
            listed.setdefault(line.source, []).append((day, listing))
        else:
            own.setdefault(day, _Seen()).add(line)
    if start is None:
        return []
    days = [start + timedelta(n) for n in range((last - start).days + 1)]
    return [
        Row(name, [_cell(day, seen[name].get(day), listed.get(name, [])) for day in days])
        for name in sorted(seen)
    ]


def _cell(day: date, seen: _Seen | None, listed: Iterable[tuple[date, bool]]) -> Cell:
    if seen is not None:
        why: dict[str, int] = {}
        for line in seen.failures:
            why[line.why] = why.get(line.why, 0) + 1
        return Cell(day, seen.day, len(seen.last), len(seen.failures), why)
    on = [listing for when, listing in listed if when <= day]
    return Cell(day, Day.NOT_TRIED if on and on[-1] else Day.NOT_LISTED)
