"""The time of day and waiting, handed in so that tests decide both."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The time in UTC."""

    def sleep(self, seconds: float) -> None:
        """Let some time pass."""


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(max(seconds, 0))


def stamp(when: datetime) -> str:
    """A time as archives write it: UTC, in whole seconds.

    >>> stamp(datetime(2016, 2, 27, 0, 0, 9, 900, tzinfo=UTC))
    '2016-02-27T00:00:09Z'
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(written: str) -> datetime:
    """The time that `stamp` wrote."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
