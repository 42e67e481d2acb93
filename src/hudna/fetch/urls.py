"""Addresses of the web: brought into one form, and refused where they could mean something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

from hudna.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_ALLOWED_PORTS = frozenset({80, 443, 8080, 8443})
"""Ports on which news is served; on others live mail, databases and the like."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_\-]{0,62})(?:\.[a-z0-9_][a-z0-9_\-]{0,62})*")
_NUMERIC = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)")
_IN_PATH = "/%:@!$&'()*+,;=~-._"
_IN_QUERY = _IN_PATH + "?"
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Url:
    """An address that may be asked for: http or https, a host, a port, no credentials.

    `text` is its normal form, without fragment: two spellings of one address are equal.
    """

    text: str
    scheme: str
    host: str
    """A name in ASCII, or an IP address without brackets."""
    port: int
    target: str
    """Path and query as the request names them."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.text[: len(self.text) - len(self.target)]


def checked(written: str, base: str = "", *, any_port: bool = False) -> Url:
    """The address that is meant, relative to `base` where it is relative.

    Raises `FetchError` for other schemes than http and https, credentials, ports on which no news
    is served, and hosts in forms that programs read differently (`0177.1`, `2130706433`).

    >>> checked("HTTP://Example.ORG:80/خبر?x=a b#top").text
    'http://example.org/%D8%AE%D8%A8%D8%B1?x=a%20b'
    """
    try:
        parts = urlsplit(urljoin(base, _plain(written)))
        port = parts.port
    except ValueError as error:
        raise FetchError("bad-url", f"this is no address of the web ({error})") from error
    if parts.scheme not in _PORTS:
        raise FetchError(
            "scheme", f"only http and https are fetched, not {parts.scheme or 'a bare name'}"
        )
    if "@" in parts.netloc:
        raise FetchError("credentials", "the address holds a name or password: leave them out")
    host = _host(parts.hostname or "")
    if port is None:
        port = _PORTS[parts.scheme]
    if not (any_port and port) and port not in _ALLOWED_PORTS:
        raise FetchError("port", f"port {port} is not one on which pages are served")
    target = quote(parts.path or "/", safe=_IN_PATH)
    if parts.query:
        target += "?" + quote(parts.query, safe=_IN_QUERY)
    shown = f"[{host}]" if ":" in host else host
    if port != _PORTS[parts.scheme]:
        shown += f":{port}"
    return Url(f"{parts.scheme}://{shown}{target}", parts.scheme, host, port, target)


def _plain(written: str) -> str:
    written = written.strip(" \t\r\n")
    if _CONTROL.search(written) or len(written) > _LONGEST:
        raise FetchError("bad-url", "this is no address of the web: too long, or with controls")
    try:
        written.encode()
    except UnicodeEncodeError as error:
        raise FetchError("bad-url", "the address holds broken characters") from error
    return written


def _host(written: str) -> str:
    """The host in ASCII and lower case."""
    if ":" in written:
        return _ipv6(written)
    try:
        host = written.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError as error:
        raise FetchError("bad-url", f"{written!r} is no name of a host ({error})") from error
    if _NUMERIC.fullmatch(host.rpartition(".")[2]):
        return _ipv4(host)
    if not _NAME.fullmatch(host):
        raise FetchError("bad-url", f"{written!r} is no name of a host")
    return host


def _ipv4(host: str) -> str:
    try:
        return str(IPv4Address(host))
    except ValueError as error:
        raise FetchError(
            "odd-address", f"{host} is an IP address in an unusual form: write it as a.b.c.d"
        ) from error


def _ipv6(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError as error:
        raise FetchError("bad-url", f"{host!r} is no IP address") from error
    if not isinstance(address, IPv6Address) or address.scope_id:
        raise FetchError("bad-url", f"{host!r} is an address of one network only")
    return str(address)
