"""Dates and lengths of time in a sentence.

What each rule reads, and the widths it gives, stand with the rules: `points` (days), `periods`
(weeks, months, years), `amounts` (lengths, and days counted from the report), `almanac` (widths).
Here they are tried in turn at each word, framed («منذ», «قبل», «بعد») and joined into ranges.

Names of rules, as `DateRange.rule` has them: `day-month-year`, `day-month`, `days-month-year`,
`days-month`, `deictic`, `deictic-weekday`, `weekday`, `weekday-last`, `weekday-next`,
`weekday-ahead`, `weekday-run`, `month-year`, `month`, `year`, `years`, `last-week`, `this-month`,
`next-year` and so on, `start-of-…`, `middle-of-…`, `end-of-…`, `half-of-…`, `quarter-of-…`,
`week-of-…`, `ago`, `since-ago` («منذ يومين»: the day it happened; what has lasted since, lasts up
to the report), `later`, `last-amount`, `next-amount`, `since-…` (up to the report), `range`.

A bare weekday is the last one up to and including the day of the report, the next one where a
verb in the future stands before it. A Hijri month or year is no match.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from hudna.grammar import almanac, amounts, periods, points
from hudna.grammar.amounts import Amount
from hudna.grammar.cardinals import Row
from hudna.grammar.line import Found, Lexicon, Line, Role
from hudna.grammar.numbers import Numbers
from hudna.model.terms import Basis
from hudna.model.values import DateRange, Span
from hudna.text.words import Memo, Word
from hudna.vocab.calendar import Calendar, DateWord

_DASHES = ("-", "–", "—")
_NAMED_DAYS = ("weekday", "deictic")
_NO_START = frozenset({"noun", "and", "bracket"})


class Duration(msgspec.Struct, frozen=True):
    """A length of time that is not placed: «لمدة شهرين», «أقل من شهر», «48 ساعة».

    `min` and `max` count the unit (rounded outwards), `min_days` and `max_days` the days it may
    mean: a month is 28 to 31 days, part of a day 0 to 1. Open ends are None.
    """

    min_days: int
    max_days: int | None
    unit: str
    span: Span
    min: int
    max: int | None


class DateMatch(msgspec.Struct, frozen=True):
    """What the tokens `[first, end)` say of time.

    `value` is None for a length, and for a relative date when the day of the report is unknown.
    """

    first: int
    end: int
    value: DateRange | None
    duration: Duration | None = None


class Dates:
    """The date grammar over the tables of `hudna.vocab.calendar`."""

    def __init__(self, calendar: Calendar, numbers: Numbers) -> None:
        self._calendar, self._numbers = calendar, numbers
        self._roles: Memo[Word, Role | None] = Memo(Lexicon(calendar).role)

    def find(
        self, words: Sequence[Word], starts: Sequence[int], anchor: dt.date | None
    ) -> list[DateMatch]:
        """Every date and length of time of some words, in order and without overlap.

        `starts[i]` is the offset of word i in the document; `anchor` the day of the report.
        """
        known = self._roles
        roles = [known[word] for word in words]
        if roles.count(None) == len(roles):
            return []
        active = [at for at, role in enumerate(roles) if role is not None and role.active]
        if not active:
            return []
        row = self._numbers.row(words)
        line = Line(words, roles, row, self._numbers, self._calendar, anchor)
        if any(role is not None and role.measure for role in roles):
            active = sorted({*active, *self._numbered(words, row)})
        found: list[DateMatch] = []
        past = 0
        for at in active:
            if at < past:
                continue
            match = _match(line, starts, at)
            if match is not None and match.first >= past:
                found.append(match)
                past = match.end
        return found

    def _numbered(self, words: Sequence[Word], row: Row) -> list[int]:
        """The words at which a number may start."""
        limit, several = self._numbers.limit, self._numbers.several
        return [
            at for at, role in enumerate(row)
            if role and role.kind not in _NO_START
            and (role.kind != "phrase" or limit(words, row, at) or several(words, at, role))
        ]  # fmt: skip


def _match(line: Line, starts: Sequence[int], at: int) -> DateMatch | None:
    length = amounts.amount(line, at)
    read = _framed(line, at) or _moved(line, length) or _placed(line, at)
    if read is not None:
        first = read.first if read.first >= 0 else at
        value = None
        if read.days is not None:
            anchor = None if read.basis is Basis.EXPLICIT else line.anchor
            value = DateRange(
                start=read.days[0], end=read.days[1], basis=read.basis, anchor=anchor,
                span=_span(line, starts, first, read.end), rule=read.rule,
                part=None if read.part is None else str(read.part),
            )  # fmt: skip
        return DateMatch(first, read.end, value)
    if length is None or not (
        length.counted or line.word(at - 1, DateWord.LASTING, DateWord.DURING)
    ):
        return None
    return _length(line, starts, at, length)


def _length(line: Line, starts: Sequence[int], at: int, length: Amount) -> DateMatch:
    least, most = amounts.bounds(line, length)
    low = int(length.low)
    high = None if length.high is None else -int(-length.high // 1)
    span = _span(line, starts, at, length.end)
    return DateMatch(
        at, length.end, None, Duration(least, most, length.unit.value, span, low, high)
    )


def _span(line: Line, starts: Sequence[int], first: int, end: int) -> Span:
    return starts[first], starts[end - 1] + len(line.words[end - 1].surface)


def _framed(line: Line, at: int) -> Found | None:
    """«قبل …», «بعد …», «منذ …», «بين … و…»."""
    k = at + 1
    if k < len(line.words):
        if line.word(at, DateWord.AGO, DateWord.LATER):
            length = amounts.amount(line, k)
            if length is not None and length.shift is None and not _longer(line, k, length):
                if line.word(at, DateWord.AGO):
                    return amounts.counted_from(line, length, -1, "ago")
                return amounts.counted_from(line, length, 1, "later")
            return None
        if line.word(at, DateWord.SINCE):
            return _since(line, k)
        if line.word(at, DateWord.BETWEEN):
            return _between(line, at, k)
    return None


def _moved(line: Line, length: Amount | None) -> Found | None:
    """«الأيام الثلاثة الماضية», «24 ساعة الماضية», «يومين مضت»."""
    if length is None or not length.counted:
        return None
    if line.word(length.end, DateWord.PAST):
        ago = amounts.counted_from(line, length, -1, "ago")
        return ago and ago._replace(end=ago.end + 1)
    return amounts.stretch(line, length) if length.shift else None


def _since(line: Line, at: int) -> Found | None:
    length = amounts.amount(line, at)
    if length is not None and length.shift is None and not _longer(line, at, length):
        return amounts.counted_from(line, length, -1, "since-ago")
    placed = _placed(line, at)
    if placed is None or placed.first >= 0:
        return None
    if placed.days is None or line.anchor is None or placed.rule == "range":
        return placed
    start = placed.days[0]
    end = line.anchor if start <= line.anchor else placed.days[1]
    basis = Basis.RELATIVE if placed.basis is Basis.EXPLICIT else placed.basis
    return placed._replace(days=(start, end), rule=f"since-{placed.rule}", basis=basis)


def _longer(line: Line, at: int, length: Amount) -> bool:
    """Whether a bare «عام» or «يوم» begins a date or an idiom.

    «منذ عام 2011», «قبل يوم الجمعة»; «يوما بعد يوم».
    """
    unit, before = line.role(at), line.role(at - 2)
    if not length.counted and unit and before and before.unit == unit.unit:
        return True
    placed = None if length.counted else _single(line, at)
    return placed is not None and placed.end > length.end


def _between(line: Line, at: int, k: int) -> Found | None:
    low = _single(line, k)
    if low is None:
        return None
    if low.rule.startswith(("days", "years")):
        return low._replace(first=at)
    role = line.role(low.end)
    joint = line.row[low.end] if low.end < len(line.row) else None
    if joint is not None and joint.kind == "and":
        high_at = low.end + 1
    elif role is not None and role.conj:
        high_at = low.end
    else:
        return None
    merged = _merged(line, k, low, high_at)
    return merged and merged._replace(first=at)


def _placed(line: Line, at: int) -> Found | None:
    """A day or period, or the range that it opens («من X إلى Y», «X - Y»)."""
    low = _single(line, at)
    if low is None:
        return None
    k = low.end
    if low.rule.startswith("days") and line.word(at - 1, DateWord.OF):
        return low._replace(first=at - 1)
    dashed = line.surface(k) in _DASHES
    if line.word(k, DateWord.TO) or dashed:
        merged = _merged(line, at, low, k + 1)
        opened = line.word(at - 1, DateWord.OF) and not dashed
        if merged is not None and (opened or _may_run(line, at, low, k + 1)):
            return merged._replace(first=at - 1) if opened else merged
    return low


def _may_run(line: Line, at: int, low: Found, high_at: int) -> bool:
    """Whether «X إلى Y» without من is a range: not in «أرجئت السبت إلى 10 آب»."""
    if not low.rule.startswith(_NAMED_DAYS) or line.word(at - 1, DateWord.SINCE):
        return True
    high = _single(line, high_at)
    return high is not None and high.rule.startswith(_NAMED_DAYS)


def _single(line: Line, at: int) -> Found | None:
    return points.point(line, at) or periods.period(line, at)


def _merged(line: Line, at: int, low: Found, high_at: int) -> Found | None:
    """The range from one date to another; a year named only at its end serves both."""
    high = _single(line, high_at)
    if high is None:
        return None
    if low.open_year and high.days is not None and not high.open_year:
        again = _single(msgspec.structs.replace(line, year=high.days[0].year), at)
        if again is not None and again.days and again.days[0] > high.days[0]:
            line = msgspec.structs.replace(line, year=high.days[0].year - 1)
            again = _single(line, at)
        low = again or low
    elif high.open_year and low.days is not None:
        for year in (low.days[0].year, low.days[0].year + 1):
            high = _single(msgspec.structs.replace(line, year=year), high_at) or high
            if high.days is None or high.days[0] >= low.days[0]:
                break
    if low.days is None or high.days is None:
        return Found(high.end, None, "range", Basis.RELATIVE)
    if low.days[0] > high.days[1] and high.rule == "weekday":
        high = high._replace(days=(almanac.plus(high.days[0], 7), almanac.plus(high.days[1], 7)))
    if high.days is None or low.days[0] > high.days[1]:
        return None
    explicit = low.basis is Basis.EXPLICIT and high.basis is Basis.EXPLICIT
    basis = Basis.EXPLICIT if explicit else Basis.RELATIVE
    return Found(high.end, (low.days[0], high.days[1]), "range", basis, low.part)
