"""Arithmetic of days and periods.

Widths are those of the coding rules behind the gold reports: the start of a month is its first ten
days, its end begins on the 21st; the start of a year are its first three months, its end the last
three; a week runs from Monday, its end is Friday to Sunday.
"""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

from hudna.vocab.calendar import Edge, Unit

Days = tuple[dt.date, dt.date]

_MONTH_EDGES = {Edge.FIRST: (1, 1), Edge.START: (1, 10), Edge.MIDDLE: (11, 20), Edge.END: (21, 31)}
_YEAR_EDGES = {Edge.FIRST: (1, 1), Edge.START: (1, 3), Edge.MIDDLE: (5, 8), Edge.END: (10, 12)}
_WEEK_EDGES = {Edge.FIRST: (0, 0), Edge.START: (0, 1), Edge.MIDDLE: (2, 3), Edge.END: (4, 6)}
_MARGINS = {
    Unit.DAY: 0, Unit.NIGHT: 0, Unit.WEEK: 3, Unit.MONTH: 15, Unit.YEAR: 183, Unit.DECADE: 1826,
}  # fmt: skip
"""Days either way, half a unit: «قبل أربعة أشهر» is good to about a month."""
_EARLIEST, _LATEST = dt.date(1, 1, 1), dt.date(9999, 12, 31)


def day(year: int, month: int, number: int) -> dt.date | None:
    """A day, or None where there is none (30 February)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month(year: int, number: int) -> Days:
    """All days of a month; beyond the calendar, of its first or last year."""
    year = min(max(year, 1), 9999)
    return dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Days:
    """All days of a year; beyond the calendar, of its first or last."""
    number = min(max(number, 1), 9999)
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def period(unit: Unit, anchor: dt.date, shift: int) -> Days:
    """The week, month or year of a day, or one before or after it."""
    if unit is Unit.WEEK:
        monday = plus(anchor, 7 * shift - anchor.weekday())
        return monday, plus(monday, 6)
    if unit is Unit.MONTH:
        there = months_on(anchor.replace(day=1), shift)
        return month(there.year, there.month)
    if unit is Unit.YEAR:
        return year(anchor.year + shift)
    there = plus(anchor, shift)
    return there, there


def edge(unit: Unit, days: Days, which: Edge) -> Days:
    """The start, middle or end of a week, month or year.

    >>> str(edge(Unit.MONTH, month(2016, 4), Edge.END)[0])
    '2016-04-21'
    """
    start, end = days
    if unit is Unit.YEAR:
        low, high = _YEAR_EDGES[which]
        return month(start.year, low)[0], month(start.year, high)[1]
    if unit is Unit.WEEK:
        low, high = _WEEK_EDGES[which]
        return plus(start, low), plus(start, high)
    if unit is Unit.MONTH:
        low, high = _MONTH_EDGES[which]
        return start.replace(day=low), min(end, start.replace(day=min(high, end.day)))
    return days


def plus(anchor: dt.date, days: int) -> dt.date:
    """A day some days on, within the calendar."""
    try:
        return anchor + dt.timedelta(days)
    except OverflowError:
        return _LATEST if days > 0 else _EARLIEST


def months_on(anchor: dt.date, count: int) -> dt.date:
    """The same day of a month some months on, or the month's last day."""
    index = anchor.year * 12 + anchor.month - 1 + count
    index = min(max(index, 12), 9999 * 12 + 11)
    there, number = divmod(index, 12)
    last = calendar.monthrange(there, number + 1)[1]
    return dt.date(there, number + 1, min(anchor.day, last))


def moved(anchor: dt.date, unit: Unit, count: Fraction) -> dt.date:
    """A day some units on or, for a negative count, back."""
    sign = -1 if count < 0 else 1
    if unit in (Unit.MINUTE, Unit.HOUR):
        per_day = 24 if unit is Unit.HOUR else 1440
        return plus(anchor, sign * int(abs(count) / per_day))
    if unit in (Unit.DAY, Unit.NIGHT, Unit.WEEK):
        return plus(anchor, int(count * (7 if unit is Unit.WEEK else 1)))
    months = count * {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120}[unit]
    there = months_on(anchor, int(months))
    return plus(there, int((months - int(months)) * 30))


def around(anchor: dt.date, unit: Unit, near: Fraction, far: Fraction, sign: int) -> Days:
    """The days from `near` to `far` units before or after a day, with half a unit's margin."""
    if unit in (Unit.MINUTE, Unit.HOUR):
        far += 23 if unit is Unit.HOUR and far % 24 else 0
        edges = moved(anchor, unit, sign * near), moved(anchor, unit, sign * far)
        return min(edges), max(edges)
    margin = _MARGINS[unit]
    low = plus(moved(anchor, unit, sign * near), -sign * margin)
    high = plus(moved(anchor, unit, sign * far), sign * margin)
    return (max(anchor, low), high) if sign > 0 else (high, min(anchor, low))


def length(unit: Unit, bounds: tuple[int, int], count: Fraction, *, up: bool) -> int:
    """The least or most days that some units last."""
    if unit in (Unit.MINUTE, Unit.HOUR):
        hours = count if unit is Unit.HOUR else count / 60
        return int(-(-hours // 24)) if up else int(hours // 24)
    if unit is Unit.MONTH:
        mean = int(count * 487 / 16)  # 30.4375 days
        return mean + 2 if up else max(mean - 2, 0)
    return int(-(-count * bounds[1] // 1)) if up else int(count * bounds[0])
