"""How much a text concerns conflict and diplomacy: a linear model of letter groups and words.

Made by `scripts/train_relevance.py`; `docs/models.md` says of what and how good it is. Letter
groups stay within words, so what a word weighs is worked out once a form and a text costs one
look-up a word.
"""

from __future__ import annotations

import math
import re
from array import array
from pathlib import Path
from zlib import crc32

from hudna.errors import ModelError
from hudna.text.fold import fold
from hudna.text.words import Memo

MODEL = Path(__file__).parent / "models" / "relevance.bin"
BITS = 17
"""The weights are found by hash: 2^17 of them, so that about one in five groups shares its own."""
_SIZE = 1 << BITS
_GRAMS = (2, 3, 4, 5)
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = 64
"""Words. Beyond that a text says no more about its subject: reports of the UN and sports pages of
600 words would all be far on one side."""
_HEAD = 3
"""Numbers before the weights: the bias, what news adds to it, the size of a weight's step."""


class Relevance:
    """The model with its weights; the same text always gets the same score."""

    def __init__(self, head: array[float], weights: array[int]) -> None:
        self._bias, self._news, self._step = head
        self._weights = weights
        self._words: Memo[str, int] = Memo(self._word)

    @classmethod
    def load(cls, path: Path = MODEL) -> Relevance:
        """The model that ships, or another of the same make. Raises `ModelError` for any other."""
        data = path.read_bytes()
        head = array("d")
        size = _HEAD * head.itemsize
        if len(data) != size + (1 << BITS):
            raise ModelError(path.name, f"{len(data)} bytes, expected {size + (1 << BITS)}")
        head.frombytes(data[:size])
        weights = array("b")
        weights.frombytes(data[size:])
        return cls(head, weights)

    def score(self, text: str) -> float:
        """Between 0 (no conflict, no diplomacy) and 1; a text without words has that of none."""
        words = _WORD.findall(fold(text))
        if not words:
            return 0.0
        known = self._words
        total = sum([known[word] for word in words])
        divisor = scale(len(words))
        margin = self._news * len(words) / divisor + self._step * total / divisor
        return 1 / (1 + math.exp(-self._bias - margin))

    def _word(self, word: str) -> int:
        return sum([self._weights[i] for i in word_keys(word)])


def scale(size: int) -> float:
    """What the sum of the weights of so many words is divided by: a sentence's by the root of its
    length, for more words mean more evidence; a long text counts as a paragraph of its average.
    """
    return math.sqrt(size) if size < _PARAGRAPH else size / math.sqrt(_PARAGRAPH)


def word_keys(word: str) -> list[int]:
    """Where the weights of a folded word stand: of itself and of its groups of 2 to 5 letters."""
    edged = f"<{word}>"
    grams = [
        crc32(edged[i : i + n].encode()) % _SIZE for n in _GRAMS for i in range(len(edged) - n + 1)
    ]
    return [crc32(f"={word}".encode()) % _SIZE, *grams]


def keys(text: str) -> tuple[list[int], int]:
    """Where all weights of a text stand, and of how many words it is: what training reads."""
    words = _WORD.findall(fold(text))
    return [key for word in words for key in word_keys(word)], len(words)
