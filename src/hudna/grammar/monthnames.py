"""Names of months, alone or in pairs, and the year behind them."""

from __future__ import annotations

from typing import NamedTuple

from hudna.grammar import cardinals
from hudna.grammar.line import Line
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import DateWord, Lone, Month

_JOINTS = "/-–"
_OLDEST = 1900


class Named(NamedTuple):
    """A month as named; `lone` says where the name is one without a day or a year."""

    end: int
    number: int
    lone: Lone


def month(line: Line, at: int) -> Named | None:
    """The month named at `at`, in one family or in two.

    Pairs are «يوليو/تموز», «تموز - يوليو», «سبتمبر (أيلول)» and «يونيو حزيران»; a pair is beyond
    doubt a month.
    """
    first = _name(line, at)
    if first is None:
        return None
    end = first.end
    mark = line.surface(end)
    bracket = mark in ("(", "[")
    k = end + 1 if bracket or (mark and mark in _JOINTS) else end
    second = _name(line, k)
    if second is not None and second.number == first.number:
        role = line.role(k)
        if role is None or not (role.conj or role.prep):
            closed = line.surface(second.end) in (")", "]")
            return Named(second.end + (bracket and closed), first.number, Lone.FREE)
    return first


def _name(line: Line, at: int) -> Named | None:
    role = line.role(at)
    if role is None or not role.month:
        return None
    phrase = line.phrase(at, line.calendar.months, 2)  # type: ignore[arg-type]
    if not phrase:
        return None
    for name in line.calendar.months[phrase]:
        if _spelled(line.surface(at), name):
            return Named(at + len(phrase), name.month, name.lone)
    return None


def _spelled(surface: str, name: Month) -> bool:
    return (not name.needs or name.needs in surface) and not any(c in surface for c in name.bars)


def year(line: Line, at: int) -> tuple[int | None, int | None, int]:
    """(year, shift, token behind) for what follows a month: «2016», «من عام 2016م», «الماضي».

    A year counted from the report («من العام الماضي») comes back as both.
    """
    k = at
    if line.surface(k) in (",", "،", "/", "-"):
        there = line.year_at(k + 1)
        return (there, None, _past(line, k + 2)) if there and there >= _OLDEST else (None, None, at)
    if line.surface(k) == "(":
        there = line.year_at(k + 1)
        closed = there is not None and line.surface(k + 2) == ")"
        return (there, None, k + 3) if closed else (None, None, at)
    if line.word(k, DateWord.OF):
        k += 1
    this = line.word(k, DateWord.THIS)
    if line.word(k + this, DateWord.YEAR):
        return _named_year(line, k + this, at, this=this)
    there = line.year_at(k)
    if there is not None and there >= _OLDEST:
        return there, None, _past(line, k + 1)
    role = line.role(k)
    if k == at and role is not None and role.shift is not None and not role.conj and not role.prep:
        return None, role.shift, k + 1
    return None, None, at


def _named_year(line: Line, k: int, at: int, *, this: bool) -> tuple[int | None, int | None, int]:
    """What «عام» at `k` says."""
    role = line.role(k)
    there = year_number(line, k + 1)
    if there is not None:
        return there[0], None, there[1]
    shift = line.role(k + 1)
    if line.anchor is not None and role is not None and role.stem.startswith(ARTICLE):
        if shift is not None and shift.shift is not None:
            return line.anchor.year + shift.shift, shift.shift, k + 2
        if this:
            return line.anchor.year, 0, k + 1
    return None, None, at


def year_number(line: Line, at: int) -> tuple[int, int] | None:
    """(year, token behind) in digits or words, as it stands behind «عام»."""
    there = line.year_at(at)
    if there is not None:
        return there, _past(line, at + 1)
    role = line.row[at] if at < len(line.row) else None
    if role is None or role.kind == "digits" or role.conj or role.prep:
        return None
    reading = cardinals.read(line.row, at)
    if reading is None or not _OLDEST <= reading.value < 2100:
        return None
    return int(reading.value), _past(line, reading.end)


def _past(line: Line, at: int) -> int:
    """Past the letter of the common era."""
    return at + 1 if line.word(at, DateWord.COMMON) else at
