"""Dated facts of a case that a report tells: an agreement that is there, what was last week."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hudna.case import Case, Days, StatusLine
from hudna.grammar.dates import DateMatch, Dates
from hudna.link.dating.spells import Bound, each, only, since, union
from hudna.link.names import Names
from hudna.link.reports import Report
from hudna.link.words import Sentence
from hudna.model import Basis, Event, Modality, Span, Statement, Status, StatusType

_NEAR = dt.timedelta(days=45)
"""A relative expression («الأسبوع الماضي», «منذ أيام») is asked about so many days either way."""


_AHEAD = dt.timedelta(days=31)
"""Talks and plans are spoken of up to so many days before their first session."""


class _Thing(NamedTuple):
    """An agreement or a track of the case."""

    agreement: bool
    id: str


class Facts:
    """The dated facts of a case, by what names them."""

    def __init__(self, case: Case) -> None:
        self._declared = {x.id: x.declared for x in case.agreements if x.declared}
        self._sessions = {x.id: [s.date for s in x.sessions] for x in case.tracks}
        self._statuses: defaultdict[tuple[str, StatusType], list[Days]] = defaultdict(list)
        for line in _changes(case):
            if line.held is not None:
                self._statuses[line.subject, line.status].append(line.held)
        self._names: Names[_Thing] = Names(_names(case))

    def bounds(
        self, dates: Dates, report: Report, sentences: Sequence[Sentence]
    ) -> Iterator[Bound]:
        """What the facts that a report tells say of its day."""
        first: dict[str, dt.date] = {}
        for s in sentences:
            named = {thing for name in self._names.find(s) for thing in name.names}
            if not named:
                continue
            first.update((thing.id, day) for thing in named if (day := self._first(thing)))
            for match in dates.find(s.words, s.starts, None):
                if match.value is None and match.duration is None:
                    yield from self._told(dates, report, s, match, named)
        for key, day in sorted(first.items()):
            yield Bound(since(day), f"it knows {key}, of {day}")

    def _first(self, thing: _Thing) -> dt.date | None:
        """The first day on which anybody could know of something."""
        if thing.agreement:
            return self._declared[thing.id].start if thing.id in self._declared else None
        sessions = self._sessions[thing.id]
        return min(each.start for each in sessions) - _AHEAD if sessions else None

    def _told(
        self, dates: Dates, report: Report, s: Sentence, match: DateMatch, named: set[_Thing]
    ) -> Iterator[Bound]:
        """On which days a relative expression means the day of a fact."""
        span = s.span(match.first, match.end)
        if _of_saying(report, span):
            return
        facts = [
            day
            for claim in report.claims
            if isinstance(claim, Status) and _within(span, claim.span)
            and claim.modality is Modality.ACTUAL
            for thing in named
            for day in self._statuses.get((thing.id, claim.status), ())
        ]  # fmt: skip
        if any(isinstance(c, Event) and _within(span, c.span) for c in report.claims):
            facts += [d for t in named if not t.agreement for d in self._sessions[t.id]]
        days = _spoken(dates, s, match, facts)
        if days:
            written = " ".join(w.surface for w in s.words[match.first : match.end])
            yield Bound(only(days), f"«{written}» of {', '.join(sorted({t.id for t in named}))}")


def _changes(case: Case) -> Iterator[StatusLine]:
    """The lines that tell something new: not those that say once more what the same voice said."""
    last: dict[tuple[str, str], StatusType] = {}
    lines = [x for x in case.statuses if x.modality is Modality.ACTUAL and x.held is not None]
    for line in sorted(lines, key=lambda x: (x.held or x.said, x.said)):
        if last.get((line.subject, line.asserted_by)) is not line.status:
            yield line
        last[line.subject, line.asserted_by] = line.status


def _spoken(dates: Dates, s: Sentence, match: DateMatch, facts: Iterable[Days]) -> set[dt.date]:
    """The days on which somebody who uses a relative expression means one of some facts."""
    words, starts = s.words[match.first : match.end], s.starts[match.first : match.end]
    found: set[dt.date] = set()
    for fact in set(facts):
        for day in each(union([(fact.start - _NEAR, fact.end + _NEAR)])):
            read = dates.find(words, starts, day)
            value = read[0].value if read else None
            if (
                value is not None and value.basis is not Basis.EXPLICIT
                and value.start <= fact.end and fact.start <= value.end
            ):  # fmt: skip
                found.add(day)
    return found


def _of_saying(report: Report, span: Span) -> bool:
    """Whether an expression tells when something was said, not what was then."""
    return any(
        c.span[0] <= span[0] < c.content[0] for c in report.claims if isinstance(c, Statement)
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _names(case: Case) -> Iterator[tuple[str, _Thing]]:
    for instrument in case.agreements:
        for written in (instrument.name.ar, *instrument.aliases):
            if written:
                yield written, _Thing(agreement=True, id=instrument.id)
    for track in case.tracks:
        for written in (track.name.ar, *track.aliases):
            if written:
                yield written, _Thing(agreement=False, id=track.id)
