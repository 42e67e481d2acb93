"""Whatever a server does, a visit ends within its bounds and says what came of it."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fetch.conftest import LOCAL, HandClock, failure, seen
from tests.fetch.server import Request, Server, page

from hudna.errors import UsageError
from hudna.fetch.policy import Policy
from hudna.fetch.visit import Validators, Visitor

TEXT = "أعلن الوسيط أن الهدنة دخلت حيز التنفيذ."


def test_what_was_sent_and_received_is_kept_byte_for_byte(server: Server, visitor: Visitor) -> None:
    """An exchange holds the request, the answer as it was, its head and its payload."""
    server.answers["/a"] = page(TEXT, X_Odd="  two  blanks ", ETag='"1"')
    visit = seen(visitor, f"{server.url}/a#part")
    assert not visit.failure
    assert visit.content == visit.final.payload == TEXT.encode()
    assert visit.final.response == server.answers["/a"]
    assert visit.final.request.startswith(b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:")
    assert visit.final.at == "2016-02-27T12:00:00Z"
    assert visit.final.address == "127.0.0.1"
    assert "cookie" not in server.requests[-1].headers


def test_notices_ahead_of_an_answer_and_what_follows_it_are_left_out(
    server: Server, visitor: Visitor
) -> None:
    """Early hints are no answer, and bytes after the end belong to nothing."""
    whole = page(TEXT)
    server.answers["/a"] = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + whole + b"more"
    assert seen(visitor, f"{server.url}/a").final.response == whole


def test_chunks_are_kept_and_put_together(server: Server, visitor: Visitor) -> None:
    """The answer keeps its chunks, the payload has none."""
    half = TEXT.encode()[:20], TEXT.encode()[20:]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in half) + b"0\r\n\r\n"
    server.answers["/a"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    visit = seen(visitor, f"{server.url}/a")
    assert visit.content == TEXT.encode()
    assert visit.final.response == server.answers["/a"]


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT.encode())),
        ("x-gzip", gzip.compress(TEXT[:9].encode()) + gzip.compress(TEXT[9:].encode())),
        ("deflate", zlib.compress(TEXT.encode())),
        ("deflate", _deflated(TEXT.encode())),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT.encode()))),
        ("gzip", gzip.compress(TEXT.encode()) + bytes(20)),
        ("identity", TEXT.encode()),
    ],
)
def test_packed_bodies(server: Server, visitor: Visitor, coding: str, packed: bytes) -> None:
    """Packed bodies are unpacked for reading, and kept as they were sent."""
    server.answers["/a"] = page(packed, Content_Encoding=coding)
    visit = seen(visitor, f"{server.url}/a")
    assert visit.content == TEXT.encode()
    assert visit.final.payload == packed


@pytest.mark.parametrize(
    ("coding", "packed", "error"),
    [
        ("gzip", gzip.compress(bytes(10_000_000)), "too-large"),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(10_000_000))), "too-large"),
        ("gzip", gzip.compress(TEXT.encode())[:-9], "broken-packing"),
        ("gzip", TEXT.encode(), "broken-packing"),
        ("gzip", gzip.compress(b"") * 5000, "broken-packing"),
        ("br", b"x", "packed"),
        ("gzip, gzip, gzip", b"x", "packed"),
    ],
)
def test_bombs_and_broken_packing(
    server: Server, visitor: Visitor, coding: str, packed: bytes, error: str
) -> None:
    """A few kilobytes that unpack to megabytes are refused, and so is what cannot be unpacked."""
    server.answers["/a"] = page(packed, Content_Encoding=coding)
    assert failure(seen(visitor, f"{server.url}/a")) == error


def _endless(_: Request) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x" * 10_000


def _dripping(_: Request) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    for _each in range(50):
        time.sleep(0.1)
        yield b"x"


def _dripping_head(_: Request) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for each in range(50):
        time.sleep(0.1)
        yield b"X-%d: y\r\n" % each


def _silent(_: Request) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    time.sleep(5)


def _hinting(_: Request) -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (_endless, "too-large"),
        (_hinting, "too-large"),
        (_dripping, "too-slow"),
        (_dripping_head, "too-slow"),
        (_silent, "too-slow"),
        (page(b"", Content_Length="999999999"), "too-large"),
        (page(TEXT)[:-7], "broken-answer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "broken-answer"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 400_000 + b"\r\n\r\n", "broken-answer"),
        (b"SSH-2.0-OpenSSH\r\n", "broken-answer"),
        (b"", "broken-answer"),
        (page(TEXT, "206 Partial"), "status"),
        (page("", "304 Not Modified"), "status"),
        (page("", "302 Found"), "status"),
        (page("", "404 Not Found"), "status"),
    ],
)
def test_servers_that_misbehave(
    server: Server, clock: HandClock, answer: bytes, error: str
) -> None:
    """Endless, slow, silent, broken-off and senseless answers each end in a named failure."""
    server.answers["/robots.txt"] = page("", "404 No")
    server.answers["/a"] = answer
    policy = replace(LOCAL, attempts=1)
    if error == "too-slow":  # the only test that waits: half a second, of servers that take five
        policy = replace(policy, read=0.5, total=1.0)
    assert failure(seen(Visitor(policy, clock), f"{server.url}/a")) == error


def test_redirects_are_followed_and_kept(server: Server, visitor: Visitor) -> None:
    """Every hop is an exchange of its own; the last one counts."""
    server.answers["/a"] = page("", "301 Moved", Location="/b?x=خبر".encode().decode("latin-1"))
    server.answers["/b?x=%D8%AE%D8%A8%D8%B1"] = page("", "307 T", Location="c")
    server.answers["/c"] = page(TEXT)
    visit = seen(visitor, f"{server.url}/a")
    assert [each.status for each in visit.exchanges] == [301, 307, 200]
    assert visit.final.url == f"{server.url}/c"


@pytest.mark.parametrize("path", ["/circle", "/1"])
def test_redirects_are_bounded(server: Server, visitor: Visitor, path: str) -> None:
    """Circles and endless chains end."""
    server.answers["/circle"] = page("", "302 Found", Location="/circle")
    for n in range(1, 30):
        server.answers[f"/{n}"] = page("", "302 Found", Location=f"/{n + 1}")
    visit = seen(visitor, f"{server.url}{path}")
    assert failure(visit) == "redirects"
    assert len(visit.exchanges) <= LOCAL.redirects + 1


def test_trouble_that_passes_is_tried_again(
    server: Server, visitor: Visitor, clock: HandClock
) -> None:
    """After a pause that grows; every answer on the way is kept."""
    answers = iter([page("", "503 Busy"), page("", "502 Bad"), page(TEXT)])
    server.answers["/a"] = lambda _: next(answers)
    visit = seen(visitor, f"{server.url}/a")
    assert not visit.failure
    assert [each.status for each in visit.exchanges] == [503, 502, 200]
    assert clock.slept == [2, 4]


@pytest.mark.parametrize(
    ("asked", "slept", "served"),
    [("7", [7, 14], 3), ("Sat, 27 Feb 2016 12:00:09 GMT", [9, 18], 3), ("3600", [], 1),
     ("soon", [2, 4], 3)],
)  # fmt: skip
def test_retry_after_is_heard(
    server: Server, visitor: Visitor, clock: HandClock, asked: str, slept: list[float], served: int
) -> None:
    """A server that asks for a short pause gets it; one that asks for an hour is left alone."""
    server.answers["/a"] = page("", "429 Too Many", Retry_After=asked)
    visit = seen(visitor, f"{server.url}/a")
    assert visit.failure
    assert "429" in visit.failure.message
    assert visit.failure.passing
    assert clock.slept == slept
    assert server.served["/a"] == served


def test_what_is_wrong_for_good_is_not_tried_again(server: Server, visitor: Visitor) -> None:
    """A page that is not there is asked for once."""
    assert failure(seen(visitor, f"{server.url}/none")) == "status"
    assert server.served["/none"] == 1


def test_validators_are_sent_back(server: Server, visitor: Visitor) -> None:
    """What a server gave with its last answer is sent with the next request."""
    server.answers["/a"] = page("", "304 Not Modified")
    known = Validators('"1"', "Sat, 27 Feb 2016 10:00:00 GMT")
    visit = visitor.visit(f"{server.url}/a", lambda _: known)
    assert not visit.failure
    assert visit.content == b""
    asked = server.requests[-1].headers
    assert asked["if-none-match"] == '"1"'
    assert asked["if-modified-since"] == known.modified


def test_robots_are_obeyed(server: Server, visitor: Visitor) -> None:
    """What robots.txt forbids is not asked for, and robots.txt is asked for once."""
    server.answers["/robots.txt"] = page("User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")
    server.answers["/a"] = page(TEXT)
    assert failure(seen(visitor, f"{server.url}/private/x")) == "robots"
    assert not failure(seen(visitor, f"{server.url}/a"))
    assert server.served == {"/robots.txt": 1, "/a": 1}


def test_robots_that_speak_to_this_program(server: Server, visitor: Visitor) -> None:
    """Rules for this program go before those for all; redirects to robots.txt are followed."""
    server.answers["/robots.txt"] = page("", "301 Moved", Location="/r")
    server.answers["/r"] = page("User-agent: *\nDisallow:\n\nUser-agent: hudna\nDisallow: /\n")
    assert failure(seen(visitor, f"{server.url}/a")) == "robots"


@pytest.mark.parametrize("status", ["500 Broken", "503 Busy", "505 Odd"])
def test_rules_that_cannot_be_had_forbid_all(server: Server, visitor: Visitor, status: str) -> None:
    """A server in trouble is not asked for anything else, for a while (RFC 9309)."""
    server.answers["/robots.txt"] = page("", status)
    server.answers["/a"] = page(TEXT)
    for _ in range(2):
        assert failure(seen(visitor, f"{server.url}/a")) == "robots-unreachable"
    assert "/a" not in server.served
    assert server.served["/robots.txt"] <= LOCAL.attempts


def test_rules_are_forgotten_after_a_day(
    server: Server, visitor: Visitor, clock: HandClock
) -> None:
    """New rules hold on the next day."""
    server.answers["/a"] = page(TEXT)
    assert not failure(seen(visitor, f"{server.url}/a"))
    server.answers["/robots.txt"] = page("User-agent: *\nDisallow: /\n")
    assert not failure(seen(visitor, f"{server.url}/a"))
    clock.sleep(86_400)
    assert failure(seen(visitor, f"{server.url}/a")) == "robots"


def test_pace(server: Server, clock: HandClock) -> None:
    """Between two requests to a host lies its delay, or the longer one that robots.txt asks for."""
    visitor = Visitor(replace(LOCAL, delay=3), clock)
    server.answers["/a"] = page(TEXT)
    seen(visitor, f"{server.url}/a")
    assert clock.slept == [3]
    server.answers["/robots.txt"] = page("User-agent: *\nCrawl-delay: 10\n")
    clock.sleep(86_400)
    clock.slept.clear()
    seen(visitor, f"{server.url}/a")
    seen(visitor, f"{server.url}/a")
    assert clock.slept == [3, 10]


@pytest.mark.parametrize("name", ["a\r\nX: y", "", "مراقب", "a" * 300])
def test_names_of_the_program_that_no_header_can_hold(name: str) -> None:
    """No name smuggles a header in."""
    with pytest.raises(UsageError, match="user agent"):
        Policy(user_agent=name)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_certificates_are_verified(tmp_path: Path, visitor: Visitor) -> None:
    """A server that signed its own certificate is not believed."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    told: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
                with context.wrap_socket(connection, server_side=True) as secured:
                    told.append(secured.recv(100))
            except ssl.SSLError:
                continue
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        port = listening.getsockname()[1]
        assert failure(seen(visitor, f"https://localhost:{port}/")) == "certificate"
    assert not told
