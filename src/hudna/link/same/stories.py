"""From claims that tell of one occurrence to its story."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from hudna.link.same.archive import Archive
from hudna.link.same.readings import Readings
from hudna.link.same.telling import Telling
from hudna.link.same.titles import Titles
from hudna.link.same.windows import Windows
from hudna.model import Basis, Counts, DateRange, Place, Precision, Story, StoryKind
from hudna.model.ids import digest

Value = TypeVar("Value", DateRange, Place, str)

_BREADTH = {Precision.COUNTRY: 3, Precision.PROVINCE: 2, Precision.DISTRICT: 1}


class Stories:
    """Makes stories of tellings."""

    def __init__(self, archive: Archive, origins: Mapping[str, str], windows: Windows) -> None:
        self._published = archive.published
        self._origins = origins
        self._readings = Readings(windows)
        self._titles = Titles()

    def story(self, members: Sequence[Telling]) -> Story:
        """The story of some tellings of one occurrence."""
        told = sorted(members, key=lambda t: (self._published[t.document].day, t.id))
        documents = tuple(dict.fromkeys(t.document for t in told))
        kind = StoryKind.INCIDENT if told[0].incident else StoryKind.EVENT
        date = self._most((t, t.claim.date) for t in told if t.claim.date)
        place = self._most((t, t.claim.place) for t in told if t.claim.place)
        type_ = self._most((t, str(t.type)) for t in told) or ""
        agrees, conflicts = self._readings.compared(told)
        return Story(
            id="y" + digest("story", kind, told[0].id),
            of=kind,
            type=type_,
            members=tuple(t.id for t in told),
            documents=documents,
            date=date,
            place=place,
            counts=Counts(
                reports=len(documents),
                outlets=len({self._published[d].outlet for d in documents}),
                origins=len({self._origins.get(d, d) for d in documents}),
            ),
            agrees=agrees,
            conflicts=conflicts,
            title=self._titles.title(kind, type_, place, date),
        )

    def _most(self, given: Iterable[tuple[Telling, Value]]) -> Value | None:
        """What most origins give; of equals what is more exact, then what was told first."""
        by_value: dict[Hashable, tuple[Value, set[str], tuple[int, ...]]] = {}
        for nth, (telling, value) in enumerate(given):
            key = _key(value)
            if key not in by_value:
                by_value[key] = (value, set(), (_breadth(value), nth))
            by_value[key][1].add(self._origins.get(telling.document, telling.document))
        if not by_value:
            return None
        return min(by_value.values(), key=lambda v: (-len(v[1]), v[2]))[0]


def _key(value: DateRange | Place | str) -> Hashable:
    """What makes two values one."""
    if isinstance(value, DateRange):
        return value.start, value.end
    return value.id if isinstance(value, Place) else value


def _breadth(value: DateRange | Place | str) -> int:
    """How much is left open: a day that is stated is more exact than that of the report."""
    if isinstance(value, DateRange):
        return 2 * (value.end - value.start).days + (value.basis is Basis.PUBLICATION)
    if isinstance(value, Place):
        return _BREADTH.get(value.precision, 0) if value.precision else 0
    return 0
