"""A day of a month: «العاشر من نيسان الجاري», «3-5 مايو», «12/04/2017», «نوفمبر 15, 2024»."""

from __future__ import annotations

import re
from typing import NamedTuple

from hudna.grammar import almanac, cardinals, monthnames
from hudna.grammar.line import Line, shift_at
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import DateWord, Unit

_NUMERIC = re.compile(r"\d{1,4}")
_PARTED = "/-–.‐−"
_DASHES = "-–—"
_SLACK = 30
"""Days that a date without a year may lie ahead of the report; a later one is a year past.

Of 13,027 reports of July and August 2015, dates without year or adjective lay 8–30 days ahead 125
times, and as thinly as one in two days where only the past explains them; beyond two months ahead
the two readings are about as frequent."""
_SLACK_AHEAD = 200
"""The same where the sentence points to the future."""


class DayMonth(NamedTuple):
    """Days of a month as named: `[low, high]`, the month, the year or what shifts it."""

    end: int
    low: int
    high: int
    month: int
    year: int | None
    shift: int | None = None


def numeric(line: Line, at: int, *, alone: bool) -> DayMonth | None:
    """«16-2-2022», «12/04/2017», «2017-04-12», «05.10.2025»; the day comes before the month."""
    numbers, end = _in_a_row(line, at)
    if not all(_NUMERIC.fullmatch(number) for number in numbers):
        return None
    if len(numbers) == 2 and not alone and line.surface(at + 1) == "/":
        day, month = map(int, numbers)
        return _checked(end, day, month, None)
    if len(numbers) != 3 or line.word(end, DateWord.HIJRI):
        return None
    a, b, c = map(int, numbers)
    if len(numbers[0]) == 4:
        found = _checked(end, c, b, a)
    elif len(numbers[2]) == 4:
        found = _checked(end, a, b, c) or _checked(end, b, a, c)
    elif all(len(n) == 2 for n in numbers) and line.surface(at + 1) == "/":
        found = _checked(end, a, b, 2000 + c if c < 70 else 1900 + c)
    else:
        return None
    if found and line.word(end, DateWord.COMMON):
        found = found._replace(end=end + 1)
    return found


def _in_a_row(line: Line, at: int) -> tuple[list[str], int]:
    """Up to three numbers parted by one and the same mark, and the token behind them."""
    role = line.role(at)
    if role is None or not role.digits:
        return [], at
    if role.digits.count(".") == 2:
        return role.digits.split("."), at + 1
    numbers, end = [role.digits], at + 1
    mark = line.surface(end)
    while mark and mark in _PARTED and line.surface(end) == mark and len(numbers) < 3:
        following = line.role(end + 1)
        if following is None or not following.digits:
            break
        numbers.append(following.digits)
        end += 2
    return numbers, end


def _checked(end: int, number: int, month: int, year: int | None) -> DayMonth | None:
    if year is not None and not 1900 <= year < 2100:
        return None
    there = almanac.day(year or 2000, month, number)
    return DayMonth(end, number, number, month, year) if there else None


def day_number(line: Line, at: int) -> tuple[int, int] | None:
    """(1–31, token behind) for a day of a month in digits or words."""
    role = line.row[at] if 0 <= at < len(line.row) else None
    if role is None:
        return None
    if role.kind == "article":
        following = line.row[at + 1] if at + 1 < len(line.row) else None
        digits = following is not None and following.kind == "digits"
        return day_number(line, at + 1) if digits else None
    if role.kind == "digits":
        number = int(role.word) if role.word.isdecimal() and len(role.word) <= 2 else 0
        return (number, at + 1) if 1 <= number <= 31 else None
    ordered = cardinals.ordinal(line.row, at)
    if ordered is not None and not _of_a_day(line, at):
        return None
    if ordered is None and not role.article:
        reading = cardinals.read(line.row, at)
        if reading is not None and reading.value.denominator == 1:
            ordered = int(reading.value), reading.end
    if ordered is None or not 1 <= ordered[0] <= 31:
        return None
    return ordered


def _of_a_day(line: Line, at: int) -> bool:
    """Whether an ordinal can be a day's: masculine, and not «الثلث الأول من نيسان»."""
    before = line.role(at - 1)
    if line.fold(at)[-1] == "ه" or line.surface(at).endswith("ى"):
        return False
    if before is None:
        return not line.fold(at - 1).startswith(ARTICLE)
    return before.unit is None or before.unit.unit is Unit.DAY


def day_month(line: Line, at: int, *, alone: bool) -> DayMonth | None:
    """«15 يوليو», «العاشر من نيسان الجاري», «3-5 مايو», «15 من الشهر الماضي», «نوفمبر 15, 2024»."""
    first = day_number(line, at)
    if first is None:
        return _month_day(line, at, alone=alone)
    low, j = first
    high = low
    run = _run(line, at, j, low)
    if run is not None:
        high, j = run
    of = line.word(j, DateWord.OF)
    k = j + 1 if of or (line.surface(j) in "/-–" and line.surface(j)) else j
    named = line.word(k, DateWord.MONTH)
    month = monthnames.month(line, k + 1 if named else k)
    if month is not None:
        year, shift, end = monthnames.year(line, month.end)
        role = line.role(k)
        if role is not None and (role.conj or role.prep):
            return None
        return DayMonth(end, low, high, month.number, year, shift)
    shift, end = shift_at(line, k + 1) if named else shift_at(line, k)
    role = line.role(k)
    if shift is None or line.anchor is None or not ((named and role and role.article) or k == j):
        return None
    if not named and shift != 0:
        return None
    there = almanac.period(Unit.MONTH, line.anchor, shift)[0]
    return DayMonth(end, low, high, there.month, there.year, shift)


def _run(line: Line, at: int, j: int, low: int) -> tuple[int, int] | None:
    """(last day, token behind) for «3-5», «3 إلى 5», «3 و4», «بين 3 و5» before a month."""
    role = line.row[j] if j < len(line.row) else None
    joined = role is not None and (role.kind == "and" or role.conj)
    if (line.surface(j) in _DASHES and line.surface(j)) or line.word(j, DateWord.TO):
        k = j + 1
    elif joined and role is not None:
        k = j + (role.kind == "and")
    else:
        return None
    second = day_number(line, k)
    if second is None or second[0] <= low:
        return None
    if joined and second[0] != low + 1 and not line.word(at - 1, DateWord.BETWEEN):
        return None
    return second


def _month_day(line: Line, at: int, *, alone: bool) -> DayMonth | None:
    """«نوفمبر 15, 2024»: the month first, with a year or behind a weekday."""
    month = monthnames.month(line, at)
    number = day_number(line, month.end) if month else None
    if month is None or number is None or line.row[month.end].kind != "digits":  # type: ignore[union-attr]
        return None
    year, _, end = monthnames.year(line, number[1])
    if year is None and alone:
        return None
    return DayMonth(end, number[0], number[0], month.number, year)


def nearest_year(line: Line, dated: DayMonth, at: int) -> int:
    """The year of a day and month without one: the last such day, or the next if told ahead."""
    anchor = line.anchor
    assert anchor is not None
    low = min(dated.low, 28)
    if dated.shift == 1:
        return anchor.year + ((dated.month, low) <= (anchor.month, anchor.day))
    if dated.shift is not None and dated.shift < 0:
        return anchor.year - ((dated.month, low) >= (anchor.month, anchor.day))
    if dated.shift == 0:
        return anchor.year
    limit = almanac.plus(anchor, _SLACK_AHEAD if line.ahead(at) or line.until(at) else _SLACK)
    for year in (anchor.year + 1, anchor.year):
        there = almanac.day(year, dated.month, low)
        if there is not None and there <= limit:
            return year
    return anchor.year - 1
