"""The connection under a request: to a checked address only, within bounds, every byte kept."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from hudna.errors import FetchError
from hudna.fetch.addresses import is_public, resolved
from hudna.fetch.policy import Policy

_FRAMING = 1024 * 1024
"""Bytes that headers and chunk sizes may take beside the body."""


class Wire(httpcore.NetworkBackend):
    """Makes the one connection of an exchange, and keeps what is sent and received on it.

    A name is resolved once, and the connection goes to the address that was looked at: a name
    whose address changes in between leads nowhere else.
    """

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.sent = bytearray()
        self.received = bytearray()
        self.address = ""
        self._deadline = time.monotonic() + policy.total

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the policy's bounds hold
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection to the first address of a host that answers.

        Raises `FetchError` where none does or one is not allowed.
        """
        failed: OSError | None = None
        bound = self.policy.connect
        for address in resolved(host, port, bound, private=self.policy.private):
            try:
                found = socket.create_connection((address, port), self.left(bound))
            except OSError as error:
                failed = error
                continue
            return self._checked(found)
        raise FetchError(
            "no-connection", f"{host} does not answer on port {port} ({failed})", passing=True
        )

    def _checked(self, connection: socket.socket) -> httpcore.NetworkStream:
        self.address = str(connection.getpeername()[0])
        if not self.policy.private and not is_public(self.address):
            connection.close()
            raise FetchError("private-address", f"the connection led to {self.address}")
        return _Stream(connection, self)

    def left(self, bound: float) -> float:
        """The seconds that a step may take: its own bound, or what is left of all.

        Raises `FetchError` where nothing is left.
        """
        rest = self._deadline - time.monotonic()
        if rest <= 0:
            raise late(f"not done after {self.policy.total:g} seconds")
        return min(bound, rest)

    def take(self, data: bytes) -> None:
        """Keep received bytes; raises `FetchError` beyond the bound."""
        self.received += data
        if len(self.received) > self.policy.most + _FRAMING:
            raise too_large(self.policy.most)


class _Stream(httpcore.NetworkStream):
    """A connected socket, bounded by its `Wire`."""

    def __init__(self, connection: socket.socket, wire: Wire) -> None:
        self._socket = connection
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Some bytes; none at the end."""
        self._socket.settimeout(self._wire.left(self._wire.policy.read))
        try:
            data = self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise late("the server fell silent") from error
        except OSError as error:
            raise FetchError(
                "broken-off", f"the answer broke off ({error})", passing=True
            ) from error
        self._wire.take(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send some bytes."""
        self._wire.sent += buffer
        self._socket.settimeout(self._wire.left(self._wire.policy.read))
        try:
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise late("the server does not take the request") from error
        except OSError as error:
            raise FetchError(
                "broken-off", f"the request broke off ({error})", passing=True
            ) from error

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, with the server's certificate verified."""
        self._socket.settimeout(self._wire.left(self._wire.policy.connect))
        try:
            secured = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise FetchError(
                "certificate", f"the server's certificate does not hold ({error.verify_message})"
            ) from error
        except OSError as error:
            self.close()
            raise FetchError("tls", f"no secure connection ({error})", passing=True) from error
        return _Stream(secured, self._wire)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401, ARG002 - httpcore's signature
        """Nothing that httpcore should act upon."""
        return None


def late(why: str) -> FetchError:
    """The server took too long."""
    return FetchError("too-slow", f"given up: {why}", passing=True)


def too_large(most: int) -> FetchError:
    """There is more than is taken."""
    return FetchError("too-large", f"the answer has more than {most:,} bytes, which is the bound")
