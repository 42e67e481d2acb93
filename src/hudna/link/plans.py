"""What was announced for a day, and what became of it: fulfilled, moved, lapsed, or still open.

An event told as planned with a day is an announcement. Announcements of the same kind of event by
the same sides for the same days are one plan. It is

- `fulfilled` where a report of the day or later tells such an event of those sides as done on a
  day that it was announced for;
- `moved` where a later report plans it anew, beside a word of putting off;
- `lapsed` where a report tells that it was not done, or where reports go on naming its sides, two
  at least, past its days and none tells it;
- `open` otherwise.

What is planned against somebody is left out: Hudna foretells no attacks. Silence is not proof: the
reason of a lapsed plan says how many reports were silent.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hudna import __version__
from hudna.link.reports import PUBLIC, Report, stands_for
from hudna.model import (
    Basis,
    DateRange,
    Event,
    EventType,
    Judgement,
    Link,
    Modality,
    Outcome,
    Plan,
    Relation,
)
from hudna.model.ids import digest, link_id
from hudna.text.fold import fold
from hudna.text.tokens import tokens

RULE = f"hudna-plans/{__version__}"

_TYPES = frozenset({
    EventType.CONSULT, EventType.AGREE, EventType.AID, EventType.RETREAT, EventType.CONCEDE,
})  # fmt: skip
_STATED = (Basis.EXPLICIT, Basis.RELATIVE)
_DONE = (Modality.ACTUAL, Modality.HISTORICAL)
_LONGEST = dt.timedelta(days=92)
"""Of days named for one occurrence: a season. «This year» announces nothing that can be checked."""
_EXACT = dt.timedelta(days=7)
"""The widest range of days at which an event is told to have been done."""
_GRACE = dt.timedelta(days=3)
"""After the last day: reports tell of a meeting a day late, weeklies and monthlies later still."""
_AROUND = 60
"""Characters before an event's clause in which a word of putting off still speaks of it."""


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans among some reports, and the links to the claims that tell their outcome."""

    plans: tuple[Plan, ...]
    links: tuple[Link, ...]


class _Told(NamedTuple):
    """What an event claim says that matters here."""

    claim: str
    document: str
    day: dt.date
    """When it was reported."""
    type: EventType
    sides: frozenset[str]
    """The states and bodies that take part; people count as those they speak for."""
    people: frozenset[str]
    place: str
    when: tuple[dt.date, dt.date]
    date: DateRange
    modality: Modality
    negated: bool
    put_off: bool


def link(
    reports: Iterable[Report],
    put_off: frozenset[str],
    *,
    until: dt.date | None = None,
) -> Plans:
    """The plans among some reports as known on a day: those reported later are not looked at.

    `put_off` are the folded words that say that something is put off. Without `until` all reports
    count; one without a day does not.
    """
    told = [
        each
        for report in reports
        for each in _told(report, put_off)
        if until is None or each.day <= until
    ]
    known = _Known(told)
    plans, links = [], []
    for announced in _announced(told):
        plan, by = _outcome(announced, known)
        plans.append(plan)
        if by is not None:
            relation = {
                Outcome.FULFILLED: Relation.FULFILS,
                Outcome.MOVED: Relation.MOVES,
                Outcome.LAPSED: Relation.CONTRADICTS,
            }[plan.outcome]
            links.append(_link(relation, by, announced[0], plan.reason))
    return Plans(tuple(plans), tuple(links))


def _told(report: Report, put_off: frozenset[str]) -> Iterator[_Told]:
    document = report.document
    published = document.published
    if published is None:
        return
    for each in report.claims:
        if not isinstance(each, Event) or each.type not in _TYPES or each.date is None:
            continue
        if each.modality is not Modality.PLANNED and each.modality not in _DONE:
            continue
        taking_part = [a for a in (*each.actors, *each.recipients) if a.type in PUBLIC]
        start, end = each.span
        yield _Told(
            claim=each.id,
            document=document.id,
            day=published.end,
            type=each.type,
            sides=frozenset(stands_for(actor) for actor in taking_part),
            people=frozenset(actor.id for actor in taking_part if actor.of),
            place=each.place.id if each.place else "",
            when=(each.date.start, each.date.end),
            date=each.date,
            modality=each.modality,
            negated=each.negated,
            put_off=_says(document.text[max(0, start - _AROUND) : end], put_off),
        )


def _says(text: str, words: frozenset[str]) -> bool:
    return any(fold(token.surface).lstrip("وف") in words for token in tokens(text))


def _announced(told: Iterable[_Told]) -> list[list[_Told]]:
    """The announcements, those of the same thing together, the first of them first."""
    same: defaultdict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for each in told:
        first, last = each.when
        if (
            each.modality is Modality.PLANNED
            and not each.negated
            and not each.put_off
            and each.sides
            and last >= each.day
            and last - first <= _LONGEST
        ):
            same[each.type, each.sides, each.when, each.place].append(each)
    announced = [sorted(each, key=lambda t: (t.day, t.claim)) for each in same.values()]
    return sorted(announced, key=lambda each: (each[0].day, each[0].claim))


class _Known:
    """What is told, by type and side in the order of its days, to be looked up near a day."""

    def __init__(self, told: Iterable[_Told]) -> None:
        by: defaultdict[tuple[EventType, str], list[_Told]] = defaultdict(list)
        named: defaultdict[str, set[tuple[dt.date, str]]] = defaultdict(set)
        for each in told:
            for side in each.sides:
                named[side].add((each.day, each.document))
            if each.when[1] - each.when[0] <= _EXACT or each.put_off:
                for side in each.sides:
                    by[each.type, side].append(each)
        for some in by.values():
            some.sort(key=lambda t: (t.when, t.day, t.claim))
        self._by = dict(by)
        self._named = dict(named)

    def silent(self, plan: _Told) -> int:
        """How many reports name a side of a plan after its days."""
        over = plan.when[1] + _GRACE
        return len({r for side in plan.sides for r in self._named[side] if r[0] > over})

    def of(self, plan: _Told, first: dt.date) -> Iterator[_Told]:
        """What is told of the plan's kind and sides, from a day on."""
        rarest = min((self._by.get((plan.type, side), []) for side in plan.sides), key=len)
        for each in rarest[bisect_left(rarest, (first, first), key=lambda t: t.when) :]:
            if _same_people(plan, each):
                yield each


def _same_people(plan: _Told, told: _Told) -> bool:
    """Whether those who were to take part did: all sides, or two of many; one alone must be the
    same person, or be at the same place.
    """
    if plan.place and told.place and plan.place != told.place:
        return False
    both = plan.sides & told.sides
    if len(plan.sides) == 1:
        return bool(both) and bool(plan.people & told.people or (plan.place and told.place))
    return both == plan.sides or len(both) > 1


def _outcome(announced: list[_Told], known: _Known) -> tuple[Plan, _Told | None]:
    """What became of a plan, and the claim that tells it."""
    first, due = announced[0], announced[0].when
    done = denied = moved = None
    for each in known.of(first, due[0] - _EXACT):
        if each.day < first.day or each.claim in {a.claim for a in announced}:
            continue
        within = each.when[0] <= due[1] and each.when[1] >= due[0]
        if each.modality in _DONE and within and each.day >= due[0]:
            if each.negated:
                denied = denied or each
            elif not each.put_off and (each.date.basis in _STATED or first.sides <= each.sides):
                done = done or each
        elif each.put_off and each.modality is Modality.PLANNED and each.day <= due[1] + _GRACE:
            moved = moved or each
    if done is not None:
        return _plan(announced, Outcome.FULFILLED, done, f"told as done on {_days(done)}")
    if moved is not None:
        return _plan(announced, Outcome.MOVED, moved, f"put off to {_days(moved)}")
    if denied is not None:
        return _plan(announced, Outcome.LAPSED, denied, f"told as not done on {_days(denied)}")
    if len(first.sides) > 1 and (silent := known.silent(first)):
        reason = f"{silent} later reports name who was to take part, none tells it as done"
        return _plan(announced, Outcome.LAPSED, None, reason)
    return _plan(announced, Outcome.OPEN, None, "no later report tells of it")


def _days(told: _Told) -> str:
    first, last = told.when
    return str(first) if first == last else f"{first} to {last}"


def _plan(
    announced: list[_Told], outcome: Outcome, by: _Told | None, reason: str
) -> tuple[Plan, _Told | None]:
    claims = tuple(each.claim for each in announced)
    plan = Plan(
        id="n" + digest("plan", claims[0]),
        claims=claims,
        due=announced[0].date,
        outcome=outcome,
        told_by=by.claim if by else None,
        reason=reason,
    )
    return plan, by


def _link(relation: Relation, by: _Told, plan: _Told, reason: str) -> Link:
    return Link(
        id=link_id(relation, by.claim, plan.claim),
        relation=relation,
        from_=by.claim,
        to=plan.claim,
        judgement=Judgement.SAME,
        by=RULE,
        reason=reason,
    )
