"""A program that takes made-up reports in, chunk by chunk: `python -m` for tests that kill it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.reports import coded, document, run

from hudna.store import intake
from hudna.store.opening import opened

_CHUNK = 5


def write(path: Path, numbers: range) -> None:
    """Take in the reports of some numbers, and say so after each chunk."""
    with opened(path, create=True) as store:
        for start in numbers[::_CHUNK]:
            chunk = coded(map(document, range(start, min(start + _CHUNK, numbers.stop))))
            intake.add(store, chunk, run(), intake.Taken())
            sys.stdout.write(f"{start}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3])))
