"""Copies: pairs of reports of which one says, for the better part, what the other says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.origins.formulas import Weights
from hudna.origins.holders import Holders
from hudna.origins.shelf import Shelf
from hudna.origins.shingles import MOST

SHARE = 0.5
"""Of the shorter of two reports, what must stand in the other for them to be copies. Formulas count
little in it. Measured on 12,256 pairs of newspaper reports with a Jaccard index of 0.3 or
more of their six-word shingles: at .45 96.8 % of them are found, at .5 96.6 %, at .55 95.7 %, at
.6 94.0 %; of what is lost at .5 nearly all are announcements and forecasts of different days. Of
100 pairs drawn from the 17,383 that are found 98 were judged copies by a reader."""
LEAST = 6
"""Shingles that two reports must share: nine words in a row. A sentence of fewer may be anybody's;
a report that has no more must stand in the other as a whole."""

_EARLIEST = 48
"""Reports with the same shingle that a later one is compared with: the earliest. It keeps the cost
of a text that is printed a thousand times in proportion, and each finds those that told it first.
The largest origin among 26,053 reports of newspapers has 20."""
_WORTH = 0.4
"""The share, counted with those lists cut off, from which on two reports are compared in full."""
_BLOCK = 2048
"""Reports whose pairs are held in memory at a time."""


class Copy(NamedTuple):
    """Two reports that share most of the shorter one; both are places on the shelf."""

    later: int
    earlier: int
    share: float
    """Of the words of its own of the shorter report, how much stands in the other."""
    likeness: float
    """The same of the longer one: near `share` for reports of one length, small for an excerpt."""


def copies(shelf: Shelf, weight: Weights, lists: Holders) -> Iterator[Copy]:
    """Every pair of copies: the later reports in their order, for each the earlier ones in theirs.

    Of a text that was printed more than `_EARLIEST` times each is compared with the earliest.
    """
    for later, earlier in _pairs(shelf, weight, lists):
        copy = _compared(shelf, weight, later, earlier)
        if copy is not None:
            yield copy


def _compared(shelf: Shelf, weight: Weights, later: int, earlier: int) -> Copy | None:
    """Two reports as copies, if they are.

    Of a report that is too long to be kept as a whole there is a sample: those with the smallest
    hashes. Of the other only shingles that could be in the sample are compared with it.
    """
    one, other = shelf.of(later), shelf.of(earlier)
    least = min(LEAST, len(one), len(other))
    for sample in (one, other):
        if len(sample) == MOST:
            one, other = one[one <= sample[-1]], other[other <= sample[-1]]
    shared = np.intersect1d(one, other, assume_unique=True)
    if len(shared) < least:
        return None
    common = float(weight[shared].sum())
    shorter, longer = sorted((float(weight[one].sum()), float(weight[other].sum())))
    share = common / shorter
    return Copy(later, earlier, share, common / longer) if share >= SHARE else None


def _pairs(shelf: Shelf, weight: Weights, lists: Holders) -> Iterator[tuple[int, int]]:
    """Pairs of a later and an earlier report that may share enough, to be compared in full."""
    kept, totals = _kept(shelf), _totals(shelf, weight)
    for first in range(0, len(shelf.reports), _BLOCK):
        later, earlier, shared = _shared(lists, weight, first)
        seen = np.minimum(kept[later], kept[earlier])
        worth = shared >= _WORTH * seen * np.minimum(totals[later], totals[earlier])
        yield from zip(later[worth].tolist(), earlier[worth].tolist(), strict=True)


def _shared(
    lists: Holders, weight: Weights, first: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Pairs with a later report of the block from `first` on, and what they share."""
    block = slice(*np.searchsorted(lists.owners, (first, first + _BLOCK)))
    owners, starts, places = lists.owners[block], lists.starts[block], lists.places[block]
    counts = weight[lists.numbers[block]]
    keys, shared = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
    for nth in range(_EARLIEST):
        later = places > nth
        owners, starts, places = owners[later], starts[later], places[later]
        counts = counts[later]
        keys.append(owners.astype(np.int64) << 32 | lists.reports[starts + nth])
        shared.append(counts)
    pairs, which = np.unique(np.concatenate(keys), return_inverse=True)
    sums = np.bincount(which, np.concatenate(shared), len(pairs)).astype(np.float64)
    return pairs >> 32, pairs & 0xFFFFFFFF, sums


def _kept(shelf: Shelf) -> NDArray[np.float64]:
    """What part of each report's shingles is kept: all, or those with the smallest hashes."""
    kept = np.ones(len(shelf.reports))
    for report in np.flatnonzero(shelf.sizes() == MOST).tolist():
        kept[report] = (int(shelf.of(report)[-1]) + 1) / shelf.kinds
    return kept


def _totals(shelf: Shelf, weight: Weights) -> NDArray[np.float64]:
    """What the shingles of each report count, those that are not kept estimated."""
    sums, some = np.zeros(len(shelf.reports)), shelf.sizes() > 0
    if some.any():
        sums[some] = np.add.reduceat(weight[shelf.shingles], shelf.starts[:-1][some])
    return sums / _kept(shelf)
