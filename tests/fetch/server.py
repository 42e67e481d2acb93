"""A web server for tests, on this machine only, that answers as it is told and counts."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Answer = bytes | Callable[["Request"], bytes | Iterator[bytes]]


class Request:
    """What a client asked."""

    def __init__(self, head: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        pairs = (line.partition(": ") for line in lines if line)
        self.headers = {name.lower(): value for name, _, value in pairs}


def page(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """An answer as it goes over the wire."""
    body = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


class Server:
    """Answers by path; what has no answer is a 404. `served` counts requests."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.served: Counter[str] = Counter()
        self.requests: list[Request] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def run(self) -> None:
        """Answer until closed."""
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                data = connection.recv(4096)
                if not data:
                    return
                head += data
            request = Request(head)
            self.requests.append(request)
            self.served[request.path] += 1
            answer = self.answers.get(request.path, page("there is no such page", "404 No"))
            found = answer if isinstance(answer, bytes) else answer(request)
            for part in [found] if isinstance(found, bytes) else found:
                connection.sendall(part)

    def close(self) -> None:
        """Answer no more."""
        self._socket.close()


@contextmanager
def running() -> Iterator[Server]:
    """A server that answers meanwhile."""
    server = Server()
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.close()


def feed(url: str, names: list[str]) -> bytes:
    """An RSS feed of pages `/NAME`."""
    items = "".join(
        f"<item><title>خبر {name}</title><link>{url}/{name}</link></item>" for name in names
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
