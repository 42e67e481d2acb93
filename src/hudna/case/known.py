"""What the vocabulary knows that a case may name: actors, places, outlets, by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hudna.model import Actor, Place
from hudna.vocab import actors, outlets, places
from hudna.vocab.outlets import Outlet
from hudna.vocab.table import rows


@dataclass(frozen=True, slots=True)
class Known:
    """The actors, places, provinces and outlets of the vocabulary by id."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    kinds: Mapping[str, str]
    """What each place is: `town`, `province`, `country` and so on."""
    provinces: Mapping[str, str]
    """The name of the province that each place lies in, in English."""
    outlets: frozenset[str]


def load() -> Known:
    """Read the tables that a case is held against. Raises `VocabularyError`."""
    gazetteer, _ = places.load()
    return Known(
        actors=actors.load()[0].by_id,
        places=gazetteer.by_id,
        kinds=gazetteer.kinds,
        provinces=gazetteer.provinces,
        outlets=frozenset(outlet.id for outlet in rows(outlets.FILE, Outlet)),
    )
