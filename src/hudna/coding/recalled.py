"""Whether an act of violence is told as news or recalled: «… في الذكرى الثانية لاغتيال …».

What is only recalled is `historical` in the sense of PLOVER's auxiliary mode of that name: a report
mentions an old attack to say whom it deals with, where it stands or what it reminds of. Grammar
tells most of it, and no single sign of it does, so a logistic regression weighs them: the clause
that the act stands in, how far into the sentence, whether a toll, a weapon, a day or a year stands
with it. It looks at no words. Its weights are a table (`weights/recalled.csv`), made by
`scripts/train_recalled.py`; a sign that the table does not have weighs nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hudna.coding import evidence
from hudna.coding.events.happening import Happening
from hudna.coding.findings import Findings
from hudna.model import DateRange, EventType, Modality
from hudna.text.tokens import Shape

WEIGHTS = Path(__file__).parent / "weights" / "recalled.csv"
BIAS = "bias"
LEAST = 0.19
"""Probability of being news below which an act is taken as recalled: at it precision and recall
are about the same in cross-validation."""
LEAST_ON = 0.05
"""The same in a report that has told an act of violence as news before: most of what it goes on
with belongs to that."""
_RECENT = dt.timedelta(days=31)
"""What is dated within so many days before the report is never taken as recalled."""


@dataclass(slots=True)
class Told:
    """What is known of a report while its events are judged."""

    day: dt.date | None
    """The day it is told from."""
    violence: bool = False
    """Whether it has told an act of violence as news."""


class Recalled:
    """The weights of the signs that an act is told as news."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Recalled:
        """Read the table of weights: sign, weight."""
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(x for x in lines if not x.startswith("#"))
            return cls({row["sign"]: float(row["weight"]) for row in rows})

    def modality(self, f: Findings, h: Happening, date: DateRange | None, told: Told) -> Modality:
        """The modality of an event: `historical` for violence that happened and is only recalled.

        `date` is the event's. What the report dates near its own day is news.
        """
        known = h.light.modality
        if h.type is not EventType.ASSAULT or known is not Modality.ACTUAL or h.light.negated:
            return known
        near = date is not None and (told.day is None or date.end >= told.day - _RECENT)
        near = near or (told.day is None and _of_today(f, h))
        if not near and self.news(f, h) < (LEAST_ON if told.violence else LEAST):
            return Modality.HISTORICAL
        told.violence = True
        return known

    def news(self, f: Findings, h: Happening) -> float:
        """The probability that an act is told as news."""
        total = self._weights.get(BIAS, 0.0)
        total += sum(self._weights.get(sign, 0.0) for sign in signs(f, h))
        return 1 / (1 + math.exp(-total))


def _of_today(f: Findings, h: Happening) -> bool:
    """Whether a clause of a report whose day is unknown tells of that day: «صباح اليوم»."""
    return any(
        d.value is None and any("near-day" in w.flags for w in f.parse.words[d.first : d.end])
        for d in f.parse.sentence.dates if h.clause.first <= d.first < h.clause.end
    )  # fmt: skip


def signs(f: Findings, h: Happening) -> Iterator[str]:
    """What is known of the way in which an act is told."""
    p, clause, at = f.parse, h.clause, h.trigger
    yield from evidence.event(h).features
    yield f"fifth={min(4, 5 * at // len(p.words))}"
    yield f"words={min(4, len(p.words) // 20)}"
    yield f"early={at < 6}"
    yield f"first={clause.first == 0}"
    yield f"verbs-before={min(3, sum(v.finite and v.i < at for v in p.verbs))}"
    yield f"clauses-before={min(4, sum(c.end <= at for c in p.clauses))}"
    breach = next((b for b in f.breaches if b.happening is h), None)
    toll = breach is not None and not (breach.toll.killed is None and breach.toll.wounded is None)
    yield f"toll={toll}"
    yield f"weapon={breach is not None and breach.weapon is not None}"
    yield f"incident={h.frame.incident}"
    here = range(clause.first, clause.end)
    yield f"number={any(p.words[k].shape is Shape.NUMBER for k in here)}"
    yield f"placed={any(n.place is not None and n.first in here for n in p.names)}"
    dates = [d for d in p.sentence.dates if d.first in here]
    yield f"dated={bool(dates)}"
    yield f"year={any(_year(p.words[k].surface) for d in dates for k in range(d.first, d.end))}"
    yield f"dated-sentence={bool(p.sentence.dates)}"


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
