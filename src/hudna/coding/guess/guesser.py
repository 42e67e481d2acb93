"""Which words of an unresolved stretch are a name, by a conditional random field.

The model is made by `scripts/train_names.py`; `docs/models.md` says of what, how good it is and
what it does not know. It is asked about short stretches only: a question costs as much time as
coding some ten words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hudna.coding.guess.features import Shown, features, show
from hudna.coding.names.memory import LINKS
from hudna.text.fold import fold
from hudna.text.words import Memo
from hudna.vocab.entries import WordClass
from hudna.vocab.lexicon import LexicalWord
from hudna.vocab.table import rows

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODELS = Path(__file__).parents[1] / "models"
NAMES = MODELS / "names.crfsuite"
COMMON = MODELS / "common_words.txt"
"""Folded words that are frequent in the news and no part of a name, one a line."""
OUTSIDE = "O"
_SIGHT_BEFORE, _SIGHT_AFTER = 4, 2
"""Tokens around a stretch that its features look at."""
_SHOWN = 50_000
"""Words kept with what they show, some 100 MB."""


class GuessKind(StrEnum):
    """What a guessed name names: a human being. Bodies were tried and not guessed well enough."""

    PERSON = "person"


class Guess(NamedTuple):
    """Tokens `[first, end)` taken for a name, and how probable the model thinks that is."""

    first: int
    end: int
    kind: GuessKind
    probability: float


class NameGuesser:
    """Says which of some words are a name; the same words always get the same answer."""

    def __init__(self, tagger: Tagger, given: frozenset[str], known: Callable[[str], bool]) -> None:
        self._tagger = tagger
        self._shown: Memo[LexicalWord, Shown] = Memo(lambda word: show(word, given, known), _SHOWN)

    @classmethod
    def load(cls, model: Path = NAMES, common: Path = COMMON) -> NameGuesser:
        """The guesser with the model that ships, or another of the same make."""
        from pycrfsuite import Tagger

        tagger = Tagger()
        tagger.open(str(model))
        words = frozenset(common.read_text("utf-8").split())
        return cls(tagger, given_names(), words.__contains__)

    def person(self, words: Sequence[LexicalWord], first: int, end: int) -> Guess | None:
        """The most probable name among tokens `[first, end)` of a sentence, if there is one.

        The tokens around the stretch are looked at, not named. What ends in «بن» is no whole name.
        """
        if not 0 <= first < end <= len(words):
            return None
        low = max(0, first - _SIGHT_BEFORE)
        known = self._shown
        shown = [known[w] for w in words[low : end + _SIGHT_AFTER]]
        self._tagger.set([features(shown, i - low) for i in range(first, end)])
        labels = self._tagger.tag()
        guesses = [
            Guess(first + a, first + b, kind, self._probability(labels, a, b))
            for a, b, kind in spans(labels)
            if words[first + b - 1].fold not in LINKS
        ]
        return max(guesses, key=lambda g: (g.probability, -g.first), default=None)

    def _probability(self, labels: Sequence[str], first: int, end: int) -> float:
        """The probability of the least certain label of a span, that which ends it included."""
        last = min(end + 1, len(labels))
        found: float = min(self._tagger.marginal(labels[i], i) for i in range(first, last))
        return min(1.0, max(0.0, found))


def given_names() -> frozenset[str]:
    """The first names of the vocabulary's table of them; those that end in a hamza as written."""
    names = {name for row in rows("given_names.csv", WordClass) for name in row.words}
    return frozenset(n if n.endswith("ء") else fold(n) for n in names)


def spans(labels: Sequence[str]) -> list[tuple[int, int, GuessKind]]:
    """The names in a sequence of labels (`B-person`, `I-person`, …, `O`).

    >>> spans(["O", "B-person", "I-person", "O"])
    [(1, 3, <GuessKind.PERSON: 'person'>)]
    """
    found: list[tuple[int, int, GuessKind]] = []
    for i, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        mark, _, name = label.partition("-")
        kind = GuessKind(name)
        if mark == "I" and found and found[-1][1:] == (i, kind):
            found[-1] = (found[-1][0], i + 1, kind)
        else:
            found.append((i, i + 1, kind))
    return found
