"""What a report itself says of its day: dates in the past, weekdays, this month, its capture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from hudna.grammar.dates import DateMatch, Dates
from hudna.link.dating.spells import Bound, Spells, both, each, only, since, union, until
from hudna.link.reports import Report
from hudna.link.words import Sentence
from hudna.model import Basis, DateRange, Event, Modality, Span, Statement, Status
from hudna.text.clitics import ARTICLE
from hudna.vocab.calendar import Calendar

FIRST, LAST = 2011, 2026
"""Years of the reports that the vocabulary is made for, as for the coder."""
_HALF_YEAR = dt.timedelta(days=183)
"""A date without a year is the one nearest to its report."""
_LEAD = 2
"""Sentences in which a report tells the day of its news."""
_NEWS = 1
"""Days after the weekday of its news on which a report is written, at the most."""
_SHORT = 92
"""Days of a stretch in which weekdays are worth asking."""
_FACTS = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


def coded(report: Report) -> Iterator[Bound]:
    """The day that the coder read in the report's own words."""
    days = {
        claim.date.start
        for claim in report.claims
        if isinstance(claim, Event | Statement | Status)
        and claim.date is not None
        and of_the_report(claim.date)
    }
    if len(days) == 1:
        yield Bound(only(days), "the day that the report tells as its own")


def of_the_report(date: DateRange) -> bool:
    """Whether a claim has its date not from words of its own but from the report's day."""
    return date.basis in (Basis.PUBLICATION, Basis.INFERRED) and date.span is None


def explicit(report: Report) -> Iterator[Bound]:
    """A report is no earlier than what it tells as past with day, month and year."""
    days = [
        claim.date.start
        for claim in report.claims
        if (isinstance(claim, Statement) or (isinstance(claim, Event) and _fact(claim)))
        and claim.date is not None
        and claim.date.basis is Basis.EXPLICIT
        and claim.date.start == claim.date.end
    ]
    if days:
        yield Bound(since(max(days)), f"it tells what was on {max(days)}")


def captured(report: Report) -> Iterator[Bound]:
    """A report is no later than the day on which its page was fetched."""
    if report.document.retrieved:
        try:
            day = dt.date.fromisoformat(report.document.retrieved[:10])
        except ValueError:
            return
        yield Bound(until(day), f"it was fetched on {day}")


def yearless(
    calendar: Calendar, dates: Dates, report: Report, sentences: Sequence[Sentence]
) -> Iterator[Bound]:
    """Dates with day and month: on their weekday, in this month, before what is told as past."""
    for s in sentences:
        for match in dates.find(s.words, s.starts, dt.date(LAST, 7, 1)):
            value = match.value
            named = any((w.fold,) in calendar.months for w in s.words[match.first : match.end])
            if not named or value is None or value.start != value.end:
                continue
            if value.basis is Basis.EXPLICIT:
                continue
            yield from _of_date(calendar, dates, report, s, match)


def _of_date(
    calendar: Calendar, dates: Dates, report: Report, s: Sentence, match: DateMatch
) -> Iterator[Bound]:
    words = s.words[match.first : match.end]
    weekday = next((d for w in words if (d := _weekday(calendar, w.fold))), 0)
    after = s.words[match.end - 1 : match.end + 1]
    now = any(calendar.shifts.get(w.fold.removeprefix(ARTICLE)) == 0 for w in after)
    past = _told_as_past(report, s.span(match.first, match.end))
    if not (weekday or now):
        return
    days = set()
    for year in range(FIRST, LAST + 1):
        found = dates.find(words, [0] * len(words), dt.date(year, 7, 1))
        value = found[0].value if found else None
        if value is not None and weekday in (0, value.start.isoweekday()):
            days.add(value.start)
    written = " ".join(w.surface for w in words)
    yield Bound(union(_around(day, now=now, past=past) for day in days), f"«{written}»")


def _around(day: dt.date, *, now: bool, past: bool) -> tuple[dt.date, dt.date]:
    """When one speaks of a day without its year."""
    low, high = day - _HALF_YEAR, day + _HALF_YEAR
    if now:
        low = day.replace(day=1)
        high = (low + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return (max(low, day) if past else low), high


def weekdays(
    calendar: Calendar, dates: Dates, sentences: Sequence[Sentence], within: Spells
) -> Iterator[Bound]:
    """The weekday of a report's news is its day or the day before."""
    if sum((end - start).days + 1 for start, end in within) > _SHORT:
        return
    for s in sentences[:_LEAD]:
        for match in dates.find(s.words, s.starts, None):
            words = s.words[match.first : match.end]
            told = {_weekday(calendar, w.fold) for w in words} - {0}
            if len(told) != 1 or match.value is not None or not _bare(dates, s, match):
                continue
            weekday = told.pop()
            days = [day for day in each(within) if (day.isoweekday() - weekday) % 7 <= _NEWS]
            yield Bound(
                both(only(days), within), f"its news is of «{s.words[match.end - 1].surface}»"
            )
            return


def _bare(dates: Dates, s: Sentence, match: DateMatch) -> bool:
    """Whether a weekday stands alone: neither the last one, nor the next, nor with a date."""
    found = dates.find(s.words, s.starts, dt.date(LAST, 7, 1))
    value = next((x.value for x in found if x.first == match.first), None)
    return value is not None and value.rule in ("weekday", "deictic-weekday")


def _told_as_past(report: Report, span: Span) -> bool:
    """Whether some words tell when somebody said something, or when something was."""
    return any(
        claim.span[0] <= span[0] and span[1] <= claim.span[1] and (
            _fact(claim) if isinstance(claim, Event) else span[1] <= claim.content[0]
        )
        for claim in report.claims if isinstance(claim, Event | Statement)
    )  # fmt: skip


def _fact(event: Event) -> bool:
    return event.modality in _FACTS and not event.negated


def _weekday(calendar: Calendar, folded: str) -> int:
    """The ISO number of the weekday that a word names, or 0."""
    return calendar.weekdays.get(folded.removeprefix(ARTICLE), 0)
