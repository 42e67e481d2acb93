"""The letters of a line of a PDF, which lie where they are seen, in the order they are read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_NUMBER_SIGNS = frozenset(".,:/٫٬")
_KEPT = re.compile(r"L(?:[^R]*[LN])?|N+-N+-N+|N+(?:sN+)*")
"""What is written from left to right within a line that is not: words, days and numbers. Of a range
of numbers («10-15») the first stands on the right."""
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_OPENING, _CLOSING = "([{«‹<", ")]}»›>"
_PRESENTED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
"""Shapes that a letter takes in a word, written as if they were letters of their own."""


def leftwards(letters: Sequence[str]) -> bool:
    """Whether most letters are of a script that is written from right to left."""
    kinds = "".join(map(_kind, letters))
    return kinds.count("R") > kinds.count("L")


def read_leftwards(letters: Sequence[str]) -> str:
    """A line of a text from right to left, given from left to right as it is seen.

    Each of the `letters` may be several characters, as a ligature is; they keep their order. Words
    of other scripts and numbers are read from left to right within it.

    >>> read_leftwards([*"6102", " ", *"UN", " ", *"ةنده"])
    'هدنة UN 6102'
    """
    kinds = "".join(map(_kind, letters))
    line: list[str] = []
    at = 0
    for kept in _KEPT.finditer(kinds):
        line += (letter.translate(_MIRRORED) for letter in letters[at : kept.start()])
        line.append("".join(letters[kept.start() : kept.end()]))
        at = kept.end()
    line += (letter.translate(_MIRRORED) for letter in letters[at:])
    return "".join(reversed(line))


def without_shapes(text: str) -> str:
    """A text with its letters as letters, whatever shape they were written in.

    >>> without_shapes("ﻫﺪﻧﺔ") == "هدنة"
    True
    """
    return _PRESENTED.sub(lambda found: _letters(found.group()), text)


def _letters(shape: str) -> str:
    """The letters of a shape; a mark that is shown by itself comes without the space under it."""
    return unicodedata.normalize("NFKC", shape).strip()


def has_shapes(text: str) -> bool:
    """Whether letters are written as shapes."""
    return bool(_PRESENTED.search(text))


def with_brackets(text: str) -> str:
    """A text whose brackets open before they close.

    Programs differ in whether a bracket in a PDF is the sign that is seen or the one that is meant;
    seen from the right, one is the other.

    >>> with_brackets("هدنة )في المدينة(")
    'هدنة (في المدينة)'
    """
    turned = text.translate(_MIRRORED)
    return turned if _crossed(turned) < _crossed(text) else text


def _crossed(text: str) -> int:
    """How many brackets close what was not opened."""
    crossed = 0
    opened: list[str] = []
    for letter in text:
        if letter in _OPENING:
            opened.append(letter)
        elif letter in _CLOSING:
            if opened and _OPENING.index(opened[-1]) == _CLOSING.index(letter):
                opened.pop()
            else:
                crossed += 1
    return crossed


def _kind(letter: str) -> str:
    """How a letter runs: R to the left, L to the right, N a digit, s a sign in a number."""
    direction = unicodedata.bidirectional(letter[:1])
    if direction in _RIGHT_TO_LEFT:
        return "R"
    if letter in _NUMBER_SIGNS:
        return "s"
    if letter == "-" or direction == "L":
        return "-" if letter == "-" else "L"
    return "N" if direction in _NUMBERS else " "
