"""How many known near duplicates are found as copies, in what time and memory.

    python scripts/origins_figures.py REPORTS.jsonl.gz PAIRS.csv [--sample N] [--seed N]

REPORTS are read as `hudna code` reads them. PAIRS has the columns `id_a`, `id_b` (ids of rows of
REPORTS) and `jaccard6`, the Jaccard index of the two texts' six-word shingles; from 0.3 on two
texts are taken for prints of one story.

`--sample` prints N of the pairs that are found, drawn at random, both texts of each, to be judged
by a reader: that is the precision, which no list can tell.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from hudna.model import Document, Link
from hudna.origins import find
from hudna.read import read

LEAST = 0.3
"""The Jaccard index from which on a pair of the list is a pair of prints of one story."""
_SHOWN = 1500
"""Characters of a report that a reader is shown."""


def main() -> None:
    """Print the figures, and the sample that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    started = time.process_time()
    documents = [d for d in read([given.reports]) if isinstance(d, Document)]
    taken = time.process_time() - started
    before = _peak()
    print(f"{len(documents):,} reports read in {taken:.1f} s")
    started = time.process_time()
    found = find(documents)
    taken = time.process_time() - started
    print(f"{len(found.origins):,} origins, {len(found.links):,} pairs of copies,")
    print(f"{len(found.passages):,} passages, in {taken:.1f} s")
    print(f"at most {_peak() - before:,} MB of memory more than the reports themselves")

    ids = {document.row: document.id for document in documents}
    linked = {frozenset((link.from_, link.to)) for link in found.links}
    known = [frozenset((ids[a], ids[b])) for a, b in _known(given.pairs)]
    hits = sum(pair in linked for pair in known)
    print(f"recall {hits / len(known):.4f}: {hits:,} of {len(known):,} pairs")
    by_id = {document.id: document for document in documents}
    for n, link in enumerate(random.Random(given.seed).sample(found.links, given.sample), 1):  # noqa: S311
        print(f"\n=== {n}. {link.reason}")
        for line in _shown(link, by_id):
            print(line)


def _known(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of the list that are prints of one story."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if float(row["jaccard6"]) >= LEAST:
                yield row["id_a"], row["id_b"]


def _shown(link: Link, documents: dict[str, Document]) -> Iterator[str]:
    """Both reports of a pair, the earlier one first."""
    for key in (link.to, link.from_):
        each = documents[key]
        body = " ".join(each.text[start:end] for start, end in each.body)
        day = each.published.start if each.published else "no day"
        outlet = each.source.name if each.source else "no outlet"
        yield f"--- {outlet}, {day}: {each.title}"
        yield " ".join(body.split())[:_SHOWN]


def _peak() -> int:
    """The most memory that this process has held so far, in megabytes (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
