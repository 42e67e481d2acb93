"""How fast the coder is, stage by stage, and whether it stays so.

Run from the project root, on one core::

    taskset -c 0 python scripts/bench.py [REPORTS...] [--most N]

REPORTS are inputs as `hudna code` takes them; without any the development corpus beside the project
is taken where it is there, else the sample reports over and over. Times are CPU seconds of this
process. The bare scan is an Aho-Corasick automaton over the same texts with the same patterns (the
folded phrases of the lexicon), which does nothing but find them: needs the `bench` extra.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hudna import vocab
from hudna.coding import context as contexts
from hudna.coding.coder import Coder
from hudna.coding.names import NameReader
from hudna.coding.sentence import sentences_of
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


def stages(vocabulary: Vocabulary, sample: list[Document]) -> None:
    """Each stage by itself on some reports, after one warming pass."""
    coder = Coder(vocabulary)
    numbers = Numbers(vocabulary.numerals)
    dates = Dates(vocabulary.calendar, numbers)
    made = [list(sentences_of(d, vocabulary.lexicon)) for d in sample]
    counts = (sum(map(words, sample)), sum(map(len, made)), len(sample))

    def sentences() -> None:
        for d in sample:
            list(sentences_of(d, vocabulary.lexicon))

    def grammars() -> None:
        for d, parts in zip(sample, made, strict=True):
            day = d.published.start if d.published else None
            for s in parts:
                numbers.find(s.words)
                dates.find(s.words, s.starts, day)

    def names() -> None:
        for d, parts in zip(sample, made, strict=True):
            day = d.published.start if d.published else None
            reader = NameReader(vocabulary, contexts.of(vocabulary, parts, day))
            for s in parts:
                reader.read(s)

    def everything() -> None:
        for d in sample:
            list(coder.code(d))

    def record() -> None:
        for d in sample:
            for claim in coder.code(d):
                jsonl.line(claim)

    print(f"{'stage (CPU of one core)':34}{'words/s':>14}{'sentences/s':>14}{'reports/s':>12}")
    for name, work in (
        ("tokens, sentences, look-up", sentences), ("numbers and dates", grammars),
        ("names and places", names), ("the whole coder", everything),
        ("the whole coder, record written", record),
    ):  # fmt: skip
        work()
        line(name, timed(work), counts)
    _scan(vocabulary, sample, timed(everything))


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


def growth(vocabulary: Vocabulary, inputs: Iterable[Document], most: int) -> None:
    """Reports one after the other: speed and peak memory after so many."""
    coder = Coder(vocabulary)
    done = total = 0
    start = time.process_time()
    last = (0, start)
    for document in inputs:
        list(coder.code(document))
        done += 1
        total += words(document)
        if done in SIZES or done == most:
            now = time.process_time()
            rate = (total - last[0]) / (now - last[1])
            print(f"after {done:6,} reports: {rate:10,.0f} words/s since the last line, "
                  f"{total / (now - start):10,.0f} in all, peak memory {memory():,.0f} MB")  # fmt: skip
            last = (total, now)
        if done >= most:
            return


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", nargs="*")
    parser.add_argument("--most", type=int, default=26_000, help="reports of the growth run")
    arguments = parser.parse_args()
    inputs = arguments.reports or ([str(CORPUS)] if CORPUS.exists() else [])
    seconds = timed(vocab.load)
    vocabulary = vocab.load()
    print(f"vocabulary loaded in {seconds:.2f} s, {memory():,.0f} MB")
    stages(vocabulary, list(itertools.islice(documents(inputs), 1_000)))
    most = arguments.most if inputs else min(arguments.most, 2_000)
    growth(vocabulary, documents(inputs), most)
    return 0


if __name__ == "__main__":
    sys.exit(main())
