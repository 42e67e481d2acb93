"""Train the model of unknown names: `python scripts/train_names.py REPORTS [--anercorp TEST]`.

REPORTS is the Apache-2.0 news corpus antcorpus (JSON lines, gzip). The labels are silver: what the
rules and tables of this project name in it. A fifth of all names, by their last word, is held out
of training. `--anercorp` measures the model on the test part of ANERcorp; nothing is learnt of it.
Writes the model and the list of common words into the package and prints the figures that
docs/models.md gives. The same input gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pycrfsuite import Trainer

from hudna import vocab
from hudna.coding import context as contexts
from hudna.coding.guess.features import Shown, features, show
from hudna.coding.guess.guesser import (
    COMMON,
    NAMES,
    OUTSIDE,
    GuessKind,
    NameGuesser,
    given_names,
    spans,
)
from hudna.coding.guess.slots import slots
from hudna.coding.names.named import Named
from hudna.coding.names.reader import NameReader
from hudna.coding.sentence import Sentence, sentences_of
from hudna.model import ActorType, Document, Form
from hudna.text.fold import fold
from hudna.text.tokens import Shape, tokens
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind, LexicalWord, Lexicon

BEGINS, GOES_ON = f"B-{GuessKind.PERSON}", f"I-{GuessKind.PERSON}"
_PEOPLE = (ActorType.OFFICE_HOLDER, ActorType.PRIVATE_PERSON)
_FREQUENT = 12  # reports in which a word that is no name must occur to count as common
_RARELY = 0.02  # of those, where it stands in a name: what the rules got wrong
_FOLDS = 5
_MARGIN = 4  # tokens around a name or a doubtful place that are learnt with it
_OPTIONS = {"c1": 0.5, "c2": 0.02, "max_iterations": 90, "feature.minfreq": 2}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of a sentence: its words, a label for each, and which labels are certain."""

    words: tuple[LexicalWord, ...]
    labels: tuple[str, ...]
    sure: tuple[bool, ...]

    def names(self) -> list[tuple[int, int]]:
        """(first, end) of its names."""
        return [(first, end) for first, end, _ in spans(self.labels)]

    def held_out(self) -> bool:
        """Whether a name in it belongs to the part that is not learnt."""
        return any(held_out(self.words[end - 1].fold) for _, end in self.names())


def held_out(last: str) -> bool:
    """Whether names that end in a word are kept for the test."""
    return zlib.crc32(last.encode()) % _FOLDS == 0


# ---------------------------------------------------------------------------- silver labels
def silver(reports: Path, vocabulary: Vocabulary) -> tuple[list[Labelled], frozenset[str]]:
    """All sentences of a corpus with the names that the rules find, and its common words."""
    found: list[tuple[Sentence, list[tuple[int, int]]]] = []
    reports_with: Counter[str] = Counter()
    in_names: Counter[str] = Counter()
    seen: set[str] = set()
    with gzip.open(reports, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in texts:
        if text in seen:
            continue
        seen.add(text)
        forms: set[str] = set()
        for sentence, names in _named(text, vocabulary):
            found.append((sentence, names))
            forms.update(w.fold for w in sentence.words if w.shape is Shape.WORD)
            for first, end in names:
                in_names.update(w.fold for w in sentence.words[first:end])
        reports_with.update(forms)
    common = frozenset(
        w
        for w, n in reports_with.items()
        if n >= _FREQUENT and len(w) > 1 and in_names[w] < _RARELY * n
    )
    return [_labelled(s, names, common) for s, names in found], common


def _named(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Sentence, list[tuple[int, int]]]]:
    """The sentences of a report with its people and bodies by token."""
    document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="ar")
    sentences = list(sentences_of(document, vocabulary.lexicon))
    reader = NameReader(vocabulary, contexts.of(vocabulary, sentences, None))
    for sentence in sentences:
        names = []
        for named in reader.read(sentence):
            if _personal(named, sentence, vocabulary):
                inside = [
                    i for i in range(named.first, named.end)
                    if sentence.starts[i] < named.span[1]
                    and sentence.starts[i] + len(sentence.words[i].surface) > named.span[0]
                ]  # fmt: skip
                names.append((inside[0], inside[-1] + 1))
        yield sentence, sorted(names)


def _personal(named: Named, s: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a name is a person's, and no epithet, role or body."""
    if named.actor is None or named.form is not Form.NAME:
        return False
    if named.actor.type is not ActorType.UNKNOWN:
        return named.actor.type in _PEOPLE
    at = next(i for i in range(named.first, named.end) if s.starts[i] >= named.span[0] - 2)
    return "body-head" not in vocabulary.actors.signs.of(s.words[at]) and not s.hits[at].get(
        Kind.HEAD
    )


def _labelled(s: Sentence, names: list[tuple[int, int]], common: frozenset[str]) -> Labelled:
    labels = [OUTSIDE] * len(s.words)
    for first, end in names:
        if all(x == OUTSIDE for x in labels[first:end]):
            labels[first:end] = [BEGINS, *[GOES_ON] * (end - first - 1)]
    sure = tuple(
        label != OUTSIDE or w.shape is not Shape.WORD or bool(w.flags or w.readings or hits)
        or w.fold in common or any(x.stem in common for x in w.splits)
        for label, w, hits in zip(labels, s.words, s.hits, strict=True)
    )  # fmt: skip
    return Labelled(tuple(s.words), tuple(labels), sure)


# ---------------------------------------------------------------------------- what is learnt
def stretches(each: Labelled) -> Iterator[tuple[int, int]]:
    """The parts of a sentence around names, titles, ranks and verbs of saying, cut where words
    stand that nothing is known of: there may be a name that the rules did not find.
    """
    size = len(each.words)
    wanted = [False] * size
    around = [(first - _MARGIN, end + _MARGIN) for first, end in each.names()]
    around += [(i, i + _MARGIN + 1) for i, word in enumerate(each.words) if _due(word)]
    for first, end in around:
        for i in range(max(0, first), min(size, end)):
            wanted[i] = not _doubtful(each, i)
    start = -1
    for i in range(size + 1):
        if i < size and wanted[i]:
            start = i if start < 0 else start
        elif start >= 0:
            if i - start > 1:
                yield start, i
            start = -1


def _doubtful(each: Labelled, i: int) -> bool:
    """Whether a word that nothing is known of stands beside another, or after a name."""
    if each.sure[i]:
        return False
    after = i + 1 < len(each.words) and not each.sure[i + 1]
    return after or (i > 0 and (not each.sure[i - 1] or each.labels[i - 1] != OUTSIDE))


def _due(word: LexicalWord) -> bool:
    """Whether a name may follow a word: a title, a rank or a verb of saying."""
    kinds = {kind for _, node in word.starts for kind, _ in node.payloads}
    cue = any(r.lexeme.cues for _, r in word.readings)
    return cue or Kind.TITLE in kinds or Kind.HONORIFIC in kinds


class Names:
    """Names to put in the place of others, so that letters are learnt and not people."""

    def __init__(self, vocabulary: Vocabulary, *, test: bool) -> None:
        self._lexicon = vocabulary.lexicon
        people = sorted(
            a.name_ar for a in vocabulary.actors.by_id.values()
            if a.type is ActorType.OFFICE_HOLDER and a.name_ar
        )  # fmt: skip
        self._full = [
            n.split() for n in people
            if 1 < len(n.split()) < 5 and held_out(fold(n.split()[-1])) is test
        ]  # fmt: skip
        self._given = sorted(n for n in given_names() if " " not in n)

    def other(self, each: Labelled, chance: random.Random) -> Labelled:
        """The same words with other people in them."""
        words: list[LexicalWord] = []
        labels: list[str] = []
        sure: list[bool] = []
        done = 0
        for first, end in [*each.names(), (len(each.words), len(each.words))]:
            words.extend(each.words[done:first])
            labels.extend(each.labels[done:first])
            sure.extend(each.sure[done:first])
            done = end
            if end > first:
                name = self._pick(end - first, chance)
                words.extend(self._lexicon.word(w) for w in name)
                labels.extend([BEGINS, *[GOES_ON] * (len(name) - 1)])
                sure.extend([True] * len(name))
        return Labelled(tuple(words), tuple(labels), tuple(sure))

    def _pick(self, size: int, chance: random.Random) -> list[str]:
        name = chance.choice(self._full)
        if size == 1:
            return name[-1:]
        if chance.random() < 0.25:
            return [chance.choice(self._given), *name[-1:]]
        return name


def _half(words: frozenset[str], part: int) -> frozenset[str]:
    """Half of some known words: a model that always sees them all leans on them alone."""
    return frozenset(w for w in words if zlib.crc32(w.encode()) % 2 == part)


class Learner:
    """Hands stretches to the trainer with their features."""

    def __init__(self, common: frozenset[str], given: frozenset[str]) -> None:
        self._common = common
        self._given = given
        self._shown: dict[LexicalWord, Shown] = {}

    def rows(self, words: tuple[LexicalWord, ...]) -> list[list[str]]:
        """The features of every word of a stretch."""
        shown = [self._show(w) for w in words]
        return [features(shown, i) for i in range(len(shown))]

    def _show(self, word: LexicalWord) -> Shown:
        if word not in self._shown:
            self._shown[word] = show(word, self._given, self._common.__contains__)
        return self._shown[word]


def train(
    learn: list[Labelled], vocabulary: Vocabulary, common: frozenset[str], model: Path
) -> None:
    """Fit the field on stretches as they are and with other people in them."""
    chance = random.Random(7)  # noqa: S311 — not for secrets
    trainer = Trainer(verbose=False)
    names, given = Names(vocabulary, test=False), given_names()
    first, second = (Learner(_half(common, part), _half(given, part)) for part in (0, 1))
    for each in learn:
        _append(trainer, first, each)
        _append(trainer, second, names.other(each, chance))
    trainer.select("lbfgs")
    trainer.set_params(_OPTIONS)
    model.parent.mkdir(exist_ok=True)
    trainer.train(str(model))


def _append(trainer: Trainer, learner: Learner, each: Labelled) -> None:
    rows = None
    for first, end in stretches(each):
        rows = rows or learner.rows(each.words)
        trainer.append(rows[first:end], each.labels[first:end])


# ---------------------------------------------------------------------------- figures
@dataclass(slots=True)
class Tally:
    """Names asked for, given and right."""

    gold: int = 0
    given: int = 0
    right: int = 0

    def line(self, name: str) -> str:
        """Precision, recall and F1 in one line."""
        p, r = self.right / max(self.given, 1), self.right / max(self.gold, 1)
        f = 2 * p * r / max(p + r, 1e-9)
        return f"{name}: P {p:.3f} R {r:.3f} F1 {f:.3f} (names {self.gold}, given {self.given})"


def measure(
    cases: Iterable[Labelled], guesser: NameGuesser, lexicon: Lexicon, options: Asked
) -> Tally:
    """How well names are found in the slots of sentences that hold them, the rules put aside."""
    tally = Tally()
    for each in cases:
        for slot in slots(_sentence(each, lexicon), [False] * len(each.words)):
            first, end = slot.first, slot.end
            if options.sure and not all(each.sure[first:end]):
                continue
            gold = {(a, b) for a, b in each.names() if a < end and first < b}
            guess = guesser.person(each.words, first, end)
            given = guess is not None and guess.probability >= options.threshold
            tally.gold += bool(gold)
            tally.given += given
            tally.right += given and guess is not None and (guess.first, guess.end) in gold
    return tally


class Asked(NamedTuple):
    """What is measured: from which probability on, only in sure stretches."""

    threshold: float
    sure: bool


def _sentence(each: Labelled, lexicon: Lexicon) -> Sentence:
    words = list(each.words)
    hits = [lexicon.hits(words, i) if w.starts else {} for i, w in enumerate(words)]
    return Sentence(0, 0, words, [0] * len(words), hits, [False] * len(words))


def anercorp(path: Path, vocabulary: Vocabulary) -> list[Labelled]:
    """The sentences of a file of ANERcorp, people only."""
    found: list[Labelled] = []
    for block in path.read_text("utf-8").split("\n\n"):
        words: list[LexicalWord] = []
        labels: list[str] = []
        for line in block.splitlines():
            surface, _, label = line.partition(" ")
            person = label.endswith("PERS")
            for n, token in enumerate(tokens(surface)):
                words.append(vocabulary.lexicon.word(token.surface))
                mark = "I" if n else label[:1]
                labels.append({"B": BEGINS, "I": GOES_ON}[mark] if person else OUTSIDE)
        for i, label in enumerate(labels):
            if label == GOES_ON and (not i or labels[i - 1] == OUTSIDE):
                labels[i] = BEGINS
        found.append(Labelled(tuple(words), tuple(labels), (True,) * len(words)))
    return found


def report(test: list[Labelled], options: argparse.Namespace, vocabulary: Vocabulary) -> None:
    """Print what docs/models.md says of the model."""
    guesser, lexicon = NameGuesser.load(), vocabulary.lexicon
    chance = random.Random(11)  # noqa: S311 — not for secrets
    names = Names(vocabulary, test=True)
    sets = {"held-out names": test, "held-out names put in": [names.other(e, chance) for e in test]}
    for path in options.anercorp:
        sets[path.stem] = anercorp(path, vocabulary)
    for threshold in (0.5, 0.7, 0.9):
        for name, cases in sets.items():
            tally = measure(cases, guesser, lexicon, Asked(threshold, sure=True))
            print(tally.line(f"probability >= {threshold}, {name}"))
    for path in (NAMES, COMMON):
        data = path.read_bytes()
        print(path.name, len(data), "bytes", "sha256", hashlib.sha256(data).hexdigest())


def main() -> None:
    """Make the model and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--anercorp", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    vocabulary = vocab.load()
    sentences, common = silver(options.reports, vocabulary)
    test = [each for each in sentences if each.held_out()]
    learn = [each for each in sentences if not each.held_out()]
    people = sum(len(each.names()) for each in learn)
    print(f"{len(learn)} sentences to learn with {people} names, {len(common)} common words")
    COMMON.write_text("".join(f"{w}\n" for w in sorted(common)), "utf-8")
    train(learn, vocabulary, common, NAMES)
    report(test, options, vocabulary)


if __name__ == "__main__":
    main()
