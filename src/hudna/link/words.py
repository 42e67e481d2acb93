"""The words of a report's body, and the forms under which words of the same stem meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.model import Document, Span
from hudna.text.clitics import ARTICLE
from hudna.text.sentences import sentences
from hudna.text.tokens import Shape, surfaces
from hudna.text.words import Memo, Word
from hudna.vocab.lexicon import LexicalWord, Lexicon

_LONGEST = 400
"""Tokens. A longer stretch without a sentence end (a list) is cut."""
_ENDINGS = ("يات", "ات", "ين", "ون", "ان", "يه", "ها", "ه", "ا", "ي")
_SHORTEST = 3
"""Letters that remain of a stem without its ending."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence and where each stands in the document."""

    words: Sequence[LexicalWord]
    starts: Sequence[int]

    def span(self, first: int, end: int) -> Span:
        """The document's span of tokens `[first, end)`."""
        return self.starts[first], self.starts[end - 1] + len(self.words[end - 1].surface)

    @property
    def extent(self) -> Span:
        """The document's span of the whole sentence."""
        return self.span(0, len(self.words))


def sentences_of(document: Document, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a document's body."""
    text = document.text
    for start, end in document.body:
        low = start
        while low < end:
            high = text.find("\n", low, end)
            high = end if high < 0 else high
            written, starts = surfaces(text, low, high)
            words = lexicon.words(written)
            for a, b in sentences(written):
                for first in range(a, b, _LONGEST):
                    last = min(first + _LONGEST, b)
                    yield Sentence(words[first:last], starts[first:last])
            low = high + 1


def bare(folded: str) -> str:
    """A folded word without the article.

    >>> bare("الهدنه")
    'هدنه'
    """
    return folded.removeprefix(ARTICLE) if len(folded) > len(ARTICLE) + 1 else folded


class Forms:
    """The keys under which forms of the same word meet: stems, and lemmas that the lexicon knows.

    >>> from hudna.vocab import load
    >>> forms = Forms(load().lexicon)
    >>> bool(forms.of("هجمات") & forms.of("للهجوم")), bool(forms.of("هجمات") & forms.of("هدنة"))
    (True, False)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: Memo[LexicalWord, frozenset[str]] = Memo(self._forms)

    def of(self, surface: str) -> frozenset[str]:
        """The keys of a word as it is written."""
        return self._known[self._lexicon.word(surface)]

    def of_word(self, word: LexicalWord) -> frozenset[str]:
        """The keys of a word form."""
        return self._known[word]

    def _forms(self, word: LexicalWord) -> frozenset[str]:
        if word.shape is not Shape.WORD:
            return frozenset({word.fold})
        found = {f"={reading.lexeme.lemma}" for _, reading in word.readings}
        for split in word.splits:
            if len(split.stem) < _SHORTEST and len(word.fold) >= _SHORTEST:
                continue
            stem = bare(split.stem)
            found.add(stem)
            found.update(
                stem.removesuffix(ending) for ending in _ENDINGS
                if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST
            )  # fmt: skip
        return frozenset(found)


def phrase_words(word: Word) -> tuple[str, ...]:
    """What a word may be within a name: without article, and without ل or ب before it."""
    found = dict.fromkeys(bare(split.stem) for split in word.splits if not split.enclitic) or {
        word.fold: None
    }
    for form in list(found):
        if len(form) > _SHORTEST and form.endswith("ا"):
            found[form[:-1]] = None  # the indefinite accusative: «اتفاقا»
    return tuple(found)
