"""When: which date of a sentence belongs to what, and what holds where none stands."""

from __future__ import annotations

import datetime as dt

from hudna.coding.context import Context, is_person
from hudna.coding.events.happening import Happening
from hudna.coding.findings import Findings
from hudna.coding.parse import Clause, Parse
from hudna.coding.speech import Said
from hudna.grammar.dates import DateMatch
from hudna.model import DateRange, EventType, Modality


def publication(context: Context) -> DateRange | None:
    """The day of the report, for what a report tells as its news."""
    day = context.day
    return None if day is None else DateRange(start=day, end=day, basis=context.basis)


def said_date(f: Findings, s: Said, context: Context) -> DateRange | None:
    """When something was said: the date between cue and content, else the report's day."""
    for d in f.parse.sentence.dates:
        if d.value is not None and s.cue < d.first < s.first:
            return d.value
    return publication(context)


def event_date(f: Findings, h: Happening, context: Context) -> DateRange | None:
    """When an event was: as stated, else the report's day for what the report tells as its news.

    What is told as known before, in a relative clause, as a plan or condition, or by a person of
    others need not be of the day.
    """
    if h.own:
        own = next((s for s in f.said if s.cue == h.trigger), None)
        if own is not None:
            return said_date(f, own, context)
    low, high = 0, len(f.parse.words)
    if h.said >= 0:
        low, high = f.said[h.said].first, f.said[h.said].end
    date = stated(f.parse, h.clause, h.trigger, (low, high))
    if date is not None or h.light.modality is not Modality.ACTUAL:
        return date
    if h.light.background or h.clause.opener in ("relative", "condition"):
        return None
    if _of_others(f, h):
        return None
    return publication(context)


def _of_others(f: Findings, h: Happening) -> bool:
    """Whether a person tells what others did; what is agreed is told as the day's news all the
    same.
    """
    if h.said < 0 or h.type is EventType.AGREE or f.own_act(h):
        return False
    return any(n.actor is not None and is_person(n.actor) for n in f.said[h.said].speakers)


def stated(p: Parse, clause: Clause, at: int, within: tuple[int, int]) -> DateRange | None:
    """The date that belongs to a verb: of its own clause, the nearest; else the last one before it
    `within` some tokens (the sentence, or what the same speaker says), where its clause goes on
    what was told before.
    """
    dated = [d for d in p.sentence.dates if d.value is not None]
    own = [d for d in dated if clause.first <= d.first < clause.end]
    if own:
        return min(own, key=lambda d: abs(d.first - at)).value
    low, high = within
    before = [d for d in dated if low <= d.first < clause.first]
    if before and clause.opener in ("and", "comma", "") and high > low:
        return before[-1].value
    return None


def deadline(dates: list[DateMatch], first: int, end: int, day: dt.date | None) -> DateRange | None:
    """The first date within what is to be done that lies after the report's day."""
    for d in dates:
        if first <= d.first < end and d.value is not None and (day is None or d.value.end > day):
            return d.value
    return None
