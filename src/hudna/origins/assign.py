"""Whose copy a report is: every report gets one origin.

Copies do not chain: that A is close to B and B to C says nothing of A and C. So an origin is its
earliest report with those that are copies of that very report; who is only a copy of a copy tells,
for all we know, a story of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from hudna.origins.copies import Copy


def assigned(reports: int, copies: Iterable[Copy]) -> list[list[int]]:
    """The reports of each origin, the earliest first; origins in the order of their earliest.

    A report that is a copy of the earliest reports of several origins belongs to the one that it
    shares most with, of equals to the earlier. `copies` come with the later reports in order.
    """
    best: dict[int, Copy] = {}
    for copy in copies:
        founder = copy.earlier not in best
        if founder and (copy.later not in best or copy.common > best[copy.later].common):
            best[copy.later] = copy
    origins: dict[int, list[int]] = {}
    for report in range(reports):
        if report in best:
            origins[best[report].earlier].append(report)
        else:
            origins[report] = [report]
    return list(origins.values())
