"""From what was asked to keys: under which spellings a word, a name or a filter may be found.

A word is found as it folds and by its stem, behind a preposition, in two words where it was written
in one and in one where in two, and in the other script. A name in Latin letters that the claims of
the store know is found wherever they say that it is meant, whatever the report calls it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, select

from hudna.errors import QueryError
from hudna.model import EventType, IncidentType
from hudna.store.search import keys, names
from hudna.store.search.expression import EVERYTHING, NOTHING, AllOf, AnyOf, Expression, Match
from hudna.store.search.query import All, Any, Filter, Not, Part, Phrase, Query, Word
from hudna.store.tables import named, words
from hudna.text.skeleton import skeleton
from hudna.text.stem import in_front
from hudna.text.transliteration import arabic

_PARTED = 2
"""Letters of each half, at the least, of a word that may be written in two («دي ميستورا»)."""
_LONG, _LONGEST = 6, 30
"""Letters of a word that may be written in two, or of two that may be written in one."""
_NAME = 4
"""Words of a name in Latin letters, at the most."""
_MET = 60
"""Spellings in the other script, at the most; a name has a few, and each with its clitics."""
_LATIN = 2
"""Letters, at the least, of a word that is looked for in the other script."""
_FRONTS = tuple(p + a for p in ("", "b", "l", "k", "f") for a in ("", "l"))
"""The consonants that clitics and the article put before a name's skeleton."""


def resolve(connection: Connection, asked: Query) -> Expression:
    """What the index is asked for a search. Raises `QueryError` for a type that there is not."""
    return _Resolver(connection).part(asked.asked)


class _Resolver:
    """Knows the names and words of one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def part(self, part: Part) -> Expression:
        """One part of a search."""
        match part:
            case Word() as word:
                return AllOf(tuple(self._run([word])))
            case Phrase(text):
                return self._phrase(_surfaces(text))
            case Filter() as wanted:
                return self._filter(wanted)
            case Not(inner):
                return AllOf((EVERYTHING,), (self.part(inner),))
            case Any(parts):
                return AnyOf(tuple(self.part(each) for each in parts))
            case All(parts):
                return self._all(parts)

    def _all(self, parts: Sequence[Part]) -> Expression:
        """Parts that all must match; words beside one another may be one name."""
        needed: list[Expression] = []
        but: list[Expression] = []
        run: list[Word] = []
        for part in parts:
            if isinstance(part, Word):
                run.append(part)
                continue
            needed += self._run(run)
            run = []
            if isinstance(part, Not):
                but.append(self.part(part.part))
            else:
                needed.append(self.part(part))
        needed += self._run(run)
        return AllOf(tuple(needed) or (EVERYTHING,), tuple(but))

    # ------------------------------------------------------------------ words
    def _run(self, run: Sequence[Word]) -> list[Expression]:
        """Words that stand beside one another: each of them, or what they are together."""
        pieces = [_surfaces(word.text) for word in run]
        together: list[list[Expression]] = [[] for _ in run]
        for first in range(len(run)):
            for last in range(first + 1, min(first + _NAME, len(run)) + 1):
                said = " ".join(word.text for word in run[first:last])
                found = self._named(said)
                if last == first + 2:
                    found += self._one_word([s for some in pieces[first:last] for s in some])
                for which in range(first, last):
                    together[which] += found
        return [
            AnyOf((self._phrase(own), *others)) if others else self._phrase(own)
            for own, others in zip(pieces, together, strict=True)
        ]

    def _phrase(self, surfaces: Sequence[str]) -> Expression:
        """Words one after the other, or one word, in every spelling."""
        if len(surfaces) == 1:
            return AnyOf((*self._word(surfaces[0]), *self._two_words(surfaces[0])))
        found = [keys.known().of(surface) for surface in surfaces]
        exact = Match("fold", tuple(key.fold for key in found))
        stems = Match("stem", tuple(key.stem for key in found))
        joined = self._one_word(surfaces) if len(surfaces) == 2 else []
        name = self._named(" ".join(surfaces))
        return AnyOf((exact, stems, *joined, *name))

    def _word(self, surface: str) -> list[Expression]:
        """One word as it is written, by its stem, behind prepositions, in the other script."""
        key = keys.known().of(surface)
        found: list[Expression] = [Match("fold", (key.fold,)), Match("stem", (key.stem,))]
        if not key.fold.isascii() and len(key.fold) > 1:
            found += [Match("fold", (word,)) for word in in_front(key.fold)]
        found += [Match("fold", (word,)) for word in self._met(key.fold)]
        return found

    def _one_word(self, surfaces: Sequence[str]) -> list[Expression]:
        """Two words as one («خانشيخون»)."""
        joined = "".join(keys.known().of(surface).fold for surface in surfaces)
        return self._word(joined) if len(surfaces) == 2 and _LONG <= len(joined) <= _LONGEST else []

    def _two_words(self, surface: str) -> list[Expression]:
        """One word as two («دي ميستورا»)."""
        key = keys.known().of(surface)
        if key.fold.isascii() or not _LONG <= len(key.fold) <= _LONGEST:
            return []
        cuts = range(_PARTED, len(key.fold) - _PARTED + 1)
        return [Match("fold", (key.fold[:cut], key.fold[cut:])) for cut in cuts]

    # ------------------------------------------------------------------ scripts and names
    def _met(self, word: str) -> list[str]:
        """The words of the store that are spellings of a word in the other script."""
        own = skeleton(word)
        if len(word) < _LATIN or not own:
            return []
        if not word.isascii():
            return [
                other
                for other in self._with_skeletons({own})
                if other.isascii() and arabic(other).fullmatch(word)
            ][:_MET]
        pattern = arabic(word)
        fronts = {front + own for front in _FRONTS} | {own[0] + own}
        return [
            other
            for other in self._with_skeletons(fronts)
            if not other.isascii() and pattern.fullmatch(other)
        ][:_MET]

    def _with_skeletons(self, sought: set[str]) -> Iterator[str]:
        asked = select(words.c.word).where(words.c.skeleton.in_(sorted(sought)))
        yield from self._connection.execute(asked.order_by(words.c.word)).scalars()

    def _named(self, said: str) -> list[Expression]:
        """The actors and places of the store that a name in Latin letters is of."""
        key = names.key_of(said) if said.isascii() else None
        if key is None:
            return []
        asked = select(named.c.value).where(named.c.key == key)
        return [*self._values("actor", asked), *self._values("place", asked)]

    def _values(self, of: str, asked: Select[str]) -> list[Expression]:
        rows = self._connection.execute(asked.where(named.c.field == of).distinct()).scalars()
        return [Match("facts", (keys.fact(of, value),)) for value in sorted(rows)]

    # ------------------------------------------------------------------ filters
    def _filter(self, wanted: Filter) -> Expression:
        """What the report must be or name."""
        of, value = wanted.field, wanted.value
        if of == "language":
            return Match("facts", (keys.fact(of, value.lower()),))
        if of == "type":
            return Match("facts", (keys.fact(of, _type(wanted)),))
        column = select(named.c.value)
        found = self._values(of, column.where(named.c.value == value))
        found += self._values(of, column.where(named.c.key == names.key_of(value)))
        return AnyOf(tuple(found)) if found else NOTHING


def _type(wanted: Filter) -> str:
    """The type of an event or incident as the record writes it."""
    types = {str(each).lower(): str(each) for each in (*EventType, *IncidentType)}
    if wanted.value.lower() not in types:
        known = ", ".join(sorted(types))
        raise QueryError(wanted.at, f"{wanted.value} is no type; types are {known}")
    return types[wanted.value.lower()]


def _surfaces(text: str) -> list[str]:
    """The words and numbers of a piece of a search; a Latin article is none of them."""
    found = [text[each.start : each.end] for each in keys.known().words(text)]
    bare = [surface for surface in found if surface.lower() not in ("al", "el")]
    return bare or found
