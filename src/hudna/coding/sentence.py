"""A sentence as the coder sees it: words with what the lexicon knows, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hudna.grammar.dates import DateMatch
from hudna.grammar.numbers import Quantity
from hudna.model import Document, Span
from hudna.text.sentences import sentences
from hudna.text.tokens import QUOTES, surfaces
from hudna.vocab.lexicon import Hit, Kind, LexicalWord, Lexicon

_LONGEST = 400
"""Tokens. A longer stretch without a sentence end (a list, a page without punctuation) is cut."""


@dataclass(slots=True, eq=False)
class Sentence:
    """The tokens `[0, n)` of a sentence with their offsets in the document and lexicon hits."""

    number: int
    block: int
    words: list[LexicalWord]
    starts: list[int]
    hits: list[dict[Kind, Hit]]
    quoted: list[bool]
    """For every token whether it stands between quotation marks."""
    dates: list[DateMatch] = field(default_factory=list)
    """The dates and durations of the sentence, by token."""
    quantities: list[Quantity] = field(default_factory=list)
    of_kind: dict[Kind, list[Hit]] = field(init=False, default_factory=dict)
    """The hits in order, by kind."""

    def __post_init__(self) -> None:
        for hits in filter(None, self.hits):
            for kind, hit in hits.items():
                self.of_kind.setdefault(kind, []).append(hit)

    def dated(self, i: int) -> bool:
        """Whether a token belongs to a date."""
        for d in self.dates:  # noqa: SIM110 - asked of every word: twice as fast without `any`
            if d.first <= i < d.end:
                return True
        return False

    def span(self, first: int, end: int) -> Span:
        """The document's span of tokens `[first, end)`."""
        last = end - 1
        return self.starts[first], self.starts[last] + len(self.words[last].surface)

    def written(self, first: int, end: int) -> str:
        """The words of tokens `[first, end)` as they are written, one blank between them."""
        return " ".join(w.surface for w in self.words[first:end])

    def inner(self, hit: Hit) -> Span:
        """The span of a phrase without the clitics of its first word."""
        start, end = self.span(hit.first, hit.end)
        if hit.end == hit.first + 1:
            end = self.starts[hit.first] + hit.split.end
        return start + hit.split.start, end


def sentences_of(document: Document, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a document's body, paragraph by paragraph."""
    number = 0
    text = document.text
    for block, (first, last) in enumerate(paragraphs(document)):
        written, starts = surfaces(text, first, last)
        words = lexicon.words(written)
        inside = quoted(written)
        for a, b in sentences(written):
            for low in range(a, b, _LONGEST):
                high = min(low + _LONGEST, b)
                piece = words[low:high]
                hits = [lexicon.hits(piece, i) if w.starts else _NONE for i, w in enumerate(piece)]
                yield Sentence(number, block, piece, starts[low:high], hits, inside[low:high])
                number += 1


_NONE: dict[Kind, Hit] = {}


def paragraphs(document: Document) -> Iterator[Span]:
    """The body's paragraphs: its spans cut at line ends."""
    text = document.text
    for start, end in document.body:
        low = start
        while low < end:
            high = text.find("\n", low, end)
            if high < 0:
                high = end
            if text[low:high].strip():
                yield low, high
            low = high + 1


_OPENING, _CLOSING = frozenset("“„‟«‹"), frozenset("”»›")
_PAIRED = frozenset(QUOTES) - frozenset("'’`‘′")
_STRAY = 150  # tokens; a quotation that has not closed by then was never one


def quoted(surfaces: list[str]) -> list[bool]:
    """For every token of a paragraph whether it is inside quotation marks.

    Marks pair in order; an opening mark inside a quotation nests, a closing mark closes the
    innermost, a straight mark closes what a straight mark opened. What never closes counts to the
    paragraph's end, but not further than a quotation is long.

    >>> quoted('قال " نعم " ثم'.split())
    [False, False, True, False, False]
    """
    inside = [False] * len(surfaces)
    if _PAIRED.isdisjoint(surfaces):
        return inside
    stack: list[tuple[str, int]] = []
    for i, surface in enumerate(surfaces):
        if surface in _PAIRED:
            if surface in _CLOSING and stack:
                stack.pop()
            elif surface in _OPENING or not stack or stack[-1][0] != surface:
                stack.append((surface, i))
            else:
                stack.pop()
            continue
        if stack and i - stack[0][1] > _STRAY:
            stack.clear()
        inside[i] = bool(stack)
    return inside
