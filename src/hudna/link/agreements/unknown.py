"""By what an instrument that no case has is known again: kind, theme, whose, and where."""

from __future__ import annotations

from typing import NamedTuple

from hudna.link.agreements.nouns import Name
from hudna.link.names import Named
from hudna.link.words import Sentence, bare
from hudna.model import DateRange
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_REACH = 8
"""Tokens after a noun within which it is said whose it is."""
_KINDS = frozenset({"truce", "accord", "plan"})
"""Kinds of nouns that may be an instrument's: a settlement is more often a process."""
_STATES = (Kind.STATE, Kind.CAPITAL, Kind.DEMONYM)
_JOINS = frozenset({"between", "accompany"})


class Key(NamedTuple):
    """What tells one unknown instrument from another."""

    noun: str
    theme: str
    states: tuple[str, ...]
    places: tuple[str, ...]
    year: int = 0
    """Of a truce the year of the reports that tell of it, 0 where that is not known: there is one
    of the same name every other year.
    """

    def told(self, day: DateRange | None) -> Key:
        """The key of what is told in a report of a day."""
        if self.noun != "truce" or day is None or day.start.year != day.end.year:
            return self
        return self._replace(year=day.start.year)


class Described(NamedTuple):
    """The key of an instrument, and the token at which its description ends."""

    key: Key
    end: int


class Unknown:
    """Reads what stands right after the noun for an instrument."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon, self._places = vocabulary.lexicon, vocabulary.places
        self._signs = vocabulary.actors.signs

    def described(self, s: Sentence, named: Named[Name], noun: str) -> Described | None:
        """What an instrument is known by: «الاتفاق النووي الإيراني», «هدنة حلب», «اتفاق بين روسيا
        وتركيا»; None where nothing tells it from any other.

        It is known by two states, by a place, or by a theme and a state; a truce or a plan by a
        state alone.
        """
        if noun not in _KINDS:
            return None
        theme, end, k = "", named.end, named.end
        states: list[str] = []
        places: list[str] = []
        joined = False
        while k < min(named.end + _REACH, len(s.words)):
            word = s.words[k]
            hits = self._hits(s, k)
            state = next((hits[kind] for kind in _STATES if kind in hits), None)
            located = "place-preposition" in s.words[k - 1].flags and not joined
            if state is not None and not located:
                states += state.keys
                end = k = k + state.end
            elif (place := self._place(hits)) is not None and (k == named.end or located):
                places.append(self._places.by_id[place.keys[0]].id)
                end = k = k + place.end
            elif state is not None:
                places += state.keys
                end = k = k + state.end
            elif word.flags & _JOINS or word.shape is Shape.QUOTE:
                joined = joined or bool(word.flags & _JOINS)
                k += 1
            elif "place-preposition" in word.flags and not states and not places:
                k += 1
            elif not theme and k == named.end and word.fold.startswith(ARTICLE) and not word.flags:
                theme = bare(word.fold)
                end = k = k + 1
            else:
                break
        key = Key(noun, theme, tuple(sorted(set(states))), tuple(dict.fromkeys(places)))
        alone = noun in ("truce", "plan") and bool(states)
        if len(key.states) > 1 or key.places or (key.states and theme) or alone:
            return Described(key, end)
        return None

    def _place(self, hits: dict[Kind, Hit]) -> Hit | None:
        """The place that is named, not an ordinary word that is one's name too («شراء»)."""
        hit = hits.get(Kind.PLACE)
        if hit is None or hit.end > 1:
            return hit
        plain = "homonym" in self._signs.plain(hit.split.stem)
        return None if plain or any(k in self._places.common for k in hit.keys) else hit

    def _hits(self, s: Sentence, k: int) -> dict[Kind, Hit]:
        return self._lexicon.hits(list(s.words[k : k + 6]), 0) if s.words[k].starts else {}
