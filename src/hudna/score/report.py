"""Scoring a record against a folder of gold, and saying how it went."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from hudna.score import answers, gold
from hudna.score.kinds import judge_report
from hudna.score.matching import Findings, Miss, Sureness
from hudna.score.sheet import Sheet
from hudna.score.tally import Tallies, Tally, total

MEAN = ("actors", "places", "statements", "events", "commitments", "statuses", "incidents")
"""The kinds whose F1 makes the mean."""
SHOWN = (
    "body",
    *MEAN,
    "events-strict",
    "commitments-strict",
    "statuses-strict",
    "incidents-strict",
)
_SEED = 1
"""Draws of the interval are the same at every run."""


class KindScore(TypedDict):
    """The score of one kind, as `--json` gives it."""

    p: float
    r: float
    f1: float
    n: int
    attributes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How a record does against gold: the tallies of every report, and what was missed."""

    parts: Sequence[Tallies]
    missing: Sequence[str]
    """Reports of gold that the record does not have."""
    misses: Sequence[Miss]
    sureness: Sequence[Sureness]

    def kind(self, name: str) -> Tally:
        """The tally of one kind over all reports."""
        return total(self.parts).get(name, Tally())

    @property
    def mean_f1(self) -> float:
        """The mean F1 over the kinds of claims that gold has."""
        return mean_f1(total(self.parts))

    def interval(self, draws: int) -> tuple[float, float]:
        """The 90 % interval of the mean F1 over reports, by drawing reports anew."""
        chance = random.Random(_SEED)  # noqa: S311 - the same draws at every run, no secret
        means = sorted(
            mean_f1(total(chance.choices(self.parts, k=len(self.parts)))) for _ in range(draws)
        )
        return means[int(0.05 * draws)], means[int(0.95 * draws)]


def score(folder: Path, record: Path, pattern: str = "*") -> Score:
    """Score a record against the gold of a folder, of reports whose name matches the pattern.

    A document of the record belongs to a report when the hash of its bytes is the same. Raises
    `RecordError` where record or gold are not in their format.
    """
    given = answers.load(record)
    findings = Findings()
    parts: list[Tallies] = []
    missing: list[str] = []
    for report in gold.load(folder, pattern):
        document = given.documents.get(report.sha256)
        if document is None:
            missing.append(report.gold.id)
        claims = given.claims.get(report.sha256, answers.Claims())
        parts.append(judge_report(Sheet(report, document, claims), findings))
    return Score(parts, missing, findings.misses, findings.sureness)


def mean_f1(tallies: Tallies) -> float:
    """The mean F1 over the kinds of claims that gold has."""
    scores = [tallies[k].f1 for k in MEAN if k in tallies and tallies[k].demanded]
    return sum(scores) / len(scores) if scores else 0.0


def table(result: Score) -> Iterator[str]:
    """The lines of the table of scores."""
    tallies = total(result.parts)
    yield f"{'':20}{'precision':>9}{'recall':>8}{'F1':>7}{'n':>7}   of what matched"
    for kind in SHOWN:
        tally = tallies.get(kind, Tally())
        shares = ", ".join(
            f"{name} {share.right}/{share.asked}"
            for name, share in tally.attributes.items()
            if share.asked
        )
        yield (
            f"{kind:20}{tally.precision:9.3f}{tally.recall:8.3f}{tally.f1:7.3f}"
            f"{tally.demanded:7d}   {shares}"
        )
    yield (
        f"mean F1 over {', '.join(MEAN)}: {result.mean_f1:.3f}   "
        f"reports missing from the record: {len(result.missing)}"
    )


def calibration(sureness: Sequence[Sureness]) -> Iterator[str]:
    """How often claims are right that the record is so and so sure of, in five steps."""
    for low in (0, 0.2, 0.4, 0.6, 0.8):
        right = [
            each.right
            for each in sureness
            if low <= each.confidence < low + 0.2 or (low == 0.8 and each.confidence == 1)
        ]
        step = f"confidence {low:.1f}–{low + 0.2:.1f}: "
        if right:
            yield f"{step}{len(right)} claims, {sum(right) / len(right):.2f} right"
        else:
            yield f"{step}none"


def summary(result: Score, interval: tuple[float, float] | None = None) -> dict[str, object]:
    """The scores as `--json` gives them: one `KindScore` a kind, the mean, what is missing."""
    tallies = total(result.parts)
    out: dict[str, object] = {k: _kind_score(tallies.get(k, Tally())) for k in SHOWN}
    out["mean_f1"] = result.mean_f1
    out["missing"] = list(result.missing)
    if interval is not None:
        out["interval"] = list(interval)
    return out


def _kind_score(tally: Tally) -> KindScore:
    return {
        "p": tally.precision,
        "r": tally.recall,
        "f1": tally.f1,
        "n": tally.demanded,
        "attributes": {
            name: share.right / share.asked
            for name, share in tally.attributes.items()
            if share.asked
        },
    }
