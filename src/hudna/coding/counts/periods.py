"""Over which days something was counted, and whether since a beginning."""

from __future__ import annotations

from hudna.coding.counts.told import Told
from hudna.coding.counts.words import Words, near
from hudna.model import DateRange
from hudna.vocab.lexicon import Kind

_BESIDE = 4
"""Tokens from a verb of reaching («ليصل») to its number."""


def stated(told: Told) -> DateRange | None:
    """The date that belongs to a number: between its noun and it, after it and before any other
    number, else the last one before it. The date of an accord («اتفاق 27 شباط») is a name.
    """
    p, f = told.p, told.figure
    dates = [
        d for d in p.sentence.dates
        if d.value is not None
        and not (d.first and Kind.AGREEMENT in p.sentence.hits[d.first - 1])
    ]  # fmt: skip
    if not dates:
        return None
    start, high = near(p, f.first, f.end)
    inside = [d for d in dates if f.first <= d.first < f.at]
    after = [d for d in dates if f.end <= d.first < high and not any(
        f.end <= q.first < d.first for q in p.sentence.quantities)]  # fmt: skip
    if told.low:  # what stands between two numbers but in another clause is of the first
        start = max(told.low, p.clause_of(f.first).first)
    before = [d for d in dates if max(start, told.opens) <= d.first < f.first]
    chosen = inside or after or before[-1:]
    return chosen[0].value if chosen else None


def since(period: DateRange) -> bool:
    """Whether a period reaches from a beginning up to the report."""
    return (period.rule or "").startswith("since")


def cumulative(told: Told, words: Words, period: DateRange | None) -> bool:
    """Whether a number is a sum since something began.

    Who has joined is one where it is told as a number of them («عدد البلدات المنضمة»); anything is
    where its beginning is named, or where it is told as a total and for no stretch of days.
    """
    if period is not None and since(period):
        return True
    p, f = told.p, told.figure
    start, end = near(p, f.first, f.end)
    low = max(told.low, start)
    if told.joining and (f.headed or words.any(p, max(low, f.at - _BESIDE), f.at, "reaching")):
        return True
    if period is not None and period.start != period.end:
        return False
    so_far = words.any(p, low, min(end, told.high), "so-far")
    return so_far or words.any(p, low, f.at, "total")
