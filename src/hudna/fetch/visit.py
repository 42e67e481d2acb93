"""Going to an address: robots.txt, pace, attempts, redirects; whatever happens is an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime

from hudna.errors import FetchError
from hudna.fetch.clock import Clock
from hudna.fetch.exchange import Exchange, exchange
from hudna.fetch.pace import Pace
from hudna.fetch.policy import Policy
from hudna.fetch.robots import Rules, rules, unknown
from hudna.fetch.unpack import unpacked
from hudna.fetch.urls import Url, checked

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be others on the next attempt."""
_ROBOTS_REDIRECTS = 5
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with an answer, by which it can tell whether there is a newer one."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """The headers of a request that asks for something newer only."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


Known = Callable[[str], Validators | None]
"""The validators of an address that was fetched before."""


@dataclass(slots=True)
class Visit:
    """What came of going to an address."""

    url: str
    exchanges: list[Exchange] = field(default_factory=list)
    """Every answer on the way: attempts that failed, redirects, the last one."""
    robots: list[Exchange] = field(default_factory=list)
    """Answers to requests for robots.txt, where it had to be asked for."""
    rules: str = ""
    """The hash of the robots.txt that was followed; empty where there is none."""
    content: bytes = b""
    """What the last answer holds, unpacked; empty where it was not modified."""
    failure: FetchError | None = None

    @property
    def final(self) -> Exchange:
        """The answer that counts; only where there was no failure."""
        return self.exchanges[-1]


class Visitor:
    """Goes to addresses, one at a time, in the manner of its policy."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self.policy = policy
        self.pace = Pace(clock, policy.delay)
        self._clock = clock
        self._rules: dict[str, Rules] = {}

    def host(self, url: str) -> str:
        """The host of an address; empty where it is none that may be fetched."""
        try:
            return self._checked(url).host
        except FetchError:
            return ""

    def normal(self, url: str, base: str = "") -> str:
        """The normal form of an address. Raises `FetchError` where it may not be fetched."""
        return self._checked(url, base).text

    def visit(self, url: str, known: Known) -> Visit:
        """Go to an address and follow where it leads; a failure is told in the visit."""
        visit = Visit(url)
        try:
            self._follow(visit, self._checked(url), known)
        except FetchError as error:
            visit.failure = error
        return visit

    def _checked(self, url: str, base: str = "") -> Url:
        return checked(url, base, any_port=self.policy.private)

    def _follow(self, visit: Visit, url: Url, known: Known) -> None:
        seen: set[str] = set()
        while True:
            seen.add(url.text)
            visit.rules = self._allowed(url, visit)
            validators = known(url.text)
            answer = self._asked(url, validators, visit.exchanges)
            if not answer.location:
                break
            url = self._checked(answer.location, url.text)
            if url.text in seen or len(seen) > self.policy.redirects:
                raise FetchError(
                    "redirects", f"the address leads in circles or too far: {url.text}"
                )
        if answer.status >= 400:
            raise FetchError("status", f"the server says {answer.status}")
        if answer.status == NOT_MODIFIED:
            if validators is None:
                raise FetchError("status", "the server says 304, which was not asked for")
            return
        if answer.status != 200:
            raise FetchError("status", f"the server says {answer.status}, which holds no page")
        visit.content = unpacked(answer, self.policy.most_unpacked)

    def _asked(self, url: Url, validators: Validators | None, kept: list[Exchange]) -> Exchange:
        """The answer to a request; asked again where that may help. All answers are kept."""
        wanted = validators.headers() if validators else {}
        pause = self.policy.backoff
        for attempt in range(self.policy.attempts):
            self.pace.wait(url.host)
            try:
                answer = exchange(url, wanted, self.policy, self._clock)
            except FetchError as error:
                failure = error
            else:
                kept.append(answer)
                if answer.status not in _PASSING:
                    return answer
                failure = self._status(answer)
            pause = max(pause, failure.wait or 0)
            last = attempt + 1 == self.policy.attempts
            if last or not failure.passing or pause > self.policy.longest_pause:
                break
            self._clock.sleep(pause)
            pause *= 2
        raise failure

    def _status(self, answer: Exchange) -> FetchError:
        wait = self._retry_after(answer.header("retry-after"))
        asks = f", and asks for {wait:.0f} seconds" if wait else ""
        return FetchError(
            "status", f"the server says {answer.status}{asks}", passing=True, wait=wait
        )

    def _retry_after(self, written: str) -> float | None:
        """Seconds that a server asks for: a number, or a time."""
        if written.isascii() and written.isdigit():
            return float(written[:9])
        try:
            when = parsedate_to_datetime(written)
        except ValueError:
            return None
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max((when - self._clock.now()).total_seconds(), 0.0)

    def _allowed(self, url: Url, visit: Visit) -> str:
        """The hash of the robots.txt that allows an address; `FetchError` where none does."""
        found = self._rules.get(url.origin)
        if found is None or found.until <= self._clock.now():
            found = self._rules[url.origin] = self._asked_rules(url.origin, visit.robots)
            if found.delay:
                self.pace.slow_down(url.host, found.delay)
        found.check(url)
        return found.sha256

    def _asked_rules(self, origin: str, kept: list[Exchange]) -> Rules:
        url = self._checked("/robots.txt", origin)
        now = self._clock.now()
        try:
            for _ in range(_ROBOTS_REDIRECTS):
                answer = self._asked(url, None, kept)
                if not answer.location:
                    break
                url = self._checked(answer.location, url.text)
            return rules(origin, answer, now)
        except FetchError as error:
            return unknown(origin, error, now)
