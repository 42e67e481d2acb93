"""A program that appends entries: `python -m` for tests that kill it, or let several meet."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ledger.clock import SetClock

from hudna.ledger.entries import Voice
from hudna.ledger.entries.hotline import Contacted
from hudna.model.terms import Capacity
from hudna.store import entries
from hudna.store.opening import opened


def enter(path: Path, who: str, times: int) -> None:
    """Append some entries, two to a transaction, and say how many are kept after each."""
    with opened(path, create=True) as store:
        for number in range(times):
            with store.writing() as connection:
                for part in ("call", "answer"):
                    act = Contacted(
                        caller=who, called="centre", reached=True, summary=f"{part} {number}"
                    )
                    voice = Voice(who, Capacity.SIDE, f"{number}")
                    entries.append(connection, act, voice, SetClock())
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    enter(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
