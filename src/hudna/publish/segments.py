"""The text of a report cut up for a page, into lines and these into segments.

Lines are told apart as body, headline and furniture; segments hold the claims that rest on them.

Spans of claims overlap and nest, elements of a page may not. So the text is cut wherever a span
starts or ends, and a segment lists every claim it belongs to. No character is lost or moved: the
texts of all segments together are the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

import msgspec

from hudna.model import Document, Span

_FOLDED = 300
"""Characters of furniture in a row above which a page folds it away: a byline and a date stay."""
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Zone(StrEnum):
    """What a stretch of the text is."""

    BODY = "body"
    TITLE = "title"
    FURNITURE = "furniture"


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the text shows it.

    `anchor` names it on the page; `number` is shown where its words begin. A claim without a
    number (`0`), the name of an actor or a place, is shown by its words alone, which lead to it.
    """

    anchor: str
    kind: str
    span: Span
    number: int = 0


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one line in which nothing starts or ends."""

    text: str
    zone: Zone
    claims: tuple[str, ...] = ()
    """Anchors of the claims that rest on it, the shortest first."""
    kinds: tuple[str, ...] = ()
    marks: tuple[Target, ...] = ()
    """What begins here and is shown by a mark."""
    link: str = ""
    """The claim that the words themselves lead to."""
    first: bool = False
    """Whether it is the first segment with its link."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the text, its line end included."""

    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        """Whether there is only white space in it."""
        return all(not each.text.strip() for each in self.segments)


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Lines in a row that are the same."""

    zone: Zone
    lines: tuple[Line, ...]
    folded: bool
    """Whether it is long, of no claim, and not the report."""


def shown(text: str) -> str:
    r"""The text with every character that a page cannot hold as the replacement character.

    >>> shown("هدنة\x00 غدا") == "هدنة\ufffd غدا"
    True
    """
    return _UNFIT.sub("\ufffd", text)


def stretches(document: Document) -> list[tuple[Zone, Span]]:
    """The whole text as body, headline and furniture, in order."""
    end = len(document.text)
    own = [(Zone.BODY, span) for span in document.body]
    if document.title_span is not None:
        own.append((Zone.TITLE, document.title_span))
    found: list[tuple[Zone, Span]] = []
    at = 0
    for zone, (low, high) in sorted(own, key=lambda each: each[1]):
        start, stop = max(low, at), min(high, end)
        if start >= stop:
            continue
        if at < start:
            found.append((Zone.FURNITURE, (at, start)))
        found.append((zone, (start, stop)))
        at = stop
    if at < end:
        found.append((Zone.FURNITURE, (at, end)))
    return found


def blocks(document: Document, targets: Iterable[Target]) -> tuple[Block, ...]:
    """The text in blocks of lines of segments."""
    found: list[tuple[Zone, list[Line]]] = []
    for line in _lines(_segments(document, list(targets))):
        zone = _zone(line)
        if found and (zone is None or zone is found[-1][0]):
            found[-1][1].append(line)
        else:
            found.append((zone or Zone.FURNITURE, [line]))
    return tuple(
        Block(zone=zone, lines=tuple(lines), folded=_folded(zone, lines)) for zone, lines in found
    )


def _zone(line: Line) -> Zone | None:
    """What a line is by its words: the report where any of it is; nothing where it is blank."""
    zones = {each.zone for each in line.segments if each.text.strip()}
    return next((zone for zone in Zone if zone in zones), None)


def _folded(zone: Zone, lines: Sequence[Line]) -> bool:
    segments = [each for line in lines for each in line.segments]
    return (
        zone is Zone.FURNITURE
        and sum(len(each.text) for each in segments) > _FOLDED
        and not any(each.claims or each.marks for each in segments)
    )


def _lines(segments: Iterable[Segment]) -> Iterator[Line]:
    line: list[Segment] = []
    for segment in segments:
        line.append(segment)
        if segment.text.endswith("\n"):
            yield Line(segments=tuple(line))
            line = []
    if line:
        yield Line(segments=tuple(line))


class _Piece(NamedTuple):
    """A stretch of the text in which nothing starts or ends."""

    span: Span
    zone: Zone
    begun: tuple[Target, ...]
    over: tuple[Target, ...]
    """What rests on it, the shortest first."""

    @property
    def link(self) -> str:
        """The name, if it is in one, that the words lead to: the innermost."""
        return next((each.anchor for each in self.over if not each.number), "")


def _segments(document: Document, targets: Sequence[Target]) -> Iterator[Segment]:
    """The segments in order."""
    pieces = list(_pieces(document, targets))
    linked = {piece.link for piece in pieces}
    seen: set[str] = set()
    for piece in pieces:
        yield Segment(
            text=shown(document.text[slice(*piece.span)]),
            zone=piece.zone,
            claims=tuple(each.anchor for each in piece.over),
            kinds=tuple(sorted({each.kind for each in piece.over})),
            marks=tuple(t for t in piece.begun if t.number or t.anchor not in linked),
            link=piece.link,
            first=bool(piece.link) and piece.link not in seen,
        )
        seen.add(piece.link)


def _pieces(document: Document, targets: Sequence[Target]) -> Iterator[_Piece]:
    """One sweep over the places where something starts or ends."""
    size = len(document.text)
    zones = stretches(document)
    cuts = {0, size}
    cuts.update(i for _, span in zones for i in span)
    cuts.update(min(max(i, 0), size) for target in targets for i in target.span)
    cuts.update(found.end() for found in re.finditer("\n", document.text))
    places = sorted(cuts)
    waiting = sorted(targets, key=lambda t: (t.span[0], -t.span[1]), reverse=True)
    over: list[Target] = []
    for start, end in pairwise(places):
        begun: list[Target] = []
        while waiting and waiting[-1].span[0] <= start:
            begun.append(waiting.pop())
        over = [each for each in (*over, *begun) if each.span[1] > start]
        over.sort(key=lambda t: (t.span[1] - t.span[0], t.anchor))
        while zones[0][1][1] <= start:
            zones.pop(0)
        yield _Piece((start, end), zones[0][0], tuple(begun), tuple(over))
