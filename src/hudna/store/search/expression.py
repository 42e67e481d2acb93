"""What is asked of the index: keys, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hudna.store.search import keys

Column = Literal["fold", "stem", "facts"]


@dataclass(frozen=True, slots=True)
class Match:
    """These keys stand in a column, one after the other."""

    column: Column
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of some parts hold, and none of some others."""

    parts: tuple[Expression, ...]
    but: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of some parts holds, or several do."""

    parts: tuple[Expression, ...]


Expression = Match | AllOf | AnyOf

EVERYTHING = Match("facts", (keys.EVERY,))
NOTHING = Match("facts", (keys.fact("nothing", ""),))


def wanted(expression: Expression) -> Iterator[Match]:
    """All that a report may be found by: the matches that are not excluded."""
    match expression:
        case Match():
            yield expression
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from wanted(part)
