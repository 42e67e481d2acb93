"""Names of several words, found in one pass over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from hudna.link.words import bare, phrase_words
from hudna.text.tokens import Shape, tokens
from hudna.text.words import Memo
from hudna.vocab.lexicon import LexicalWord
from hudna.vocab.table import phrases
from hudna.vocab.trie import Node, Trie

Meaning = TypeVar("Meaning")


class Found(NamedTuple, Generic[Meaning]):
    """Tokens `[first, end)` of a sentence that are a name, and what it may stand for."""

    first: int
    end: int
    meanings: tuple[Meaning, ...]


class Phrases(Generic[Meaning]):
    """Names and what they stand for; clitics before a name and articles within it may vary."""

    def __init__(self, names: Iterable[tuple[str, Meaning]]) -> None:
        self._trie: Trie[Meaning] = Trie()
        for written, meaning in names:
            for words in phrases(written):
                parted = [bare(token.surface) for token in tokens(" ".join(words))]
                self._trie.add([word for word in parted if word.isalnum()], meaning)
        self._forms: Memo[LexicalWord, tuple[str, ...]] = Memo(phrase_words)

    def find(self, words: Sequence[LexicalWord]) -> Iterator[Found[Meaning]]:
        """The names in a sentence, the longest from each word on, none within another."""
        past = 0
        for i, word in enumerate(words):
            if i >= past and word.shape is Shape.WORD:
                found = self._longest(words, i)
                if found is not None:
                    yield found
                    past = found.end

    def _longest(self, words: Sequence[LexicalWord], first: int) -> Found[Meaning] | None:
        best: Found[Meaning] | None = None
        node: Node[Meaning] | None = self._trie.root
        end = first
        while node is not None and node.children and end < len(words):
            if words[end].shape in (Shape.QUOTE, Shape.MARK) and end > first:
                end += 1
                continue
            children = node.children
            node = next((n for f in self._forms[words[end]] if (n := children.get(f))), None)
            end += 1
            if node is not None and node.payloads:
                best = Found(first, end, tuple(node.payloads))
        return best
