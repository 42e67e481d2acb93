"""Checks of what a case says: days in order, roles that exclude each other, places on the globe."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from hudna.case.facts import Area, Days, Site, Tenure, Where
from hudna.case.folder import Draft
from hudna.case.ids import commitments
from hudna.model import Modality, Role, StatusType

_BEFORE = {StatusType.PROPOSED, StatusType.ANNOUNCED, StatusType.AGREED, StatusType.REJECTED}
"""What may become of an agreement before it is declared."""


def check(draft: Draft) -> None:
    """Note everything that cannot be as it is told. Only what is certain counts: of a month the
    day may be any.
    """
    for where, key, message in (
        *_spans(draft),
        *_agreements(draft),
        *_commitments(draft),
        *_statuses(draft),
        *_sessions(draft),
        *_roles(draft),
        *_places(draft),
        *_looked_up(draft),
    ):
        draft.reading.wrong(where, key, message)


_EARTH = 20_016
"""Kilometres from a point of the globe to the one opposite to it."""

Found = Iterator[tuple[Where, str, str]]


def before(one: Days | None, other: Days | None) -> bool:
    """Whether all of some days lie before others; where one of them is not known nothing does."""
    return one is not None and other is not None and one.end < other.start


def _spans(draft: Draft) -> Found:
    lasting: list[tuple[Where, Days | None, Days | None]] = [
        *((x.where, x.since, x.until) for x in draft.roles),
        *((x.where, x.since, x.until) for x in draft.designations),
        *((x.where, x.since, x.until) for x in draft.grades),
        *((x.where, x.since, x.until) for x in draft.sites),
        *((x.where, x.since, x.until) for x in commitments(draft)),
        *((x.where, x.since, x.until) for x in ([draft.head] if draft.head else [])),
    ]
    for where, since, until in lasting:
        if before(until, since):
            yield where, "until", "is before since"
    for actor in draft.actors:
        if actor.renamed_on and not actor.renamed_to:
            yield actor.where, "renamed_on", "is given, but not renamed_to"


def _agreements(draft: Draft) -> Found:
    for agreement in draft.agreements:
        if before(agreement.in_force, agreement.declared):
            yield agreement.where, "in_force", "is before declared"
        if before(agreement.ended, agreement.in_force or agreement.declared):
            yield agreement.where, "ended", "is before in_force or declared"
        for actor in sorted({*agreement.parties} & {*agreement.excludes}):
            yield agreement.where, "excludes", f"{actor} is a party"


def _commitments(draft: Draft) -> Found:
    for agreement in draft.agreements:
        for provision in agreement.provisions:
            for commitment in provision.commitments:
                for key in ("since", "deadline"):
                    day = getattr(commitment, key)
                    if before(day, agreement.declared):
                        yield commitment.where, key, f"is before {agreement.id} was declared"
                    if before(agreement.ended, day):
                        yield commitment.where, key, f"is after {agreement.id} ended"


def _statuses(draft: Draft) -> Found:
    declared = {a.id: a.declared for a in draft.agreements}
    for agreement in draft.agreements:
        for provision in agreement.provisions:
            declared |= {c.id: agreement.declared for c in provision.commitments}
    for status in draft.statuses:
        told = status.modality in (Modality.ACTUAL, Modality.HISTORICAL)
        early = before(status.held, declared.get(status.subject))
        if told and early and status.status not in _BEFORE:
            yield status.where, "held", f"{status.status} is before {status.subject} was declared"


def _sessions(draft: Draft) -> Found:
    for track in draft.tracks:
        for earlier, later in pairwise(track.sessions):
            if before(later.date, earlier.date):
                yield later.where, "date", "is before the session above it"


def _roles(draft: Draft) -> Found:
    """The same role twice, party and excluded at once: of the same agreement on the same day."""
    parts: defaultdict[tuple[str, str | None], list[Tenure]] = defaultdict(list)
    for role in draft.roles:
        parts[role.actor, role.agreement].append(role)
    pairs = (pair for part in parts.values() for pair in combinations(part, 2))
    for one, other in pairs:
        if not _meet(one, other):
            continue
        if one.role is other.role:
            message = f"{one.actor} is already {one.role} then, by line {one.where.line}"
            yield other.where, "role", message
        elif {one.role, other.role} == {Role.PARTY, Role.EXCLUDED}:
            message = f"{one.actor} is {one.role} then, by line {one.where.line}"
            yield other.where, "role", message


def _meet(one: Tenure, other: Tenure) -> bool:
    """Whether two roles certainly share a day."""
    since = max(t.since.end if t.since else dt.date.min for t in (one, other))
    until = min(t.until.start if t.until else dt.date.max for t in (one, other))
    return since <= until


def _places(draft: Draft) -> Found:
    for area in draft.areas:
        yield from _circle(area)
        whole = area.countries or area.provinces or area.places
        if not whole and area.lat is None and area.lon is None and area.km is None:
            yield area.where, "", f"{area.id} says nothing of where it is"
    for site in draft.sites:
        yield from _circle(site)


def _circle(place: Area | Site) -> Found:
    """A circle is given whole, and lies on the globe."""
    given = {"lat": place.lat, "lon": place.lon, "km": place.km}
    if None in given.values():
        if any(value is not None for value in given.values()):
            missing = next(key for key, value in given.items() if value is None)
            yield place.where, missing, "is missing: a circle is lat, lon and km"
        return
    for key, least, most in (("lat", -90, 90), ("lon", -180, 180), ("km", 0, _EARTH)):
        value = given[key]
        if not least <= (value or 0) <= most:
            yield place.where, key, f"{value:g} is not between {least} and {most}"


def _looked_up(draft: Draft) -> Found:
    """What was looked up names a reference that can be found: with title, publisher and date."""
    dated = {r.id for r in draft.references if r.date}
    known = {r.id for r in draft.references}
    for fact in draft.facts():
        if not fact.checked or not known.issuperset(fact.references):
            continue
        if not dated & set(fact.references):
            what = "none of its references has a date" if fact.references else "without a reference"
            yield fact.where, "checked", f"looked up, but {what}"
