"""From judgements to clusters: a pure function, whatever order they come in.

Clusters grow by the pair of them that the judgements between their members join most strongly, on
average, until none is joined. So one mistaken link does not draw two stories together. Two claims
that a judgement keeps apart are in no cluster together, whatever others join them; claims that a
person joined are, unless another judgement of a person keeps them apart.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class Judged:
    """How two claims were judged: `bits` for one occurrence, or against.

    Where `person` is set, a person has said it: `bits` above 0 join, below 0 keep apart, and 0
    says that it is open, which takes the rule's judgement away.
    """

    one: str
    other: str
    bits: float
    excludes: bool = False
    person: bool = False


Pair = tuple[str, str]
Asked = Callable[[str, str], Judged]
"""Judges two claims, the first before the second."""
_MOST = 40
"""Members of a cluster, the first, that stand for it where it is larger."""


def clusters(
    claims: Iterable[str], judged: Iterable[Judged], ask: Asked | None = None
) -> list[tuple[str, ...]]:
    """The claims in clusters, each in order, the clusters by their first claims.

    Before two clusters are joined, `ask` gives the judgement of every two of their members that
    `judged` has none of.
    """
    growth = _Growth(set(claims), settled(judged), ask)
    growth.grow()
    return sorted(tuple(sorted(members)) for members in growth.members.values())


def settled(judged: Iterable[Judged]) -> dict[Pair, Judged]:
    """One judgement for each pair: a person's before a rule's, of two the one that keeps apart."""
    found: dict[Pair, Judged] = {}
    for each in judged:
        pair = (each.one, each.other) if each.one < each.other else (each.other, each.one)
        before = found.get(pair)
        if before is None or _weight(each) < _weight(before):
            found[pair] = each
    return found


def _weight(judged: Judged) -> tuple[bool, bool, float]:
    return not judged.person, not judged.excludes, judged.bits


class _Growth:
    """Clusters while they grow; each is named after its first claim."""

    def __init__(self, claims: set[str], known: dict[Pair, Judged], ask: Asked | None) -> None:
        self._known, self._ask = known, ask
        self.members: dict[str, list[str]] = {claim: [claim] for claim in claims}
        self._sums: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        self._apart: dict[str, set[str]] = defaultdict(set)
        pairs = sorted(pair for pair in known if claims >= {*pair})
        home = {claim: claim for claim in claims}
        for pair in pairs:
            if known[pair].person and known[pair].bits < 0:
                self._keep_apart(*pair)
        for pair in pairs:
            if known[pair].person and known[pair].bits > 0:
                self._join_by_people(home, pair)
        for pair in pairs:
            if not known[pair].person:
                self._hold_to_rules(home, pair)

    def _join_by_people(self, home: dict[str, str], pair: Pair) -> None:
        """Join what people joined, but for what people keep apart."""
        one, other = sorted(home[claim] for claim in pair)
        if one != other and other not in self._apart[one]:
            for claim in self.members[other]:
                home[claim] = one
            self._merge(one, other)

    def _hold_to_rules(self, home: dict[str, str], pair: Pair) -> None:
        """Take the rules' judgement of two claims that people have not joined."""
        one, other = (home[claim] for claim in pair)
        if one == other:
            return
        if self._known[pair].excludes:
            self._keep_apart(one, other)
            return
        total, count = self._sums[one].get(other, (0.0, 0))
        both = (total + self._known[pair].bits, count + 1)
        self._sums[one][other] = self._sums[other][one] = both

    def _keep_apart(self, one: str, other: str) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def grow(self) -> None:
        """Join the two clusters that belong together most, until none do."""
        heap = [
            (-total / count, one, other)
            for one, sums in self._sums.items()
            for other, (total, count) in sums.items()
            if one < other and total > 0
        ]
        heapq.heapify(heap)
        while heap:
            mean, one, other = heapq.heappop(heap)
            if one not in self.members or other not in self.members:
                continue
            total, count = self._sums[one].get(other, (0.0, 1))
            if -total / count != mean or other in self._apart[one]:
                continue
            if self._completed(one, other):
                total, count = self._sums[one][other]
                if other not in self._apart[one] and total > 0:
                    heapq.heappush(heap, (-total / count, one, other))
                continue
            self._merge(one, other)
            for third, (sum_, number) in self._sums[one].items():
                if sum_ > 0:
                    first, second = sorted((one, third))
                    heapq.heappush(heap, (-sum_ / number, first, second))

    def _completed(self, one: str, other: str) -> bool:
        """Ask for what is not known of two clusters; whether anything was not."""
        if self._ask is None:
            return False
        total, count = self._sums[one][other]
        new = 0
        for mine, its in product(self.members[one][:_MOST], self.members[other][:_MOST]):
            pair = (mine, its) if mine < its else (its, mine)
            if pair in self._known:
                continue
            judged = self._known[pair] = self._ask(*pair)
            new += 1
            if judged.excludes:
                self._keep_apart(one, other)
                return True
            total += judged.bits
        self._sums[one][other] = self._sums[other][one] = (total, count + new)
        return new > 0

    def _merge(self, one: str, other: str) -> None:
        self.members[one] += self.members.pop(other)
        for third, (total, count) in self._sums.pop(other, {}).items():
            del self._sums[third][other]
            if third != one:
                before, number = self._sums[one].get(third, (0.0, 0))
                both = (before + total, number + count)
                self._sums[one][third] = self._sums[third][one] = both
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
