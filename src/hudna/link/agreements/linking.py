"""Agreements, commitments and statuses of many reports, linked to what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.case import Case
from hudna.link.reports import Report
from hudna.model import Agreement, Link


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking adds to some reports."""

    links: tuple[Link, ...] = ()
    agreements: tuple[Agreement, ...] = ()


def link(reports: Iterable[Report], case: Case | None) -> Linked:
    """The links of some reports, and the agreements that they speak of."""
    for _ in reports:
        pass
    return Linked()
