"""Days: «مساء الجمعة 15 يوليو/تموز», «أمس (الأحد)», «العاشر من نيسان الجاري», «12/04/2017»."""

from __future__ import annotations

import datetime as dt

import msgspec

from hudna.grammar import almanac
from hudna.grammar.line import Found, Line, shift_at
from hudna.grammar.monthdays import DayMonth, day_month, nearest_year, numeric
from hudna.model.terms import Basis
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import DateWord, Trapped

_DASHES = "-–—"
_WEEK = 7
_NEAR, _EARLY = 3, 1
"""Days by which a weekday may lie later than غداً, or than اليوم and أمس: «اليوم (الاثنين)» in a
page collected on Tuesday is Monday. Collections are dated after the report, rarely before it."""


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
    if line.surface(k) == "(":
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
    if (k - 1 >= at or after_day) and line.trapped(Trapped.WEEKDAY, k - 1, k):
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


def _dated(line: Line, parts: _Parts, k: int) -> int:
    if parts.dated is not None:
        return 0
    alone = not (_stood(parts) or line.word(k - 1, DateWord.DAY, DateWord.MATCHING, DateWord.DATED))
    dated = numeric(line, k, alone=alone) or day_month(line, k, alone=alone)
    if dated is None:
        return 0
    parts.dated = dated
    return dated.end


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
