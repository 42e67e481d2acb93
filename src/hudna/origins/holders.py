"""Which reports hold each shingle that more than one report holds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from hudna.origins.shelf import Numbers, Shelf


class Holders(NamedTuple):
    """The lists of holders, and for every entry of a shared shingle its place in them.

    The first four run side by side, in the order of the shelf.
    """

    owners: Numbers
    """The report that an entry belongs to."""
    numbers: Numbers
    """The shingle that it is."""
    starts: Numbers
    """Where the list of the shingle's holders begins in `reports`."""
    places: Numbers
    """How many reports hold the shingle before this one."""
    reports: Numbers
    """The holders of each shingle, earliest first, list after list."""


def holders(shelf: Shelf) -> Holders:
    """Who holds the shingles that are held by several reports."""
    often = shelf.often()
    entries = np.flatnonzero((often > 1)[shelf.shingles])
    owners, numbers = shelf.owners()[entries], shelf.shingles[entries]
    order = np.argsort(numbers, kind="stable")
    sizes = often[often > 1]
    begins = np.cumsum(sizes) - sizes
    starts, places = np.empty(len(order), np.uint32), np.empty(len(order), np.uint32)
    starts[order] = np.repeat(begins, sizes)
    places[order] = np.arange(len(order)) - starts[order]
    return Holders(owners, numbers, starts, places, owners[order])
