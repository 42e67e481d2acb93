"""Where: the gazetteer, and the phrases that name its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.errors import VocabularyError
from hudna.model import Place, Precision
from hudna.text.fold import fold
from hudna.vocab.entries import PlaceRow, State
from hudna.vocab.lexicon import Entry, Kind
from hudna.vocab.table import rows

_PRECISION = {
    "country": Precision.COUNTRY, "province": Precision.PROVINCE, "region": Precision.PROVINCE,
    "district": Precision.DISTRICT, "sea": Precision.PROVINCE, "mountain": Precision.DISTRICT,
    "road": Precision.NEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places by id; `rank` orders namesakes (earlier tables and rows first)."""

    by_id: dict[str, Place]
    common: frozenset[str]
    """Places whose name needs a place word or preposition before it."""
    kinds: dict[str, str]
    provinces: dict[str, str]


def load() -> tuple[Gazetteer, list[tuple[str, Entry]]]:
    """The gazetteer and the phrases that name its places.

    The hand-entered table is read first: its rows win over generated ones of the same id. States
    and capitals are places too. Raises `VocabularyError` for an id that stands twice in a table.
    """
    states = rows("states.csv", State)
    by_id: dict[str, Place] = {}
    kinds: dict[str, str] = {}
    provinces: dict[str, str] = {}
    common: set[str] = set()
    entries: list[tuple[str, Entry]] = []
    for table in ("places_hand.csv", "places.csv"):
        seen: set[str] = set()
        for row in rows(table, PlaceRow):
            if row.id in seen:
                raise VocabularyError(table, row.line, "id", f"stands twice: {row.id}")
            seen.add(row.id)
            if row.id not in by_id:
                by_id[row.id] = _place(row)
                kinds[row.id] = row.kind
                provinces[row.id] = row.admin1
                if row.common or len(fold(row.ar)) < _SHORT:
                    common.add(row.id)
            entries.extend((n, Entry(Kind.PLACE, row.id)) for n in (row.ar, *row.aliases))
    for state in states:
        by_id.update((p.id, p) for p in _state_places(state))
    kinds |= {s.id: "country" for s in states}
    entries.extend(_capital_names(states, by_id))
    return Gazetteer(by_id, frozenset(common), kinds, provinces), entries


_SHORT = 3  # letters: «سان», «بنش» are names, but two letters are a word's remains


def _place(row: PlaceRow) -> Place:
    precision = _PRECISION.get(row.kind, Precision.EXACT)
    return Place(
        id=row.id, name=row.en, name_ar=row.ar, country=row.country or None,
        lat=row.lat, lon=row.lon, precision=precision,
    )  # fmt: skip


def _state_places(state: State) -> Iterator[Place]:
    yield Place(
        id=state.id, name=state.en, name_ar=state.ar, country=state.id, precision=Precision.COUNTRY
    )


def capital_id(state: str) -> str:
    """The id of a state's capital as a place."""
    return f"capital-{state}"


def _capital_names(states: list[State], by_id: dict[str, Place]) -> Iterator[tuple[str, Entry]]:
    """Capitals that the tables of places do not have."""
    known = {(fold(p.name_ar or ""), p.country) for p in by_id.values()}
    for state in states:
        named = any((fold(name), state.id) in known for name in state.capital_ar)
        if state.capital and state.capital_ar and not named:
            place = Place(
                id=capital_id(state.id), name=state.capital, name_ar=state.capital_ar[0],
                country=state.id, lat=state.lat, lon=state.lon, precision=Precision.EXACT,
            )  # fmt: skip
            by_id[place.id] = place
            for name in state.capital_ar:
                yield name, Entry(Kind.PLACE, place.id)
