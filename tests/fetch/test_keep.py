"""What was fetched stands in the WARC files as it was, with the record of its capture."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.fetch.conftest import LOCAL, HandClock
from tests.fetch.server import Server, page
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.recordloader import ArcWarcRecord

from hudna.errors import UsageError
from hudna.fetch import keep
from hudna.fetch.clock import Clock
from hudna.fetch.journal import Journal
from hudna.fetch.keep import Keeper
from hudna.fetch.visit import Visitor

TEXT = "أعلن الوسيط أن الهدنة دخلت حيز التنفيذ في المدينة."


@contextmanager
def _keeper(folder: Path, operator: str | None = "مراقب", **options: int) -> Iterator[Keeper]:
    with Journal(folder, keep.TABLES) as journal:
        yield Keeper(journal, operator, **options)


def _fetched(keeper: Keeper, visitor: Visitor, *urls: str) -> None:
    for url in urls:
        visit = visitor.visit(url, keeper.known)
        with keeper.commit():
            keeper.keep(visit, "source")


def records(folder: Path) -> list[tuple[ArcWarcRecord, bytes]]:
    """The records of a folder, with their blocks unpacked where they are answers."""
    found = []
    for path in sorted((folder / "archive").iterdir()):
        with path.open("rb") as stream:
            found += [(each, each.content_stream().read()) for each in ArchiveIterator(stream)]
    return found


def _captures(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(block)
        for record, block in records(folder)
        if record.content_type == "application/json"
    ]


def sound(folder: Path) -> bool:
    """Whether warcio finds every digest of a folder right."""
    files = [str(path) for path in sorted((folder / "archive").iterdir())]
    return bool(Checker(SimpleNamespace(inputs=files, verbose=False)).process_all() == 0)


def test_payloads_read_back_byte_for_byte(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    """Plain, packed and chunked answers: warcio gives back what the server meant."""
    body = TEXT.encode()
    server.answers["/plain"] = page(body, X_Note="é")
    server.answers["/packed"] = page(gzip.compress(body + b"2"), Content_Encoding="gzip")
    server.answers["/chunked"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
        % (len(body) + 1, body + b"3")
    )
    server.answers["/windows"] = page(TEXT.encode("windows-1256"))
    with _keeper(tmp_path) as keeper:
        paths = ("/plain", "/packed", "/chunked", "/windows")
        _fetched(keeper, visitor, *(server.url + path for path in paths))
    answers = {
        record.rec_headers["WARC-Target-URI"].rpartition("/")[2]: (record, block)
        for record, block in records(tmp_path)
        if record.rec_type == "response"
    }
    assert {name: block for name, (_, block) in answers.items()} == {
        "plain": body, "packed": body + b"2", "chunked": body + b"3",
        "windows": TEXT.encode("windows-1256"),
    }  # fmt: skip
    record = answers["plain"][0]
    assert record.rec_headers.protocol == "WARC/1.1"
    assert record.rec_headers["WARC-Date"] == "2016-02-27T12:00:00Z"
    assert record.http_headers["X-Note"]
    assert sound(tmp_path)


def test_raw_bytes_of_answers_and_requests(
    server: Server, visitor: Visitor, tmp_path: Path
) -> None:
    """The blocks are the very bytes of the wire."""
    answer = server.answers["/a"] = page(TEXT, X_Odd="  two  blanks ")
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a")
    raw = gzip.decompress((tmp_path / "archive/hudna-00001.warc.gz").read_bytes())
    assert b"\r\n\r\n" + answer + b"\r\n\r\n" in raw
    assert b"\r\n\r\nGET /a HTTP/1.1\r\nHost: 127.0.0.1" in raw


def test_records_of_a_visit(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    """Warcinfo first; answers with their requests; robots.txt as metadata; the capture last."""
    server.answers["/robots.txt"] = page("User-agent: *\nDisallow:\n")
    server.answers["/a"] = page("", "302 Found", Location="/b")
    server.answers["/b"] = page(TEXT)
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a")
    found = [
        (r.rec_type, (r.rec_headers["WARC-Target-URI"] or "")[-11:]) for r, _ in records(tmp_path)
    ]
    end = server.url[-9:]
    assert [kind for kind, _ in found] == [
        "warcinfo", "metadata", "request", "response", "request", "response", "request", "metadata",
    ]  # fmt: skip
    assert found[1][1] == "/robots.txt"
    assert (found[3][1], found[5][1]) == (f"{end}/a", f"{end}/b")
    ids = [record.rec_headers["WARC-Record-ID"] for record, _ in records(tmp_path)]
    assert len(set(ids)) == len(ids)


def test_capture_record(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    """It says what the Berkeley Protocol asks for."""
    packed = gzip.compress(TEXT.encode())
    server.answers["/robots.txt"] = page("User-agent: *\nDisallow:\n")
    server.answers["/a"] = page("", "301 Moved", Location="/b")
    server.answers["/b"] = page(packed, Content_Encoding="gzip", ETag='"1"')
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a")
    (capture,) = _captures(tmp_path)
    assert capture["url"] == f"{server.url}/a"
    assert capture["final_url"] == f"{server.url}/b"
    assert [(hop["url"], hop["status"]) for hop in capture["redirects"]] == [
        (f"{server.url}/a", 301)
    ]
    assert capture["retrieved_at"] == "2016-02-27T12:00:00Z"
    assert (capture["status"], capture["address"]) == (200, "127.0.0.1")
    assert ["etag", '"1"'] in capture["headers"]
    assert capture["sha256"] == hashlib.sha256(packed).hexdigest()
    assert capture["content_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert capture["text_sha256"] == capture["content_sha256"]
    assert capture["text_by"].startswith("hudna.read of hudna ")
    assert capture["tool"].startswith("hudna ")
    assert capture["operator"] == "مراقب"
    assert capture["robots_sha256"] == hashlib.sha256(b"User-agent: *\nDisallow:\n").hexdigest()
    assert capture["previous"] is None
    assert [each["event"] for each in capture["custody"]] == ["captured"]


@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
def test_what_has_not_changed_is_a_revisit(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path, status: str
) -> None:
    """By the server's word or by its hash: the second capture refers to the first."""
    server.answers["/a"] = page(TEXT, ETag='"1"')
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a")
        clock.sleep(60)
        server.answers["/a"] = page(TEXT if status[0] == "2" else "", status, ETag='"1"')
        _fetched(keeper, visitor, f"{server.url}/a")
    (first,) = (record for record, _ in records(tmp_path) if record.rec_type == "response")
    (second,) = (record for record, _ in records(tmp_path) if record.rec_type == "revisit")
    assert server.requests[-1].headers["if-none-match"] == '"1"'
    told = second.rec_headers
    assert told["WARC-Refers-To"] == first.rec_headers["WARC-Record-ID"]
    assert told["WARC-Refers-To-Date"] == "2016-02-27T12:00:00Z"
    assert told["WARC-Payload-Digest"] == first.rec_headers["WARC-Payload-Digest"]
    assert told["WARC-Profile"].endswith(
        "server-not-modified" if status[0] == "3" else "identical-payload-digest"
    )
    before, after = _captures(tmp_path)
    assert (before["unchanged"], after["unchanged"]) == (False, True)
    assert before["sha256"] == after["sha256"]
    assert after["previous"]["record"] == before["record"]
    assert sound(tmp_path)


def test_one_content_under_two_addresses_is_kept_once(
    server: Server, visitor: Visitor, tmp_path: Path
) -> None:
    """The same page under another address is a revisit of the first; an empty one is not."""
    server.answers["/a"] = server.answers["/b"] = page(TEXT)
    server.answers["/c"] = server.answers["/d"] = page("")
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, *(server.url + path for path in ("/a", "/b", "/c", "/d")))
    kinds = [r.rec_type for r, _ in records(tmp_path) if r.rec_type in {"response", "revisit"}]
    assert kinds == ["response", "revisit", "response", "response"]


def test_what_has_not_changed_refers_to_where_its_content_is(
    server: Server, visitor: Visitor, tmp_path: Path
) -> None:
    """Also where that was captured under another address."""
    server.answers["/a"] = server.answers["/b"] = page(TEXT, ETag='"1"')
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a", f"{server.url}/b")
        server.answers["/b"] = page("", "304 Not Modified")
        _fetched(keeper, visitor, f"{server.url}/b", f"{server.url}/b")
    (first,) = (record for record, _ in records(tmp_path) if record.rec_type == "response")
    for record, _ in records(tmp_path):
        if record.rec_type == "revisit":
            told = record.rec_headers
            assert told["WARC-Refers-To"] == first.rec_headers["WARC-Record-ID"]
            assert told["WARC-Refers-To-Target-URI"] == f"{server.url}/a"
            assert told["WARC-Target-URI"] == f"{server.url}/b"


def test_failures_are_kept_too(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    """A page that is gone is a capture with its failure, and known by no validator."""
    server.answers["/a"] = page("gone", "410 Gone", ETag='"1"')
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a", "http://user@example.org/")
        assert keeper.known(f"{server.url}/a") is None
    (capture,) = _captures(tmp_path)
    assert (capture["status"], capture["failure"]) == (410, "status")


@pytest.mark.parametrize("etag", ['"a\tb"', "", '"' + "x" * 300 + '"', '"é"'])
def test_validators_that_no_header_can_hold_are_not_sent_back(
    server: Server, visitor: Visitor, tmp_path: Path, etag: str
) -> None:
    """A server cannot make the next request say what it likes."""
    server.answers["/a"] = page(TEXT, ETag=etag)
    with _keeper(tmp_path) as keeper:
        _fetched(keeper, visitor, f"{server.url}/a", f"{server.url}/a")
    assert "if-none-match" not in server.requests[-1].headers


def test_files_are_begun_anew_when_full(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    """Each begins with what made it; a file that somebody put there is left alone."""
    (tmp_path / "archive").mkdir()
    other = tmp_path / "archive/hudna-00002.warc.gz"
    other.write_bytes(b"of somebody else")
    with _keeper(tmp_path, largest=1) as keeper:
        for name in "ab":
            server.answers[f"/{name}"] = page(TEXT + name)
            _fetched(keeper, visitor, f"{server.url}/{name}")
    assert other.read_bytes() == b"of somebody else"
    other.unlink()
    names = [path.name for path in sorted((tmp_path / "archive").iterdir())]
    assert names == ["hudna-00001.warc.gz", "hudna-00003.warc.gz"]
    infos = [block for record, block in records(tmp_path) if record.rec_type == "warcinfo"]
    assert len(infos) == 2
    assert "operator: مراقب" in infos[0].decode()


@pytest.mark.parametrize("name", ["a\r\nsoftware: x", "", "a" * 300])
def test_operators_that_no_record_can_hold(tmp_path: Path, name: str) -> None:
    """A name is one line."""
    with pytest.raises(UsageError, match="one line"), _keeper(tmp_path, name):
        pass


def test_the_same_visits_give_the_same_bytes(server: Server, tmp_path: Path) -> None:
    """Apart from the clock, nothing in a file is by chance."""
    server.answers["/a"] = page(TEXT)
    made = []
    for name in ("one", "two"):
        clock: Clock = HandClock()
        with _keeper(tmp_path / name) as keeper:
            _fetched(keeper, Visitor(LOCAL, clock), f"{server.url}/a")
        made.append((tmp_path / name / "archive/hudna-00001.warc.gz").read_bytes())
    assert made[0] == made[1]
