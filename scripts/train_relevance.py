"""Train the model of relevance: `python scripts/train_relevance.py UN_TSV REPORTS [--news NEWS]`.

UN_TSV is the sentence set of the UN QuadClass corpus (MIT): a sentence and 1 or 0 for relevant to
conflict and diplomacy or not, parted by a tab. REPORTS is the Apache-2.0 news corpus antcorpus: its
international and political reports are taken for relevant, those on sport, culture, technology,
the economy and society for not; local news is left out. `--news` names news without categories:
how many of the reports of each outlet are relevant is printed. Writes the model into the package
and prints the figures that docs/models.md gives. The same input gives the same file; needs
`pip install .[train]` and two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import re
import statistics
import time
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hudna.coding.relevance import BITS, MODEL, Relevance, keys, scale
from hudna.text.fold import fold

_YES = frozenset({"politic", "internationalNews"})
_NO = frozenset({"sport", "culture", "technology", "economy", "diverse", "society"})
_FOLDS = 5
_COST = 0.1
_NEWS = 1 << BITS
_NEWS_WEIGHT = 0.25
"""A category is a poorer judge than a person."""
_LEAD = 180  # letters: a sentence
_LONGEST = 1200  # letters of a report that are learnt: leads tell what it is about


class Case(NamedTuple):
    """A text as the model sees it, what it should say, and how much that counts."""

    group: int
    right: bool
    weight: float
    values: tuple[tuple[int, float], ...]
    length: float
    source: str

    @property
    def is_news(self) -> bool:
        """Whether it comes from a newspaper, not from the UN."""
        return self.source != "UN"


def case(text: str, source: str, *, right: bool, weight: float = 1.0, of: str = "") -> Case:
    """A text with its features; the same text in other marks and digits is of the same group, and
    so are parts `of` one text.
    """
    found, size = keys(text)
    divisor = scale(size or 1)
    values = tuple((k, n / divisor) for k, n in Counter(found).items())
    group = zlib.crc32(re.sub(r"[\W\d]+", " ", fold(of or text)).strip().encode()) % _FOLDS
    return Case(group, right, weight, values, (size or 1) / divisor, source)


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
            for size, name in ((_LONGEST, category), (_LEAD, f"{category}, leads")):
                right = category in _YES
                head = text[:size]
                found.append(case(head, name, right=right, weight=_NEWS_WEIGHT, of=text))
    return found


def news(path: Path, key: str = "category") -> list[tuple[str, str]]:
    """(text, category or source) of a file of reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [(r["text"], r[key]) for r in records]


def fit(cases: Iterable[Case]) -> Fitted:
    """Logistic regression; that a text is news is a feature too, so that the threshold of one
    kind of text does not press on that of the other.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    chosen = list(cases)
    columns = [k for c in chosen for k in [*(k for k, _ in c.values), *[_NEWS] * c.is_news]]
    values = [v for c in chosen for v in [*(v for _, v in c.values), *[c.length] * c.is_news]]
    ends = itertools.accumulate(len(c.values) + c.is_news for c in chosen)
    table = csr_matrix((values, columns, [0, *ends]), shape=(len(chosen), _NEWS + 1))
    model = LogisticRegression(C=_COST, solver="liblinear", random_state=0)
    model.fit(table, [c.right for c in chosen], sample_weight=[c.weight for c in chosen])
    weights = [float(w) for w in model.coef_[0]]
    bias = float(model.intercept_[0])
    return Fitted(weights[:_NEWS], bias, weights[_NEWS])


class Fitted(NamedTuple):
    """The weights, the bias, and what news adds to it, more the longer it is."""

    weights: list[float]
    bias: float
    news: float

    def margin(self, each: Case, *, as_news: bool) -> float:
        """How far on the side of relevance a text is."""
        news = self.news * each.length * as_news
        return self.bias + news + sum(self.weights[k] * v for k, v in each.values)


def packed(model: Fitted) -> bytes:
    """The file of a model: its head as doubles, every weight as a whole number of steps."""
    step = max(abs(w) for w in model.weights) / 127
    small = array("b", (round(w / step) for w in model.weights))
    return array("d", (model.bias, model.news, step)).tobytes() + small.tobytes()


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


def cross_validate(cases: list[Case]) -> None:
    """Print how good the model is on texts that it has not learnt."""
    said: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for part in range(_FOLDS):
        fitted = fit(c for c in cases if c.group != part)
        for each in (c for c in cases if c.group == part):
            as_news = fitted.margin(each, as_news=True) > 0
            if each.is_news:
                kind = "antcorpus, leads" if "," in each.source else "antcorpus"
                said[kind].append((each.right, as_news))
                said[f"antcorpus: {each.source}"].append((each.right, as_news))
            else:
                said["UN"].append((each.right, fitted.margin(each, as_news=False) > 0))
                said["UN as if it were news"].append((each.right, as_news))
    for name in sorted(said):
        share = sum(given for _, given in said[name]) / len(said[name])
        figures = "" if ":" in name else f", {Figures.of(said[name])}"
        print(f"{name}: {len(said[name])} texts, {share:.3f} relevant{figures}")


def speed(model: Relevance, texts: Sequence[str]) -> float:
    """Letters a second."""
    start = time.perf_counter()
    for text in texts:
        model.score(text)
    return sum(map(len, texts)) / (time.perf_counter() - start)


def print_shares(model: Relevance, path: Path) -> None:
    """Print how many reports of every outlet, and of the sections that titles name, are relevant,
    and how fast the model reads them.
    """
    scores: defaultdict[str, list[float]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        score = model.score(record["text"])
        scores[record["source"]].append(score)
        section = record["title"].partition(" / ")
        if record["source"] == "was" and section[1]:
            scores[f"was, {section[0].split()[0]}"].append(score)
    for source, found in sorted(scores.items()):
        share = sum(s >= 0.5 for s in found) / len(found)
        middle = statistics.median(found)
        print(f"{source}: {len(found)} reports, {share:.2f} relevant, median {middle:.2f}")
    rate = speed(Relevance.load(), [r["text"] for r in records[:5000]])
    print(f"{rate:,.0f} letters a second")


def main() -> None:
    """Make the model and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("un", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--news", type=Path)
    options = parser.parse_args()
    cases = [*un_cases(options.un), *news_cases(options.reports)]
    print(f"{len(cases)} texts: {dict(Counter(c.source for c in cases))}")
    cross_validate(cases)
    fitted = fit(cases)
    data = packed(fitted)
    MODEL.parent.mkdir(exist_ok=True)
    MODEL.write_bytes(data)
    model = Relevance.load()
    if options.news:
        print_shares(model, options.news)
    print(MODEL.name, len(data), "bytes", "sha256", hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
