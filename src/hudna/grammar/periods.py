"""Weeks, months and years: «نهاية الشهر الجاري», «نيسان الماضي», «عام 2014», «هذا الأسبوع»."""

from __future__ import annotations

from typing import NamedTuple

from hudna.grammar import almanac, cardinals, monthnames
from hudna.grammar.almanac import Days
from hudna.grammar.line import Found, Line, shift_at
from hudna.model.terms import Basis
from hudna.vocab.calendar import DateWord, Lone, Trapped, Unit

_MOVABLE = (Unit.WEEK, Unit.MONTH, Unit.YEAR)
_RECENT = range(1950, 2050)
"""Bare digits behind في or منذ that are read as a year."""
_WEEKS = 4
_AHEAD = 6
"""Months that a month may lie ahead where the sentence points to the future."""
_OPENERS = (
    DateWord.IN, DateWord.DURING, DateWord.SINCE, DateWord.BETWEEN, DateWord.TO, DateWord.MONTH,
    DateWord.AGO, DateWord.LATER,
)  # fmt: skip

_YEAR_OPENERS = (DateWord.IN, DateWord.DURING, DateWord.SINCE, DateWord.BETWEEN, DateWord.TO)


class Period(NamedTuple):
    """A week, month or year as named."""

    end: int
    unit: Unit
    days: Days | None
    rule: str
    basis: Basis
    open_year: bool = False


def period(line: Line, at: int) -> Found | None:
    """The period that starts at `at`, with its edge where one is named."""
    role = line.role(at)
    if role is None:
        return None
    if role.edge is not None:
        k = at + 1
        base = _base(line, k, edged=True)
        if base is None:
            return None
        days = base.days and almanac.edge(base.unit, base.days, role.edge)
        return Found(base.end, days, f"{role.edge}-of-{base.rule}", base.basis,
                     open_year=base.open_year)  # fmt: skip
    share = _share(line, at) or _week_of(line, at)
    if share is not None:
        return share
    base = _base(line, at, edged=False)
    if base is None:
        return None
    return Found(base.end, base.days, base.rule, base.basis, open_year=base.open_year)


def _share(line: Line, at: int) -> Found | None:
    """«النصف الأول من عام 2016», «الربع الأخير من العام الماضي»."""
    if not line.word(at, DateWord.HALF, DateWord.QUARTER):
        return None
    parts = 2 if line.word(at, DateWord.HALF) else 4
    which = cardinals.ordinal(line.row, at + 1)
    k = which[1] if which else at + 2
    if which is None and not line.word(at + 1, DateWord.LAST):
        return None
    number = which[0] if which else parts
    if number > parts or not line.word(k, DateWord.OF):
        return None
    base = _base(line, k + 1, edged=True)
    if base is None or base.unit is Unit.WEEK or (base.unit is Unit.MONTH and parts == 4):
        return None
    rule = f"{'half' if parts == 2 else 'quarter'}-of-{base.rule}"
    if base.days is None:
        return Found(base.end, None, rule, base.basis)
    start, end = base.days
    if base.unit is Unit.YEAR:
        size = 12 // parts
        first = almanac.months_on(start, size * (number - 1))
        last = almanac.months_on(start, size * number - 1)
        days = first, almanac.month(last.year, last.month)[1]
    else:
        middle = start.replace(day=15)
        days = (start, middle) if number == 1 else (almanac.plus(middle, 1), end)
    return Found(base.end, days, rule, base.basis)


def _week_of(line: Line, at: int) -> Found | None:
    """«الأسبوع الأول من نيسان»: seven days from the 1st, 8th, 15th or 22nd, or the last seven."""
    role = line.role(at)
    if role is None or role.unit is None or role.unit.unit is not Unit.WEEK or not role.article:
        return None
    which = cardinals.ordinal(line.row, at + 1)
    last = which is None and line.word(at + 1, DateWord.LAST)
    k = which[1] if which else at + 2
    if not (last or (which and which[0] <= _WEEKS)) or not line.word(k, DateWord.OF):
        return None
    base = _base(line, k + 1, edged=True)
    if base is None or base.unit is not Unit.MONTH:
        return None
    days = base.days
    if days is not None:
        first = almanac.plus(days[0], 7 * which[0] - 7) if which else almanac.plus(days[1], -6)
        days = first, almanac.plus(first, 6)
    return Found(base.end, days, f"week-of-{base.rule}", base.basis)


def _base(line: Line, at: int, *, edged: bool) -> Period | None:
    return (
        _years(line, at) or _shifted(line, at, edged=edged) or _month(line, at, edged=edged)
        or _bare_year(line, at, edged=edged)
    )  # fmt: skip


def _years(line: Line, at: int) -> Period | None:
    """«عام 2014», «سنة 2014», «عامي 2014 و2015», «الأعوام 2011-2015», «2014م»."""
    if line.word(at, DateWord.YEAR, DateWord.YEARS):
        there = monthnames.year_number(line, at + 1)
        if there is None:
            return None
        first, end = there
        last = first
        role = line.role(end)
        joined = line.fold(end) == "و" or (line.surface(end) in "-–/" and line.surface(end))
        if joined or (role is not None and role.conj):
            second = monthnames.year_number(line, end + bool(joined))
            plural = line.word(at, DateWord.YEARS) or line.surface(end) in "-–/"
            if second is not None and second[0] > first and plural:
                last, end = second
        days = almanac.year(first)[0], almanac.year(last)[1]
        return Period(end, Unit.YEAR, days, "year" if first == last else "years", Basis.EXPLICIT)
    there_year = line.year_at(at)
    if there_year is not None and line.word(at + 1, DateWord.COMMON):
        return Period(at + 2, Unit.YEAR, almanac.year(there_year), "year", Basis.EXPLICIT)
    return None


def _shifted(line: Line, at: int, *, edged: bool) -> Period | None:
    """«الأسبوع الماضي», «العام قبل الماضي», «هذا الشهر»; behind an edge also «الشهر» alone."""
    this = line.word(at, DateWord.THIS)
    k = at + this
    role = line.role(k)
    unit = role.unit if role is not None else None
    if role is None or unit is None or not role.article or unit.count != 1:
        return None
    if unit.unit not in _MOVABLE or (this and (role.conj or role.prep)):
        return None
    shift, end = shift_at(line, k + 1)
    if shift is None:
        if not (this or edged) or line.trapped(Trapped.PERIOD, k, k + 1):
            return None
        if k + 1 < len(line.row) and cardinals.ordinal(line.row, k + 1) is not None:
            return None
        shift, end = 0, k + 1
    year = monthnames.year_number(line, end) if unit.unit is Unit.YEAR else None
    if year is not None:
        return Period(year[1], Unit.YEAR, almanac.year(year[0]), "year", Basis.EXPLICIT)
    rule = f"{_NAMES.get(shift, 'last-but-one')}-{unit.unit}"
    days = almanac.period(unit.unit, line.anchor, shift) if line.anchor else None
    return Period(end, unit.unit, days, rule, Basis.RELATIVE)


_NAMES = {-1: "last", 0: "this", 1: "next"}


def _month(line: Line, at: int, *, edged: bool) -> Period | None:
    """«نيسان 2016», «شهر تموز», «سبتمبر (أيلول) الماضي», «في مارس»."""
    named = line.word(at, DateWord.MONTH)
    k = at + named
    month = monthnames.month(line, k)
    if month is None:
        return None
    year, shift, end = monthnames.year(line, month.end)
    certain = named or edged or year is not None or shift is not None
    if not certain:
        opened = line.word(at - 1, *_OPENERS)
        role = line.role(k)
        inside = role is not None and role.conj and _month_before(line, at)
        if month.lone is Lone.STRICT or (month.lone is Lone.CONTEXT and not (opened or inside)):
            return None
        if role is not None and role.article:
            return None
    rule = "month-year" if year is not None and shift is None else "month"
    explicit = year is not None and shift is None
    if year is None:
        year = line.year
        explicit = year is not None
    if year is None:
        if line.anchor is None:
            return Period(end, Unit.MONTH, None, rule, Basis.RELATIVE, open_year=True)
        year = _month_year(line, month.number, shift, at)
        return Period(end, Unit.MONTH, almanac.month(year, month.number), rule, Basis.RELATIVE,
                      open_year=True)  # fmt: skip
    basis = Basis.EXPLICIT if explicit else Basis.RELATIVE
    return Period(end, Unit.MONTH, almanac.month(year, month.number), rule, basis)


def _month_before(line: Line, at: int) -> bool:
    role = line.role(at - 1)
    return role is not None and role.month


def _month_year(line: Line, month: int, shift: int | None, at: int) -> int:
    """The year of a month without one: the last such month that has begun, unless told ahead."""
    anchor = line.anchor
    assert anchor is not None
    if shift is not None and shift < 0:
        return anchor.year - (month >= anchor.month) + (shift + 1)
    if shift:
        return anchor.year + (month <= anchor.month)
    if shift == 0:
        return anchor.year
    if (month - anchor.month) % 12 <= _AHEAD and (line.ahead(at) or line.until(at)):
        return anchor.year + (month < anchor.month)
    return anchor.year - (month > anchor.month)


def _bare_year(line: Line, at: int, *, edged: bool) -> Period | None:
    """«في 2019», «منذ 2011», «(2014)», «بين 2011 و2015»: digits alone that can be a year."""
    year = line.year_at(at)
    if year is None or year not in _RECENT:
        return None
    before = edged or line.word(at - 1, *_YEAR_OPENERS)
    bracket = line.surface(at - 1) == "(" and line.surface(at + 1) == ")"
    second = line.surface(at - 1) in ("-", "–") and line.year_at(at - 2) is not None
    following = line.row[at + 1] if at + 1 < len(line.row) else None
    counted = following is not None and following.kind in ("noun", "scale", "plural", "digits")
    if not (before or bracket or second or line.year is not None) or (counted and not bracket):
        return None
    return Period(at + 1, Unit.YEAR, almanac.year(year), "year", Basis.EXPLICIT)
