"""A clock that a test sets."""

from __future__ import annotations

import datetime as dt


class SetClock:
    """Stands still, at noon of a day of a fictional truce unless it is set otherwise."""

    def __init__(self, at: dt.datetime = dt.datetime(2031, 3, 9, 12, tzinfo=dt.UTC)) -> None:
        self.at = at

    def now(self) -> dt.datetime:
        """The time it is set to."""
        return self.at

    def sleep(self, seconds: float) -> None:
        """Set it forward."""
        self.at += dt.timedelta(seconds=seconds)
