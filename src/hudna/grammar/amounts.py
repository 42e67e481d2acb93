"""Lengths of time and days counted from the report: «شهرين», «قبل أربعة أشهر», «منذ أيام».

A plural without a number («أيام») is 2 to 10 of its unit, since Arabic counts with the plural from
3 to 10 and leaves out the dual; with «قليلة» it is 2 to 5.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from hudna.grammar import almanac
from hudna.grammar.almanac import Days
from hudna.grammar.line import Found, Line, shift_at
from hudna.model.terms import Basis
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import DateWord, Trapped, Unit, UnitForm
from hudna.vocab.numerals import Effect

_SOME = (Fraction(2), Fraction(10))
_FEW = (Fraction(2), Fraction(5))


class Amount(NamedTuple):
    """Some units of time: `low` to `high` of them, `high` None where it is open."""

    end: int
    unit: Unit
    low: Fraction
    high: Fraction | None
    vague: bool = False
    counted: bool = True
    """Whether it is a length by itself, and not only behind a word such as قبل or لمدة."""
    shift: int | None = None


def amount(line: Line, at: int) -> Amount | None:
    """The length of time that starts at `at`, with «الماضية» or «المقبلة» where it follows."""
    role = line.role(at)
    if line.row[at] is None and (role is None or role.unit is None):
        return None
    found = _counted(line, at) or _limited_one(line, at) or _definite(line, at) or _alone(line, at)
    if found is None:
        return None
    found = _and_a_part(line, found)
    if found.shift is None:
        shift, end = shift_at(line, found.end)
        role = line.role(found.end)
        if shift is not None and role is not None and role.article:
            found = found._replace(end=end, shift=shift)
    return found


def _unit(line: Line, at: int) -> UnitForm | None:
    role = line.role(at)
    if role is None or role.unit is None or role.conj or role.prep or role.article:
        return None
    return role.unit


def _counted(line: Line, at: int) -> Amount | None:
    """«48 ساعة», «خمسة أيام», «نحو ثلاثة أشهر», «شهرين», «عدة أيام»."""
    if line.row[at] is None:
        return None
    quantity = line.numbers.quantity(line.words, line.row, at)
    if quantity is None or quantity.kind == "ordinal":
        return None
    low, high = Fraction(quantity.min), None if quantity.max is None else Fraction(quantity.max)
    if quantity.exact is not None:
        low = high = Fraction(quantity.exact).limit_denominator(1000)
    vague = quantity.kind == "vague" or quantity.approx
    if quantity.head is not None:
        form = line.calendar.units.get(quantity.head)
        return Amount(quantity.end, form.unit, low, high, vague) if form else None
    form = _unit(line, quantity.end)
    if form is None or form.count == 2 or line.surface(at - 1) == "/":
        return None
    if quantity.kind == "vague" and high is None:
        low, high = _SOME
    return Amount(quantity.end + 1, form.unit, low, high, vague)


def _limited_one(line: Line, at: int) -> Amount | None:
    """«أقل من شهر», «أكثر من عام», «نحو أسبوع»."""
    limit = line.numbers.limit(line.words, line.row, at)
    form = _unit(line, limit[1]) if limit else None
    if limit is None or form is None or form.count != 1:
        return None
    effect, k = limit
    one = Fraction(1)
    if effect in (Effect.BELOW, Effect.AT_MOST):
        return Amount(k + 1, form.unit, Fraction(0), one)
    high = None if effect is Effect.AT_LEAST else one
    return Amount(k + 1, form.unit, one, high, vague=True)


def _definite(line: Line, at: int) -> Amount | None:
    """«الأيام الثلاثة الماضية», «الساعات الـ24 المقبلة», «الأيام القليلة الماضية»."""
    role = line.role(at)
    if role is None or role.unit is None or not role.article or role.unit.count == 1:
        return None
    unit, k = role.unit.unit, at + 1
    low, high = _SOME
    vague = True
    number = line.row[k] if k < len(line.row) else None
    if line.word(k, DateWord.FEW, DateWord.MANY):
        low, high = _FEW if line.word(k, DateWord.FEW) else _SOME
        k += 1
    elif number is not None and (number.article or number.kind == "article") and not number.conj:
        quantity = line.numbers.quantity(line.words, line.row, k)
        if quantity is not None and quantity.kind == "cardinal" and quantity.max is not None:
            low, high = Fraction(quantity.min), Fraction(quantity.max)
            k, vague = quantity.end, False
    shift, end = shift_at(line, k)
    if shift is None or not shift:
        return None
    return Amount(end, unit, low, high, vague, counted=True, shift=shift)


def _alone(line: Line, at: int) -> Amount | None:
    """«شهر», «أيام», «أيام قليلة»: lengths only behind a word that makes them so."""
    role = line.role(at)
    if role is None or role.unit is None or role.article or role.prep or role.conj:
        return None
    following = line.role(at + 1)
    if line.fold(at + 1).startswith(ARTICLE) and (following is None or following.shift is None):
        return None  # «سنوات الحرب», «شهر الصيام»
    if role.unit.count == 1:
        one = Fraction(1)
        if line.trapped(Trapped.UNIT, at, at + 1) or (following is not None and following.digits):
            return None
        return Amount(at + 1, role.unit.unit, one, one, counted=False)
    if line.word(at + 1, DateWord.FEW):
        return Amount(at + 2, role.unit.unit, *_FEW, vague=True, counted=False)
    end = at + 1 + line.word(at + 1, DateWord.MANY)
    return Amount(end, role.unit.unit, *_SOME, vague=True, counted=False)


def _and_a_part(line: Line, found: Amount) -> Amount:
    """«شهر ونصف», «عام ونصف العام»."""
    role = line.row[found.end] if found.end < len(line.row) else None
    if role is None or role.kind != "fraction" or not role.conj or role.prep:
        return found
    part = Fraction(1, role.value)
    end = found.end + 1
    named = line.role(end)
    if named is not None and named.article and named.unit and named.unit.unit is found.unit:
        end += 1
    high = None if found.high is None else found.high + part
    low = found.low + part if found.low else found.low
    return found._replace(end=end, low=low, high=high, counted=True)


def bounds(line: Line, found: Amount) -> tuple[int, int | None]:
    """(least, most) days of a length; most is None where it is open."""
    lengths = line.calendar.lengths[found.unit]
    least = almanac.length(found.unit, lengths, found.low, up=False)
    if found.high is None:
        return least, None
    return least, almanac.length(found.unit, lengths, found.high, up=True)


def counted_from(line: Line, found: Amount, sign: int, rule: str) -> Found | None:
    """The days that lie some units before (`sign` -1) or after the report."""
    if line.word(found.end, DateWord.OF, DateWord.ON):
        return None
    open_end = found.high is None
    high = 2 * found.low if found.high is None else found.high
    basis = Basis.INFERRED if found.vague or open_end or not found.low else Basis.RELATIVE
    if line.anchor is None:
        return Found(found.end, None, rule, basis)
    if found.vague and not found.counted:
        days = _plain(line, found, high, sign)
    else:
        days = almanac.around(line.anchor, found.unit, found.low, high, sign)
    return Found(found.end, days, rule, basis)


def _plain(line: Line, found: Amount, high: Fraction, sign: int) -> Days:
    """Without margins, since the number itself is vague."""
    assert line.anchor is not None
    if found.unit in (Unit.HOUR, Unit.MINUTE):
        return almanac.around(line.anchor, found.unit, Fraction(0), high, sign)
    near = almanac.moved(line.anchor, found.unit, sign * found.low)
    far = almanac.moved(line.anchor, found.unit, sign * high)
    return min(near, far), max(near, far)


def stretch(line: Line, found: Amount) -> Found:
    """«خلال الـ24 ساعة الماضية», «الأيام الثلاثة المقبلة»: up to the report, or from it on."""
    sign = found.shift or -1
    rule = "last-amount" if sign < 0 else "next-amount"
    basis = Basis.INFERRED if found.vague else Basis.RELATIVE
    if line.anchor is None:
        return Found(found.end, None, rule, basis)
    high = found.low if found.high is None else found.high
    if found.unit in (Unit.HOUR, Unit.MINUTE):
        hours = high if found.unit is Unit.HOUR else high / 60
        far = almanac.plus(line.anchor, sign * math.ceil(hours / 24))
    else:
        far = almanac.moved(line.anchor, found.unit, sign * high)
    return Found(found.end, (min(far, line.anchor), max(far, line.anchor)), rule, basis)
