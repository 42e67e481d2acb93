"""The words around reported speech: sources, forums, what begins and what ends a saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.text.clitics import CONJUNCTIONS
from hudna.text.fold import fold
from hudna.text.words import Word
from hudna.vocab.entries import WordClass
from hudna.vocab.table import rows

_FORUM = "forum-"
_SOURCES = ("according-clause", "as", "according")


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Classes of words and phrases, looked up by their first folded word."""

    by_class: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    source_openers: frozenset[str]
    """The first words of all phrases that may name a source, also with و or ف written on."""

    def end(self, words: Sequence[Word], i: int, name: str) -> int:
        """The token after the longest phrase of a class at a token; `i` where there is none.

        و or ف before the first word does not count.
        """
        table = self.by_class[name]
        plain = words[i].fold
        found = table.get(plain)
        if found is None and plain[:1] in CONJUNCTIONS:
            found = table.get(plain[1:])
        for rest in found or ():
            last = i + 1 + len(rest)
            if tuple(w.fold for w in words[i + 1 : last]) == rest:
                return last
        return i

    def has(self, words: Sequence[Word], i: int, name: str) -> bool:
        """Whether a phrase of a class stands at a token."""
        return self.end(words, i, name) > i

    def forum(self, words: Sequence[Word], i: int) -> str:
        """The kind of forum that a token names («مؤتمر صحفي»), or nothing."""
        for name in self.by_class:
            if name.startswith(_FORUM) and self.has(words, i, name):
                return name.removeprefix(_FORUM).replace("-", " ")
        return ""


def load() -> SpeechWords:
    """Read `speech.csv`; raises `VocabularyError` with file, line and column."""
    classes: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for row in rows("speech.csv", WordClass):
        table: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for written in row.words:
            first, *rest = fold(written).split()
            table[first].append(tuple(rest))
        classes[row.name] = {
            first: tuple(sorted(set(rests), key=len, reverse=True))
            for first, rests in table.items()
        }
    openers = [opener for name in _SOURCES for opener in classes[name]]
    joined = frozenset(front + opener for opener in openers for front in ("", *CONJUNCTIONS))
    return SpeechWords(classes, joined)
