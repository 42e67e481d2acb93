"""Counting what is right: hits, false alarms, misses, and the attributes of what matched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Share:
    """How often an attribute was right, of how often it was asked."""

    right: int = 0
    asked: int = 0


@dataclass(slots=True)
class Tally:
    """What was counted of one kind; it grows while reports are judged.

    >>> tally = Tally(tp=3, fp=1, fn=2)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.75, 0.6, 0.667)
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0
    attributes: dict[str, Share] = field(default_factory=dict)

    def attribute(self, name: str, right: bool) -> None:
        """Count one answer to the question whether an attribute is right."""
        self.share(name, int(right), 1)

    def share(self, name: str, right: int, asked: int) -> None:
        """Count several answers at once."""
        share = self.attributes.setdefault(name, Share())
        share.right += right
        share.asked += asked

    def add(self, other: Tally) -> None:
        """Count what another tally counted."""
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn
        for name, share in other.attributes.items():
            self.share(name, share.right, share.asked)

    @property
    def demanded(self) -> int:
        """How many items gold demands."""
        return self.tp + self.fn

    @property
    def precision(self) -> float:
        """The share of the answers that are right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.tp / self.demanded if self.demanded else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


Tallies = dict[str, Tally]
"""A tally of every kind."""


def total(parts: Iterable[Tallies]) -> Tallies:
    """The sum over reports.

    >>> total([{"events": Tally(tp=1)}, {"events": Tally(tp=2, fn=1)}])["events"].tp
    3
    """
    out: Tallies = {}
    for part in parts:
        for kind, tally in part.items():
            out.setdefault(kind, Tally()).add(tally)
    return out
