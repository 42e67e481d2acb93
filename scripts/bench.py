"""How fast the coder is, stage by stage, and whether it stays so.

Run from the project root, on one core::

    taskset -c 0 python scripts/bench.py [REPORTS...] [--most N]

REPORTS are inputs as `hudna code` takes them; without any the development corpus beside the project
is taken where it is there, else the sample reports over and over. Times are CPU seconds of this
process. End to end is reading, coding and writing together, on fresh reports. The bare scan is an
Aho-Corasick automaton over the same texts with the same patterns (the folded phrases of the
lexicon), which does nothing but find them: needs the `bench` extra.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import resource
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

from hudna import vocab
from hudna.cli.batch import Work
from hudna.coding import context as contexts
from hudna.coding.coder import Coder
from hudna.coding.names.reader import NameReader
from hudna.coding.sentence import Sentence, sentences_of
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.model import Document, jsonl
from hudna.read import read
from hudna.text.fold import fold
from hudna.vocab import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / ".." / "shared" / "data" / "news" / "saudinewsnet" / "reports.jsonl.gz"
SAMPLES = [ROOT / "samples" / "reports.jsonl", *sorted((ROOT / "samples").glob("*.txt"))]
SIZES = (1_000, 4_000, 26_000)
"""Reports after which speed and memory are read, to see whether they grow."""


def documents(inputs: list[str]) -> Iterator[Document]:
    """The reports of the inputs, the samples over and over where none are given."""
    if inputs:
        yield from (d for d in read(inputs) if isinstance(d, Document))
    else:
        samples = [d for d in read(map(str, SAMPLES)) if isinstance(d, Document)]
        yield from itertools.cycle(samples)


def words(document: Document) -> int:
    """The words of a document's body."""
    return sum(len(document.text[a:b].split()) for a, b in document.body)


def timed(work: Callable[[], object]) -> float:
    """The CPU seconds of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def memory() -> float:
    """The peak memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(name: str, seconds: float, counts: tuple[int, int, int]) -> None:
    """One row: words, sentences and reports a second."""
    rate = [c / seconds if seconds else float("inf") for c in counts]
    print(f"{name:34}{rate[0]:14,.0f}{rate[1]:14,.0f}{rate[2]:12,.0f}   {seconds:8.2f} s")


class Stages:
    """Some reports, and each stage of coding them by itself."""

    def __init__(self, vocabulary: Vocabulary, sample: list[Document]) -> None:
        self._vocabulary, self.sample = vocabulary, sample
        self._coder = Coder(vocabulary)
        self._rules = Coder(vocabulary, models=False)
        self._numbers = Numbers(vocabulary.numerals)
        self._dates = Dates(vocabulary.calendar, self._numbers)
        self._made = [list(sentences_of(d, vocabulary.lexicon)) for d in sample]
        self.counts = (sum(map(words, sample)), sum(map(len, self._made)), len(sample))

    def _parts(self) -> Iterator[tuple[dt.date | None, list[Sentence]]]:
        for d, parts in zip(self.sample, self._made, strict=True):
            yield (d.published.start if d.published else None), parts

    def sentences(self) -> None:
        """Tokens, sentences, and what the lexicon knows of them."""
        for d in self.sample:
            list(sentences_of(d, self._vocabulary.lexicon))

    def grammars(self) -> None:
        """Numbers and dates."""
        for day, parts in self._parts():
            for s in parts:
                self._numbers.find(s.words)
                self._dates.find(s.words, s.starts, day)

    def names(self) -> None:
        """Who and where."""
        for day, parts in self._parts():
            reader = NameReader(self._vocabulary, contexts.of(self._vocabulary, parts, day))
            for s in parts:
                reader.read(s)

    def rules(self) -> None:
        """The coder without the models."""
        for d in self.sample:
            list(self._rules.code(d))

    def everything(self) -> None:
        """The whole coder."""
        for d in self.sample:
            list(self._coder.code(d))

    def record(self) -> None:
        """The whole coder and the lines of the record."""
        for d in self.sample:
            for claim in self._coder.code(d):
                jsonl.line(claim)


def stages(vocabulary: Vocabulary, sample: list[Document]) -> None:
    """Print each stage by itself on some reports, after one warming pass."""
    made = Stages(vocabulary, sample)
    print(f"{'stage (CPU of one core)':34}{'words/s':>14}{'sentences/s':>14}{'reports/s':>12}")
    for name, work in (
        ("tokens, sentences, look-up", made.sentences),
        ("numbers and dates", made.grammars),
        ("names and places", made.names),
        ("the whole coder, rules only", made.rules),
        ("the whole coder", made.everything),
        ("the whole coder, record written", made.record),
    ):
        work()
        line(name, timed(work), made.counts)
    _scan(vocabulary, sample, timed(made.everything))


def _scan(vocabulary: Vocabulary, sample: list[Document], coder: float) -> None:
    """The bare scan, and how many times as long the coder takes."""
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        print("bare scan: not run, ahocorasick_rs is not installed (pip install -e '.[bench]')")
        return
    patterns = sorted(vocabulary.lexicon.phrases())
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    texts = [fold(d.text[a:b]) for d in sample for a, b in d.body]
    seconds = timed(lambda: [automaton.find_matches_as_indexes(t) for t in texts])
    print(f"bare Aho-Corasick scan, {len(patterns):,} patterns: {seconds:.2f} s; "
          f"the coder takes {coder / seconds:.0f} times as long")  # fmt: skip


def growth(inputs: list[str], most: int, models: bool) -> None:
    """End to end, as `hudna code` works: read, coded, written, one report after the other."""
    work = Work(models=models)
    print("end to end, default" if models else "end to end, rules only")
    total = 0
    start = time.process_time()
    last = (0, start)
    for done, document in enumerate(itertools.islice(documents(inputs), most), 1):
        work.code([document])
        total += words(document)
        if done in SIZES or done == most:
            now = time.process_time()
            since, in_all = (total - last[0]) / (now - last[1]), total / (now - start)
            print(
                f"  {done:6,} reports: {since:10,.0f} words/s since the last line, "
                f"{in_all:10,.0f} in all, peak memory {memory():,.0f} MB"
            )
            last = (total, now)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("reports", nargs="*")
    parser.add_argument("--most", type=int, default=26_000, help="reports of the growth run")
    arguments = parser.parse_args()
    inputs = arguments.reports or ([str(CORPUS)] if CORPUS.exists() else [])
    seconds = timed(vocab.load)
    vocabulary = vocab.load()
    print(f"vocabulary loaded in {seconds:.2f} s, {memory():,.0f} MB")
    stages(vocabulary, list(itertools.islice(documents(inputs), 1_000)))
    most = arguments.most if inputs else min(arguments.most, 2_000)
    clean = get_context("spawn")  # a process of its own: what it holds is what coding holds
    for count, models in ((min(most, 4_000), False), (most, True)):
        process = clean.Process(target=growth, args=(inputs, count, models))
        process.start()
        process.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
