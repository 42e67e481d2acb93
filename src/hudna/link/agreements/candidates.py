"""What no case has: agreements and commitments that reports speak of, grouped across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from hudna.link.agreements.reading import Meant
from hudna.link.agreements.unknown import Key
from hudna.link.reports import Report
from hudna.model import Agreement, Commitment, Excerpt, Text
from hudna.model.ids import digest

_SHARE = 0.5
"""Of the words of two commitments so many must be the same in both."""
_RECENT = 200
"""Commitments of the same parties that one is compared with at most: those with a word of it that
were told last."""
_FEWEST = 2
"""Words that two commitments must have in common."""


@dataclass(slots=True)
class _Group:
    names: Counter[str] = field(default_factory=Counter)
    excerpts: list[Excerpt] = field(default_factory=list)


class Candidates:
    """Agreements that no case has, by what they are known by: kind, theme, states, place, year.

    The id is a hash of that, so that it stays as further reports come in.
    """

    def __init__(self) -> None:
        self._groups: defaultdict[Key, _Group] = defaultdict(_Group)

    def add(self, report: Report, meant: Meant, key: Key) -> str:
        """Take in a name; gives the id of the candidate that it means."""
        group = self._groups[key]
        low, high = meant.span
        group.names[" ".join(report.document.text[low:high].split())] += 1
        group.excerpts.append(Excerpt(document=report.document.id, span=meant.span))
        return identity(key)

    def agreements(self, told: Collection[str]) -> list[Agreement]:
        """The candidates of which something is told, by their ids, each under the name that most
        reports have for it.
        """
        return [
            Agreement(
                id=identity(key), name=Text(ar=_commonest(group.names)), candidate=True,
                parties=key.states, mentions=tuple(group.excerpts),
            )
            for key, group in sorted(self._groups.items()) if identity(key) in told
        ]  # fmt: skip


def identity(key: Key) -> str:
    """The id of an agreement that no case has."""
    return "a" + digest("agreement", key.noun, key.theme, *key.states, "", *key.places, key.year)


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], len(name), name))


class Pledges:
    """Commitments that no case has: each stands for itself or for one told before.

    Two are one where the same parties are bound under the same agreement, and half of their words
    are the same.
    """

    def __init__(self) -> None:
        self._known: defaultdict[tuple[str, ...], dict[str, list[int]]] = defaultdict(dict)
        self._pledges: list[tuple[str, frozenset[str]]] = []

    def first(self, claim: Commitment, words: frozenset[str], agreement: str) -> str:
        """The id of the commitment, told first, that a commitment is the same as."""
        parties = (agreement, *sorted(actor.id for actor in claim.by))
        shelf = self._known[parties]
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(shelf.get(word, ())[-_RECENT:])
        best = max(shared, key=lambda k: (self._alike(k, words), -k), default=None)
        if best is not None and self._alike(best, words) >= _SHARE and shared[best] >= _FEWEST:
            return self._pledges[best][0]
        for word in words:
            shelf.setdefault(word, []).append(len(self._pledges))
        self._pledges.append((claim.id, words))
        return claim.id

    def _alike(self, k: int, words: frozenset[str]) -> float:
        other = self._pledges[k][1]
        return len(words & other) / max(len(words | other), 1)
