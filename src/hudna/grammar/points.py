"""Days: «مساء الجمعة 15 يوليو/تموز», «أمس (الأحد)», «العاشر من نيسان الجاري», «12/04/2017»."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from hudna.grammar import almanac, cardinals, monthnames
from hudna.grammar.line import Found, Line
from hudna.model.terms import Basis
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import DateWord, Trapped, Unit

_NUMERIC = re.compile(r"\d{1,4}")
_PARTED = "/-–.‐−"
_DASHES = "-–—"
_WEEK = 7
_SLACK = 7
"""Days that a date without a year may lie ahead of the report; a later one is a year past."""
_SLACK_AHEAD = 200
"""The same where the sentence points to the future."""
_NEAR, _EARLY = 3, 1
"""Days by which a weekday may lie later than غداً, or than اليوم and أمس: «اليوم (الاثنين)» in a
page collected on Tuesday is Monday. Collections are dated after the report, rarely before it."""


class DayMonth(NamedTuple):
    """Days of a month as named: `[low, high]`, the month, the year or what shifts it."""

    end: int
    low: int
    high: int
    month: int
    year: int | None
    shift: int | None = None


class _Parts(msgspec.Struct):
    """The components of a day as they are met."""

    end: int
    part: str | None = None
    weekday: int = 0
    weekday_end: int = 0
    shift: int | None = None
    deictic: int | None = None
    dated: DayMonth | None = None
    days: bool = False


def point(line: Line, at: int) -> Found | None:
    """The day, or run of days, that starts at `at`."""
    parts = _Parts(at)
    while _component(line, parts, at):
        pass
    if parts.dated is None and parts.deictic is None and not parts.weekday:
        return None
    return _resolved(line, parts, at)


def _component(line: Line, parts: _Parts, at: int) -> bool:
    """Take the next component of a day into `parts`; whether there was one."""
    k, closing = parts.end, False
    if k > at:
        k, closing = _gap(line, k)
    if k >= len(line.words):
        return False
    role = line.role(k)
    if k > at and role is not None and (role.conj or (role.prep and not _stood(parts))):
        return False
    end = (
        _day_word(line, parts, k) or _deictic(line, parts, k) or _part(line, parts, k, at)
        or _weekday(line, parts, k, at) or _dated(line, parts, k)
    )  # fmt: skip
    if not end:
        return False
    parts.end = end + 1 if closing and line.surface(end) == ")" else end
    return True


def _stood(parts: _Parts) -> bool:
    return bool(parts.weekday or parts.deictic is not None)


def _gap(line: Line, k: int) -> tuple[int, bool]:
    """Past a comma, an opening bracket or الموافق; whether a bracket opened."""
    if line.surface(k) in ("(",):
        return k + 1, True
    if line.surface(k) in ("،", ",", "/"):
        k += 1
    if line.word(k, DateWord.MATCHING):
        k += 1
        if line.word(k, DateWord.OF, DateWord.IN):
            k += 1
    return k, False


def _day_word(line: Line, parts: _Parts, k: int) -> int:
    """«يوم», «يومي» before a weekday or a date."""
    if line.word(k, DateWord.DAYS):
        parts.days = True
    elif not line.word(k, DateWord.DAY, DateWord.DATED) or line.surface(k - 1) == ")":
        return 0
    following = line.role(k + 1)
    if following is None or following.conj:
        return 0
    trial = _Parts(k + 1)
    if following.weekday and (following.article or line.word(k, DateWord.DAY)):
        return k + 1
    return k + 1 if _deictic(line, trial, k + 1) or _dated(line, trial, k + 1) else 0


def _deictic(line: Line, parts: _Parts, k: int) -> int:
    role = line.role(k)
    if role is None or not role.deictic or parts.deictic is not None:
        return 0
    phrase = line.phrase(k, line.calendar.deictics)  # type: ignore[arg-type]
    if not phrase:
        return 0
    deictic = line.calendar.deictics[phrase]
    if deictic.bars and any(letter in line.surface(k) for letter in deictic.bars):
        return 0
    end = k + len(phrase)
    if len(phrase) == 1 and not deictic.offset and not deictic.part:
        following = line.row[end] if end < len(line.row) else None
        if line.trapped(Trapped.TODAY, k, end) or (
            following is not None and following.kind == "ordinal" and following.article
        ):
            return 0
        after = line.role(end)
        if after is not None and after.shift is not None and after.article:
            return 0
    parts.deictic = deictic.offset
    parts.part = parts.part or deictic.part
    return end


def _part(line: Line, parts: _Parts, k: int, at: int) -> int:
    role = line.role(k)
    if role is None or not role.part or (parts.part and k > at):
        return 0
    phrase = line.phrase(k, line.calendar.parts)  # type: ignore[arg-type]
    if not phrase and role.article:
        bare = role.stem.removeprefix(ARTICLE)
        phrase = (bare,) if (bare,) in line.calendar.parts and k > at else ()
    if not phrase:
        return 0
    parts.part = line.calendar.parts[phrase if phrase in line.calendar.parts else (phrase[0],)]
    end = k + len(phrase)
    return end + 1 if k == at and line.word(end, DateWord.OF) else end


def _weekday(line: Line, parts: _Parts, k: int, at: int) -> int:
    role = line.role(k)
    if role is None or not role.weekday or parts.weekday:
        return 0
    after_day = line.word(k - 1, DateWord.DAY)
    if not (role.article or after_day) or line.trapped(Trapped.WEEKDAY, k, k + 1):
        return 0
    if k - 1 >= at and line.trapped(Trapped.WEEKDAY, k - 1, k):
        return 0
    parts.weekday = role.weekday
    end = k + 1
    j = end + 1 if line.surface(end) in _DASHES else end
    night = line.role(j)
    if (
        night is not None and night.article and night.weekday == role.weekday % _WEEK + 1
        and (parts.part or parts.days or j > end) and (parts.days or not night.conj)
    ):  # fmt: skip
        parts.weekday_end, end = night.weekday, j + 1
    elif parts.days and night is not None and night.conj and night.weekday:
        parts.weekday_end, end = night.weekday, j + 1
    bracketed = line.surface(end) == ")" and line.surface(k - 1) == "("
    shift, behind = shift_at(line, end + bracketed)
    if shift is not None and shift:
        parts.shift, end = shift, behind
    return end


def shift_at(line: Line, at: int) -> tuple[int | None, int]:
    """(-2 to +1, token behind) for «الماضي», «قبل الماضي», «المقبل», «الجاري» at `at`."""
    role = line.role(at)
    if role is not None and role.shift is not None and not role.conj and not role.prep:
        return role.shift, at + 1
    if line.word(at, DateWord.AGO):
        role = line.role(at + 1)
        if role is not None and role.shift == -1:
            return -2, at + 2
    return None, at


def _dated(line: Line, parts: _Parts, k: int) -> int:
    if parts.dated is not None:
        return 0
    alone = not (_stood(parts) or line.word(k - 1, DateWord.DAY, DateWord.MATCHING, DateWord.DATED))
    dated = numeric(line, k, alone=alone) or day_month(line, k, alone=alone)
    if dated is None:
        return 0
    parts.dated = dated
    return dated.end


def numeric(line: Line, at: int, *, alone: bool) -> DayMonth | None:
    """«16-2-2022», «12/04/2017», «2017-04-12», «05.10.2025»; the day comes before the month."""
    role = line.role(at)
    if role is None or not role.digits:
        return None
    if role.digits.count(".") == 2:  # noqa: PLR2004
        numbers, end = role.digits.split("."), at + 1
    else:
        numbers, end = [role.digits], at + 1
        mark = line.surface(end)
        while mark in _PARTED and mark and line.surface(end) == mark and len(numbers) < 3:  # noqa: PLR2004
            following = line.role(end + 1)
            if following is None or not following.digits:
                break
            numbers.append(following.digits)
            end += 2
    if not all(_NUMERIC.fullmatch(number) for number in numbers):
        return None
    if len(numbers) == 2 and not alone and line.surface(at + 1) == "/":  # noqa: PLR2004
        day, month = map(int, numbers)
        return _checked(end, day, month, None)
    if len(numbers) != 3 or line.word(end, DateWord.HIJRI):  # noqa: PLR2004
        return None
    a, b, c = map(int, numbers)
    if len(numbers[0]) == 4:  # noqa: PLR2004
        found = _checked(end, c, b, a)
    elif len(numbers[2]) == 4:  # noqa: PLR2004
        found = _checked(end, a, b, c) or _checked(end, b, a, c)
    elif all(len(n) == 2 for n in numbers) and line.surface(at + 1) == "/":  # noqa: PLR2004
        found = _checked(end, a, b, 2000 + c if c < 70 else 1900 + c)  # noqa: PLR2004
    else:
        return None
    if found and line.word(end, DateWord.COMMON):
        found = found._replace(end=end + 1)
    return found


def _checked(end: int, number: int, month: int, year: int | None) -> DayMonth | None:
    if year is not None and not 1900 <= year < 2100:  # noqa: PLR2004
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
        number = int(role.word) if role.word.isdecimal() and len(role.word) <= 2 else 0  # noqa: PLR2004
        return (number, at + 1) if 1 <= number <= 31 else None  # noqa: PLR2004
    ordered = cardinals.ordinal(line.row, at)
    if ordered is None and not role.article:
        reading = cardinals.read(line.row, at)
        if reading is not None and reading.value.denominator == 1:
            ordered = int(reading.value), reading.end
    if ordered is None or not 1 <= ordered[0] <= 31:  # noqa: PLR2004
        return None
    return ordered


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
    k = j + 1 if of or line.surface(j) in "/-–" and line.surface(j) else j
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
    if shift is None or line.anchor is None or not (named and role and role.article or k == j):
        return None
    if not named and shift != 0:
        return None
    there = almanac.period(Unit.MONTH, line.anchor, shift)[0]
    return DayMonth(end, low, high, there.month, there.year, shift)


def _run(line: Line, at: int, j: int, low: int) -> tuple[int, int] | None:
    """(last day, token behind) for «3-5», «3 إلى 5», «3 و4», «بين 3 و5» before a month."""
    role = line.row[j] if j < len(line.row) else None
    joined = role is not None and (role.kind == "and" or role.conj)
    if line.surface(j) in _DASHES and line.surface(j) or line.word(j, DateWord.TO):
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


def _resolved(line: Line, parts: _Parts, at: int) -> Found | None:
    if parts.dated is not None:
        return _on_date(line, parts, parts.dated, at)
    anchor = line.anchor
    if parts.deictic is not None:
        rule = "deictic-weekday" if parts.weekday else "deictic"
        there = anchor and almanac.plus(anchor, parts.deictic)
        if there is not None and parts.weekday:
            late = _WEEK - 1 - (_NEAR if parts.deictic > 0 else _EARLY)
            off = (parts.weekday - there.isoweekday() + late) % _WEEK - late
            there = almanac.plus(there, off)
        days = (there, there) if there is not None else None
        return Found(parts.end, days, rule, Basis.RELATIVE, parts.part)
    if anchor is None:
        return Found(parts.end, None, "weekday", Basis.RELATIVE, parts.part)
    there, rule = _on_weekday(line, parts, anchor, at)
    last = there
    if parts.weekday_end:
        last = almanac.plus(there, (parts.weekday_end - parts.weekday) % _WEEK)
        rule += "-run"
    return Found(parts.end, (there, last), rule, Basis.RELATIVE, parts.part)


def _on_weekday(line: Line, parts: _Parts, anchor: dt.date, at: int) -> tuple[dt.date, str]:
    back = (anchor.isoweekday() - parts.weekday) % _WEEK
    if parts.shift is not None and parts.shift < 0:
        weeks = -1 - parts.shift
        return almanac.plus(anchor, -(back or _WEEK) - _WEEK * weeks), "weekday-last"
    if parts.shift:
        return almanac.plus(anchor, _WEEK - back), "weekday-next"
    if line.ahead(at):
        return almanac.plus(anchor, (_WEEK - back) % _WEEK), "weekday-ahead"
    return almanac.plus(anchor, -back), "weekday"


def _on_date(line: Line, parts: _Parts, dated: DayMonth, at: int) -> Found | None:
    rule = "day-month-year" if dated.year is not None and dated.shift is None else "day-month"
    if dated.high != dated.low:
        rule = "days" + rule[3:]
    explicit = dated.year is not None and dated.shift is None
    year = dated.year if dated.year is not None else line.year
    open_year = year is None or dated.year is None
    if year is None:
        if line.anchor is None:
            return Found(parts.end, None, rule, Basis.RELATIVE, parts.part, open_year=True)
        year = nearest_year(line, dated, at)
    low = almanac.day(year, dated.month, dated.low)
    high = almanac.day(year, dated.month, dated.high)
    if low is None or high is None:
        return None
    basis = Basis.EXPLICIT if explicit or (line.year and open_year) else Basis.RELATIVE
    return Found(parts.end, (low, high), rule, basis, parts.part, open_year)


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
    limit = almanac.plus(anchor, _SLACK_AHEAD if line.ahead(at) else _SLACK)
    for year in (anchor.year + 1, anchor.year):
        if dt.date(year, dated.month, low) <= limit:
            return year
    return anchor.year - 1
