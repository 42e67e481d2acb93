"""The rules by which two tellings are held to be of one occurrence, each with what it says.

Every rule gives a ground: bits for or against, and words. Grounds that exclude are rules without
exceptions: two days are not one. The bits of the others are added, and their sum is held against
how unlikely it is that two tellings picked at random are of one occurrence. Words that both use
are capped below that: likeness alone never decides.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from hudna.link.same.commonness import Commonness, toll
from hudna.link.same.telling import Bounds, Telling
from hudna.link.same.when import LONG, When
from hudna.link.same.where import Where, distance
from hudna.link.same.windows import Windows
from hudna.model import IncidentType


class Ground(NamedTuple):
    """What one rule says of two tellings."""

    of: str
    bits: float
    says: str
    excludes: bool = False


_WALK, _FAR, _ABROAD = 15.0, 60.0, 150.0
"""km. Villages of one front are nearer to each other than the first, those of one province than
the second, and reports take one for the other; nothing of a province is as far from the city that
it is named after as the third.
"""
_SEAT, _NEARBY = 0.3, 0.7
"""How much of its worth a city counts that a province is named after, and a place that is near."""
_ABOUT = 0.5
"""How much of its worth a place counts that is the report's and not named for the incident."""
_AMONG = (1.0, 0.7, 0.3)
"""How much of its worth a place counts that both, one, or neither tells first."""
_DAY_OF_YEAR, _WEEKDAY = 7.0, 2.5
"""Bits of the same day and month (one in 366, but any year) and of the same weekday (one in 7)."""
_RECENT = 3
"""Days by which what a report tells without a day may lie before it."""
_DAY, _PLACE, _ACTOR, _SIDES, _WORDS = 12.0, 9.0, 1.5, 5.0, 7.0
"""Bits that a shared day, place, perpetrator, all who took part, and all shared words are worth at
most.
"""
_NOWHERE = -6.0
"""Bits against one event where the same people meet, neither on a day nor at a place that is one:
those who meet once meet often.
"""
_LATER = 3.0
"""Bits that a day between two dates takes away."""
_NAMED = 3
"""Actors that a reason names."""
_LOOSE, _COPIED = 3.0, 0.5
"""Bits that words are worth at most where neither place nor toll is shared, and the share of them
from which on it is a copy: two reports of one subject are alike too.
"""
_ANCHORS = frozenset({"place", "killed", "wounded"})
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
        self._wholes: dict[str, float] = {}

    def grounds(self, one: Telling, other: Telling) -> list[Ground]:
        """What the rules say of two tellings; a ground that excludes stands alone."""
        found = [self._day(one.when, other.when)]
        if found[0].excludes:
            return found
        place = self._place(one, other)
        if place.excludes:
            return [place]
        if place.bits > 0 and found[0].bits > 0:
            most = self._there(one, other) - found[0].bits
            place = place._replace(bits=max(0.0, min(place.bits, most)))
        found += [place, _kind(one, other), *_tolls(one, other)]
        anchored = any(g.bits > 0 for g in found if g.of in _ANCHORS)
        if not one.incident and not anchored and found[0].bits <= 0:
            found.append(Ground("day", _NOWHERE, "no day or place in common"))
        actors = self._actors(one, other)
        if actors.excludes:
            return [actors]
        found += [actors, self._words(one, other, anchored=anchored)]
        if one.negated is not other.negated:
            found.append(Ground("polarity", 0, "one says that it was not", excludes=True))
        return [ground for ground in found if ground.bits or ground.excludes]

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
        if max(one[1] - one[0], other[1] - other[0]) > LONG:
            if gap <= 0:
                return Ground("day", 0.5, f"{said} overlap")
            return Ground("day", 0, f"{said} are apart", excludes=True)
        if gap <= 0:
            day = min(one[1], other[1])
            length = max(one[1] - one[0], other[1] - other[0]) + 1 if not unsaid else 1
            worth = min(self._common.day(day), _DAY) - unsaid - math.log2(length)
            return Ground("day", worth, f"both on {dt.date.fromordinal(day)}")
        if gap <= self._windows.days:
            worth = min(self._common.day(one[0]), self._common.day(other[0]), _DAY)
            return Ground("day", worth - _LATER * gap - unsaid, f"{said} are {gap} apart")
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
        if one.document == other.document and (one.about or other.about):
            return best  # what the report is about says nothing of which of its claims are one
        for (i, mine), (j, its) in product(enumerate(one.places), enumerate(other.places)):
            weight = _SEAT if mine.seat or its.seat else _AMONG[(i > 0) + (j > 0)]
            weight *= _ABOUT if one.about or other.about else 1.0
            ground = self._shared(mine, its, weight)
            if ground is not None and ground.bits > best.bits:
                best = ground
        if best.bits or not one.places or not other.places or one.about or other.about:
            return best
        return _elsewhere(one.places[0], other.places[0])

    def _there(self, one: Telling, other: Telling) -> float:
        """What a place and a day together are worth at most."""
        days = [t.when.last for t in (one, other) if t.when.last is not None]
        names = [t.places[0].name for t in (one, other)]
        return min(
            (self._common.there(name, day) for name in names for day in days), default=math.inf
        )

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
        """Who did it; of an event with several who take part two at least are the same."""
        shared = one.sides & other.sides
        rare = sorted(((self._common.actor(a), a) for a in shared), reverse=True)
        said = f"both {', '.join(a for _, a in rare[:_NAMED])}"
        if one.incident:
            if rare:
                return Ground("actors", min(rare[0][0] / 2, _ACTOR), said)
            differ = bool(one.sides and other.sides)
            return Ground("actors", -0.5 if differ else 0, "different actors")
        if not rare:
            return Ground("actors", 0, "nobody in common", excludes=True)
        if len(rare) == 1 and min(len(one.sides), len(other.sides)) > 1:
            return Ground("actors", -3.0, f"only {rare[0][1]} in common")
        return Ground("actors", min(sum(worth for worth, _ in rare) / 2, _SIDES), said)

    def _words(self, one: Telling, other: Telling, *, anchored: bool) -> Ground:
        """Rare words that both use; two claims of one report stand in the same words anyway."""
        if one.document == other.document:
            return Ground("words", 0, "")
        shared = one.words & other.words
        worth = self._worth(shared)
        share = worth / max(1.0, min(self._whole(one), self._whole(other)))
        most = _WORDS if anchored or share >= _COPIED else _LOOSE
        worth = min(_TOGETHER * worth, most, 2 * _WORDS * share)
        return Ground("words", worth, f"{len(shared)} rare words in common")

    def _whole(self, telling: Telling) -> float:
        """What all the rare words of a telling are worth."""
        if telling.id not in self._wholes:
            self._wholes[telling.id] = self._worth(telling.words)
        return self._wholes[telling.id]

    def _worth(self, words: Iterable[int]) -> float:
        """The sum of what words are worth, exactly: it does not depend on their order."""
        return math.fsum(map(self._common.word, words))


# ---------------------------------------------------------------- kind and toll
def _kind(one: Telling, other: Telling) -> Ground:
    if one.incident and IncidentType.OTHER in (one.type, other.type):
        return Ground("kind", 0, "")
    if one.type == other.type:
        return Ground("kind", 0.5, f"both {one.type}")
    if one.incident and one.type in _VIOLENCE and other.type in _VIOLENCE:
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
    return Ground(what, -0.5 if near else -1.5, f"{one[0]} and {other[0]} {what}")


# ---------------------------------------------------------------- measures
def _elsewhere(one: Where, other: Where) -> Ground:
    """Two places that are not one; a place of unknown position may be a quarter of the other."""
    apart = distance(one, other)
    if apart is None:
        unknown = 0.0 if one.seat or other.seat else -1.5
        return Ground("place", unknown, f"{one.name} and {other.name}")
    said = f"{one.name} and {other.name} are {apart:.0f} km apart"
    if apart > (_ABROAD if one.seat or other.seat else _FAR):
        return Ground("place", 0, said, excludes=True)
    if one.seat or other.seat:
        return Ground("place", -3.0 if one.seat and other.seat and apart > _FAR else 0, said)
    return Ground("place", -3.0 if apart > _WALK else -1.5, said)


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
