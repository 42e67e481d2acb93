"""Which line of a page is the headline of its report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hudna.model import Span
from hudna.read.blocks import Block, Sort
from hudna.text.clitics import ARTICLE

_PARTED = re.compile(r"\s+[|–—-]+\s+|\s*\|\s*")
_SLACK = 4
"""Characters that a line may be longer than the headline: other quotation marks, a space."""
_LONGEST = 30
_SHORTEST = 4
"""Words of a headline; shorter lines are names of sections."""
_LOOKED_AT = 3
_SHARED = 0.3
"""Share of a headline's words that the first paragraphs must have: of 421 headlines 35 have less.
Captions and other lines above the report have as many in one case of three; the most wins."""


def headline(
    text: str, found: Sequence[Block], chosen: Sequence[int], title: str
) -> tuple[str | None, Span | None]:
    """The headline, and where it stands in the text.

    A title given beside the text is taken, cut down to the line of the text that it holds, for
    pages add the outlet's name to it. Without one it is the line above the report that shares most
    words with its first paragraphs.
    """
    given = " ".join(title.split())
    if given:
        for block in found:
            line = text[block.start : block.end]
            if block.sort is Sort.TITLE and len(line) <= len(given) + _SLACK:
                return line, (block.start, block.end)
        return _once(given), None
    above = _above(found, chosen)
    if above is None:
        return None, None
    start = above.start
    while text[start] in "# ":
        start += 1
    return text[start : above.end], (start, above.end)


def _once(title: str) -> str:
    """A page's title without the name of the outlet and the headline again after it.

    >>> _once("هدنة في المدينة | شبكة هدنة في المدينة")
    'هدنة في المدينة'
    """
    for found in _PARTED.finditer(title):
        first = title[: found.start()]
        if len(first.split()) >= _SHORTEST - 1 and first in title[found.end() :]:
            return first
    return title


def _above(found: Sequence[Block], chosen: Sequence[int]) -> Block | None:
    if not chosen:
        return None
    lead = {_bare(w) for i in chosen[:_LOOKED_AT] for w in found[i].words}
    best: Block | None = None
    best_score = _SHARED
    for block in found[: chosen[0]]:
        if block.sort in (Sort.WEAK, Sort.PROSE) and _SHORTEST <= block.size <= _LONGEST:
            shared = sum(_bare(w) in lead for w in block.words) / len(block.words)
            score = shared + 0.2 * block.repeated
            if score > best_score:
                best, best_score = block, score
    return best


def _bare(word: str) -> str:
    """A folded word without و, ب, ل and the article: enough to see the same word again."""
    for letters in ("و", "ب", "ل"):
        if len(word) > 4:
            word = word.removeprefix(letters)
    return word.removeprefix(ARTICLE)
