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
from dataclasses import dataclass, replace
from pathlib import Path

from pycrfsuite import Trainer

from hudna import vocab
from hudna.coding import context as contexts
from hudna.coding.guess.features import Shown, features, show
from hudna.coding.guess.guesser import COMMON, NAMES, NameGuesser, given_names
from hudna.coding.names import Named, NameReader
from hudna.coding.sentence import Sentence, sentences_of
from hudna.model import ActorType, Document, Form
from hudna.text.fold import fold
from hudna.text.tokens import Shape, tokens
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind, LexicalWord

_PEOPLE = (ActorType.OFFICE_HOLDER, ActorType.PRIVATE_PERSON)
_FREQUENT = 12  # reports in which a word that is no name must occur to count as common
_FOLDS = 5
_MARGIN = 4  # tokens around a name or a doubtful place that are learnt with it
_OPTIONS = {"c1": 0.5, "c2": 0.02, "max_iterations": 90, "feature.minfreq": 2}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of a sentence: its words, a label for each, and which labels are certain."""

    words: tuple[LexicalWord, ...]
    labels: tuple[str, ...]
    sure: tuple[bool, ...]

    def names(self) -> list[tuple[int, int, str]]:
        """(first, end, kind) of its names."""
        found: list[tuple[int, int, str]] = []
        for i, label in enumerate(self.labels):
            if label.startswith("B-"):
                found.append((i, i + 1, label[2:]))
            elif label.startswith("I-"):
                found[-1] = (found[-1][0], i + 1, found[-1][2])
        return found

    def held_out(self) -> bool:
        """Whether a name in it belongs to the part that is not learnt."""
        return any(held_out(self.words[end - 1].fold) for _, end, _ in self.names())


def held_out(last: str) -> bool:
    """Whether names that end in a word are kept for the test."""
    return zlib.crc32(last.encode()) % _FOLDS == 0


# ---------------------------------------------------------------------------- silver labels
def silver(reports: Path, vocabulary: Vocabulary) -> tuple[list[Labelled], frozenset[str]]:
    """All sentences of a corpus with the names that the rules find, and its common words."""
    found: list[tuple[Sentence, list[tuple[int, int, str]]]] = []
    reports_with: Counter[str] = Counter()
    in_names: set[str] = set()
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
            for first, end, _ in names:
                in_names.update(w.fold for w in sentence.words[first:end])
        reports_with.update(forms)
    common = frozenset(
        w for w, n in reports_with.items() if n >= _FREQUENT and w not in in_names and len(w) > 1
    )
    return [_labelled(s, names, common) for s, names in found], common


def _named(
    text: str, vocabulary: Vocabulary
) -> Iterator[tuple[Sentence, list[tuple[int, int, str]]]]:
    """The sentences of a report with its people and bodies by token."""
    document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="ar")
    sentences = list(sentences_of(document, vocabulary.lexicon))
    reader = NameReader(vocabulary, contexts.of(vocabulary, sentences, None))
    for sentence in sentences:
        names = []
        for named in reader.read(sentence):
            kind = _kind(named, sentence, vocabulary)
            if kind:
                inside = [
                    i for i in range(named.first, named.end)
                    if sentence.starts[i] < named.span[1]
                    and sentence.starts[i] + len(sentence.words[i].surface) > named.span[0]
                ]  # fmt: skip
                names.append((inside[0], inside[-1] + 1, kind))
        yield sentence, sorted(names)


def _kind(named: Named, s: Sentence, vocabulary: Vocabulary) -> str:
    """Whether a name is a person's or a body's; nothing for states, epithets and roles."""
    if named.actor is None or named.form is not Form.NAME or named.actor.type is ActorType.STATE:
        return ""
    if named.actor.type in _PEOPLE:
        return "person"
    if named.actor.type is not ActorType.UNKNOWN:
        return "body"
    at = next(i for i in range(named.first, named.end) if s.starts[i] >= named.span[0] - 2)
    signs = vocabulary.actors.signs.of(s.words[at])
    return "body" if "body-head" in signs or Kind.HEAD in s.hits[at] else "person"


def _labelled(
    s: Sentence, names: list[tuple[int, int, str]], common: frozenset[str]
) -> Labelled:
    labels = ["O"] * len(s.words)
    for first, end, kind in names:
        if all(x == "O" for x in labels[first:end]):
            labels[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
    sure = tuple(
        label != "O" or w.shape is not Shape.WORD or bool(w.flags or w.readings or hits)
        or w.fold in common or any(x.stem in common for x in w.splits)
        for label, w, hits in zip(labels, s.words, s.hits, strict=True)
    )  # fmt: skip
    return Labelled(tuple(s.words), tuple(labels), sure)


# ---------------------------------------------------------------------------- what is learnt
def stretches(sentences: Iterable[Labelled]) -> Iterator[Labelled]:
    """The parts of sentences around names, titles, ranks and verbs of saying, cut where two words
    that nothing tells about stand side by side: there may be a name that the rules did not find.
    """
    for each in sentences:
        size = len(each.words)
        doubtful = [
            not each.sure[i] and ((i > 0 and not each.sure[i - 1])
                                  or (i + 1 < size and not each.sure[i + 1])
                                  or (i > 0 and each.labels[i - 1] != "O"))
            for i in range(size)
        ]  # fmt: skip
        wanted = [False] * size
        for first, end, _ in each.names():
            wanted[max(0, first - _MARGIN) : end + _MARGIN] = [True] * (
                min(size, end + _MARGIN) - max(0, first - _MARGIN)
            )
        for i, word in enumerate(each.words):
            if _due(word):
                wanted[i : i + _MARGIN + 1] = [True] * (min(size, i + _MARGIN + 1) - i)
        start = -1
        for i in range(size + 1):
            if i < size and wanted[i] and not doubtful[i]:
                start = i if start < 0 else start
            elif start >= 0:
                if i - start > 1 and not (i < size and each.labels[i].startswith("I-")):
                    yield _cut(each, start, i)
                start = -1


def _cut(each: Labelled, first: int, end: int) -> Labelled:
    return Labelled(each.words[first:end], each.labels[first:end], each.sure[first:end])


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
        done = 0
        for first, end, kind in each.names():
            words.extend(each.words[done:first])
            labels.extend(each.labels[done:first])
            done = end
            if kind == "person":
                name = self._pick(end - first, chance)
                words.extend(self._lexicon.word(w) for w in name)
                labels.extend(["B-person", *["I-person"] * (len(name) - 1)])
            else:
                words.extend(each.words[first:end])
                labels.extend(each.labels[first:end])
        words.extend(each.words[done:])
        labels.extend(each.labels[done:])
        return Labelled(tuple(words), tuple(labels), (True,) * len(words))

    def _pick(self, size: int, chance: random.Random) -> list[str]:
        name = chance.choice(self._full)
        if size == 1:
            return name[-1:]
        if chance.random() < 0.25:
            return [chance.choice(self._given), *name[-1:]]
        return name


def given_without(part: int) -> frozenset[str]:
    """Half of the first names: a model that always sees them all leans on them alone."""
    return frozenset(n for n in given_names() if zlib.crc32(n.encode()) % 2 == part)


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
    names = Names(vocabulary, test=False)
    first, second = (Learner(common, given_without(part)) for part in (0, 1))
    for each in learn:
        trainer.append(first.rows(each.words), each.labels)
        if any(kind == "person" for _, _, kind in each.names()):
            other = names.other(each, chance)
            trainer.append(second.rows(other.words), other.labels)
    trainer.select("lbfgs")
    trainer.set_params(_OPTIONS)
    model.parent.mkdir(exist_ok=True)
    trainer.train(str(model))


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
    cases: Iterable[Labelled], guesser: NameGuesser, *, only: str = "person", threshold: float = 0.5
) -> Tally:
    """How well the names of stretches are found that begin and end around a name or a cue."""
    tally = Tally()
    for each in cases:
        for first, end in questions(each):
            gold = {(a, b) for a, b, k in each.names() if k == only and first <= a and b <= end}
            guess = guesser.person(each.words, first, end)
            given = (
                guess is not None and guess.kind.value == only and guess.probability >= threshold
            )
            tally.gold += bool(gold)
            tally.given += given
            tally.right += given and guess is not None and (guess.first, guess.end) in gold
    return tally


def questions(each: Labelled) -> Iterator[tuple[int, int]]:
    """The stretches that would be asked: after titles, ranks and verbs of saying, up to a word
    that is certainly no name.
    """
    done = 0
    for i, word in enumerate(each.words):
        if i < done or not _due(word):
            continue
        first = i + 1
        while first < len(each.words) and _passed(each.words[first]):
            first += 1
        end = first
        while end < len(each.words) and end - first < 5 and _open(each.words[end]):
            end += 1
        if end > first:
            yield first, end
            done = end


def _passed(word: LexicalWord) -> bool:
    kinds = {kind for _, node in word.starts for kind, _ in node.payloads}
    return bool(kinds & {Kind.TITLE, Kind.HONORIFIC, Kind.DEMONYM, Kind.STATE})


def _open(word: LexicalWord) -> bool:
    plain = word.shape is Shape.WORD and len(word.fold) > 2 and not word.flags
    return plain and not (word.readings and not word.fold.startswith("ال"))


def anercorp(path: Path, vocabulary: Vocabulary) -> list[Labelled]:
    """The sentences of a file of ANERcorp, people and organisations only."""
    found: list[Labelled] = []
    for block in path.read_text("utf-8").split("\n\n"):
        words: list[LexicalWord] = []
        labels: list[str] = []
        for line in block.splitlines():
            surface, _, label = line.partition(" ")
            kind = {"PERS": "person", "ORG": "body"}.get(label[2:], "")
            for n, token in enumerate(tokens(surface)):
                words.append(vocabulary.lexicon.word(token.surface))
                mark = "I" if n else label[:1]
                labels.append(f"{mark}-{kind}" if kind else "O")
        for i, label in enumerate(labels):
            if label.startswith("I-") and (not i or labels[i - 1][2:] != label[2:]):
                labels[i] = "B" + label[1:]
        found.append(Labelled(tuple(words), tuple(labels), (True,) * len(words)))
    return found


def report(test: list[Labelled], options: argparse.Namespace, vocabulary: Vocabulary) -> None:
    """Print what docs/models.md says of the model."""
    guesser = NameGuesser.load()
    chance = random.Random(11)  # noqa: S311 — not for secrets
    names = Names(vocabulary, test=True)
    strange = [replace(names.other(each, chance)) for each in test]
    for threshold in (0.5, 0.7, 0.9):
        print(f"probability >= {threshold}")
        print(" ", measure(test, guesser, threshold=threshold).line("held-out names, antcorpus"))
        print(" ", measure(strange, guesser, threshold=threshold).line("held-out names put in"))
        if options.anercorp:
            cases = anercorp(options.anercorp, vocabulary)
            print(" ", measure(cases, guesser, threshold=threshold).line("ANERcorp test, people"))
            found = measure(cases, guesser, only="body", threshold=threshold)
            print(" ", found.line("ANERcorp test, bodies"))
    for path in (NAMES, COMMON):
        data = path.read_bytes()
        print(path.name, len(data), "bytes", "sha256", hashlib.sha256(data).hexdigest())


def main() -> None:
    """Make the model and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--anercorp", type=Path)
    options = parser.parse_args()
    vocabulary = vocab.load()
    sentences, common = silver(options.reports, vocabulary)
    test = [each for each in sentences if each.held_out()]
    learn = list(stretches(each for each in sentences if not each.held_out()))
    people = sum(kind == "person" for each in learn for _, _, kind in each.names())
    bodies = sum(kind == "body" for each in learn for _, _, kind in each.names())
    print(f"{len(sentences)} sentences, {len(learn)} stretches, {people} people, {bodies} bodies,")
    print(f"{sum(len(e.words) for e in learn)} words to learn, {len(common)} common words")
    COMMON.write_text("".join(f"{w}\n" for w in sorted(common)), "utf-8")
    train(learn, vocabulary, common, NAMES)
    report(test, options, vocabulary)


if __name__ == "__main__":
    main()
