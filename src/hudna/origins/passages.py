"""Passages: words that reports of different origins share, though neither is a copy of the other.

Several reporters quote one communiqué; each report is an origin of its own, and yet what they quote
was told once. A claim that rests on words of a passage is told by none of them alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from hudna.model import Document, Span
from hudna.origins.formulas import Weights
from hudna.origins.holders import Holders
from hudna.origins.shelf import Numbers, Shelf
from hudna.origins.shingles import WORDS, Hashes, Shingler, kept, words

LEAST = 25
"""Words of a passage: a sentence or two. Shorter ones are names with all their titles."""
_BROKEN = WORDS
"""Shingles in a row that a passage may lack: those that one changed word breaks."""
_ALIKE = 0.5
"""Of the shorter of two stretches, what must stand in the other for them to be one passage."""

Flags: TypeAlias = NDArray[np.bool_]


class Stretch(NamedTuple):
    """Shared words in one report, which is a place on the shelf."""

    report: int
    span: Span
    shingles: frozenset[int]


def passages(
    shelf: Shelf, told: Flags, origin: NDArray[np.int64], documents: Iterable[Document]
) -> list[list[Stretch]]:
    """The stretches of each passage, the earliest first; `told` are the `shared` shingles.

    Passages do not chain either: every stretch is like the earliest.
    """
    found: dict[int, list[Stretch]] = {}
    places = {report.id: place for place, report in enumerate(shelf.reports)}
    shingler = Shingler()
    for document in documents:
        place = places.pop(document.id, None)
        if place is not None and np.count_nonzero(told[shelf.of(place)]) > LEAST - WORDS:
            found[place] = list(
                _stretches(told, shelf.of(place), shingler.shingles(document), place, document)
            )
    return [
        stretches
        for stretches in _grouped(found[place] for place in sorted(found))
        if len({int(origin[each.report]) for each in stretches}) > 1
    ]


def shared(lists: Holders, weight: Weights, origin: NDArray[np.int64]) -> Flags:
    """Whether each shingle is held by reports of several origins, and is none of a formula.

    `origin` is that of each report.
    """
    first = origin[lists.reports[lists.starts]]
    several = np.zeros(len(weight), bool)
    several[lists.numbers[origin[lists.owners] != first]] = True
    several[weight < 1] = False
    return several


def _stretches(
    told: Flags, own: Numbers, hashes: Hashes, place: int, document: Document
) -> Iterator[Stretch]:
    """The stretches of a report that are long enough and shared.

    `own` are its shingles as they stand on the shelf, `hashes` those in the order of its text.
    """
    known = kept(hashes)
    at = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    numbers: Numbers = own[at]
    hits = np.flatnonzero(told[numbers] & (known[at] == hashes))
    spans: list[Span] = []
    for run in np.split(hits, np.flatnonzero(np.diff(hits) > _BROKEN + 1) + 1):
        if len(run) and run[-1] - run[0] + WORDS >= LEAST:
            spans = spans or words(document)
            span = spans[run[0]][0], spans[run[-1] + WORDS - 1][1]
            yield Stretch(place, span, frozenset(numbers[run].tolist()))


def _grouped(reports: Iterable[list[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each passage: those that are like the earliest one of it."""
    groups: list[list[Stretch]] = []
    founder: dict[int, int] = {}
    for stretch in (each for stretches in reports for each in stretches):
        votes = Counter(founder[s] for s in sorted(stretch.shingles) if s in founder)
        for group, common in votes.most_common(1):
            shorter = min(len(stretch.shingles), len(groups[group][0].shingles))
            if common >= _ALIKE * shorter:
                groups[group].append(stretch)
                break
        else:
            for shingle in stretch.shingles:
                founder.setdefault(shingle, len(groups))
            groups.append([stretch])
    return groups
