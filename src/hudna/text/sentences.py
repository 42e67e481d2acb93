"""Sentences of a paragraph, in text whose quotation marks open and never close."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.text.tokens import QUOTES

_ENDS = frozenset("؟?!.۔…")
_OPENING, _CLOSING = frozenset("“„‟«‹‘"), frozenset("”»›’")
_MARKS = _ENDS.union(QUOTES)
_LONGEST_QUOTE = 120
"""Words. A quotation in the news is rarely longer; a mark that has not closed by then is stray."""
_INITIALS = 2
"""A full stop after so few letters is an abbreviation («د.», «أ.د.»), not an end."""


def sentences(surfaces: Sequence[str]) -> list[tuple[int, int]]:
    """The sentences of one paragraph as `[start, end)` ranges of its tokens.

    A sentence ends at . ? ! ؟ … outside quotation marks; the closing quotation mark after the full
    stop belongs to it. Two dots and a quotation mark («وقال كيري.. "…"») introduce speech and do
    not end a sentence; neither does the full stop of an abbreviation. Straight quotation marks
    open and close in turn; unclosed ones stop counting at the paragraph's end.

    >>> text = 'قال " لا . نعم " . وصل أ . د . سالم .'
    >>> [" ".join(text.split()[a:b]) for a, b in sentences(text.split())]
    ['قال " لا . نعم " .', 'وصل أ . د . سالم .']
    """
    found: list[tuple[int, int]] = []
    start, opened = 0, -1
    last = len(surfaces) - 1
    marks = [(i, surface) for i, surface in enumerate(surfaces) if surface[0] in _MARKS]
    closes = max((i for i, surface in marks if surface in QUOTES), default=-1)
    for i, surface in marks:
        if opened >= 0 and i > opened + _LONGEST_QUOTE:
            opened = -1
        if surface in QUOTES:
            closing = opened >= 0 and surface not in _OPENING
            opened = i if i < closes and not closing else -1
            continue
        if opened >= 0:
            continue
        if (
            surface == "."
            and i > 0
            and len(surfaces[i - 1]) <= _INITIALS
            and _is_initial(surfaces, i)
        ):
            continue
        if len(surface) == _INITIALS and i < last and surfaces[i + 1] in QUOTES:
            continue  # «كيري.. "…"»
        end = i + 1
        while end <= last and (surfaces[end] in _CLOSING or surfaces[end][0] in _ENDS):
            end += 1
        if end > start and i >= start:
            found.append((start, end))
            start = end
    if start <= last:
        found.append((start, last + 1))
    return found


def _is_initial(surfaces: Sequence[str], i: int) -> bool:
    """Whether the full stop at `i` follows a single letter and more text comes."""
    before = surfaces[i - 1]
    return len(before) == 1 and before.isalpha() and i + 1 < len(surfaces)
