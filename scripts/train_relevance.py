"""Train the model of relevance: `python scripts/train_relevance.py UN_TSV REPORTS [--news NEWS]`.

UN_TSV is the sentence set of the UN QuadClass corpus (MIT): a sentence and 1 or 0 for relevant to
conflict and diplomacy or not, parted by a tab. REPORTS is the Apache-2.0 news corpus antcorpus: its
international and political reports are taken for relevant, those on sport, culture, technology,
the economy and society for not; local news is left out. `--news` names news without categories:
how many of the reports of each outlet are relevant is printed. Writes the model into the package
and prints the figures that docs/models.md gives. The same input gives the same file; plain Python,
a few minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
import re
import statistics
import time
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hudna.coding.relevance import BITS, MODEL, Relevance, keys
from hudna.text.fold import fold

_YES = frozenset({"politic", "internationalNews"})
_NO = frozenset({"sport", "culture", "technology", "economy", "diverse", "society"})
_FOLDS = 5
_ROUNDS = 6
_COST = 0.1  # of 0.03, 0.1 and 0.3 the best by cross-validation
_NEWS_WEIGHT = 0.5
"""A category is a poorer judge than a person."""
_LONGEST = 600  # letters of a report that are learnt: leads tell what it is about


class Case(NamedTuple):
    """A text as the model sees it, what it should say, and how much that counts."""

    group: int
    right: bool
    weight: float
    values: tuple[tuple[int, float], ...]
    source: str


def case(text: str, source: str, *, right: bool, weight: float = 1.0) -> Case:
    """A text with its features; the same text in other marks and digits is of the same group."""
    found, size = keys(text)
    scale = math.sqrt(size or 1)
    values = tuple((k, n / scale) for k, n in Counter(found).items())
    group = zlib.crc32(re.sub(r"[\W\d]+", " ", fold(text)).strip().encode()) % _FOLDS
    return Case(group, right, weight, values, source)


def un_cases(path: Path) -> list[Case]:
    """The sentences of the UN set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").rsplit("\t", 1) for line in lines][1:]
    return [case(text, "UN", right=label == "1") for text, label in rows]


def news_cases(path: Path) -> list[Case]:
    """The reports of antcorpus whose category decides."""
    found = []
    for text, category in news(path):
        if category in _YES | _NO:
            head = text[:_LONGEST]
            found.append(case(head, category, right=category in _YES, weight=_NEWS_WEIGHT))
    return found


def news(path: Path, key: str = "category") -> list[tuple[str, str]]:
    """(text, category or source) of a file of reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [(r["text"], r[key]) for r in records]


def fit(cases: Iterable[Case]) -> tuple[float, list[float]]:
    """Bias and weights of a linear support vector machine with squared loss, by dual coordinate
    descent (Hsieh and others, 2008); the bias is one more feature that every text has.
    """
    order = [(c, sum(v * v for _, v in c.values) + 1, [0.0]) for c in cases]
    chance = random.Random(5)  # noqa: S311 — not for secrets
    weights = [0.0] * (1 << BITS)
    bias = 0.0
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for each, length, dual in order:
            sign = 1 if each.right else -1
            slack = 1 / (2 * _COST * each.weight)
            margin = sign * (bias + sum(weights[k] * v for k, v in each.values))
            was = dual[0]
            dual[0] = max(0.0, was - (margin - 1 + slack * was) / (length + slack))
            step = (dual[0] - was) * sign
            if step:
                bias += step
                for k, v in each.values:
                    weights[k] += step * v
    return bias, weights


def slope(scored: Sequence[tuple[bool, float]]) -> tuple[float, float]:
    """The line that makes a probability of a margin: the best slope and shift on unseen texts."""
    best, at = math.inf, (1.0, 0.0)
    for tenth in range(5, 60):
        for shift in range(-10, 11):
            factor, offset = tenth / 10, shift / 10
            loss = sum(
                math.log1p(math.exp(-(factor * x + offset) if yes else factor * x + offset))
                for yes, x in scored
            )
            best, at = min((best, at), (loss, (factor, offset)))
    return at


def packed(bias: float, weights: Sequence[float]) -> bytes:
    """The file of a model: bias and step as doubles, every weight as a whole number of steps."""
    step = max(abs(w) for w in weights) / 127
    small = array("b", (round(w / step) for w in weights))
    return array("d", (bias, step)).tobytes() + small.tobytes()


class Figures(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> Figures:
        """Of (right, given)."""
        count = Counter(pairs)
        right = count[True, True]
        p = right / max(right + count[False, True], 1)
        r = right / max(right + count[True, False], 1)
        return cls(p, r, 2 * p * r / max(p + r, 1e-9))

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def cross_validate(cases: list[Case]) -> tuple[float, float]:
    """Print how good the model is on texts that it has not learnt; the line for probabilities."""
    scored: list[tuple[Case, float]] = []
    for part in range(_FOLDS):
        bias, weights = fit(c for c in cases if c.group != part)
        for each in cases:
            if each.group == part:
                scored.append((each, bias + sum(weights[k] * v for k, v in each.values)))
    factor, offset = slope([(c.right, x) for c, x in scored[::4]])
    said: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for each, margin in scored:
        given = factor * margin + offset > 0
        said["UN" if each.source == "UN" else "antcorpus"].append((each.right, given))
        if each.source != "UN":
            said[f"antcorpus {each.source}"].append((each.right, given))
    for name in sorted(said):
        share = sum(given for _, given in said[name]) / len(said[name])
        figures = f", {Figures.of(said[name])}" if " " not in name else ""
        print(f"{name}: {len(said[name])} texts, {share:.3f} relevant{figures}")
    return factor, offset


def speed(model: Relevance, texts: Sequence[str]) -> float:
    """Letters a second."""
    start = time.perf_counter()
    for text in texts:
        model.score(text)
    return sum(map(len, texts)) / (time.perf_counter() - start)


def main() -> None:
    """Make the model and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("un", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--news", type=Path)
    options = parser.parse_args()
    cases = [*un_cases(options.un), *news_cases(options.reports)]
    print(f"{len(cases)} texts: {dict(Counter(c.source for c in cases))}")
    factor, offset = cross_validate(cases)
    bias, weights = fit(cases)
    data = packed(factor * bias + offset, [factor * w for w in weights])
    MODEL.parent.mkdir(exist_ok=True)
    MODEL.write_bytes(data)
    model = Relevance.load()
    if options.news:
        by_outlet: defaultdict[str, list[float]] = defaultdict(list)
        texts = news(options.news, "source")
        for text, source in texts:
            by_outlet[source].append(model.score(text))
        for source, scores in sorted(by_outlet.items()):
            share = sum(s >= 0.5 for s in scores) / len(scores)
            middle = statistics.median(scores)
            print(f"{source}: {len(scores)} reports, {share:.2f} relevant, median {middle:.2f}")
        print(f"{speed(Relevance.load(), [t for t, _ in texts[:5000]]):,.0f} letters a second")
    print(MODEL.name, len(data), "bytes", "sha256", hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
