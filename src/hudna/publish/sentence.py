"""The sentence around some words of a report: by it a person judges what was read in them."""

from __future__ import annotations

from typing import NamedTuple

from hudna.model import Span
from hudna.text.sentences import sentences
from hudna.text.tokens import surfaces


def around(text: str, span: Span) -> Span:
    """The sentences of a text in which a span lies, without white space at their ends.

    >>> text = "وصل الوفد. قصفت المدينة أمس! ساد هدوء."
    >>> text[slice(*around(text, (16, 23)))]
    'قصفت المدينة أمس!'
    """
    low = text.rfind("\n", 0, span[0]) + 1
    high = text.find("\n", span[1])
    high = len(text) if high < 0 else high
    written, starts = surfaces(text, low, high)
    start, end = span
    for first, after in sentences(written):
        begins, ends = starts[first], starts[after - 1] + len(written[after - 1])
        if begins < span[1] and span[0] < ends:
            start, end = min(start, begins), max(end, ends)
    return start, end


class Quoted(NamedTuple):
    """Some words with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def quoted(text: str, span: Span) -> Quoted:
    """Words of a text in their sentence.

    >>> quoted("وصل الوفد. قصفت المدينة أمس! ساد هدوء.", (16, 23))
    Quoted(before='قصفت ', words='المدينة', after=' أمس!')
    """
    low, high = around(text, span)
    start, end = span
    return Quoted(text[low:start], text[start:end], text[end:high])
