"""The people whom the rules leave unnamed: where a name is due and the model is sure enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.coding.guess.guesser import Guess, NameGuesser
from hudna.coding.guess.slots import Slot, slots
from hudna.coding.names import strangers
from hudna.coding.names.memory import LINKS, Memory
from hudna.coding.names.named import Named
from hudna.coding.sentence import Sentence
from hudna.model import Form
from hudna.text.tokens import Shape
from hudna.vocab.actors import Actors

_AFTER_TITLE = 0.6
_AFTER_CUE = 0.7
_ALONE = 0.85
"""Least probabilities of a name after a title, after a verb of saying, and of a single word there:
with them nine of ten guesses in unseen news hold a person's name."""


class PersonReader:
    """Reads what a report's other names leave open, and remembers whom it found."""

    def __init__(self, guesser: NameGuesser, known: Actors, memory: Memory) -> None:
        self._guesser = guesser
        self._given = known.given
        self._signs = known.signs
        self._memory = memory

    def read(self, s: Sentence, found: Sequence[Named]) -> Iterator[Named]:
        """The people named in a sentence beside those that were found."""
        taken = [False] * len(s.words)
        for n in found:
            taken[n.first : n.end] = [True] * (n.end - n.first)
        for slot in slots(s, taken):
            guess = self._guesser.person(s.words, slot.first, slot.end)
            if guess is None or any(
                strangers.bodily(s.words[k], self._signs) for k in range(guess.first, guess.end)
            ):
                continue
            if _sure(s, slot, guess):
                yield self._named(s, guess.first, _whole(s, guess.end))

    def _named(self, s: Sentence, first: int, end: int) -> Named:
        """The person whom some words name; و before a first name is no part of it."""
        start, last = s.span(first, end)
        word = s.words[first].fold
        also = word.startswith("و") and word[1:] in self._given and word not in self._given
        person = strangers.actor(s.written(first, end)[also:])
        actor = self._memory.learn_stranger(s, end - 1, person)
        span = (start + also, last)
        return Named(first, end, span, actor, Form.NAME, prefix="و" if also else "")


def _sure(s: Sentence, slot: Slot, guess: Guess) -> bool:
    if slot.after == "title":
        return guess.probability >= _AFTER_TITLE
    if guess.end - guess.first > 1:
        return guess.probability >= _AFTER_CUE
    bare = s.words[guess.first].fold
    return guess.probability >= _ALONE and not bare.startswith("ب")  # «قال بشيء»


def _whole(s: Sentence, end: int) -> int:
    """The token after a name that goes on with «بن …» or «آل …»."""
    while end + 1 < len(s.words) and s.words[end].fold in LINKS:
        if s.words[end + 1].shape is not Shape.WORD or s.words[end + 1].flags:
            break
        end += 2
    return end
