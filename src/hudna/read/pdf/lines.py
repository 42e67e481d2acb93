"""From letters that lie on a page to its lines, in the order in which they are read."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hudna.read.pdf.order import leftwards, read_leftwards, without_shapes

_SAME_LINE = 0.5
"""Of a letter's size: how far the baselines of the letters of one line may lie apart."""
_SPACE = 0.15
"""Of the size: a gap that parts words. Between letters of a word there is none."""
_GUTTER = 2.0
"""Of the size: a gap that parts columns."""
_WIDE = 0.55
"""Of the width of a page's text: what is wider lies across its columns."""


class Letter(NamedTuple):
    """A letter, or several as one sign, where it lies; in points, `baseline` from the bottom."""

    x0: float
    x1: float
    baseline: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `left` and `right` are the edges of the column that it stands in."""

    x0: float
    x1: float
    baseline: float
    size: float
    text: str
    left: float
    right: float

    @property
    def room(self) -> float:
        """Points between the line and the edges of its column."""
        return (self.x0 - self.left) + (self.right - self.x1)


def lines(letters: Iterable[Letter]) -> list[Line]:
    """The lines of a page: of columns one after the other, the first where the script begins."""
    seen = [
        each._replace(text=without_shapes(each.text))
        for each in letters
        if each.text and each.size > 0
    ]
    turned = leftwards([each.text for each in seen])
    pieces = [_line(piece, turned) for row in _rows(seen) for piece in _pieces(row)]
    return _ordered([each for each in pieces if each.text], turned)


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    """The letters at one height, from top to bottom; marks go with the nearest of them."""
    rows: list[list[Letter]] = []
    height = float("inf")
    for letter in sorted(letters, key=lambda each: (-each.baseline, each.x0)):
        if _is_mark(letter.text):
            continue
        if height - letter.baseline > _SAME_LINE * letter.size:
            rows.append([])
            height = letter.baseline
        rows[-1].append(letter)
    heights = [-row[0].baseline for row in rows]
    for mark in letters if rows else ():
        if _is_mark(mark.text):
            at = bisect(heights, -mark.baseline)
            near = range(max(0, at - 1), min(len(rows), at + 1))
            rows[min(near, key=lambda i: abs(heights[i] + mark.baseline))].append(mark)
    return rows


def _pieces(row: list[Letter]) -> Iterator[list[Letter]]:
    """A row from left to right, parted where there is a gutter."""
    piece: list[Letter] = []
    end = 0.0
    for letter in sorted(row, key=lambda each: (each.x0, each.x1)):
        if letter.text.isspace() or (not piece and _is_mark(letter.text)):
            continue
        if piece and letter.x0 - end > _GUTTER * max(letter.size, piece[-1].size):
            yield piece
            piece = []
        end = max(end, letter.x1) if piece else letter.x1
        piece.append(letter)
    if piece:
        yield piece


def _line(piece: Sequence[Letter], turned: bool) -> Line:
    """A line; in a text from right to left with its letters in the order in which they are read."""
    signs: list[str] = []
    end = 0.0
    marks = [each for each in piece if _is_mark(each.text)]
    bases = [each for each in piece if not _is_mark(each.text)]
    over = _over(bases, marks)
    for at, letter in enumerate(bases):
        if signs and letter.x0 - end > _SPACE * letter.size:
            signs.append(" ")
        signs.append(letter.text + over.get(at, ""))
        end = max(end, letter.x1)
    return Line(
        x0=min(each.x0 for each in piece),
        x1=max(each.x1 for each in piece),
        baseline=bases[0].baseline,
        size=max(each.size for each in bases),
        text=(read_leftwards(signs) if turned else "".join(signs)).strip(),
        left=0.0,
        right=0.0,
    )


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(each) == "Mn" for each in text)


def _over(bases: Sequence[Letter], marks: Sequence[Letter]) -> dict[int, str]:
    """The marks over and under letters, by the letter that they lie at."""
    found: dict[int, str] = {}
    at = 0
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        while at + 1 < len(bases) and bases[at + 1].x0 <= middle:
            at += 1
        found[at] = found.get(at, "") + mark.text
    return found


def _ordered(found: Sequence[Line], turned: bool) -> list[Line]:
    """Lines in the order of reading: what lies across the columns parts what is above and below."""
    if not found:
        return []
    left, right = min(each.x0 for each in found), max(each.x1 for each in found)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in found:
        if line.x1 - line.x0 > _WIDE * (right - left):
            ordered += _columns(band, turned, (left, right))
            ordered.append(_within(line, (left, right)))
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, turned, (left, right))


_LINES_OF_A_COLUMN = 3
"""With fewer a stack of lines is no column, but short lines of the page."""


def _columns(band: Sequence[Line], turned: bool, page: tuple[float, float]) -> list[Line]:
    """Narrow lines column by column."""
    columns: list[list[Line]] = []
    end = float("-inf")
    for line in sorted(band, key=lambda each: each.x0):
        if not columns or line.x0 >= end:
            columns.append([])
        columns[-1].append(line)
        end = max(end, line.x1)
    ordered: list[Line] = []
    for column in reversed(columns) if turned else columns:
        edges = (min(each.x0 for each in column), max(each.x1 for each in column))
        edges = edges if len(column) >= _LINES_OF_A_COLUMN and len(columns) > 1 else page
        column.sort(key=lambda each: -each.baseline)
        ordered += (_within(line, edges) for line in column)
    return ordered


def _within(line: Line, edges: tuple[float, float]) -> Line:
    return Line(line.x0, line.x1, line.baseline, line.size, line.text, *edges)
