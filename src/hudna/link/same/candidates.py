"""Which tellings are compared at all: those that share something, in blocks of bounded size.

Every telling is compared with at most `MOST` others of each of its blocks, the nearest in time, so
that the work grows with the number of reports and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from hudna.link.same.commonness import Commonness
from hudna.link.same.telling import Telling
from hudna.link.same.where import Where, distance
from hudna.link.same.windows import Windows

MOST = 60
"""Tellings of one block that a telling is compared with."""
_PLACES = 4
"""Places of a telling that are looked up: a round-up lists dozens."""
_RARE = 12
"""Reports that may share a word for it to bring them together, two such words at least."""
_CELL = 111.2
"""Kilometres of a degree of latitude."""


def candidates(
    told: Sequence[Telling], common: Commonness, windows: Windows
) -> Iterator[tuple[int, int]]:
    """Pairs of places in `told` that are worth comparing, each once.

    `told` stands in the order of time; what has no day comes first.
    """
    near = _near(told, windows)
    keys = [_keys(t, near) for t in told]
    words = [[w for w in t.words if 2 <= common.holders(w) <= _RARE] for t in told]
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    shelves: dict[int, list[int]] = defaultdict(list)
    for i in range(len(told) - 1, -1, -1):  # from the end, so that only later ones are known
        found: set[int] = set()
        for key in keys[i]:
            block = blocks[key]
            found.update(block[-MOST:])
            block.append(i)
        shared: Counter[int] = Counter()
        for word in words[i]:
            shelf = shelves[word]
            shared.update(shelf[-MOST:])
            shelf.append(i)
        found.update(j for j, count in shared.items() if count > 1)
        yield from ((i, j) for j in sorted(found) if told[j].incident is told[i].incident)


def _keys(telling: Telling, near: dict[str, list[str]]) -> list[Hashable]:
    """The blocks that a telling belongs to."""
    keys: dict[Hashable, None] = {}
    for nth, place in enumerate(telling.places[:_PLACES]):
        keys.update(((telling.incident, key), None) for key in sorted(place.keys))
        if not nth:
            keys.update(((telling.incident, pair), None) for pair in near.get(place.id, ()))
    days = telling.when.days(2)
    for actor in sorted(telling.actors | telling.recipients):
        keys.update(((telling.type, actor, day), None) for day in days)
    for killed in filter(None, (telling.killed, telling.wounded)):
        if killed[0] > 2:
            keys.update(((killed, day), None) for day in days)
    keys.update(((telling.incident, day), None) for day in days)
    return list(keys)


def _near(told: Sequence[Telling], windows: Windows) -> dict[str, list[str]]:
    """For each place a name for every pair of it and one that lies within the window."""
    first: dict[str, Where] = {}
    for telling in told:
        if telling.places and telling.places[0].lat is not None:
            first.setdefault(telling.places[0].id, telling.places[0])
    size = max(windows.km, 0.1) / _CELL * 2
    cells: dict[tuple[int, int], list[Where]] = defaultdict(list)
    for place in first.values():
        cells[_cell(place, size)].append(place)
    found: dict[str, list[str]] = defaultdict(list)
    for place in first.values():
        y, x = _cell(place, size)
        for other in (
            p for dy in (-1, 0, 1) for dx in (-1, 0, 1) for p in cells.get((y + dy, x + dx), ())
        ):
            apart = distance(place, other)
            if place.id != other.id and apart is not None and apart <= windows.km:
                found[place.id].append("/".join(sorted((place.id, other.id))))
    return found


def _cell(place: Where, size: float) -> tuple[int, int]:
    """The cell of a grid; twice the window wide, so that it also holds it at 60 degrees north."""
    assert place.lat is not None
    assert place.lon is not None
    return int(place.lat // size), int(place.lon // size)
