"""When: which date of a sentence belongs to which event, and what holds where none stands."""

from __future__ import annotations

import datetime as dt

from hudna.coding.parse import Clause, Parse
from hudna.grammar.dates import DateMatch
from hudna.model import Basis, DateRange


def stated(p: Parse, clause: Clause, at: int, low: int, high: int) -> DateRange | None:
    """The date that belongs to a verb: of its own clause, the nearest; else, within `[low, high)`
    (the sentence, or what the same speaker says), the one date of the stretch that no other verb's
    clause claims, before the verb's clause.
    """
    own = [d for d in p.sentence.dates if d.value and clause.first <= d.first < clause.end]
    if own:
        return min(own, key=lambda d: abs(d.first - at)).value
    before = [d for d in p.sentence.dates if d.value and low <= d.first < clause.first]
    if before and clause.opener in ("and", "comma", "") and high > low:
        return before[-1].value
    return None


def publication(day: dt.date | None) -> DateRange | None:
    """The day of the report, for what a report tells as its news."""
    return None if day is None else DateRange(start=day, end=day, basis=Basis.PUBLICATION)


def deadline(dates: list[DateMatch], first: int, end: int, day: dt.date | None) -> DateRange | None:
    """The first date within what is to be done that lies after the report's day."""
    for d in dates:
        if first <= d.first < end and d.value is not None and (day is None or d.value.end > day):
            return d.value
    return None
