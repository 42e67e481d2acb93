"""Addresses among the inputs of a command: fetched, kept, and read from what was kept."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hudna.model import Document, Problem

_SCHEMES = ("http://", "https://")


def on_web(name: str) -> bool:
    """Whether an input is an address."""
    return name.lower().startswith(_SCHEMES)


def reports(
    urls: Sequence[str], folder: Path, passed: Counter[str], *, private: bool
) -> Iterator[Document | Problem]:
    """The reports at some addresses, and a problem for each that could not be fetched.

    What they hold is kept in a new folder as `hudna fetch` keeps it: `folder`, or where that is
    there from before `folder`-2 and so on.
    """
    from hudna.fetch import watch
    from hudna.fetch.clock import SystemClock
    from hudna.fetch.coverage import Outcome
    from hudna.fetch.policy import USER_AGENT, Policy
    from hudna.fetch.visit import Visitor
    from hudna.model.ids import digest
    from hudna.read import read

    numbered = (folder.with_name(f"{folder.name}-{number}") for number in itertools.count(2))
    new = next(each for each in itertools.chain([folder], numbered) if not each.exists())
    clock = SystemClock()
    visitor = Visitor(Policy(USER_AGENT, private=private), clock)
    with watch.opened(new, visitor, clock, None) as web:
        visits = [web.fetch(url) for url in urls]
    for line in visits:
        if line.outcome is Outcome.FAILED:
            yield Problem(
                id="p" + digest("problem", line.url, line.why),
                file=line.url,
                error=line.why,
                message=line.message,
            )
    if any(line.outcome is not Outcome.FAILED for line in visits):
        yield from read([str(new / "archive")], passed=passed)
