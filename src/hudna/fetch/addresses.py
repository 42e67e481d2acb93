"""Which IP addresses a name stands for, and whether they are the public web's."""

from __future__ import annotations

import queue
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from hudna.errors import FetchError

_NAT64 = IPv6Network("64:ff9b::/96")
"""The prefix under which networks without IPv4 reach it (RFC 6052)."""


def is_public(written: str) -> bool:
    """Whether an IP address is one that anybody on the internet may ask.

    An IPv6 address that stands for an IPv4 address (mapped, NAT64, 6to4, Teredo) is as public as
    the one it stands for.

    >>> [is_public(a) for a in ("93.184.216.34", "10.1.2.3", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False]
    """
    try:
        address = ip_address(written)
    except ValueError:
        return False
    inner = _inner(address)
    if inner is not None:
        return all(is_public(str(each)) for each in inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...] | None:
    """The IPv4 addresses that an IPv6 address carries within it."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    return None


def resolved(host: str, port: int, seconds: float, *, private: bool) -> list[str]:
    """The IP addresses of a host, in the order in which they should be tried.

    Raises `FetchError` where the name is not known, and, unless `private`, where any of its
    addresses is not public: such a name is no outlet's.
    """
    found = list(dict.fromkeys(_looked_up(host, port, seconds)))
    if not found:
        raise FetchError("no-host", f"{host} has no address", passing=True)
    hidden = [each for each in found if not is_public(each)]
    if hidden and not private:
        raise FetchError(
            "private-address",
            f"{host} is {hidden[0]}, no public address: allow private addresses if it is meant",
        )
    return found


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """What the system says of a name, within some time: the system itself knows no bound."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(address[0]) for *_, address in found])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise FetchError("no-host", f"nobody says where {host} is", passing=True) from None
    if isinstance(answer, list):
        return answer
    raise FetchError("no-host", f"{host} is not known ({answer})", passing=True) from answer
