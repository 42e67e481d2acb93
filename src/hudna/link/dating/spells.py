"""Sets of days as intervals, and what bounds the day of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Interval = tuple[dt.date, dt.date]
Spells = tuple[Interval, ...]
"""Days as intervals in order, both ends included."""

ALWAYS: Spells = ((dt.date.min, dt.date.max),)


class Bound(NamedTuple):
    """The days on which a report can have been written, and why."""

    days: Spells
    reason: str


def both(one: Spells, other: Spells) -> Spells:
    """The days that are in both.

    >>> day = dt.date
    >>> both(((day(2016, 1, 1), day(2016, 1, 9)),), ((day(2016, 1, 5), day(2016, 2, 1)),))
    ((datetime.date(2016, 1, 5), datetime.date(2016, 1, 9)),)
    """
    return tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d))


def union(intervals: Iterable[Interval]) -> Spells:
    """The days of some intervals, those that touch joined."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= next_day(found[-1][1]):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def only(days: Iterable[dt.date]) -> Spells:
    """Single days as intervals."""
    return union((day, day) for day in days)


def each(spells: Spells) -> Iterator[dt.date]:
    """Every day, for sets that are bounded."""
    for start, end in spells:
        day = start
        while day <= end:
            yield day
            day = next_day(day)


def since(day: dt.date) -> Spells:
    """That day and all after it."""
    return ((day, dt.date.max),)


def until(day: dt.date) -> Spells:
    """That day and all before it."""
    return ((dt.date.min, day),)


def next_day(day: dt.date) -> dt.date:
    """The day after, as far as there is one."""
    return day if day == dt.date.max else day + dt.timedelta(days=1)
