"""No name, number or redirect leads into a private network."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from tests.fetch.conftest import HandClock, failure, seen
from tests.fetch.server import Server, page

from hudna.errors import FetchError
from hudna.fetch import addresses
from hudna.fetch.addresses import is_public, resolved
from hudna.fetch.policy import Policy
from hudna.fetch.visit import Visitor

_PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255"),  # noqa: S104
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1"),
    *("255.255.255.255", "240.0.0.1", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("2002:7f00:1::", "2001:db8::1", "fe80::1%eth0", "no address"),
)


@pytest.mark.parametrize("address", _PRIVATE)
def test_private(address: str) -> None:
    """Loopback, link-local, private, shared, documentation, multicast, in every disguise."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public(address: str) -> None:
    """Addresses that anybody may ask."""
    assert is_public(address)


def _answers(*found: str) -> Callable[..., list[object]]:
    """A name service that answers with these addresses."""
    return lambda *_, **__: [(2, 1, 6, "", (address, 80)) for address in found]


@pytest.mark.parametrize("address", ["10.0.0.1", "::1", "::ffff:192.168.0.1"])
def test_names_that_stand_for_private_addresses(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """One private address among public ones is enough: an outlet has none."""
    monkeypatch.setattr(socket, "getaddrinfo", _answers("93.184.216.34", address))
    with pytest.raises(FetchError) as caught:
        resolved("news.example", 80, 5, private=False)
    assert caught.value.error == "private-address"
    assert resolved("news.example", 80, 5, private=True) == ["93.184.216.34", address]


def test_a_name_that_changes_its_address_leads_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, clock: HandClock, server: Server
) -> None:
    """A name is looked up once a request, and the connection goes to the address looked at."""
    asked: list[str] = []
    connected: list[str] = []

    def rebinding(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(2, 1, 6, "", (address, server.port))]

    def connect(address: tuple[str, int], *_: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    visitor = Visitor(Policy(delay=0, attempts=1), clock)
    assert failure(seen(visitor, "http://news.example/")) == "no-connection"
    assert (asked, connected) == (["news.example"], ["93.184.216.34"])


def test_the_address_connected_to_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, clock: HandClock, server: Server
) -> None:
    """Should a connection end up elsewhere all the same, nothing is asked on it."""
    there = socket.create_connection
    monkeypatch.setattr(addresses, "_looked_up", lambda *_: ["93.184.216.34"])
    monkeypatch.setattr(socket, "create_connection", lambda *_: there(("127.0.0.1", server.port)))
    visitor = Visitor(Policy(delay=0), clock)
    assert failure(seen(visitor, "http://news.example/")) == "private-address"
    assert not server.requests


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_private_addresses_are_refused_unless_allowed(clock: HandClock, host: str) -> None:
    """Without the option nothing on this machine is asked."""
    assert failure(seen(Visitor(Policy(delay=0), clock), f"http://{host}/")) == "private-address"


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("http://10.0.0.1/", "private-address"),
        ("http://[::ffff:a00:1]/", "private-address"),
        ("http://2130706433/", "odd-address"),
        ("file:///etc/passwd", "scheme"),
        ("http://a:b@news.example/", "credentials"),
    ],
)
def test_redirects_are_looked_at_like_first_addresses(
    monkeypatch: pytest.MonkeyPatch, clock: HandClock, server: Server, location: str, error: str
) -> None:
    """An outlet that is public sends nobody into a private network."""
    server.answers["/a"] = page("", "302 Found", Location=location)
    own = "127.0.0.1"
    monkeypatch.setattr("hudna.fetch.addresses.is_public", lambda a: a == own or is_public(a))
    monkeypatch.setattr("hudna.fetch.wire.is_public", lambda a: a == own or is_public(a))
    monkeypatch.setattr("hudna.fetch.urls._ALLOWED_PORTS", frozenset({80, server.port}))
    visit = seen(Visitor(Policy(delay=0), clock), f"{server.url}/a")
    assert failure(visit) == error
    assert [each.status for each in visit.exchanges] == [302]


def test_a_name_service_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up a name has its bound like every other step."""
    import threading

    never = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [never.wait(20)][:0])
    with pytest.raises(FetchError, match="nobody says where"):
        resolved("news.example", 80, 0.05, private=False)
    never.set()
