"""The rules by which two tellings are held to be of one occurrence, each with what it says.

Every rule gives a ground: bits for or against, and words. Grounds that exclude are rules without
exceptions: two days are not one. The bits of the others are added, and their sum is held against
how unlikely it is that two tellings picked at random are of one occurrence. Words that both use
are capped below that: likeness alone never decides.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from hudna.link.same.commonness import Commonness, toll
from hudna.link.same.telling import Bounds, Telling
from hudna.link.same.when import When
from hudna.link.same.where import Where, distance
from hudna.link.same.windows import Windows
from hudna.model import IncidentType


class Ground(NamedTuple):
    """What one rule says of two tellings."""

    of: str
    bits: float
    says: str
    excludes: bool = False


_WALK, _FAR = 15.0, 60.0
"""km. Villages of one front are nearer to each other than the first, those of one province than
the second: reports take one for the other.
"""
_SEAT, _NEARBY = 0.3, 0.7
"""How much of its worth a city counts that a province is named after, and a place that is near."""
_AMONG = (1.0, 0.7, 0.3)
"""How much of its worth a place counts that both, one, or neither tells first."""
_DAY_OF_YEAR, _WEEKDAY = 7.0, 2.5
"""Bits of the same day and month (one in 366, but any year) and of the same weekday (one in 7)."""
_LONG = 10
"""Days. A longer date is a period in which much happens."""
_RECENT = 3
"""Days by which what a report tells without a day may lie before it."""
_DAY, _PLACE, _ACTOR, _WORDS = 12.0, 9.0, 1.5, 7.0
"""Bits that a shared day, place, actor and all shared words are worth at most."""
_TOGETHER = 0.45
"""Words come together, as those of a name: each says less than it would alone."""

_VIOLENCE = frozenset({
    IncidentType.AIR_STRIKE, IncidentType.SHELLING, IncidentType.MISSILE_STRIKE,
    IncidentType.CHEMICAL_ATTACK, IncidentType.EXPLOSION, IncidentType.GROUND_ATTACK,
})  # fmt: skip
"""Kinds that one report takes for the other: what fell, and from where, is often not known."""


class Rules:
    """The rules, with how common everything is among the reports at hand."""

    def __init__(self, commonness: Commonness, windows: Windows) -> None:
        self._common, self._windows = commonness, windows
        self.least = commonness.prior
        """Bits from which on two tellings are held to be of one occurrence."""

    def grounds(self, one: Telling, other: Telling) -> list[Ground]:
        """What the rules say of two tellings; a ground that excludes stands alone."""
        found = [self._day(one.when, other.when)]
        if found[0].excludes:
            return found
        place = self._place(one, other)
        if place.excludes:
            return [place]
        found += [place, _kind(one, other), *_tolls(one, other)]
        found += [self._actors(one, other), self._words(one, other)]
        return [ground for ground in found if ground.bits]

    # ------------------------------------------------------------ day
    def _day(self, one: When, other: When) -> Ground:
        mine, its = one.span, other.span
        if mine is not None and its is not None:
            return self._days(mine, its, (not one.known) + (not other.known))
        if its is not None:
            return self._day(other, one)
        if mine is not None:
            return self._partly(mine[1], other)
        if one.month_day and other.month_day:
            apart = _in_year(one.month_day, other.month_day)
            if apart == 0 and one.weekday and other.weekday and one.weekday != other.weekday:
                return Ground("day", 0, "a day of the year on different weekdays", excludes=True)
            return self._of_year(apart, one.month_day)
        if one.weekday and other.weekday:
            return _of_week(one.weekday, other.weekday)
        return Ground("day", 0, "")

    def _days(self, one: tuple[int, int], other: tuple[int, int], unsaid: int) -> Ground:
        gap = max(one[0] - other[1], other[0] - one[1])
        said = f"{_date(one)} and {_date(other)}"
        if max(one[1] - one[0], other[1] - other[0]) > _LONG:
            if gap <= 0:
                return Ground("day", 0.5, f"{said} overlap")
            return Ground("day", 0, f"{said} are apart", excludes=True)
        if gap <= 0:
            day = min(one[1], other[1])
            worth = min(self._common.day(day), _DAY) - unsaid
            return Ground("day", worth, f"both on {dt.date.fromordinal(day)}")
        if gap <= self._windows.days:
            worth = min(self._common.day(one[0]), self._common.day(other[0]), _DAY)
            return Ground("day", worth - 3.0 * gap - unsaid, f"{said} are {gap} apart")
        if unsaid and gap <= _RECENT:
            return Ground("day", 0, "")
        return Ground("day", 0, f"{said} are apart", excludes=True)

    def _partly(self, day: int, other: When) -> Ground:
        """A day against a part of one."""
        date = dt.date.fromordinal(day)
        if other.month_day:
            apart = _in_year((date.month, date.day), other.month_day)
            if apart == 0 and other.weekday and other.weekday != date.isoweekday():
                return Ground("day", 0, f"{date} was another weekday", excludes=True)
            return self._of_year(apart, other.month_day)
        if other.weekday:
            return _of_week(date.isoweekday(), other.weekday)
        return Ground("day", 0, "")

    def _of_year(self, apart: int, day: tuple[int, int]) -> Ground:
        if apart > self._windows.days:
            return Ground("day", 0, f"{apart} days apart in the year", excludes=True)
        return Ground("day", _DAY_OF_YEAR - 4 * apart, f"about {day[1]}/{day[0]} of a year")

    # ------------------------------------------------------------ place
    def _place(self, one: Telling, other: Telling) -> Ground:
        """The best of what any two of their places say."""
        if one.countries and other.countries and not one.countries & other.countries:
            return Ground("place", 0, "in different countries", excludes=True)
        best = Ground("place", 0, "")
        for (i, mine), (j, its) in product(enumerate(one.places), enumerate(other.places)):
            weight = _SEAT if mine.seat or its.seat else _AMONG[(i > 0) + (j > 0)]
            ground = self._shared(mine, its, weight)
            if ground is not None and ground.bits > best.bits:
                best = ground
        if best.bits or not one.places or not other.places:
            return best
        return _elsewhere(one.places[0], other.places[0])

    def _shared(self, one: Where, other: Where, weight: float) -> Ground | None:
        """What it is worth that two places are one, or near each other."""
        common = self._common
        if one.same(other):
            worth = weight * min(common.place(one.id), _PLACE)
            return Ground("place", worth, f"both at {one.name}")
        apart = distance(one, other)
        if apart is None or apart > self._windows.km:
            return None
        worth = weight * _NEARBY * min(common.place(one.id), common.place(other.id), _PLACE)
        return Ground("place", worth, f"{one.name} and {other.name} are {apart:.0f} km apart")

    # ------------------------------------------------------------ who, and in which words
    def _actors(self, one: Telling, other: Telling) -> Ground:
        shared = one.actors & other.actors
        if shared:
            actor = max(shared, key=lambda a: (self._common.actor(a), a))
            return Ground("actors", min(self._common.actor(actor) / 2, _ACTOR), f"both {actor}")
        if one.actors and other.actors:
            return Ground("actors", -0.5, "different actors")
        return Ground("actors", 0, "")

    def _words(self, one: Telling, other: Telling) -> Ground:
        """Rare words that both use; two claims of one report stand in the same words anyway."""
        if one.document == other.document:
            return Ground("words", 0, "")
        shared = sorted(one.words & other.words)
        worth = min(_TOGETHER * sum(map(self._common.word, shared)), _WORDS)
        return Ground("words", worth, f"{len(shared)} rare words in common")


# ---------------------------------------------------------------- kind and toll
def _kind(one: Telling, other: Telling) -> Ground:
    if one.type == other.type:
        return Ground("kind", 0.5, f"both {one.type}")
    if one.incident:
        if IncidentType.OTHER in (one.type, other.type):
            return Ground("kind", 0, "")
        if one.type in _VIOLENCE and other.type in _VIOLENCE:
            return Ground("kind", -0.5, f"{one.type} and {other.type}")
    return Ground("kind", -4.0, f"{one.type} and {other.type}")


def _tolls(one: Telling, other: Telling) -> Iterator[Ground]:
    for what, mine, its in (
        ("killed", one.killed, other.killed), ("wounded", one.wounded, other.wounded),
    ):  # fmt: skip
        if mine is not None and its is not None:
            yield _toll(what, mine, its)


def _toll(what: str, one: Bounds, other: Bounds) -> Ground:
    if one == other and one[0] == one[1]:
        return Ground(what, toll(one[0]), f"both {one[0]} {what}")
    mine, its = one[1] or math.inf, other[1] or math.inf
    gap = max(one[0] - its, other[0] - mine)
    if gap <= 0:
        return Ground(what, 0.3, f"the numbers {what} may be one")
    near = gap <= 2 or gap <= max(one[0], other[0]) / 2
    return Ground(what, -0.3 if near else -1.5, f"{one[0]} and {other[0]} {what}")


# ---------------------------------------------------------------- measures
def _elsewhere(one: Where, other: Where) -> Ground:
    """Two places that are not one; a place of unknown position may be a quarter of the other."""
    if one.seat or other.seat:
        return Ground("place", 0, "")
    apart = distance(one, other)
    if apart is None:
        return Ground("place", -1.5, f"{one.name} and {other.name}")
    bits = -6.0 if apart > _FAR else -3.0 if apart > _WALK else -1.5
    return Ground("place", bits, f"{one.name} and {other.name} are {apart:.0f} km apart")


def _in_year(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many days two days of the year lie apart, the short way round."""
    apart = abs(dt.date(2000, *one).toordinal() - dt.date(2000, *other).toordinal())
    return min(apart, 366 - apart)


def _of_week(one: int, other: int) -> Ground:
    apart = min((one - other) % 7, (other - one) % 7)
    if not apart:
        return Ground("day", _WEEKDAY, "the same weekday")
    return Ground("day", -1.0 if apart == 1 else -3.0, "different weekdays")


def _date(days: tuple[int, int]) -> str:
    first, last = (dt.date.fromordinal(day) for day in days)
    return str(first) if first == last else f"{first} to {last}"
