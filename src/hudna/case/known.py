"""What the vocabulary knows that a case may name: actors, places, outlets, by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hudna.model import Actor, Place
from hudna.vocab import actors, outlets, places
from hudna.vocab.outlets import Outlet
from hudna.vocab.places import Gazetteer
from hudna.vocab.table import rows

PROVINCE = "province"
"""What a place is that is a province as a whole."""


@dataclass(frozen=True, slots=True)
class Known:
    """The actors, places, provinces and outlets of the vocabulary by id."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    kinds: Mapping[str, str]
    """What each place is: `town`, `province`, `country` and so on."""
    provinces: Mapping[str, str]
    """The province that a place is or lies in, by their ids; not of every place it is known."""
    outlets: Mapping[str, Outlet]


def load() -> Known:
    """Read the tables that a case is held against. Raises `VocabularyError`."""
    gazetteer, _ = places.load()
    return Known(
        actors=actors.load()[0].by_id,
        places=gazetteer.by_id,
        kinds=gazetteer.kinds,
        provinces=_provinces(gazetteer),
        outlets={outlet.id: outlet for outlet in rows(outlets.FILE, Outlet)},
    )


def _provinces(gazetteer: Gazetteer) -> dict[str, str]:
    """The tables name the province of a place in English, as that province is named itself."""
    whole = [p for p in gazetteer.by_id.values() if gazetteer.kinds.get(p.id) == PROVINCE]
    named = {(p.country, p.name): p.id for p in whole}
    found = {p.id: p.id for p in whole}
    for key, name in gazetteer.provinces.items():
        province = named.get((gazetteer.by_id[key].country, name))
        if province is not None:
            found.setdefault(key, province)
    return found
