"""Sources are asked when they are due; each page that they name is kept once."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.fetch.conftest import LOCAL, HandClock
from tests.fetch.server import Server, feed, page
from tests.fetch.test_keep import records

from hudna.fetch import coverage
from hudna.fetch.coverage import Line, lines
from hudna.fetch.journal import Journal
from hudna.fetch.sources import Kind, Source
from hudna.fetch.visit import Visitor
from hudna.fetch.watch import opened


def _source(*urls: str, name: str = "s", kind: Kind = Kind.FEED) -> Source:
    return Source(name, kind, urls, timedelta(minutes=30), "ar", None)


def _round(
    folder: Path, visitor: Visitor, clock: HandClock, *sources: Source, items: int = 50,
    every: bool = False,
) -> list[Line]:  # fmt: skip
    with opened(folder, visitor, clock, None) as watch:
        watch.list_sources(sources)
        return list(watch.round(sources, items, every=every))


def _said(found: Sequence[Line], server: Server) -> list[tuple[str, str]]:
    return [(str(line.outcome), line.url.removeprefix(server.url)) for line in found]


def _captured(folder: Path, server: Server) -> Counter[str]:
    """How often each address has an answer of its own in the archive."""
    return Counter(
        record.rec_headers["WARC-Target-URI"].removeprefix(server.url)
        for record, _ in records(folder)
        if record.rec_type == "response"
    )


def _news(server: Server, *names: str) -> None:
    server.answers["/feed"] = page(
        feed(server.url, list(names)), Content_Type="application/rss+xml"
    )
    for name in names:
        server.answers.setdefault(f"/{name}", page(f"خبر {name}: أعلن الوسيط هدنة في المدينة."))


def test_pages_of_a_feed_are_fetched_once(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """In the order of the feed; in the next round only what is new."""
    _news(server, "a", "b")
    source = _source(f"{server.url}/feed")
    found = _round(tmp_path, visitor, clock, source)
    assert _said(found, server) == [("read", "/feed"), ("read", "/a"), ("read", "/b")]
    assert _round(tmp_path, visitor, clock, source) == []
    clock.sleep(1800)
    _news(server, "c", "a")
    found = _round(tmp_path, visitor, clock, source)
    assert _said(found, server) == [("read", "/feed"), ("read", "/c")]
    clock.sleep(1800)
    found = _round(tmp_path, visitor, clock, source)
    assert _said(found, server) == [("nothing-new", "/feed")]
    assert _captured(tmp_path, server) == {"/feed": 2, "/a": 1, "/b": 1, "/c": 1}
    assert next(lines(tmp_path / coverage.NAME)).outcome == "listed"


def test_every_source_can_be_asked_before_it_is_due(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """As `--once` does."""
    _news(server, "a")
    source = _source(f"{server.url}/feed")
    _round(tmp_path, visitor, clock, source)
    assert len(_round(tmp_path, visitor, clock, source, every=True)) == 1


def test_a_page_is_kept_whenever_it_changes(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """All addresses of a source are asked, and each is due for itself."""
    source = _source(f"{server.url}/p", f"{server.url}/q", kind=Kind.PAGE)
    server.answers["/p"], server.answers["/q"] = page("الأول"), page("الثاني")
    said = _said(_round(tmp_path, visitor, clock, source), server)
    assert said == [("read", "/p"), ("read", "/q")]
    clock.sleep(1800)
    server.answers["/q"] = page("الثالث")
    said = _said(_round(tmp_path, visitor, clock, source), server)
    assert said == [("nothing-new", "/p"), ("read", "/q")]


def test_what_exceeds_a_round_waits_for_the_next(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """It is fetched later even when the feed has dropped it by then."""
    _news(server, *"abcde")
    source = _source(f"{server.url}/feed")
    assert len(_round(tmp_path, visitor, clock, source, items=2)) == 3
    _news(server, "z")
    clock.sleep(1800)
    _round(tmp_path, visitor, clock, source, items=2)
    _round(tmp_path, visitor, clock, source, items=9)
    captured = _captured(tmp_path, server)
    assert {name: captured[f"/{name}"] for name in "abcdez"} == dict.fromkeys("abcdez", 1)


def test_a_page_that_fails_is_tried_later_and_given_up_at_last(
    server: Server, clock: HandClock, tmp_path: Path
) -> None:
    """Trouble that passes is waited for, longer each time; a page that is gone is not."""
    visitor = Visitor(replace(LOCAL, attempts=1), clock)
    _news(server, "a", "b")
    server.answers["/a"] = page("", "503 Busy")
    server.answers["/b"] = page("", "404 No")
    source = _source(f"{server.url}/feed")
    for n in range(90):
        _round(tmp_path, visitor, clock, source)
        clock.sleep(1200 if n < 20 else 7200)
    assert (server.served["/a"], server.served["/b"]) == (8, 1)
    tried = [line.at for line in lines(tmp_path / coverage.NAME) if line.url.endswith("/a")]
    assert [at[8:13] for at in tried] == [
        "27T12", "27T12", "27T12", "27T14", "27T20", "28T18", "29T18", "01T18",
    ]  # fmt: skip


def test_a_page_that_failed_is_read_when_it_is_back(
    server: Server, clock: HandClock, tmp_path: Path
) -> None:
    """And then never again."""
    visitor = Visitor(replace(LOCAL, attempts=1), clock)
    _news(server, "a")
    server.answers["/a"] = page("", "503 Busy", Retry_After="600")
    source = _source(f"{server.url}/feed")
    _round(tmp_path, visitor, clock, source)
    server.answers["/a"] = page("عاد الخبر")
    clock.sleep(301)
    assert _round(tmp_path, visitor, clock, source) == []
    clock.sleep(300)
    assert _said(_round(tmp_path, visitor, clock, source), server) == [("read", "/a")]
    clock.sleep(86_400)
    assert _said(_round(tmp_path, visitor, clock, source), server) == [("nothing-new", "/feed")]


def test_a_feed_that_fails_is_a_failure_of_its_source(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """An error page in its place too; the server's wish for a pause is heard."""
    source = _source(f"{server.url}/feed")
    server.answers["/feed"] = page("<html><body>Under construction</body></html>")
    (line,) = _round(tmp_path, visitor, clock, source)
    assert (line.outcome, line.why) == ("failed", "no-feed")
    assert line.record
    server.answers["/feed"] = page("", "429 Slow down", Retry_After="7200")
    clock.sleep(1800)
    (line,) = _round(tmp_path, visitor, clock, source)
    assert (line.outcome, line.why) == ("failed", "status")
    clock.sleep(1800)
    assert _round(tmp_path, visitor, clock, source) == []
    clock.sleep(5400)
    assert len(_round(tmp_path, visitor, clock, source)) == 1


def test_links_that_may_not_be_fetched_are_told_once(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """A feed leads neither to files nor into robots.txt's closed parts."""
    server.answers["/robots.txt"] = page("User-agent: *\nDisallow: /closed\n")
    links = "".join(
        f"<item><link>{u}</link></item>" for u in ("file:///etc/passwd", "/closed", "/a")
    )
    server.answers["/feed"] = page(f'<rss version="2.0"><channel>{links}</channel></rss>')
    server.answers["/a"] = page("خبر")
    source = _source(f"{server.url}/feed")
    for _ in range(2):
        _round(tmp_path, visitor, clock, source, every=True)
    failed = [
        (x.url[-11:], x.why) for x in lines(tmp_path / coverage.NAME) if x.outcome == "failed"
    ]
    assert sorted(failed) == sorted(
        [("/etc/passwd", "scheme"), (f"{server.url}/closed"[-11:], "robots")]
    )


def test_two_sources_that_name_one_page(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """It is fetched once, on account of whoever named it first."""
    _news(server, "a")
    server.answers["/other"] = server.answers["/feed"]
    sources = (_source(f"{server.url}/feed"), _source(f"{server.url}/other", name="t"))
    found = _round(tmp_path, visitor, clock, *sources)
    assert [x.source for x in found if x.url.endswith("/a")] == ["s"]
    assert server.served["/a"] == 1


def test_hosts_take_turns(server: Server, clock: HandClock, tmp_path: Path) -> None:
    """While one host must be left alone another is asked, so two take no longer than one."""
    visitor = Visitor(replace(LOCAL, delay=10), clock)
    other = server.url.replace("127.0.0.1", "localhost")
    for name in "abcd":
        server.answers[f"/{name}"] = page(name)
    urls = [f"{host}/{name}" for host in (server.url, other) for name in "abcd"]
    began = clock.now()
    found = _round(tmp_path, visitor, clock, _source(*urls, kind=Kind.PAGE))
    hosts = ["local" if "localhost" in line.url else "number" for line in found]
    assert len(set(hosts[:4])) == len(set(hosts[-4:])) == 2
    assert (clock.now() - began).total_seconds() <= 60


def test_sources_taken_off_the_list_are_asked_no_more(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """The log says when; what else is due is not held up by them."""
    _news(server, "a", "b")
    _round(tmp_path, visitor, clock, _source(f"{server.url}/feed"), items=1)
    clock.sleep(3600)
    other = _source(f"{server.url}/other", name="t", kind=Kind.PAGE)
    _round(tmp_path, visitor, clock, other)
    outcomes = [(line.source, str(line.outcome)) for line in lines(tmp_path / coverage.NAME)]
    assert ("s", "unlisted") in outcomes
    assert "/b" not in server.served
    with opened(tmp_path, visitor, clock, None) as watch:
        assert watch.due() == clock.now() + timedelta(minutes=30)


def test_single_addresses(
    server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path
) -> None:
    """Fetched on no source's account, they are in the log under their host."""
    server.answers["/a"] = page("خبر")
    with opened(tmp_path, visitor, clock, None) as watch:
        found = [watch.fetch(url) for url in (f"{server.url}/a", f"{server.url}/a", "x\ud800y")]
    assert [(x.source, str(x.outcome), x.why) for x in found] == [
        ("127.0.0.1", "read", ""), ("127.0.0.1", "nothing-new", ""), ("x?y", "failed", "bad-url"),
    ]  # fmt: skip
    assert list(lines(tmp_path / coverage.NAME)) == found


def test_killed_at_every_moment(
    monkeypatch: pytest.MonkeyPatch, server: Server, visitor: Visitor, clock: HandClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    """From a copy of the folder at any moment a watch goes on, and everything is there once.

    A copy is what a killed process leaves; records are written in halves, to be torn as well.
    """
    _news(server, "a", "b")
    source = _source(f"{server.url}/feed")
    folder = tmp_path / "watched"
    moments: list[Path] = []

    def copy() -> None:
        moments.append(tmp_path / f"moment-{len(moments)}")
        shutil.copytree(folder, moments[-1])

    append = Journal.append

    def copying(journal: Journal, name: str, data: bytes) -> None:
        half = len(data) // 2
        for part in (data[:half], data[half:]):
            append(journal, name, part)
            journal._open[name].flush()
            copy()

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "append", copying)
        patched.setattr("os.fsync", lambda _: copy())
        _round(folder, visitor, clock, source)
    assert len(moments) > 35
    for moment in moments:
        _round(moment, visitor, clock, source, every=True)
        assert _captured(moment, server) == {"/feed": 1, "/a": 1, "/b": 1}
        read = Counter(line.url for line in lines(moment / coverage.NAME) if line.outcome == "read")
        assert read == dict.fromkeys((f"{server.url}/{n}" for n in ("feed", "a", "b")), 1)
