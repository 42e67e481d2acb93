"""The lines of a text as blocks, each told apart by what it looks like on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hudna.read.lines import is_date
from hudna.read.words import Given, Words, plain
from hudna.text.fold import MARKS, fold


class Sort(StrEnum):
    """What a block is."""

    PROSE = "prose"
    WEAK = "weak"
    """Short or without a full stop: a headline, a heading, a teaser, a caption, a list item."""
    TITLE = "title"
    DATE = "date"
    BYLINE = "byline"
    FURNITURE = "furniture"
    SECTION = "section"
    """The heading of a list of other stories."""
    END = "end"
    """Nothing of the report follows: comments, tags, forms, copyright."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text without the white space around it."""

    start: int
    end: int
    sort: Sort
    size: int
    """Words."""
    words: tuple[str, ...]
    """Folded, the first ones of a long block."""
    closed: bool
    """Ends with a full stop or another mark that ends a sentence."""
    item: bool
    """Starts with a bullet, a dash or a number: part of a list."""
    repeated: bool
    """The same words stand on another line."""
    alone: bool
    """An empty line parts it from the block before it."""


_BLANK = rf"\s{MARKS}"
_LINE = re.compile(rf"[^\n]*[^\n{_BLANK}]")
_LEADING = re.compile(rf"[{_BLANK}]*")
_WORD = re.compile(r"[^\W_]+")
_CLOSED = re.compile(
    r"(?<![.…!؟?])[.؟?!:۔](?:[\s\"'”»“)\]}’*_]|\[\d+\])*(?:[(\[][^()\[\]\n]{2,30}[)\]]\s*)?\Z"
    r"|…[\"”»]\Z"
)
# two dots or an ellipsis at the end are a teaser that was cut off
_ITEM = re.compile(r"(?:[-–—•·*▪●◾✔→]|\d{1,3}\s*[-–.)/])\s*\S")
_CAPTION = re.compile(r"\([^()]{2,40}\)\s*\Z")
_HEADING = re.compile(r"#{1,6}\s")
_HANDLE = re.compile(r"\A\W*[—–-].{2,80}\(@\w+\)|\A@\w+\Z")
"""The signature under a post shown inside a report: «— اسم (@name) …»."""
_ASKED = ("؟", "?")
_AND = "و"
_COMMA = re.compile(r"[،,؛;]")
_CLOSING = 40
"""Characters at the end of a block in which its last mark is looked for."""
_SEEN = 400
"""Characters of a block that are looked at for its words; more never changes what it is."""

LONG = 25
"""Words. Of 5,806 lines outside the reports of 517 pages 116 are as long."""
_MIDDLING = 14
_SHORT = 6
_HEADLINE = 4
_LISTED = 10
"""Words of a line that a paragraph ending in a colon introduces: a name, an age, a village."""
_TWEET = 80
"""Words of a post of a social network that a page shows inside a report."""


def blocks(text: str, known: Words, given: Given) -> list[Block]:
    """The blocks of a text; `given` is what the metadata says of its headline and outlet."""
    lines = [_line(text, *where, known) for where in _lines(text)]
    often = Counter(line.folded for line in lines)
    found: list[Block] = []
    listing = False
    for line in lines:
        sort = _sort(line, known, given)
        listing = listing and sort is Sort.WEAK and line.size <= _LISTED
        found.append(
            Block(
                start=line.start,
                end=line.end,
                sort=sort,
                size=line.size,
                words=line.words,
                closed=line.closed,
                item=listing or bool(_ITEM.match(line.seen)),
                repeated=often[line.folded] > 1,
                alone=line.alone,
            )
        )
        listing = listing or (sort is Sort.PROSE and text[line.end - 1] == ":")
    return found


class _Line(NamedTuple):
    """A line before it is known what it is; `seen` and `folded` are its first characters."""

    start: int
    end: int
    alone: bool
    seen: str
    folded: str
    words: tuple[str, ...]
    size: int
    closed: bool


def _line(text: str, start: int, end: int, alone: bool, known: Words) -> _Line:
    seen = text[start : min(end, start + _SEEN)]
    folded = fold(seen)
    words = tuple(_WORD.findall(folded))
    size = len(text[start:end].split()) if end - start > _SEEN else len(words)
    closed = bool(_CLOSED.search(text, max(start, end - _CLOSING), end))
    if not closed and end - start <= _SEEN and known.furniture.tail.whole(words[-1:]):
        last = max(m.start() for m in _WORD.finditer(text, start, end))
        closed = bool(_CLOSED.search(text, max(start, last - _CLOSING), last))
    return _Line(start, end, alone, seen, folded, words, size, closed)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, after an empty line) of every line that is not blank; wrapped lines joined."""
    group: list[tuple[int, int]] = []
    last = -1
    for m in _LINE.finditer(text):
        start = _LEADING.match(text, m.start(), m.end()).end()  # type: ignore[union-attr]
        if group and text.count("\n", last, m.start()) > 1:
            yield from _paragraph(text, group)
            group = []
        group.append((start, m.end()))
        last = m.end()
    yield from _paragraph(text, group)


_WRAPPED_LINES = 3
_WRAPPED_AT = 1.35


def _paragraph(text: str, group: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The lines between two empty ones, as one block where they are one wrapped paragraph."""
    if len(group) >= _WRAPPED_LINES and _CLOSED.search(text, group[-1][0], group[-1][1]):
        sizes = sorted(b - a for a, b in group[:-1])
        ends = sum(bool(_CLOSED.search(text, a, b)) for a, b in group[:-1])
        even = sizes[-1] <= _WRAPPED_AT * sizes[0] and sizes[0] >= 30
        if even and sizes[-1] <= 120 and ends <= len(sizes) // 3:
            yield group[0][0], group[-1][1], True
            return
    for i, (start, end) in enumerate(group):
        yield start, end, i == 0


def _sort(line: _Line, known: Words, given: Given) -> Sort:
    """What a block is by its own words."""
    if not line.words:
        return Sort.FURNITURE
    prose = _prose(line, known)
    named = _short(line, prose, known, given) if line.size < LONG else None
    if named is not None:
        return named
    if line.size < _TWEET and any(w in line.folded for w in known.furniture.inside):
        return Sort.FURNITURE
    small_print = [line.folded.find(phrase) for phrase in known.furniture.legal]
    small_print = [at for at in small_print if at >= 0]
    opening = line.size < 2 * LONG and any(at < _SEEN // 8 for at in small_print)
    if len(small_print) > 1 or opening:
        return Sort.END
    return Sort.PROSE if prose else Sort.WEAK


def _short(line: _Line, prose: bool, known: Words, given: Given) -> Sort | None:
    """What a short block is besides prose or a weak line; None where it is neither."""
    if given.title and _is_title(line.words, given.title):
        return Sort.TITLE
    if is_date(line.seen, line.words, known):
        return Sort.DATE
    named = _furniture(line, prose and line.closed, known)
    if named is None and not (prose and line.closed) and line.size <= 2 * _SHORT:
        return Sort.BYLINE if known.is_byline(line.seen, given.own) else None
    return named


def _is_title(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a line is the headline.

    A page's title holds the outlet's name or the headline twice, a line may hold it twice; but a
    first sentence that has all the words of the headline is a sentence.
    """
    line, given = plain(words), plain(title)
    if line == given:
        return True
    within = len(words) >= _HEADLINE and line in given
    return within or (given in line and len(line.replace(given, "")) <= len(given) // 5)


def _furniture(line: _Line, prose: bool, known: Words) -> Sort | None:
    """The kind of furniture that the vocabulary says a short block is."""
    page = known.furniture
    said = [w for w in line.words if not w.isdigit()]
    if not said:
        return Sort.FURNITURE if line.size <= _SHORT else None
    if _ends(line, said, prose, known):
        return Sort.END
    if page.section.whole(said) or (page.section.start(said) > 1 and line.size <= _SHORT):
        return Sort.SECTION
    if page.line.whole(said) or (page.start.start(said) and line.size <= _MIDDLING):
        return Sort.FURNITURE
    if _HANDLE.search(line.seen) or (not prose and any(w in line.folded for w in page.link)):
        return Sort.FURNITURE
    return None


def _ends(line: _Line, said: Sequence[str], prose: bool, known: Words) -> bool:
    """Whether a line opens what comes after every report: comments, tags, forms, copyright."""
    size = known.furniture.end.start(said)
    if size == len(said) or not size:
        return bool(size)
    labelled = size > 1 or ":" in line.seen[: sum(map(len, said[:size])) + size + 1]
    asked = line.seen.endswith(_ASKED)
    return labelled and not asked and line.size <= (_SHORT if prose else _MIDDLING)


def _prose(line: _Line, known: Words) -> bool:
    """Whether a block reads like a paragraph of a report rather than like a headline or a menu.

    The weights were set by eye on about eighty pages; the gold set holds their result to a floor.
    """
    if _HEADING.match(line.seen):
        return False
    size = line.size
    score = 2.0 if size >= LONG else 1.0 if size >= _MIDDLING else -1.5 if size < _SHORT else -0.5
    asked = line.seen.endswith(_ASKED) and size < 2 * _MIDDLING
    score += 0.0 if asked else 1.5 if line.closed else -1.0
    score += min(sum(w in known.furniture.prose for w in line.words), 3) * 0.5
    score += 0.5 if _COMMA.search(line.seen) else 0.0
    score += 0.5 if line.words[0].startswith(_AND) else 0.0
    caption = not line.closed and size < 2 * LONG and _CAPTION.search(line.seen)
    return score - (1.0 if caption else 0.0) >= 1.0
