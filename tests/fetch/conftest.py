"""What the tests of fetching share: a server on this machine, and a clock that they move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.fetch.server import Server, running

from hudna.fetch.policy import Policy
from hudna.fetch.visit import Visit, Visitor

START = datetime(2016, 2, 27, 12, 0, tzinfo=UTC)


class HandClock:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.time = START
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


LOCAL = Policy(private=True, delay=0.0, most=200_000, most_unpacked=300_000)
"""The bounds under which tests ask their own server: sizes to be reached soon."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server for one test."""
    with running() as found:
        yield found


@pytest.fixture
def clock() -> HandClock:
    """A clock for one test."""
    return HandClock()


@pytest.fixture
def visitor(clock: HandClock) -> Visitor:
    """A visitor that may ask this machine."""
    return Visitor(LOCAL, clock)


def seen(visitor: Visitor, url: str) -> Visit:
    """A visit to an address that was never fetched before."""
    return visitor.visit(url, lambda _: None)


def failure(visit: Visit) -> str:
    """The name of a visit's failure; empty where it went well."""
    return visit.failure.error if visit.failure else ""
