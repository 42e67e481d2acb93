"""Places as linking compares them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hudna.link.same.words import stems
from hudna.model import Place, Precision
from hudna.text.clitics import ARTICLE
from hudna.text.fold import fold
from hudna.vocab import places

_EARTH = 6371.0088
"""The mean radius of the Earth, km."""
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE})
_PROVINCE = (" Governorate", " Province", " Region")


@dataclass(frozen=True, slots=True)
class Where:
    """A place as linking compares it; `name` is folded and has no article."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    seat: bool = False
    """A city that a province is named after: «غربي إدلب» is not in it."""

    @property
    def keys(self) -> frozenset[str]:
        """What it is counted and looked up under: its id, and its name where spellings differ."""
        return frozenset({self.id, self.name})

    @property
    def words(self) -> tuple[str, ...]:
        """Its name as it stands among the words of a text."""
        return tuple(stems(self.name))

    def same(self, other: Where) -> bool:
        """Whether two are one by id or by name."""
        return self.id == other.id or self.name == other.name


class Places:
    """Makes places comparable; each is made once."""

    def __init__(self) -> None:
        known, _ = places.load()
        named = {
            known.by_id[place].name.removesuffix(ending)
            for place, kind in known.kinds.items() if kind == "province"
            for ending in _PROVINCE
        } | set(known.provinces.values())  # fmt: skip
        self._seats = named
        self._known: dict[Place, Where | None] = {}

    def narrow(self, place: Place) -> Where | None:
        """The place, or nothing where it is a country or a province: that holds the place."""
        if place not in self._known:
            self._known[place] = None if place.precision in _WIDE else self._where(place)
        return self._known[place]

    def _where(self, place: Place) -> Where:
        name = fold(place.name_ar or place.name).removeprefix(ARTICLE)
        seat = place.name in self._seats
        return Where(place.id, name, place.country, place.lat, place.lon, seat)


def distance(one: Where, other: Where) -> float | None:
    """The distance of two places in km, where both are known; along a great circle."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    south, north = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * (
        math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(half))
