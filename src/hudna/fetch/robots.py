"""What robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from hudna.errors import FetchError
from hudna.fetch.exchange import Exchange
from hudna.fetch.policy import ROBOT
from hudna.fetch.unpack import unpacked
from hudna.fetch.urls import Url

_LASTS = timedelta(hours=24)
_DOUBTED = timedelta(minutes=5)
"""How long a server in trouble is left alone."""
_MOST = 512 * 1024
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says, and until when that is believed."""

    origin: str
    until: datetime
    text: Protego | None
    """None where all is allowed."""
    sha256: str = ""
    """Of the robots.txt; empty where there is none."""
    unreachable: FetchError | None = None
    """Why nobody knows the rules; then nothing is allowed."""

    def check(self, url: Url) -> None:
        """Raise `FetchError` where the address may not be fetched."""
        if self.unreachable:
            raise self.unreachable
        if self.text is not None and not self.text.can_fetch(url.text, ROBOT):
            raise FetchError("robots", f"{self.origin}/robots.txt does not allow {url.target}")

    @property
    def delay(self) -> float:
        """Seconds that it asks for between two requests."""
        return float((self.text and self.text.crawl_delay(ROBOT)) or 0)


def rules(origin: str, answer: Exchange, now: datetime) -> Rules:
    """The rules in the answer to a request for robots.txt.

    Where there is none, all is allowed; where the server is in trouble, nothing is.
    """
    until = now + _LASTS
    if answer.status >= 500:
        return unknown(origin, FetchError("status", f"the server says {answer.status}"), now)
    if answer.status != 200:
        return Rules(origin, until, None)
    text = unpacked(answer, 16 * _MOST)[:_MOST].decode("utf-8", "replace").removeprefix("\ufeff")
    return Rules(origin, until, Protego.parse(text), answer.sha256)


def unknown(origin: str, why: FetchError, now: datetime) -> Rules:
    """The rules of a server that does not say them: nothing is allowed for a while."""
    if why.error == "status":
        why = FetchError(
            "robots-unreachable",
            f"{origin}/robots.txt cannot be had, so nothing else is asked for: {why.message}",
            passing=True,
            wait=why.wait,
        )
    return Rules(origin, now + _DOUBTED, None, unreachable=why)
