"""What stands of a ledger: its entries up to a moment, without those that were undone."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.ledger.entries import Entry
from hudna.ledger.entries.review import Undone


def as_of(entries: Iterable[Entry], moment: str | None) -> list[Entry]:
    """The entries dated up to a moment (ISO 8601, UTC; a day is its end), or all of them.

    >>> as_of([], "2016-02-27")
    []
    """
    if moment is None:
        return list(entries)
    end = f"{moment}T23:59:59Z" if len(moment) == len("2016-02-27") else moment
    return [each for each in entries if each.at <= end]


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that nobody took back, takings back included; in their order."""
    void: set[int] = set()
    found = []
    for each in reversed(list(entries)):
        if each.number not in void:
            found.append(each)
            if isinstance(each.act, Undone):
                void.add(each.act.entry)
    return found[::-1]
