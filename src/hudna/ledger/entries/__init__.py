"""Entries: everything that was decided on a case, one after the other, by whom, when and why.

What holds is always worked out from them, as of any moment; nothing of it is kept beside them.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from hudna.ledger.entries.hotline import HotlineAct
from hudna.ledger.entries.incidents import IncidentAct
from hudna.ledger.entries.register import RegisterAct
from hudna.ledger.entries.review import ReviewAct
from hudna.model.terms import Capacity

AnyAct = ReviewAct | IncidentAct | HotlineAct | RegisterAct
"""Everything that can be entered."""


class Voice(NamedTuple):
    """Who makes an entry, in which capacity and why."""

    by: str
    role: Capacity
    reason: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: `number` is its place in the ledger, from 1 and without gaps.

    `at` is what the clock said, ISO 8601 in UTC. The order of the ledger is that of the numbers:
    where the clock was set back, an entry is dated before the one that it follows.
    """

    number: int
    at: str
    by: str
    role: Capacity
    reason: str
    act: AnyAct
