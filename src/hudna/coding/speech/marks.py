"""Quotations, brackets and other stretches that a reader of speech steps over."""

from __future__ import annotations

from hudna.coding.parse import Parse
from hudna.coding.sentence import Sentence
from hudna.text.clitics import PRONOUNS
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord

COMMAS = "،,؛"
DASHES = "-–—"
_BRACKET = 15  # tokens of a parenthesis
_ASIDE = 10  # tokens between dashes
_NAME = 5
"""Tokens. A quotation so short, after a noun and with more to follow, is a name."""


def bracket_end(p: Parse, k: int) -> int:
    """The token after a parenthesis or an aside between dashes that begins at a token, else `k`."""
    surface = p.words[k].surface
    if surface == "(":
        closing, room = ")", _BRACKET
    elif surface in DASHES:
        closing, room = DASHES, _ASIDE
    else:
        return k
    for m in range(k + 2, min(k + room, len(p.words))):
        if p.words[m].surface in closing:
            return m + 1
    return k


def opens_quotation(s: Sentence, k: int) -> bool:
    """Whether a quotation mark at a token opens a quotation."""
    return (
        s.words[k].shape is Shape.QUOTE and not s.quoted[k]
        and k + 1 < len(s.words) and s.quoted[k + 1]
    )  # fmt: skip


def closing(s: Sentence, first: int) -> int | None:
    """Where the quotation that opens at (or right before) a token closes."""
    if first >= len(s.words):
        return None
    at = first if s.words[first].shape is Shape.QUOTE else first - 1
    if at < 0 or s.words[at].shape is not Shape.QUOTE:
        return None
    return next((k for k in range(at + 1, len(s.words)) if closes(s, k)), None)


def closes(s: Sentence, k: int) -> bool:
    """Whether a quotation mark at a token closes the outermost quotation."""
    return (
        s.words[k].shape is Shape.QUOTE and not s.quoted[k]
        and k > 0 and s.quoted[k - 1] and (k + 1 == len(s.words) or not s.quoted[k + 1])
    )  # fmt: skip


def is_name(p: Parse, k: int) -> bool:
    """Whether the quotation that opens at a token is a name, not what is said.

    It is short, a noun or preposition stands before it and the sentence goes on after it.
    """
    end = closing(p.sentence, k)
    if end is None or end + 1 >= len(p.words) or k == 0:
        return False
    if end - k - 1 > _NAME:
        return False
    before = p.words[k - 1]
    return before.shape is Shape.WORD and not before.flags & {"adverb", "complementiser"}


def with_pronoun(word: LexicalWord) -> bool:
    """«أنه», «أنها»: the pronoun is the first word of what is said."""
    return (
        any(s.enclitic for s in word.splits)
        and word.fold.endswith(PRONOUNS)
        and (not word.fold.endswith(_BARE))
    )


_BARE = ("ان",)


def passable(p: Parse, k: int) -> bool:
    """What may stand between a speaker and what is said: commas, adverbs, dates."""
    word = p.words[k]
    return word.surface in (*COMMAS, *DASHES) or "adverb" in word.flags or p.sentence.dated(k)


def complementiser(p: Parse, k: int) -> bool:
    """Whether a token introduces what is said: «أن», «بأنه», not «لأن»."""
    word = p.words[k]
    return "complementiser" in word.flags and not word.fold.startswith("ل")


def particle(p: Parse, k: int, name: str) -> int:
    """The token after the particle (word or phrase) of a class at a token, else `k`."""
    hit = p.sentence.hits[k].get(Kind.PARTICLE)
    if hit is not None and name in hit.keys:
        return hit.end
    return k + 1 if name in p.words[k].flags else k


def trim(s: Sentence, first: int, end: int) -> tuple[int, int]:
    """Without quotation marks, colons, commas and full stops at both ends."""
    while first < end and s.words[first].shape in (Shape.QUOTE, Shape.MARK):
        first += 1
    while (
        end > first
        and s.words[end - 1].shape in (Shape.QUOTE, Shape.MARK)
        and (s.words[end - 1].surface not in ")]")
    ):
        end -= 1
    return first, end


def is_direct(s: Sentence, first: int, end: int) -> bool:
    """Whether at least half of the content's letters stand in quotation marks."""
    total = inside = 0
    for k in range(first, end):
        size = len(s.words[k].surface)
        total += size
        inside += size if s.quoted[k] else 0
    return total > 0 and 2 * inside >= total
