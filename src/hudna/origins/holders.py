"""Which reports hold each shingle that more than one report holds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.origins.shelf import Numbers, Shelf


class Holders(NamedTuple):
    """The lists of holders, and for every entry of a shared shingle its place in them.

    The first four run side by side, in the order of the shelf.
    """

    owners: NDArray[np.int64]
    """The report that an entry belongs to."""
    numbers: Numbers
    """The shingle that it is."""
    starts: NDArray[np.int64]
    """Where the list of the shingle's holders begins in `reports`."""
    places: NDArray[np.int64]
    """How many reports hold the shingle before this one."""
    reports: NDArray[np.int64]
    """The holders of each shingle, earliest first, list after list."""


def holders(shelf: Shelf) -> Holders:
    """Who holds the shingles that are held by several reports."""
    often = shelf.often()
    entries = np.flatnonzero((often > 1)[shelf.shingles])
    owners, numbers = shelf.owners()[entries].astype(np.int64), shelf.shingles[entries]
    order = np.argsort(numbers, kind="stable")
    sizes = often[often > 1]
    begins = np.cumsum(sizes) - sizes
    starts, places = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
    starts[order] = np.repeat(begins, sizes)
    places[order] = np.arange(len(order)) - starts[order]
    return Holders(owners, numbers, starts, places, owners[order])
