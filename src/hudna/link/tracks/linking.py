"""Tracks of many reports: the case's with what is told of their rounds, and candidates.

A round is a session of the case file, or days on which reports tell that something was done on the
track, with not more than a few days between one and the next.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hudna import __version__
from hudna.case import Case, Days, Process, Session
from hudna.link.reports import PUBLIC, Report, stands_for
from hudna.link.tracks.telling import Reader, Telling
from hudna.model import (
    Basis,
    DateRange,
    Delegation,
    EventType,
    Excerpt,
    Judgement,
    Link,
    Modality,
    Relation,
    Round,
    Text,
    Track,
    TrackType,
)
from hudna.model.ids import digest, link_id
from hudna.vocab import Vocabulary
from hudna.vocab import tracks as words

RULE = f"hudna-tracks/{__version__}"

_APART = dt.timedelta(days=5)
"""Days without anything told that part two rounds: talks pause over a weekend, not for a week."""
_AROUND = dt.timedelta(days=2)
"""Days around a session of the case file that belong to it: arrivals, a last press conference."""
_FEWEST = 3
"""Reports that must tell of a track before it is proposed as a candidate."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """The tracks of some reports, and which claims tell of them."""

    tracks: tuple[Track, ...]
    links: tuple[Link, ...]


def link(
    reports: Iterable[Report],
    case: Case | None,
    vocabulary: Vocabulary,
) -> Tracks:
    """The tracks that some reports tell of."""
    reader = Reader(vocabulary, words.load(), case)
    known: defaultdict[str, list[Telling]] = defaultdict(list)
    others: defaultdict[TrackType, list[Telling]] = defaultdict(list)
    for report in reports:
        for telling in reader.read(report):
            if telling.track is not None:
                known[telling.track].append(telling)
            elif telling.events:
                others[telling.type].append(telling)
    tracks: list[Track] = []
    links: list[Link] = []
    for process in case.tracks if case else ():
        told = known[process.id]
        tracks.append(_of_case(process, told))
        links += _links(process.id, told)
    for kind, some in sorted(others.items()):
        for told in _alike(kind, some):
            track = _candidate(kind, told)
            tracks.append(track)
            links += _links(track.id, told)
    return Tracks(tuple(tracks), tuple(links))


def _of_case(process: Process, told: Sequence[Telling]) -> Track:
    return Track(
        id=process.id,
        name=process.name,
        type=process.type,
        parties=process.parties,
        rounds=tuple(_rounds(process.sessions, told)),
        mentions=_mentions(told),
    )


def _candidate(kind: TrackType, told: Sequence[Telling]) -> Track:
    """A track that the case does not have, named by its noun and its sides."""
    sides = {
        stands_for(actor): actor
        for each in told
        for event in each.events
        for actor in event.actors
        if actor.type in PUBLIC
    }
    some = [actor for side, actor in sorted(sides.items()) if actor.id == side]
    noun = " ".join(told[0].name.split())
    return Track(
        id="k" + digest("track", kind, min(event.id for each in told for event in each.events)),
        name=Text(
            ar=f"{noun}: {'، '.join(actor.name_ar or actor.name for actor in some)}",
            en=f"{kind.replace('-', ' ')}: {', '.join(actor.name for actor in some)}",
        ),
        type=kind,
        parties=tuple(sorted(sides)),
        rounds=tuple(_rounds((), told)),
        candidate=True,
        mentions=_mentions(told),
    )


def _mentions(told: Iterable[Telling]) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(document=each.document, span=each.span) for each in told)


def _alike(kind: TrackType, told: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Tellings of what may be one track: of the same sides where the kind is a meeting of sides,
    else in much the same words as the first of them and within a month of it.
    """
    groups = _by_sides(told) if kind in _MEETINGS else _by_words(told)
    yield from (group for group in groups if len({t.document for t in group}) >= _FEWEST)


_MEETINGS = (TrackType.TALKS, TrackType.WORKING_GROUP, TrackType.COMMISSION)


def _by_sides(told: Sequence[Telling]) -> Iterator[list[Telling]]:
    groups: defaultdict[frozenset[str], list[Telling]] = defaultdict(list)
    for each in told:
        for event in each.events:
            sides = frozenset(stands_for(actor) for actor in event.actors if actor.type in PUBLIC)
            if len(sides) > 1 and event.type is EventType.CONSULT:
                groups[sides].append(each)
                break
    yield from groups.values()


def _by_words(told: Sequence[Telling]) -> Iterator[list[Telling]]:
    groups: list[list[Telling]] = []
    by: defaultdict[str, list[int]] = defaultdict(list)
    for each in told:
        if len(each.name.split()) < 2:
            continue  # «تحقيق» is any enquiry, and to achieve something
        shared = Counter(group for form in each.about for group in by[form][-_RECENT:])
        best = max(shared, key=lambda group: (shared[group], -group), default=-1)
        if shared[best] >= _COMMON and _one_month(groups[best][0], each):
            groups[best].append(each)
        else:
            groups.append([each])
            for form in each.about:
                by[form].append(len(groups) - 1)
    yield from groups


_RECENT = 50
"""Candidates that a word is looked up in: the last ones that had it."""
_COMMON = 5
"""Keys of words that a telling must share with the first: a word has two or so."""


def _one_month(first: Telling, second: Telling) -> bool:
    if first.day is None or second.day is None:
        return first.day is second.day
    return abs((second.day.start - first.day.start).days) <= 31


def _rounds(sessions: Sequence[Session], told: Sequence[Telling]) -> Iterator[Round]:
    """The sessions of the case with what is told of them, then the rounds that reports add, and
    at last what is told of no day that is known well enough.
    """
    at: defaultdict[int, list[Telling]] = defaultdict(list)
    rest: list[tuple[dt.date, Telling]] = []
    undated: list[Telling] = []
    for telling in told:
        days = [
            (event.date.start, event.date.end)
            for event in telling.events
            if event.date is not None and event.modality is not Modality.PLANNED
        ]
        if not days and telling.day is not None:
            days = [(telling.day.start, telling.day.end)]
        place = next(
            (n for n, session in enumerate(sessions) if any(_in(d, session.date) for d in days)),
            None,
        )
        if place is not None:
            at[place].append(telling)
        elif days and days[0][1] - days[0][0] <= _APART:
            rest.append((days[0][0], telling))
        elif telling.events or telling.delegations:
            undated.append(telling)
    for number, session in enumerate(sessions):
        yield _round(session, at[number])
    for some in _parted(sorted(rest, key=lambda pair: pair[0])):
        yield _round(None, [telling for _, telling in some], some[0][0], some[-1][0])
    if undated:
        yield _round(None, undated)


def _in(days: tuple[dt.date, dt.date], session: Days) -> bool:
    return days[0] <= session.end + _AROUND and days[1] >= session.start - _AROUND


def _parted(
    told: Sequence[tuple[dt.date, Telling]],
) -> Iterator[list[tuple[dt.date, Telling]]]:
    some: list[tuple[dt.date, Telling]] = []
    for each in told:
        if some and each[0] - some[-1][0] > _APART:
            yield some
            some = []
        some.append(each)
    if some:
        yield some


def _round(
    session: Session | None,
    told: Sequence[Telling],
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> Round:
    """A round with the delegations of the case file and of the reports, each said once."""
    days = session.date if session else Days(first, last) if first and last else None
    stated = (
        [
            Delegation(actor=actor, how=how)
            for how in ("attends", "suspends", "returns", "leaves")
            for actor in getattr(session, how)
        ]
        if session
        else []
    )
    reported = {each for telling in told for each in telling.delegations}
    known = {(each.actor, each.how) for each in stated}
    return Round(
        name=session.name if session else None,
        date=DateRange(start=days.start, end=days.end, basis=Basis.EXPLICIT) if days else None,
        delegations=(
            *stated,
            *sorted(
                (each for each in reported if (each.actor, each.how) not in known),
                key=lambda each: (each.how, each.actor, each.event or ""),
            ),
        ),
        events=tuple(dict.fromkeys(event.id for each in told for event in each.events)),
    )


def _links(track: str, told: Iterable[Telling]) -> Iterator[Link]:
    names = {event.id: telling.name for telling in told for event in telling.events}
    for claim, name in names.items():
        yield Link(
            id=link_id(Relation.MENTION_OF, claim, track),
            relation=Relation.MENTION_OF,
            from_=claim,
            to=track,
            judgement=Judgement.SAME,
            by=RULE,
            reason=f"told in a sentence that names it: {' '.join(name.split())}",
        )
