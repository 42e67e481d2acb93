"""Lines of pages put together into the paragraphs that they were broken from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hudna.read.pdf.lines import Line
from hudna.read.pdf.order import with_brackets

_CLOSED = re.compile(r"[.؟?!:۔…][\"”»’)\]]*\Z")
_SHORT = 0.12
"""Of a column's width: a line with so much room is the last of a paragraph, or a line by itself."""
_APART = 1.3
"""Of the usual distance of lines: what is farther apart is another paragraph."""
_OTHER_SIZE = 1.12
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\Z")


def paragraphs(pages: Iterable[list[Line]]) -> Iterator[str]:
    """The paragraphs, in order; one that runs over the end of a page is put together."""
    held: list[str] = []
    last: Line | None = None
    for lines in pages:
        usual = _usual(lines)
        for line in lines:
            if last is not None and not _goes_on(last, line, usual):
                yield _joined(held)
                held = []
            held.append(line.text)
            last = line
    if held:
        yield _joined(held)


def _usual(lines: list[Line]) -> float:
    """The distance between a line and the next of a paragraph: that of the nearer ones."""
    steps = [a.baseline - b.baseline for a, b in pairwise(lines)]
    steps = sorted(step for step in steps if step > 0)
    return steps[len(steps) // 4] if steps else 0.0


def _goes_on(last: Line, line: Line, usual: float) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size):
        return False
    width = last.right - last.left
    full = last.room <= _SHORT * width
    step = last.baseline - line.baseline
    if step <= 0:  # the next column or page
        return full and not _CLOSED.search(last.text)
    apart = step > _APART * max(usual, last.size)
    return not apart and (full or (not _CLOSED.search(last.text) and last.room < width / 2))


def _joined(held: list[str]) -> str:
    text = held[0]
    for line in held[1:]:
        cut = _HYPHEN.sub("", text)
        text = cut + line if cut != text and line[:1].islower() else f"{text} {line}"
    return with_brackets(text)
