"""Whether a place lies in an area: countries, provinces, places, circles, without exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from hudna.case.facts import Area, Site
from hudna.case.known import Known
from hudna.case.scope.answers import all_of, any_of, opposite
from hudna.model import Answer, Place, Precision

_EARTH = 6371.0
"""Kilometres: the mean radius of the earth."""
_REACH = {
    Precision.EXACT: 5.0,
    Precision.NEAR: 15.0,
    Precision.DISTRICT: 40.0,
    Precision.PROVINCE: 200.0,
}
"""Kilometres from the point of a place within which what is told of it may have happened: a town
with its fields, a stretch of road, a district, a province. Larger than most, so that yes and no are
certain; of a country nothing is."""
_DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of a case, asked for places of the vocabulary."""

    by_id: Mapping[str, Area]
    known: Known

    def contains(self, area: str, place: Place) -> Answer:
        """Whether a place lies wholly in an area; cannot be told where it may lie in part."""
        found = self.by_id[area]
        within = any_of(self._parts(found, place))
        without = [opposite(self.contains(each, place)) for each in found.except_]
        return all_of([within, *without])

    def _parts(self, area: Area, place: Place) -> Iterator[Answer]:
        """Whether a place lies in each of what an area is made of."""
        for country in area.countries:
            yield self._in_country(country, place)
        for province in area.provinces:
            yield self._in_province(province, place)
        for other in area.places:
            yield self._in_place(other, place)
        if area.lat is not None and area.lon is not None and area.km is not None:
            yield near(place, area.lat, area.lon, area.km)

    @staticmethod
    def _in_country(country: str, place: Place) -> Answer:
        if place.country is None or place.country == _DISPUTED:
            return Answer.CANNOT_BE_TOLD
        return Answer.YES if place.country == country else Answer.NO

    def _in_province(self, province: str, place: Place) -> Answer:
        outside = _abroad(place, self.known.places[province])
        own = self.known.provinces.get(place.id)
        if outside is Answer.NO or own is None:
            return outside
        return Answer.YES if own == province else Answer.NO

    def _in_place(self, other: str, place: Place) -> Answer:
        """Whether a place is another; near by it may be a part of it."""
        if place.id == other:
            return Answer.YES
        there = self.known.places[other]
        if _abroad(place, there) is Answer.NO:
            return Answer.NO
        reach = _REACH.get(there.precision or Precision.COUNTRY)
        if there.lat is None or there.lon is None or reach is None:
            return Answer.CANNOT_BE_TOLD
        answer = near(place, there.lat, there.lon, reach)
        return Answer.NO if answer is Answer.NO else Answer.CANNOT_BE_TOLD


def _abroad(place: Place, other: Place) -> Answer:
    """No where two places lie in different countries; else it cannot be told from that alone."""
    countries = {place.country, other.country}
    known = None not in countries and _DISPUTED not in countries
    return Answer.NO if known and len(countries) > 1 else Answer.CANNOT_BE_TOLD


def near(place: Place, lat: float, lon: float, km: float) -> Answer:
    """Whether a place lies wholly within some kilometres of a point; no where no part does."""
    reach = _REACH.get(place.precision or Precision.COUNTRY)
    if place.lat is None or place.lon is None or reach is None:
        return Answer.CANNOT_BE_TOLD
    apart = _distance(place.lat, place.lon, lat, lon)
    if apart + reach <= km:
        return Answer.YES
    return Answer.NO if apart - reach > km else Answer.CANNOT_BE_TOLD


def at_site(place: Place, site: Site) -> Answer:
    """Whether a place lies at a notified site; no where it does not touch its circle."""
    return near(place, site.lat, site.lon, site.km)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, along a great circle."""
    a, b = radians(lat), radians(other_lat)
    across = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(across)))
