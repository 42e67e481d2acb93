"""Signs: what words say about the names beside them (`name_signs.csv`).

Kept apart from the particles: those are function words, these are mostly nouns and verbs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hudna.text.clitics import CONJUNCTIONS
from hudna.text.words import Memo, Word
from hudna.vocab.entries import WordClass
from hudna.vocab.lexicon import LexicalWord
from hudna.vocab.table import phrases, rows

_NONE: frozenset[str] = frozenset()
_FRONTS = frozenset({"", *CONJUNCTIONS})
_NAMING = frozenset({"body-head", "counterpart", "mutual", "organ", "toponym-head"})
"""The signs of words that make a name themselves; all others speak of the words beside them."""


class Signs:
    """The classes that a word form belongs to, a conjunction before it passed over."""

    def __init__(self, table: Sequence[WordClass]) -> None:
        known: defaultdict[str, set[str]] = defaultdict(set)
        for row in table:
            for written in row.words:
                for words in phrases(written):
                    known[" ".join(words)].add(row.name)
        self._known = {word: frozenset(names) for word, names in known.items()}
        self._words: Memo[Word, frozenset[str]] = Memo(self._classes)

    def of(self, word: Word) -> frozenset[str]:
        """The classes of a word form as it stands in a text."""
        return self._words[word]

    def plain(self, folded: str) -> frozenset[str]:
        """The classes of a folded word without clitics."""
        return self._known.get(folded, _NONE)

    def near(self, words: Sequence[Word], i: int, name: str, reach: int) -> bool:
        """Whether one of the `reach` words before word i is of a class."""
        return any(name in self.of(words[k]) for k in range(max(0, i - reach), i))

    def _classes(self, word: Word) -> frozenset[str]:
        for split in word.splits:
            if split.proclitics in _FRONTS and not split.enclitic and split.stem in self._known:
                return self._known[split.stem]
        return _NONE


def silent(signs: Signs, names: frozenset[str]) -> Memo[LexicalWord, bool]:
    """Which word forms make no name by themselves: no first name, no surname, no sign of one.

    They can only be part of a name where what stands before them makes them one.
    """

    def judged(word: LexicalWord) -> bool:
        return names.isdisjoint(word.stems) and _NAMING.isdisjoint(signs.of(word))

    return Memo(judged)


def load() -> Signs:
    """The signs of `name_signs.csv`."""
    return Signs(rows("name_signs.csv", WordClass))
