"""Counts of all reports put side by side, and what does not fit among them.

Nothing is corrected and nothing is added up: every reading stays, and what is flagged says which
counts it is about. Three things are flagged:

- a total whose parts do not add up to it, in the report that gives them;
- a cumulative value below one that the same counter gave for an earlier day;
- outlets that give different values of the same count.

Two counts are of the same thing where what is counted, the unit, who counted, the side it is laid
to and the area are the same, and both are or are not cumulative. A count of nobody knows whom is
compared with none. Ranges differ only where they do not meet: «more than 10» and 14 may be one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import msgspec

from hudna.model import Count, Document, Place

_PROVINCE = " Governorate"
"""What the names of provinces end in: monitors count by province, and name its seat for it."""

Key = tuple[object, ...]
Bounds = tuple[int, float]


class Misfit(StrEnum):
    """What does not fit among counts."""

    DOES_NOT_ADD_UP = "does-not-add-up"
    FALLS = "falls"
    OUTLETS_DIFFER = "outlets-differ"


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """Something that does not fit, the ids of the counts that it is about, and it in words."""

    misfit: Misfit
    counts: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """A count and the outlet that tells it."""

    count: Count
    outlet: str


def told(records: Iterable[object]) -> list[Told]:
    """The counts of a record by day, counter, what is counted, total before parts."""
    outlets: dict[str, str] = {}
    found: list[Told] = []
    for record in records:
        if isinstance(record, Document):
            outlets[record.id] = record.source.name if record.source else record.id
        elif isinstance(record, Count):
            found.append(Told(record, outlets.get(record.document, record.document)))
    return sorted(found, key=_order)


def flags(counts: Iterable[Told]) -> list[Flag]:
    """Everything that does not fit among some counts."""
    known = list(counts)
    return [*_sums(known), *_falls(known), *_differences(known)]


def bounds(count: Count) -> Bounds:
    """The least and the most that a count may be."""
    if count.range is None:
        return count.value, count.value
    return count.range.min, float("inf") if count.range.max is None else count.range.max


# ---------------------------------------------------------------- what does not fit
def _sums(counts: list[Told]) -> Iterator[Flag]:
    by_id = {each.count.id: each.count for each in counts}
    for count in by_id.values():
        parts = [by_id[key] for key in count.parts or () if key in by_id]
        if not parts or any(part.unit != count.unit for part in parts):
            continue
        low, high = (sum(ends) for ends in zip(*map(bounds, parts), strict=True))
        least, most = bounds(count)
        if low > most or high < least:
            shown = " + ".join(str(part.value) for part in parts)
            total = sum(part.value for part in parts)
            yield Flag(
                misfit=Misfit.DOES_NOT_ADD_UP,
                counts=(count.id, *(part.id for part in parts)),
                message=f"{_named(count)}: the parts {shown} make {total}, the total is "
                f"{count.value}",
            )


def _falls(counts: list[Told]) -> Iterator[Flag]:
    for days in _by_day([each for each in counts if each.count.cumulative]).values():
        highest: Count | None = None
        for _, reports in sorted(days.items()):
            for own in reports.values():
                top = max(own, key=lambda x: bounds(x.count)[1]).count
                if highest is not None and bounds(top)[1] < bounds(highest)[0]:
                    yield Flag(
                        misfit=Misfit.FALLS,
                        counts=(highest.id, top.id),
                        message=f"{_named(top)}: {highest.value} on {_day(highest)}, but "
                        f"{top.value} on {_day(top)}",
                    )
            tops = [each.count for own in reports.values() for each in own]
            highest = max([*tops, *([highest] if highest else [])], key=lambda x: bounds(x)[0])


def _differences(counts: list[Told]) -> Iterator[Flag]:
    for days in _by_day(counts).values():
        for day, reports in sorted(days.items()):
            if not any(_differ(one, other) for one, other in combinations(reports.values(), 2)):
                continue
            readings = [each for own in reports.values() for each in own]
            shown = ", ".join(f"{each.count.value} ({each.outlet})" for each in readings)
            yield Flag(
                misfit=Misfit.OUTLETS_DIFFER,
                counts=tuple(each.count.id for each in readings),
                message=f"{_named(readings[0].count)}, {day}: {shown}",
            )


def _differ(one: list[Told], other: list[Told]) -> bool:
    """Whether no reading of one report may be a reading of the other."""
    if one[0].outlet == other[0].outlet:
        return False
    pairs = [(bounds(x.count), bounds(y.count)) for x in one for y in other]
    return all(a[1] < b[0] or b[1] < a[0] for a, b in pairs)


# ---------------------------------------------------------------- the same count
def _by_day(counts: list[Told]) -> dict[Key, dict[dt.date, dict[str, list[Told]]]]:
    """Counts of the same thing, by the last day of their period, then by report.

    A report that gives two values of one thing for one day speaks of two things that nothing tells
    apart (groups in two ceasefires): they are compared together.
    """
    found: dict[Key, dict[dt.date, dict[str, list[Told]]]] = {}
    for each in counts:
        count = each.count
        if count.counted_by is None or count.period is None:
            continue
        days = found.setdefault(key(count), defaultdict(lambda: defaultdict(list)))
        days[count.period.end][count.document].append(each)
    return found


def key(count: Count) -> Key:
    """What two counts of the same thing have in common."""
    actors = (count.counted_by, count.side, count.listed_by)
    areas = count.areas or ((count.area,) if count.area else ())
    return (
        count.what, count.unit, *(actor and actor.id for actor in actors),
        tuple(sorted(_area(place) for place in areas)), count.cumulative,
    )  # fmt: skip


def _area(place: Place) -> str:
    """A place as an area: a province and the town it is named after are one."""
    return f"{place.country}:{place.name.removesuffix(_PROVINCE)}"


# ---------------------------------------------------------------- order and words
def _order(each: Told) -> tuple[str, ...]:
    count = each.count
    return (
        str(count.period.end) if count.period else "",
        count.counted_by.name if count.counted_by else "",
        count.what, count.unit, str(count.cumulative), each.outlet, count.document,
        f"{count.span[0]:09}", count.id,
    )  # fmt: skip


def _named(count: Count) -> str:
    """What is counted, by whom, of whom and where."""
    by = f" counted by {count.counted_by.name}" if count.counted_by else ""
    side = f", laid to {count.side.name}" if count.side else ""
    areas = count.areas or ((count.area,) if count.area else ())
    where = f", {' and '.join(place.name for place in areas)}" if areas else ""
    return f"{count.what} ({count.unit}){by}{side}{where}"


def _day(count: Count) -> str:
    return str(count.period.end) if count.period else "no day"
