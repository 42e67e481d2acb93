"""Words around a count: of which class they are, and how far they reach."""

from __future__ import annotations

from collections.abc import Mapping

from hudna.coding.parse import Parse, VerbAt
from hudna.text.fold import fold
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import LexicalWord, Stretch

_STOPS = frozenset("؛.؟?!")
_NEAR = 14
"""Tokens from a counted noun to the word that its row needs."""


class Words:
    """The classes of `classes.csv`, asked of single words, of verbs and of stretches."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._classes = classes

    def is_of(self, word: LexicalWord, name: str) -> bool:
        """Whether a word, or a verb that it is a form of, is of a class."""
        wanted = self._classes[name]
        if not wanted.isdisjoint(word.forms):
            return True
        return any(fold(r.lexeme.lemma) in wanted for _, r in word.readings)

    def verb(self, verb: VerbAt, name: str) -> bool:
        """Whether a verb is a form of one of a class."""
        wanted = self._classes[name]
        return any(fold(r.lexeme.lemma) in wanted for r in verb.readings)

    def any(self, p: Parse, first: int, end: int, name: str) -> bool:
        """Whether a word or phrase of a class is among some tokens."""
        stretch = p.words[max(first, 0) : end]
        return any(self.is_of(w, name) for w in stretch) or Stretch(stretch).has(
            self._classes[name]
        )

    def met(self, p: Parse, first: int, end: int, needs: tuple[str, ...]) -> bool:
        """Whether a word of one of some classes stands near some tokens, in the same sentence."""
        if not needs:
            return True
        low, high = near(p, first, end)
        return any(self.any(p, low, high, name) for name in needs)


def near(p: Parse, first: int, end: int) -> tuple[int, int]:
    """The tokens around some others, up to the next strong marks."""
    low = first
    while low > max(0, first - _NEAR) and p.words[low - 1].surface not in _STOPS:
        low -= 1
    high = end
    while high < min(len(p.words), end + _NEAR) and p.words[high].surface not in _STOPS:
        high += 1
    return low, high


def conjoined(p: Parse, i: int) -> bool:
    """Whether و, written on or apart, stands at a token or right before it."""
    word = p.words[i]
    if word.fold == "و" or (i and p.words[i - 1].fold == "و"):
        return True
    return (
        word.shape is Shape.WORD
        and any(s.proclitics.startswith("و") for s in word.splits if s.proclitics)
        and word.fold.startswith("و")
    )
