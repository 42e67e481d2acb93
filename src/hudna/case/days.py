"""Days as a case file writes them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from hudna.case.facts import Days

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def days(written: str) -> Days:
    """The days that `2016-02-27`, `2016-02`, `2016` or two such parted by `/` stand for.

    >>> days("2016-02")
    Days(start=datetime.date(2016, 2, 1), end=datetime.date(2016, 2, 29))

    Raises `ValueError` for anything else.
    """
    first, slash, last = written.partition("/")
    if not slash:
        return _span(first)
    found = Days(_span(first).start, _span(last).end)
    if found.end < found.start:
        raise ValueError(f"{written} ends before it begins")
    return found


def _span(written: str) -> Days:
    """The days of one day, month or year."""
    parts = _WRITTEN.fullmatch(written.strip())
    if parts is None:
        raise ValueError(f"{written!r} is no day such as 2016-02-27, no month and no year")
    year, month, day = (int(p) if p else None for p in parts.groups())
    try:
        start = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{written} is no day of the calendar") from error
    if day:
        return Days(start, start)
    last = month or 12
    return Days(start, dt.date(start.year, last, calendar.monthrange(start.year, last)[1]))


def written(days: Days) -> str:
    """Days as a case file writes them, in the shortest way.

    >>> written(Days(dt.date(2016, 2, 1), dt.date(2016, 2, 29)))
    '2016-02'
    """
    start, end = days.start, days.end
    if start == end:
        return f"{start}"
    for length in (4, 7):
        short = f"{start}"[:length]
        if _span(short) == days:
            return short
    return f"{start}/{end}"
