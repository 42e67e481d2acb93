"""What the rules judge of the tellings of some reports."""

from __future__ import annotations

from hudna.link.same.archive import Archive
from hudna.link.same.candidates import candidates
from hudna.link.same.clusters import Judged
from hudna.link.same.rules import Ground, Rules
from hudna.link.same.telling import Telling
from hudna.link.same.windows import Windows

_HELD = 3.0
"""Bits short of what is needed up to which a judgement is held; others are asked for."""


class Judge:
    """Holds the rules against tellings."""

    def __init__(self, archive: Archive, windows: Windows) -> None:
        self._windows = windows
        self._common = archive.common
        self._rules = Rules(archive.common, windows)
        self.least = self._rules.least
        """Bits that it takes."""
        self._told = sorted((t for told in archive.told for t in told), key=_in_time)
        self._by_id = {t.id: t for t in self._told}

    def judged(self) -> list[Judged]:
        """What the rules say of every two tellings that are worth comparing."""
        told = self._told
        found: dict[tuple[str, str], Judged] = {}
        for i, j in candidates(told, self._common, self._windows):
            judged = self.judge(told[i], told[j])
            if judged.bits > -_HELD:
                found[judged.one, judged.other] = judged
        return list(found.values())

    def judge(self, one: Telling, other: Telling) -> Judged:
        """What the rules say of two tellings: bits beyond what is needed."""
        first, second = sorted((one.id, other.id))
        grounds = self._rules.grounds(one, other)
        bits = sum(ground.bits for ground in grounds) - self._rules.least
        return Judged(first, second, bits, excludes=any(g.excludes for g in grounds))

    def ask(self, one: str, other: str) -> Judged:
        """What the rules say of two claims, by their ids."""
        return self.judge(self._by_id[one], self._by_id[other])

    def grounds(self, one: str, other: str) -> list[Ground]:
        """What the rules say of two claims, by their ids."""
        return self._rules.grounds(self._by_id[one], self._by_id[other])


def _in_time(telling: Telling) -> tuple[int, str]:
    span = telling.when.span
    return (span[0] if span else 0), telling.id
