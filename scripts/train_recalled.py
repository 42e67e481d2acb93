"""Make the weights of `hudna.coding.recalled` from sentences that people judged.

Run from the project root, with the `train` extra installed::

    python scripts/train_recalled.py PATH-TO-arabic_event_gsr

The folder (openeventdata/arabic_event_gsr, annotations under MIT) holds `assault_gsr.csv`: whether
a sentence tells an attack. Where people said «yes» and the coder finds an attack that happened, it
is told as news; where they said «easy no» and it finds one, the sentence only recalls it, or the
coder is wrong. Only signs of grammar are learnt, no word of a sentence. What is printed comes from
cross-validation: no sentence is judged by weights that saw it.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.coding.recalled import BIAS, LEAST, WEIGHTS, signs
from hudna.model import Document, EventType, Modality
from hudna.model.ids import digest

STRENGTH = 0.3
"""The inverse of the penalty on large weights."""
FOLDS = 10
SEEN = 4
"""A sign that fewer acts have gets no weight."""


class Example(NamedTuple):
    """An act in a judged sentence: the sentence's number, its signs, whether people said yes."""

    sentence: int
    signs: dict[str, int]
    news: bool


def examples(table: Path) -> tuple[list[Example], int]:
    """Every act that the coder finds, and how many sentences are judged to tell one."""
    coder = Coder(vocab.load())
    found: list[Example] = []
    positives = 0
    with table.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            if row["label"] not in ("yes", "easy no"):
                continue
            news = row["label"] == "yes"
            positives += news
            text = row["text"].strip()
            document = Document(id="s", sha256="", text=text, body=((0, len(text)),), language="ar")
            for f in coder.read(document).sentences:
                for h in f.happenings:
                    actual = h.light.modality is Modality.ACTUAL and not h.light.negated
                    if h.type is EventType.ASSAULT and actual:
                        found.append(Example(number, dict.fromkeys(signs(f, h), 1), news))
    return found, positives


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000)


def _vectors(of: list[Example]) -> tuple[DictVectorizer, Any]:
    counts: dict[str, int] = {}
    for e in of:
        for sign in e.signs:
            counts[sign] = counts.get(sign, 0) + 1
    vectorizer = DictVectorizer()
    kept = [{s: 1 for s in e.signs if counts[s] >= SEEN} for e in of]
    return vectorizer, vectorizer.fit_transform(kept)


def cross_validated(of: list[Example]) -> list[float]:
    """The probability of each act, judged by weights that did not see its sentence."""
    _, x = _vectors(of)
    fold = {e.sentence: digest("fold", str(e.sentence)) for e in of}
    order = sorted(fold, key=fold.__getitem__)  # like chance, and the same each time
    fold_of = {number: k % FOLDS for k, number in enumerate(order)}
    out = [0.0] * len(of)
    for k in range(FOLDS):
        train = [i for i, e in enumerate(of) if fold_of[e.sentence] != k]
        test = [i for i, e in enumerate(of) if fold_of[e.sentence] == k]
        model = _model().fit(x[train], [of[i].news for i in train])
        for i, p in zip(test, model.predict_proba(x[test])[:, 1], strict=True):
            out[i] = float(p)
    return out


def main(arguments: list[str]) -> int:
    """Train, print the cross-validated figures and write the table."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    found, positives = examples(Path(arguments[0]) / "assault_gsr.csv")
    best: dict[int, float] = {}
    for e, p in zip(found, cross_validated(found), strict=True):
        best[e.sentence] = max(best.get(e.sentence, 0.0), p)
    yes = {e.sentence for e in found if e.news}
    for least in (0.0, 0.1, 0.15, LEAST, 0.25, 0.3, 0.4):
        right = sum(p >= least for n, p in best.items() if n in yes)
        wrong = sum(p >= least for n, p in best.items() if n not in yes)
        precision, recall = right / (right + wrong), right / positives
        print(f"news from {least:.2f}: precision {precision:.3f} recall {recall:.3f}")
    vectorizer, x = _vectors(found)
    model = _model().fit(x, [e.news for e in found])
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by scripts/train_recalled.py; do not edit.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("sign", "weight"))
        writer.writerow((BIAS, f"{model.intercept_[0]:.3f}"))
        writer.writerows((sign, f"{weight:.3f}") for sign, weight in named)
    print(f"written: {WEIGHTS.name} from {len(found)} acts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
