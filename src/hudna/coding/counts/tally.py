"""A count as it is found in a sentence, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hudna.grammar.numbers import Quantity
from hudna.model import Actor, DateRange, Place, Toll


class How(StrEnum):
    """The rule that read a count, as `rules.csv` explains it."""

    NAMED = "named"
    NUMBER_OF = "number-of"
    LIST = "list"
    NONE = "none"
    UNCONFIRMED = "unconfirmed"


class Amount(NamedTuple):
    """How many: the number that the words name, and the range where it is not exactly so many."""

    value: int
    range: Toll | None = None
    about: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A count: tokens `[first, end)`, what is counted in which unit, how many, by whom."""

    first: int
    end: int
    at: int
    """The token of the number."""
    what: str
    unit: str
    amount: Amount
    how: How
    line: int
    """The line of `counts.csv` that says what is counted."""
    by: Actor | None = None
    side: Actor | None = None
    areas: tuple[Place, ...] = ()
    period: DateRange | None = None
    cumulative: bool = False
    said: int = -1
    whole: Tally | None = None
    """The count that it is a part of."""
    some: bool = False
    """Whether it is told as one of some («منها»): then the parts need not add up."""
    listed_by: Actor | None = None


def amount(q: Quantity, effect: str = "") -> Amount:
    """The amount of a quantity; `effect` is what a verb before it makes of it («تجاوز عدد …»).

    >>> amount(Quantity(0, 1, 14, 14, "cardinal"))
    Amount(value=14, range=None, about=False)
    >>> amount(Quantity(0, 2, 0, 61, "cardinal")).value
    61
    """
    low, high = q.min, q.max
    if effect == "above":
        high = None
    elif effect == "at-most":
        low = 0
    exact = low == high
    value = high if high is not None and not low else low
    return Amount(value, None if exact else Toll(min=low, max=high), q.approx)
