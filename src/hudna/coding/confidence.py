"""How sure the coder is of a claim: a calibrated number between 0 and 1.

A logistic regression over the features of `hudna.coding.evidence`, one for each kind of claim. Its
weights are a table (`weights/confidence.csv`), made by `scripts/train_confidence.py` from gold
reports and checked there by cross-validation over reports; a feature that the table does not have
weighs nothing.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from pathlib import Path

from hudna.coding.evidence import Evidence

WEIGHTS = Path(__file__).parent / "weights" / "confidence.csv"
BIAS = "bias"
_DIGITS = 2


class Confidence:
    """The weights of the features of each kind of claim."""

    def __init__(self, weights: dict[str, dict[str, float]]) -> None:
        self._weights = weights

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Confidence:
        """Read the table of weights: kind, feature, weight."""
        weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(x for x in lines if not x.startswith("#")):
                weights[row["kind"]][row["feature"]] = float(row["weight"])
        return cls(dict(weights))

    def of(self, evidence: Evidence) -> float | None:
        """The confidence of a claim, or nothing for a kind that has no weights."""
        weights = self._weights.get(evidence.rule.partition("/")[0])
        if weights is None:
            return None
        total = weights.get(BIAS, 0.0) + sum(weights.get(f, 0.0) for f in evidence.features)
        return round(1 / (1 + math.exp(-total)), _DIGITS)

    def parts(self, evidence: Evidence) -> list[tuple[str, float]]:
        """What each known feature of a claim adds to the log odds of its being right.

        The bias of its kind comes first; a kind that has no weights gives nothing.
        """
        weights = self._weights.get(evidence.rule.partition("/")[0], {})
        return [(f, weights[f]) for f in (BIAS, *evidence.features) if f in weights]
