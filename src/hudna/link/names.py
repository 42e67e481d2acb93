"""Names looked up in the words of reports: without regard to article, clitics and case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from hudna.link.words import Sentence, bare, phrase_words
from hudna.text.tokens import Shape, tokens
from hudna.text.words import Memo
from hudna.vocab.lexicon import LexicalWord
from hudna.vocab.table import phrases
from hudna.vocab.trie import Node, Trie

Name = TypeVar("Name")


class Named(NamedTuple, Generic[Name]):
    """Tokens `[first, end)` of a sentence that name something, and what they may stand for.

    `start` are the letters of clitics before the first word.
    """

    first: int
    end: int
    start: int
    names: tuple[Name, ...]


class Names(Generic[Name]):
    """Many names, to be found in one pass over the words of a sentence."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self._trie: Trie[Name] = Trie()
        for written, name in names:
            for words in phrases(written):
                parted = tokens(" ".join(words))
                self._trie.add([bare(token.surface) for token in parted], name)
        self._starts: Memo[LexicalWord, tuple[tuple[Node[Name], int], ...]] = Memo(self._begin)
        self._inside: Memo[LexicalWord, tuple[str, ...]] = Memo(phrase_words)

    def find(self, sentence: Sentence) -> Iterator[Named[Name]]:
        """The names in a sentence, the longest from each word on, none within another."""
        words, starts = sentence.words, self._starts
        past = 0
        for i, word in enumerate(words):
            if i < past or not (roots := starts[word]):
                continue
            found: Named[Name] | None = None
            for root, letters in roots:
                end, names = self._longest(words, i, root)
                if names and (found is None or end > found.end):
                    found = Named(i, end, letters, names)
            if found is not None:
                yield found
                past = found.end

    def _begin(self, word: LexicalWord) -> tuple[tuple[Node[Name], int], ...]:
        if word.shape is not Shape.WORD:
            return ()
        root = self._trie.root.children
        found: dict[int, tuple[Node[Name], int]] = {}
        for split in word.splits:
            if split.enclitic and word.surface.endswith(_NO_PRONOUN):
                continue
            stem = bare(split.stem)
            for form in (stem, stem.removesuffix("ا")):
                node = root.get(form)
                if node is not None and id(node) not in found:
                    found[id(node)] = (node, split.start)
        return tuple(found.values())

    def _longest(
        self, words: Sequence[LexicalWord], first: int, root: Node[Name]
    ) -> tuple[int, tuple[Name, ...]]:
        best: tuple[int, tuple[Name, ...]] = (first, ())
        node, end, size = root, first + 1, len(words)
        while True:
            if node.payloads:
                best = (end, tuple(node.payloads))
            while end < size and words[end].shape is Shape.QUOTE:
                end += 1
            if end >= size or not node.children:
                return best
            after = next((n for f in self._inside[words[end]] if (n := node.children.get(f))), None)
            if after is None:
                return best
            node, end = after, end + 1


_NO_PRONOUN = ("ة", "ء")
"""How no word with a pronoun ends."""
