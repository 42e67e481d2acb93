"""Whose copy a report is: every report gets one origin.

Copies do not chain: that A is close to B and B to C says nothing of A and C. So an origin is its
earliest report with those that are copies of that very report; who is only a copy of a copy tells,
for all we know, a story of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from hudna.origins.copies import SHARE, Copy
from hudna.origins.credits import Report


def assigned(reports: Sequence[Report], copies: Iterable[Copy]) -> list[list[int]]:
    """The reports of each origin, by their places on the shelf, the earliest first.

    Among the reports of one day an agency's own is the earliest, then the one with the most copies
    of its own length: a round-up that joins two wires must not make one origin of them. A report
    that is a copy of several origins' earliest belongs to the one that it is most like.
    """
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    whole: Counter[int] = Counter()
    for copy in copies:
        near[copy.later].append((copy.earlier, copy.likeness))
        near[copy.earlier].append((copy.later, copy.likeness))
        if copy.likeness >= SHARE:
            whole.update((copy.later, copy.earlier))

    def told(place: int) -> tuple[dt.date, bool, int, int]:
        report = reports[place]
        return report.day or dt.date.max, not report.own, -whole[place], place

    origins: dict[int, list[int]] = {}
    rank: dict[int, int] = {}
    for nth, place in enumerate(sorted(range(len(reports)), key=told)):
        rank[place] = nth
        earliest = [(like, -rank[other], other) for other, like in near[place] if other in origins]
        if earliest:
            origins[max(earliest)[2]].append(place)
        else:
            origins[place] = [place]
    return list(origins.values())
