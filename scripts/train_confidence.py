"""Make the weights of `hudna.coding.confidence` from gold reports.

Run from the project root, with the `train` extra installed::

    python scripts/train_confidence.py GOLD_DIR REPORT...

REPORT are the reports that the gold in GOLD_DIR annotates, as `hudna code` takes them. Each claim
of the kinds that gold judges is an example: its features, and whether `hudna score` finds it right.
The weights are those of a logistic regression for each kind on all of them. What is printed comes
from cross-validation over reports: no claim is judged by weights that saw its report.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from hudna import score, vocab
from hudna.coding import coder as coders
from hudna.coding.coder import Coder
from hudna.coding.confidence import BIAS, WEIGHTS, Confidence
from hudna.coding.evidence import Evidence
from hudna.model import Document, Run, jsonl
from hudna.read import read

STRENGTH = 0.15
"""The inverse of the penalty on large weights; of 0.05, 0.15, 0.5 and 1.5 the one with the least
log loss in cross-validation."""
FOLDS = 10
SEEN = 4
"""A feature that fewer examples have gets no weight."""


class Example(NamedTuple):
    """A claim: its kind, the report it is of, its features, and whether it is right."""

    kind: str
    report: str
    features: dict[str, int]
    right: bool


class _Marks(Confidence):
    """Numbers the claims instead of judging them, and keeps their features."""

    def __init__(self) -> None:
        super().__init__({})
        self.seen: list[Evidence] = []
        self.reports: list[str] = []
        self.report = ""

    def of(self, evidence: Evidence) -> float | None:
        """The number of the claim as a tiny confidence."""
        self.seen.append(evidence)
        self.reports.append(self.report)
        return len(self.seen) / _MANY


_MANY = 1_000_000


def examples(gold: Path, inputs: Iterable[str]) -> list[Example]:
    """Code the reports and look up which claims are right."""
    marks = _Marks()
    coder = Coder(vocab.load(), confidence=marks)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        with record.open("wb") as out:
            jsonl.write([Run(id="run", format="hudna-record/1", coder="", vocabulary="")], out)
            for document in read(list(inputs)):
                if isinstance(document, Document):
                    marks.report = document.id
                    jsonl.write([document, *coder.code(document)], out)
        judged = score.score(gold, record).sureness
    found = []
    for each in judged:
        number = round(each.confidence * _MANY) - 1
        evidence = marks.seen[number]
        kind = evidence.rule.partition("/")[0]
        features = dict.fromkeys(evidence.features, 1)
        found.append(Example(kind, marks.reports[number], features, each.right))
    return found


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=2000)


def _vectors(of: list[Example]) -> tuple[DictVectorizer, Any]:
    counts: defaultdict[str, int] = defaultdict(int)
    for e in of:
        for name in e.features:
            counts[name] += 1
    kept = [{n: 1 for n in e.features if counts[n] >= SEEN} for e in of]
    vectorizer = DictVectorizer()
    return vectorizer, vectorizer.fit_transform(kept)


def cross_validated(of: list[Example]) -> list[tuple[float, bool]]:
    """Confidence and truth of every example, judged by weights that did not see its report."""
    _, x = _vectors(of)
    y = [e.right for e in of]
    groups = [e.report for e in of]
    folds = min(FOLDS, len(set(groups)))
    out: list[tuple[float, bool]] = []
    for train, test in GroupKFold(folds).split(x, y, groups):
        if len({y[k] for k in train}) < 2:
            continue
        model = _model().fit(x[train], [y[k] for k in train])
        for k, p in zip(test, model.predict_proba(x[test])[:, 1], strict=True):
            out.append((float(p), y[k]))
    return out


def weights(of: list[Example]) -> dict[str, float]:
    """The weights of all examples of a kind."""
    vectorizer, x = _vectors(of)
    model = _model().fit(x, [e.right for e in of])
    named = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: float(model.intercept_[0]), **{n: float(w) for n, w in named.items()}}


def _table(judged: list[tuple[float, bool]]) -> None:
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [ok for p, ok in judged if low <= p < low + 0.2 or (low == 0.8 and p == 1)]
        share = len(inside) / len(judged)
        right = sum(inside) / len(inside) if inside else float("nan")
        print(f"  {low:.1f}-{low + 0.2:.1f}  {len(inside):5d}  {share:6.1%}  right {right:.2f}")


def main(arguments: list[str]) -> int:
    """Train, print the cross-validated calibration and write the table."""
    if len(arguments) < 2:
        print(__doc__)
        return 2
    found = examples(Path(arguments[0]), arguments[1:])
    by_kind: defaultdict[str, list[Example]] = defaultdict(list)
    for e in found:
        by_kind[e.kind].append(e)
    everything: list[tuple[float, bool]] = []
    table: list[tuple[str, str, float]] = []
    for kind, of in sorted(by_kind.items()):
        judged = cross_validated(of)
        everything += judged
        print(f"{kind}: {len(of)} claims, {sum(e.right for e in of) / len(of):.2f} right")
        _table(judged)
        table += [(kind, name, w) for name, w in weights(of).items()]
    print("all kinds, cross-validated over reports")
    _table(everything)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by scripts/train_confidence.py; do not edit.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("kind", "feature", "weight"))
        writer.writerows((k, n, f"{w:.3f}") for k, n, w in table)
    print(f"written: {WEIGHTS.name}, {len(table)} weights; coder {coders.CODER}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
