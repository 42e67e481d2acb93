"""Where: place names of the gazetteer, of lists of villages, and such as no gazetteer has."""

from __future__ import annotations

from typing import NamedTuple

from hudna.coding.context import Context
from hudna.coding.names.memory import Memory
from hudna.coding.names.named import COMMAS, Named, before, quoted_whole
from hudna.coding.names.strangers import is_given
from hudna.coding.names.unmapped import UnmappedPlaces
from hudna.coding.sentence import Sentence
from hudna.model import Place, Precision, Span
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_PROCLITICS = frozenset("وبل")
"""What may be written on to a place name; ف and ك before one are nearly always its own letters."""
_SMALL = frozenset({"village", "neighbourhood", "other", "camp"})
"""Kinds of places that are named for readers who know where: far from a report's countries their
names are mostly ordinary words."""

_LARGE = ("country", "capital", "city", "town", "province", "region", "district")
"""Kinds of places that readers elsewhere know by name, the best known first."""


class Placed(NamedTuple):
    """A place named by tokens `[first, end)`."""

    first: int
    end: int
    span: Span
    place: Place
    prefix: str


class PlaceReader:
    """Reads the place names of one report."""

    def __init__(self, vocabulary: Vocabulary, context: Context, memory: Memory) -> None:
        self._signs = vocabulary.actors.signs
        self._given = vocabulary.actors.given
        self._gazetteer = vocabulary.places
        self._context = context
        self._unmapped = UnmappedPlaces(context, memory, self._signs)

    def read(self, s: Sentence, i: int, last: list[Named]) -> list[Placed]:
        """The place that is named at a token; `last` is what was named right before it."""
        hit = s.hits[i].get(Kind.PLACE)
        if hit is not None:
            place = self._choose(s, hit, last)
            if place is not None:
                self._unmapped.keep_list(s, i, last)
                return [Placed(hit.first, hit.end, s.inner(hit), place, hit.split.proclitics)]
        found = self._unmapped.read(s, i, last)
        return [Placed(*found)] if found is not None else []

    def _choose(self, s: Sentence, hit: Hit, last: list[Named]) -> Place | None:
        """The namesake meant here: one of the countries of concern before others."""
        if not _PROCLITICS.issuperset(hit.split.proclitics) or self._is_outlet(s, hit):
            return None
        choices = [self._gazetteer.by_id[key] for key in dict.fromkeys(hit.keys)]
        concern = [p for p in choices if p.country in self._context.concern]
        ordered = sorted(concern, key=lambda p: p.precision is not Precision.PROVINCE)
        for place in ordered or sorted(choices, key=self._rank):
            need = self._need(s, hit, place)
            if not need or self._signal(s, hit, last) >= need:
                return place
        return None

    def _rank(self, place: Place) -> tuple[float, int]:
        """Of namesakes outside the countries of concern the one of the country that the report
        speaks of most goes before others, then the larger before the smaller.
        """
        kind = self._gazetteer.kinds.get(place.id, "")
        size = _LARGE.index(kind) if kind in _LARGE else len(_LARGE)
        return -self._context.weights.get(place.country or "", 0), size

    def sure(self, s: Sentence, i: int, last: list[Named]) -> bool:
        """Whether a place must be meant: right after a word for one, or in a list of places."""
        hit = s.hits[i].get(Kind.PLACE)
        return hit is not None and self._signal(s, hit, last) > 1

    # ------------------------------------------------------------------ signs of a place
    def _need(self, s: Sentence, hit: Hit, place: Place) -> int:
        """How strong a sign a name needs: 0 none, 1 a preposition, 2 a word for a place."""
        if hit.end > hit.first + 1:
            return 1 if place.id in self._gazetteer.common else 0
        word = s.words[hit.first]
        if "homonym" in self._signs.plain(hit.split.stem) or _other_spelling(word.surface, place):
            return 2
        if place.id in self._gazetteer.common:
            return 2 if word.readings else 1
        i = hit.first - 1
        if i >= 0 and is_given(s.words[i], self._given) and Kind.PLACE not in s.hits[i]:
            return 1  # «مروان جدة» is a person
        if place.country in self._context.concern:
            return 0
        if word.readings and not hit.split.stem.startswith("ال"):
            return 1
        return 1 if self._gazetteer.kinds.get(place.id) in _SMALL else 0

    def _signal(self, s: Sentence, hit: Hit, last: list[Named]) -> int:
        """What the words before say: 2 a place is meant, 1 it may well be, 0 nothing."""
        i = before(s, hit.first)
        if i < 0:
            return 0
        head = s.hits[i].get(Kind.PLACE_HEAD)
        if head is not None and head.end == i + 1 and not head.split.enclitic:
            return 2 if "direction" not in self._signs.of(s.words[i]) else 1
        if _continues(s, hit.first, hit.split.proclitics, last):
            return 2
        if "ب" in hit.split.proclitics or "place-preposition" in s.words[i].flags:
            return 1
        if s.words[i].fold == "من" and self._signs.near(s.words, i, "motion", 2):
            return 1
        return 0

    def _is_outlet(self, s: Sentence, hit: Hit) -> bool:
        """«لـ"الشرق الأوسط"»: a newspaper in quotation marks after ل or a word for one."""
        if not quoted_whole(s, hit.first, hit.end) or hit.first < 2:
            return False
        word = s.words[hit.first - 2]
        return word.fold == "ل" or "media" in self._signs.of(word)


def _continues(s: Sentence, first: int, prefix: str, last: list[Named]) -> bool:
    """Whether a name goes on a list of places: و, a comma or a dash after one."""
    if not last or last[-1].place is None:
        return False
    between = [w for w in s.words[last[-1].end : first] if w.shape is not Shape.QUOTE]
    if not between:
        return prefix == "و"
    return len(between) == 1 and between[0].surface in COMMAS | {"و"} and prefix in ("", "و")


def _other_spelling(surface: str, place: Place) -> bool:
    """Whether a word meets a name only because folding drops its tanwin or last hamza.

    «دوماً» is not Douma, «شراء» not the village of Sharra.
    """
    if surface.endswith(("ً", "اً")):
        return True
    return surface.endswith("ء") and not (place.name_ar or "").endswith("ء")
