"""Where: place names, and whether a state's or capital's name is a place or a government."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.context import Context
from hudna.coding.sentence import Sentence
from hudna.model import Place, Precision, Span
from hudna.text.romanize import romanize, slug
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind
from hudna.vocab.places import capital_id
from hudna.vocab.verbs import FINITE


class Placed(NamedTuple):
    """A place named by tokens `[first, end)`."""

    first: int
    end: int
    span: Span
    place: Place
    prefix: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a state's or a capital's name is taken for."""

    actor: bool
    place: Place | None


class PlaceReader:
    """Reads the place names of one report."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._vocabulary = vocabulary
        self._gazetteer = vocabulary.places
        self._context = context

    def read(self, s: Sentence, i: int) -> list[Placed]:
        """The place that is named at a token, or an unknown one after a word for a settlement."""
        hit = s.hits[i].get(Kind.PLACE)
        if hit is not None:
            place = self._choose(s, hit)
            if place is not None:
                return [Placed(hit.first, hit.end, s.inner(hit), place, hit.split.proclitics)]
        return self._unknown(s, i)

    def _choose(self, s: Sentence, hit: Hit) -> Place | None:
        """The namesake meant here: one of the countries of concern before others."""
        if not _PROCLITICS.issuperset(hit.split.proclitics):
            return None
        signalled = self.signalled(s, hit)
        choices = [self._gazetteer.by_id[key] for key in dict.fromkeys(hit.keys)]
        concern = [p for p in choices if p.country in self._context.concern]
        ordered = sorted(concern or choices, key=lambda p: p.precision is not Precision.PROVINCE)
        for place in ordered if concern else choices:
            if place.id not in self._gazetteer.common or signalled:
                return place
        return None

    def signalled(self, s: Sentence, hit: Hit) -> bool:
        """Whether the words before say that a place is meant."""
        if "ب" in hit.split.proclitics:
            return True
        i = hit.first - 1
        while i >= 0 and s.words[i].shape is Shape.QUOTE:
            i -= 1
        if i < 0:
            return False
        before = s.words[i]
        if Kind.PLACE_HEAD in s.hits[i] and s.hits[i][Kind.PLACE_HEAD].end == i + 1:
            return True
        if "place-preposition" in before.flags:
            return True
        return hit.split.proclitics == "و" and self._is_place_end(s, i)

    def _is_place_end(self, s: Sentence, i: int) -> bool:
        """Whether a place name ends at a token."""
        return any(
            Kind.PLACE in s.hits[k] and s.hits[k][Kind.PLACE].end == i + 1
            for k in range(max(0, i - 3), i + 1)
        )

    # ------------------------------------------------------------------ unknown places
    def _unknown(self, s: Sentence, i: int) -> list[Placed]:
        """Names after «قرية», «بلدات» … that no gazetteer has."""
        before = self._settlement_before(s, i)
        if before is None or not self._nameable(s, i):
            return []
        end = i + 1
        if "name-part" in s.words[i].flags and end < len(s.words) and self._nameable(s, end):
            end += 1
        word = s.words[i]
        start = s.starts[i] + (1 if before == "و" and word.fold.startswith("و") else 0)
        span = (start, s.span(i, end)[1])
        surface = " ".join(
            [word.surface[start - s.starts[i] :], *(w.surface for w in s.words[i + 1 : end])]
        )
        name = romanize(surface)
        if not name:
            return []
        country = self._context.countries[0] if self._context.countries else None
        place = Place(id=slug(name), name=name, name_ar=surface, country=country)
        return [Placed(i, end, span, place, "و" if before == "و" else "")]

    def _settlement_before(self, s: Sentence, i: int) -> str | None:
        """Whether a word for a settlement stands right before; «و» in a list of such names."""
        if i == 0:
            return None
        hit = s.hits[i - 1].get(Kind.PLACE_HEAD)
        if hit is not None and hit.end == i and "settlement" in hit.keys:
            return "" if not hit.split.enclitic and not hit.split.stem.startswith("ال") else None
        if not s.words[i].fold.startswith("و") or len(s.words[i].fold) < 4:
            return None
        plural = next(
            (
                k
                for k in range(i - 2, max(-1, i - 12), -1)
                if "settlement-plural" in s.words[k].flags
            ),
            None,
        )
        if plural is None or any(s.words[k].shape is not Shape.WORD for k in range(plural, i)):
            return None
        between = range(plural + 1, i)
        return (
            "و"
            if all(
                self._nameable(s, k)
                or Kind.PLACE in s.hits[k]
                or "settlement-plural" in s.words[k].flags
                for k in between
            )
            else None
        )

    def _nameable(self, s: Sentence, i: int) -> bool:
        word = s.words[i]
        if word.shape is not Shape.WORD or len(word.fold) < 3 or word.flags - {"name-part"}:
            return False
        if any(k in s.hits[i] for k in _NO_PLACE):
            return False
        if any(split.proclitics in ("", "و") for split, r in word.readings if r.shape in FINITE):
            return False
        return not any(not split.proclitics and r.definite for split, r in word.readings)

    # ------------------------------------------------------------------ states and capitals
    def role(self, s: Sentence, hit: Hit, state: str, *, capital: bool) -> Role:
        """Whether the name of a state or capital is a government, a place, or both.

        A place after a preposition of place or a word for a place; of a country of concern also
        where nothing speaks for the government (neither the subject of a verb nor one side of
        something between governments). A foreign capital is its government unless something
        says that it is the place.
        """
        place = self._capital(s, hit, state) if capital else self._gazetteer.by_id[state]
        before = self._before(s, hit)
        if before == "place":
            return Role(False, place)
        if before == "side" or self._acts(s, hit):
            return Role(True, None)
        home = state in self._context.concern
        if before == "from":
            return Role(not home and not capital, place if home or capital else None)
        if home or (capital and before == "noun"):
            return Role(False, place)
        return Role(True, None)

    def _capital(self, s: Sentence, hit: Hit, state: str) -> Place | None:
        """The city itself, from the gazetteer's own row where it has one."""
        named = s.hits[hit.first].get(Kind.PLACE)
        for key in named.keys if named is not None else ():
            if self._gazetteer.by_id[key].country == state:
                return self._gazetteer.by_id[key]
        return self._gazetteer.by_id.get(capital_id(state))

    def _before(self, s: Sentence, hit: Hit) -> str:
        """What the words before a name say: place, side, from, noun or nothing."""
        proclitics = hit.split.proclitics
        if "ب" in proclitics:
            return "place"
        i = hit.first - 1
        while i >= 0 and s.words[i].shape is Shape.QUOTE:
            i -= 1
        if i < 0 or s.words[i].shape is not Shape.WORD:
            return ""
        word = s.words[i]
        if "ل" in proclitics:
            return "side"
        if word.fold == "قبل" and i > 0 and s.words[i - 1].fold == "من":
            return "side"
        if Kind.PLACE_HEAD in s.hits[i] and s.hits[i][Kind.PLACE_HEAD].end == hit.first:
            return "place"
        if "place-preposition" in word.flags:
            return "place"
        if word.flags & {"between", "accompany", "complementiser"}:
            return "side"
        if "topic" in word.flags:
            return "place"
        if word.fold == "من":
            return "from"
        if proclitics == "و":
            return ""
        if word.readings and any(r.shape in FINITE for _, r in word.readings):
            return ""
        return "noun"

    def _acts(self, s: Sentence, hit: Hit) -> bool:
        """Whether the name is the subject of a verb: right after one or right before one."""
        i = hit.first - 1
        if i >= 0 and "و" not in hit.split.proclitics:
            word = s.words[i]
            if any(r.shape in FINITE for _, r in word.readings) and "preposition" not in word.flags:
                return True
        j = hit.end
        while j < len(s.words) and s.words[j].shape is Shape.QUOTE:
            j += 1
        if j < len(s.words):
            word = s.words[j]
            return "preposition" not in word.flags and any(
                r.shape in FINITE and not split.proclitics for split, r in word.readings
            )
        return False


_PROCLITICS = frozenset("وبل")
"""What may be written on to a place name; ف and ك before one are nearly always letters of its own."""
_NO_PLACE = frozenset({
    Kind.TITLE, Kind.HEAD, Kind.DEMONYM, Kind.BODY, Kind.CASUALTY, Kind.WEAPON, Kind.PLACE_HEAD,
    Kind.EPITHET, Kind.PERSON,
})  # fmt: skip
