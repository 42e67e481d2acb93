"""Places that no gazetteer has: after words for places, in lists of villages, and once named.

«قرية المرجانة», «قرى البارة ودير سنبل ورويحة», «تلة الغمامة», «معبر جسر الزنبق»
"""

from __future__ import annotations

from hudna.coding.context import Context
from hudna.coding.names.memory import Memory
from hudna.coding.names.named import COMMAS, Named, before
from hudna.coding.sentence import Sentence
from hudna.model import Place, Span
from hudna.text.clitics import ARTICLE
from hudna.text.romanize import romanize, slug
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.signs import Signs
from hudna.vocab.verbs import FINITE

_NO_PLACE = frozenset({
    Kind.TITLE, Kind.HEAD, Kind.DEMONYM, Kind.BODY, Kind.CASUALTY, Kind.WEAPON, Kind.PLACE_HEAD,
    Kind.EPITHET, Kind.PERSON, Kind.AGREEMENT, Kind.HONORIFIC, Kind.STATE, Kind.CAPITAL,
})  # fmt: skip
_SHORTEST = 3
_NAMING = 4  # letters from which on a name by itself is remembered

Found = tuple[int, int, Span, Place, str]


class UnmappedPlaces:
    """Proposes places for one report by the words around them, and remembers them."""

    def __init__(self, context: Context, memory: Memory, signs: Signs) -> None:
        self._signs = signs
        self._country = context.countries[0] if context.countries else None
        self._known = memory.places
        self._list_end = (-1, -1)
        """Sentence and token at which the next name of a list of settlements may stand."""

    def read(self, s: Sentence, i: int, last: list[Named]) -> Found | None:
        """The place at a token that only its surroundings tell."""
        return self._named_before(s, i) or self._after_head(s, i, last) or self._compound(s, i)

    def _named_before(self, s: Sentence, i: int) -> Found | None:
        """A name that the report introduced with a word for a place."""
        if not self._known:
            return None
        word = s.words[i]
        for split in word.splits:
            place = self._known.get(split.stem) if not split.enclitic else None
            if place is not None and not word.flags and len(split.stem) >= _NAMING:
                start, end = s.span(i, i + 1)
                return i, i + 1, (start + split.start, end), place, split.proclitics
        return None

    def _after_head(self, s: Sentence, i: int, last: list[Named]) -> Found | None:
        """After «قرية», «بلدات» …, and on through the list that a plural opens."""
        k = before(s, i)
        head = s.hits[k].get(Kind.PLACE_HEAD) if k >= 0 else None
        if head is not None and head.end == k + 1 and "settlement" in head.keys:
            if head.split.enclitic or head.split.stem.startswith(ARTICLE):
                return None
            return self._take(s, i, "", plural="settlement-plural" in self._signs.of(s.words[k]))
        if self._listed(s, i, last):
            prefix = "و" if s.words[i].fold.startswith("و") else ""
            return self._take(s, i, prefix, plural=True)
        return None

    def keep_list(self, s: Sentence, i: int, last: list[Named]) -> None:
        """A place that a table has may stand in a list too."""
        self._listed(s, i, last)

    def _listed(self, s: Sentence, i: int, last: list[Named]) -> bool:
        """Whether a list of settlements goes on: و, or a comma or a dash before the name."""
        if not last or last[-1].place is None:
            return False
        end = last[-1].end
        if self._list_end != (s.number, last[0].first) and not self._opens_list(s, last[0].first):
            return False
        between = [w for w in s.words[end:i] if w.shape is not Shape.QUOTE]
        word = s.words[i]
        joined = word.fold.startswith("و") and len(word.fold) > _SHORTEST
        goes = (not between and joined) or (
            len(between) == 1 and between[0].surface in COMMAS - {":"}
        )
        if goes:
            self._list_end = (s.number, i)
        return goes

    def _opens_list(self, s: Sentence, first: int) -> bool:
        k = before(s, first)
        return k >= 0 and "settlement-plural" in self._signs.of(s.words[k])

    def _compound(self, s: Sentence, i: int) -> Found | None:
        """«تلة الغمامة», «دير القرنفل»: two words of which the first makes a place of them."""
        word = s.words[i]
        if "toponym-head" not in self._signs.of(word) or i + 1 >= len(s.words):
            return None
        follows = s.words[i + 1]
        if not (follows.fold.startswith(ARTICLE) and self._nameable(s, i + 1)):
            return None
        if word.surface.startswith("وأ"):
            return None  # «وأدى» folds as «وادي»
        return self._make(s, i, i + 2, 1 if _conjoined(word, self._signs) else 0)

    def _take(self, s: Sentence, i: int, prefix: str, *, plural: bool) -> Found | None:
        """The name of one or two words at a token."""
        if not self._nameable(s, i):
            return None
        end = i + 1
        if end < len(s.words) and self._nameable(s, end) and self._goes_on(s, i, prefix):
            end += 1
        return self._make(s, i, end, 1 if prefix and plural else 0)

    def _make(self, s: Sentence, i: int, end: int, cut: int) -> Found | None:
        start, stop = s.span(i, end)
        words = [w.surface for w in s.words[i:end]]
        words[0] = words[0][cut:]
        written = " ".join(words)
        name = romanize(written)
        if not slug(name):
            return None
        key = s.words[i].fold[cut:]
        place = Place(id=slug(name), name=name, name_ar=written, country=self._country)
        if end == i + 1:
            place = self._known.setdefault(key, place)
        return i, end, (start + cut, stop), place, "و" if cut else ""

    def _goes_on(self, s: Sentence, i: int, prefix: str) -> bool:
        """Whether a place name of two words begins at a token: «أم قرى», «بوابة النخيل»."""
        word = s.words[i]
        if self._signs.of(word) & {"name-part", "toponym-head"}:
            return True
        bare = word.fold.removeprefix("و") if prefix else word.fold
        follows = s.words[i + 1].fold
        return not bare.startswith(ARTICLE) and follows.startswith(ARTICLE) and bare.endswith("ه")

    def _nameable(self, s: Sentence, i: int) -> bool:
        """Whether a word can be a place's name: nothing the vocabulary knows as something else."""
        word = s.words[i]
        if word.shape is not Shape.WORD or len(word.fold) < _SHORTEST:
            return False
        if word.flags or s.dated(i) or self._signs.of(word) & _SIGNS:
            return False
        head = "toponym-head" in self._signs.of(word)
        if not word.fold.startswith(ARTICLE) and word.fold.endswith(_NO_ENDING):
            return False
        if (set(s.hits[i]) - ({Kind.PLACE_HEAD} if head else set())) & _NO_PLACE:
            return False
        if any(split.proclitics in ("", "و") for split, r in word.readings if r.shape in FINITE):
            return False
        return not any(not split.proclitics and r.definite for split, r in word.readings)


_NO_ENDING = ("ين", "ون", "ها", "هم", "نا")
_SIGNS = frozenset({
    "homonym", "title-filler", "body-head", "not-a-body", "settlement-plural", "states",
})  # fmt: skip


def _conjoined(word: LexicalWord, signs: Signs) -> bool:
    """Whether the و of a word for a place is «and»: «وتلة», but not that of «وادي»."""
    return word.fold.startswith("و") and "toponym-head" not in signs.plain(word.fold)
