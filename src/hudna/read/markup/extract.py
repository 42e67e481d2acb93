"""Which lines of a page's text an extractor takes for its report.

The extractor (trafilatura) sees the tags: classes, links, ads. Its text is its own, with white
space and line ends moved and words dropped; so its paragraphs are looked up, in their order, among
the lines of ours, by their letters and digits alone.
"""

from __future__ import annotations

import re

from hudna.model import Span
from hudna.read.markup.linear import Linear

_MOST_TAGS = 50_000
_DEEPEST = 250
"""The parser that the extractor needs stops at 256."""
_MOST_ATTRIBUTES = 1_000
_MOST_BYTES = 4 * 1024 * 1024
"""Larger pages are not given to the extractor: it builds a tree, and copies it. The largest of the
pages measured has 2,500 tags and 560 kB."""

_SIGN = re.compile(r"[\W_]+")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LONG = 40
"""Letters. Of a longer line a beginning or an end is enough to know it again: the extractor drops
links and pictures from within it."""
_REACH = 50_000
"""Letters of the extract in which a line is looked for: a bound on time."""


def report_lines(markup: str, page: Linear) -> tuple[Span, ...]:
    """The spans of the lines that the extractor takes for the report; none where it finds none."""
    if (
        page.tags > _MOST_TAGS
        or page.depth > _DEEPEST
        or page.attributes > _MOST_ATTRIBUTES
        or len(markup) > _MOST_BYTES
    ):
        return ()
    return found_again(_extracted(markup), page.text)


_MISTAKES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What an extractor may raise on a strange page: that costs its opinion, not the page."""


def _extracted(markup: str) -> str:
    """What the extractor takes for the report; nothing where it fails."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction

    parser = HTMLParser(encoding="utf-8")
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        found = bare_extraction(tree, include_comments=False)
    except (LxmlError, *_MISTAKES):
        return ""
    return (found.text or "") if found is not None else ""  # type: ignore[union-attr]


def found_again(extracted: str, text: str) -> tuple[Span, ...]:
    r"""The lines of a text whose words an extract holds, in the order in which it holds them.

    A short line is only taken where the extract goes on with it; a long one also further on, so
    that what the extract has elsewhere does not stop the search.

    >>> found_again("هدنة في المدينة، تبدأ غدا", "القائمة\nهدنة في المدينة، تبدأ غدا\nتعليق")
    ((8, 33),)
    """
    extract = _letters(extracted)
    at = 0
    found: list[Span] = []
    for line in _LINE.finditer(text):
        said = _letters(line.group())
        end = _place(extract, said, at) if said else -1
        if end >= 0:
            found.append(line.span())
            at = end
    return tuple(found)


def _place(extract: str, said: str, at: int) -> int:
    """Where a line ends in the extract, at `at` or behind it; -1 where it does not stand there."""
    if extract.startswith(said, at):
        return at + len(said)
    if len(said) < _LONG:
        return -1
    reach = at + _REACH
    whole = extract.find(said, at, reach)
    if whole >= 0:
        return whole + len(said)
    first = extract.find(said[:_LONG], at, reach)
    if first < 0:
        return -1
    last = extract.find(said[-_LONG:], first, first + len(said))
    return (last if last >= 0 else first) + _LONG


def _letters(text: str) -> str:
    """The letters and digits of a text."""
    return _SIGN.sub("", text)
