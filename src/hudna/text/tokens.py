"""Words, numbers and marks of a text, each with its place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from hudna.text.fold import MARKS


class Shape(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    QUOTE = "quote"
    MARK = "mark"


class Token(NamedTuple):
    """A stretch of the text without white space; `text[start:end]` is its surface."""

    surface: str
    start: int
    end: int


QUOTES = "\"“”„‟«»‹›″'‘’‚‛`"
"""Marks that open or close a quotation; news uses them in every mixture."""

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"({_LETTER}+(?:[{MARKS}]+{_LETTER}*)*"
    r"|\d+(?:[.,٫٬]\d+)*"
    r"|\.{2,}|:{2,}|[^\s" + MARKS + "])"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text[start:end]` with offsets into `text`.

    A word keeps its marks and tatweel; digits are parted from the letters they are glued to;
    a quotation mark is always a token of its own.

    >>> [t.surface for t in tokens("و”جبهة النصرة” خلال الـ24 ساعة")]
    ['و', '”', 'جبهة', 'النصرة', '”', 'خلال', 'الـ', '24', 'ساعة']
    """
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(m.group(), m.start(), m.end())


def surfaces(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The surfaces of the tokens of `text[start:end]`, and where each starts in `text`."""
    pieces = _TOKEN.split(text[start:end])  # what lies between tokens, and the tokens, in turn
    offsets = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], offsets[1:-1:2]


def shape(surface: str) -> Shape:
    """What kind of token a surface is.

    >>> [str(shape(s)) for s in ("قال", "1,097", "«", ".")]
    ['word', 'number', 'quote', 'mark']
    """
    first = surface[0]
    if first.isalpha():
        return Shape.WORD
    if first.isdigit():
        return Shape.NUMBER
    return Shape.QUOTE if first in QUOTES else Shape.MARK
