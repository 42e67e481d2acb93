"""No host is asked more often than it can bear."""

from __future__ import annotations

from datetime import datetime, timedelta

from hudna.fetch.clock import Clock

_LONGEST = 60.0
"""Seconds: robots.txt files that ask for more are as a rule meant for other robots."""


class Pace:
    """When each host may be asked again."""

    def __init__(self, clock: Clock, delay: float) -> None:
        self._clock = clock
        self._delay = delay
        self._slower: dict[str, float] = {}
        self._free: dict[str, datetime] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """A host asks for more time between requests than others."""
        self._slower[host] = min(max(delay, self._delay), _LONGEST)

    def free(self, host: str) -> datetime:
        """When a host may be asked."""
        return self._free.get(host, self._clock.now())

    def wait(self, host: str) -> None:
        """Wait until a host may be asked, and take the turn."""
        pause = (self.free(host) - self._clock.now()).total_seconds()
        if pause > 0:
            self._clock.sleep(pause)
        delay = self._slower.get(host, self._delay)
        self._free[host] = self._clock.now() + timedelta(seconds=delay)
