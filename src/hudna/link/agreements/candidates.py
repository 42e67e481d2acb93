"""What no case has: agreements and commitments that reports speak of, grouped across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from hudna.link.agreements.reading import Meant
from hudna.model import Agreement, Commitment, Excerpt, Text
from hudna.model.ids import digest

_SHARE = 0.5
"""Of the words of two commitments so many must be the same in both."""
_RECENT = 200
"""Commitments of the same parties that one is compared with at most: those with a word of it that
were told last."""
_FEWEST = 2
"""Words that two commitments must have in common."""
_STATE = 3
"""Letters of a state's id."""


@dataclass(slots=True)
class _Group:
    names: Counter[str] = field(default_factory=Counter)
    excerpts: list[Excerpt] = field(default_factory=list)


class Candidates:
    """Agreements that no case has, by what they are known by: kind, place, parties, theme.

    The id is a hash of that, so that it stays as further reports come in.
    """

    def __init__(self) -> None:
        self._groups: defaultdict[tuple[str, ...], _Group] = defaultdict(_Group)

    def add(self, document: str, text: str, meant: Meant) -> str:
        """Take in a name; gives the id of the candidate that it means."""
        group = self._groups[meant.candidate]
        low, high = meant.span
        group.names[" ".join(text[low:high].split())] += 1
        group.excerpts.append(Excerpt(document=document, span=meant.span))
        return identity(meant.candidate)

    def agreements(self) -> list[Agreement]:
        """The candidates, each under the name that most reports have for it."""
        return [
            Agreement(
                id=identity(key), name=Text(ar=_commonest(group.names)), candidate=True,
                parties=tuple(x for x in key[2:] if len(x) == _STATE and x.isupper()),
                mentions=tuple(group.excerpts),
            )
            for key, group in sorted(self._groups.items())
        ]  # fmt: skip


def identity(key: tuple[str, ...]) -> str:
    """The id of an agreement that no case has."""
    return "a" + digest("agreement", *key)


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
