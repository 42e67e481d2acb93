"""All reports of a record, in the order in which they were told, as numbers to be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hudna.model import Document
from hudna.origins.credits import Credits, Report
from hudna.origins.shingles import Hashes, Shingler, kept

Numbers: TypeAlias = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports, earliest first, with their shingles.

    The order is that of the days of publication; on one day an agency's own report comes before
    those of others, a longer report before a shorter one, and ids decide at last. Reports without
    a day come after all others.
    """

    reports: tuple[Report, ...]
    shingles: Numbers
    """The shingles of the reports, one report after the other: each a number below `kinds`,
    ascending within a report."""
    starts: NDArray[np.int64]
    """Where each report's shingles begin, and at last their number."""
    kinds: int
    """How many different shingles there are."""

    def of(self, report: int) -> Numbers:
        """The shingles of a report."""
        return self.shingles[self.starts[report] : self.starts[report + 1]]

    def sizes(self) -> NDArray[np.int64]:
        """How many shingles each report has."""
        return np.diff(self.starts)

    def owners(self) -> Numbers:
        """For every entry of `shingles` the report that it belongs to."""
        return np.repeat(np.arange(len(self.reports), dtype=np.uint32), self.sizes())

    def often(self) -> NDArray[np.int64]:
        """How many reports hold each shingle."""
        return np.bincount(self.shingles, minlength=self.kinds)


def shelf(documents: Iterable[Document]) -> Shelf:
    """The reports of some documents; one that comes twice (the same id) is there once."""
    shingler, credited = Shingler(), Credits()
    reports: dict[str, Report] = {}
    found: list[Hashes] = []
    for document in documents:
        if document.id not in reports:
            reports[document.id] = credited.report(document)
            found.append(kept(shingler.shingles(document)))
    read = list(reports.values())
    order = sorted(range(len(read)), key=lambda i: _place(read[i], len(found[i])))
    sizes = [len(found[i]) for i in order]
    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    hashes = np.concatenate([found[i] for i in order]) if found else np.empty(0, np.uint64)
    found.clear()
    shingles, kinds = _numbered(hashes)
    return Shelf(tuple(read[i] for i in order), shingles, starts, kinds)


def _place(report: Report, size: int) -> tuple[dt.date, bool, int, str]:
    """What decides which of two reports is the earlier one."""
    return report.day or dt.date.max, not report.own, -size, report.id


def _numbered(hashes: Hashes) -> tuple[Numbers, int]:
    """Every hash as its place among all different hashes, and how many those are."""
    order = np.argsort(hashes)
    ranked = hashes[order]
    new = np.ones(len(ranked), bool)
    np.not_equal(ranked[1:], ranked[:-1], out=new[1:])
    del ranked
    numbers = np.empty(len(hashes), np.uint32)
    numbers[order] = np.cumsum(new, dtype=np.uint32) - 1
    return numbers, int(new.sum())
