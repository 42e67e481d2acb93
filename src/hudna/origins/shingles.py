"""The words of a report as a set of numbers, so that common words in a row can be counted.

A shingle is four folded words in a row. Neither line ends nor marks part them: some outlets print
a wire as one paragraph, others make a paragraph of every sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hudna.model import Document, Span
from hudna.text.fold import MARKS, fold

Hashes: TypeAlias = NDArray[np.uint64]

WORDS = 4
"""Words in a shingle: fewer meet by chance, more are broken by every changed word."""
MOST = 4096
"""Shingles that are kept of a report, those with the smallest hashes: a fair sample of a longer
one. Of 26,053 reports of newspapers 3 are longer."""

_WORD = re.compile(r"[^\W_]+")
"""A word of a folded text."""
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
"""The same word as it is written, marks and all."""
_CACHE = 1 << 18
"""Words whose hashes are remembered."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""The last steps of splitmix64: every bit of the words reaches every bit of the hash."""


def kept(hashes: Hashes) -> Hashes:
    """What is kept of a report's shingles: each once, ascending; at most `MOST` of them."""
    return np.unique(hashes)[:MOST]


def words(document: Document) -> list[Span]:
    """Where the words of a report stand in its text, in order; the nth shingle begins with the nth.

    >>> words(Document(id="d", sha256="", text="قُصِف حيّ، أمس"))
    [(0, 5), (6, 9), (11, 14)]
    """
    return [
        m.span()
        for start, end in _body(document)
        for m in _WRITTEN.finditer(document.text, start, end)
        if fold(m.group())  # a dash made of tatweel is nothing
    ]


def _body(document: Document) -> Sequence[Span]:
    """The spans of the report itself: all of the text where no body was told from the rest."""
    return document.body or ((0, len(document.text)),)


class Shingler:
    """Makes the shingles of reports; remembers the hashes of words it has met."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def shingles(self, document: Document) -> Hashes:
        """The hashes of a report's shingles in the order of its text.

        A report of fewer words than make a shingle is one shingle; one without words has none.
        """
        body = " ".join(document.text[start:end] for start, end in _body(document))
        hashes = self._hashes(_WORD.findall(fold(body)))
        size = min(WORDS, len(hashes))
        if not size:
            return hashes
        count = len(hashes) - size + 1
        rows = hashes[:count].copy()
        for i in range(1, size):
            rows = rows * _STEP + hashes[i : count + i]
        for shift, factor in _MIX:
            rows = (rows ^ (rows >> np.uint64(shift))) * np.uint64(factor)
        return rows

    def _hashes(self, found: list[str]) -> Hashes:
        known = self._known
        if len(known) > _CACHE:
            known.clear()
        return np.fromiter(
            (known[w] if w in known else self._hash(w) for w in found), np.uint64, len(found)
        )

    def _hash(self, word: str) -> int:
        found = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        self._known[word] = found
        return found
