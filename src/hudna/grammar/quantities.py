"""A quantity, and how number words make one (`hudna.grammar.numbers` tells the bounds)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Literal

import msgspec

from hudna.grammar import cardinals
from hudna.grammar.cardinals import K, Role, Row, stands
from hudna.vocab.numerals import Effect

Kind = Literal["cardinal", "ordinal", "dual", "vague"]

_FEW = (3, 9)
_CARDINAL = frozenset({
    K.UNIT, K.LEAD, K.TEN, K.TENS, K.HUNDRED, K.HUNDREDS, K.SCALE, K.SCALE_DUAL, K.FRACTION,
    "digits",
})  # fmt: skip


class Quantity(msgspec.Struct, frozen=True):
    """A number and how exactly it is known.

    Tokens `[first, end)`; `min` to `max` with both included, `max` None where it is open. A
    decimal lies between its whole neighbours and keeps its value in `exact`. `head` is the folded
    singular of the unit that a dual counts; `approx` marks نحو and its like.
    """

    first: int
    end: int
    min: int
    max: int | None
    kind: Kind
    head: str | None = None
    approx: bool = False
    exact: float | None = None


def simple(row: Row, at: int, role: Role) -> Quantity | None:
    """A number without its quantifiers."""
    ordered = cardinals.ordinal(row, at)
    reading = cardinals.read(row, at) if role.kind in _CARDINAL else None
    if ordered is not None and (reading is None or reading.end <= ordered[1]):
        return Quantity(at, ordered[1], ordered[0], ordered[0], "ordinal")
    if reading is not None:
        return exactly(at, reading.end, reading.value)
    if role.kind == K.PLURAL:
        return vague(row, at, role.value, role.value * 2, role.value * 10 - 1)
    if role.kind == K.FEW:
        return few(row, at)
    twin = row[at + 1] if role.kind in ("dual", "noun") and at + 1 < len(row) else None
    twice = twin is not None and twin.kind == K.UNIT and twin.value == 2
    if role.kind == "dual" or (role.kind == "noun" and role.value == 2 and twice):
        return Quantity(at, at + 1 + twice, 2, 2, "dual", role.word)
    return None


def exactly(first: int, end: int, value: Fraction) -> Quantity:
    """The quantity of a known value."""
    whole = value.denominator == 1
    exact = None if whole else float(value)
    return Quantity(first, end, math.floor(value), math.ceil(value), "cardinal", exact=exact)


def vague(row: Row, first: int, unit: int, low: int, high: int) -> Quantity:
    """A bare plural of a scale, multiplied by the plural that follows it."""
    end = first + 1
    following = row[end] if stands(row, end, K.PLURAL) else None
    if following is not None and following.value > unit:
        low, high = low * following.value, (high + 1) * following.value - 1
        if unit == 10:
            high = 100 * following.value - 1
        end += 1
    return Quantity(first, end, low, high, "vague")


def few(row: Row, first: int) -> Quantity:
    """«بضع» 3–9, «بضعة عشر» 13–19, «بضعة آلاف» 3,000–9,999."""
    low, high = _FEW
    following = row[first + 1] if first + 1 < len(row) else None
    if following is not None and not following.conj and not following.prep:
        if following.kind == K.TEN:
            return Quantity(first, first + 2, 10 + low, 10 + high, "vague")
        if following.kind == K.PLURAL:
            scale = following.value
            return Quantity(first, first + 2, low * scale, (high + 1) * scale - 1, "vague")
    return Quantity(first, first + 1, low, high, "vague")


def limited(inner: Quantity, effect: Effect, first: int, end: int) -> Quantity:
    """A quantity under «أكثر من», «أقل من», «نحو» and their like."""
    low, high = inner.min, inner.max
    approx = inner.approx
    if effect is Effect.AT_LEAST:
        high = None
    elif effect is Effect.BELOW:
        low, high = 0, max(low - 1, 0)
    elif effect is Effect.AT_MOST:
        low = 0
    elif effect is Effect.ABOUT:
        approx = True
    return Quantity(first, end, low, high, inner.kind, inner.head, approx, inner.exact)
