"""How far two tellings of one occurrence may lie apart: what an analyst may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Windows:
    """How far two tellings of one occurrence may lie apart.

    Those who merge lists of events take 1 to 5 km and 1 or 2 days: villages of one front are a few
    kilometres apart, and a report of the morning tells of the night before.
    """

    km: float = 5.0
    days: int = 1
