"""The commands that fetch, watch, pack and tell what was covered."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from tests.fetch.conftest import server as server  # noqa: PLC0414 - a fixture of those tests
from tests.fetch.server import Server, feed, page

from hudna.cli import main

_LOCAL = ("--allow-private", "--delay", "0")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def sources(server: Server, tmp_path: Path) -> Path:
    """A list of one feed with two pages."""
    server.answers["/feed"] = page(feed(server.url, ["a", "b"]))
    server.answers["/a"] = page("أعلن الوسيط هدنة في المدينة.")
    path = tmp_path / "sources.toml"
    path.write_text(
        f'[[source]]\nname = "وكالة"\nkind = "feed"\nurl = "{server.url}/feed"\n'
        'interval = "1h"\nlanguage = "ar"\n',
        "utf-8",
    )
    return path


def test_watch_then_coverage_then_archive(server: Server, sources: Path, tmp_path: Path) -> None:
    """One goes into the other; what failed gives the exit status, and is told."""
    store = tmp_path / "seen"
    done = _run("watch", sources, "-o", store, "--once", *_LOCAL)
    assert done.exit_code == 1
    assert f"failed       وكالة  {server.url}/b: the server says 404" in done.stdout
    assert f"read         وكالة  {server.url}/a" in done.stdout

    shown = _run("coverage", store)
    assert shown.exit_code == 0
    assert "وكالة  P\n" in shown.stdout
    assert "P  read in part: some of it could not be fetched" in shown.stdout
    assert "-  not tried: nobody looked" in shown.stdout
    assert "1 of 3 addresses: status (1)" in shown.stdout

    (row,) = json.loads(_run("coverage", store, "--json").stdout)["sources"]
    assert row["days"][-1]["outcome"] == "partly"
    assert row["days"][-1]["why"] == {"status": 1}

    packed = _run("archive", store, "-o", tmp_path / "seen.wacz", "--json")
    assert packed.exit_code == 0
    assert json.loads(packed.stdout)["pages"] == 2
    with ZipFile(tmp_path / "seen.wacz") as found:
        assert "archive/hudna-00001.warc.gz" in found.namelist()


def test_watch_prints_a_line_of_json_a_visit(sources: Path, tmp_path: Path) -> None:
    """For programs."""
    done = _run("watch", sources, "-o", tmp_path / "seen", "--once", "--json", *_LOCAL)
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert sorted(outcomes) == ["failed", "read", "read"]


def test_fetch(server: Server, tmp_path: Path) -> None:
    """All fetched is 0; something not is 1, with a line that says why."""
    server.answers["/a"] = page("أعلن الوسيط هدنة.")
    done = _run("fetch", f"{server.url}/a", "-o", tmp_path / "seen", *_LOCAL, "--json",
                "--operator", "مراقب")  # fmt: skip
    assert done.exit_code == 0
    assert json.loads(done.stdout)["visits"][0]["outcome"] == "read"
    done = _run("fetch", "file:///etc/passwd", "-o", tmp_path / "seen", *_LOCAL)
    assert done.exit_code == 1
    assert "only http and https are fetched" in done.stdout


def test_private_addresses_need_an_option(server: Server, tmp_path: Path) -> None:
    """Without it nothing on this machine is asked."""
    done = _run("fetch", "http://127.0.0.1/", "-o", tmp_path / "seen")
    assert done.exit_code == 1
    assert "no public address" in done.stdout
    assert not server.requests


def test_calendar_of_some_days(server: Server, tmp_path: Path) -> None:
    """Days before the log are days of which nobody knows; lines have four weeks."""
    store = tmp_path / "seen"
    _run("fetch", f"{server.url}/a", "-o", store, *_LOCAL)
    shown = _run("coverage", store, "--from", "2016-02-01", "--to", "2016-03-01").stdout
    assert "2016-02-01 to 2016-02-28\n  127.0.0.1  ....... ....... ....... .......\n" in shown
    assert "2016-02-29 to 2016-03-01\n  127.0.0.1  ..\n" in shown
    assert "no such day" in _run("coverage", store, "--to", "2016-03-01").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("watch", "none.toml", "-o", "seen"),
        ("watch", "{sources}"),
        ("fetch", "-o", "seen"),
        ("fetch", "http://a.example/", "-o", "{folder}/seen", "--user-agent", "a\nb"),
        ("coverage", "{folder}"),
        ("archive", "{folder}", "-o", "{folder}/x.wacz"),
    ],
)
def test_wrong_usage(sources: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Exit status 2, and nothing half made is left."""
    done = _run(*(each.format(sources=sources, folder=tmp_path) for each in arguments))
    assert done.exit_code == 2
    assert not list(tmp_path.glob("*.wacz"))


def test_a_folder_in_use(server: Server, sources: Path, tmp_path: Path) -> None:
    """Nobody packs a folder that is being written to."""
    from hudna.fetch.journal import Journal

    store = tmp_path / "seen"
    _run("fetch", f"{server.url}/a", "-o", store, *_LOCAL)
    with Journal(store, ()):
        for command in (
            ("archive", store, "-o", tmp_path / "x.wacz"),
            ("watch", sources, "-o", store, "--once", *_LOCAL),
        ):
            done = _run(*command)
            assert done.exit_code == 1
            assert "is in use" in done.stderr
    assert not (tmp_path / "x.wacz").exists()


def test_addresses_are_inputs(server: Server, tmp_path: Path) -> None:
    """`hudna code URL` keeps what it fetched; what it could not fetch is a problem."""
    text = "أعلن الوسيط هدنة في المدينة. واتفقت روسيا وتركيا على وقف إطلاق النار في حلب أمس."
    server.answers["/a"] = page(f"<html><body><p>{text}</p></body></html>")
    server.answers["/b"] = page(f"<html><body><p>{text} كلمة.</p></body></html>")
    record = tmp_path / "record.jsonl"
    done = _run("code", f"{server.url}/a", f"{server.url}/none", "-o", record, "--allow-private")
    assert done.exit_code == 1
    found = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    (document,) = [each for each in found if each["kind"] == "document"]
    assert document["url"] == f"{server.url}/a"
    assert document["capture"]["warc"].endswith("record.jsonl.web/archive/hudna-00001.warc.gz")
    (problem,) = [each for each in found if each["kind"] == "problem"]
    assert (problem["file"], problem["error"]) == (f"{server.url}/none", "status")
    assert any(each["kind"] == "event" and each["type"] == "AGREE" for each in found)

    again = _run("code", f"{server.url}/b", "-o", record, "--allow-private")
    assert again.exit_code == 0
    found = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert [each["url"] for each in found if each["kind"] == "document"] == [f"{server.url}/b"]


def test_private_addresses_are_no_inputs_by_default(server: Server, tmp_path: Path) -> None:
    """A record is written, and says why the page is not in it."""
    record = tmp_path / "record.jsonl"
    done = _run("code", f"{server.url}/a", "-o", record)
    assert done.exit_code == 1
    assert "port" in done.stderr or "private" in done.stderr


def test_a_page_that_moved_is_read_each_time(server: Server, tmp_path: Path) -> None:
    """A second run has what the first had; a page without a report is a problem, never lost."""
    text = "أعلن الوسيط هدنة في المدينة. واتفقت روسيا وتركيا على وقف إطلاق النار في حلب أمس."
    server.answers["/new"] = page(f"<html><body><p>{text}</p></body></html>")
    server.answers["/old"] = page("", "302 Found", Location="/new")
    server.answers["/bare"] = page("<html><body><script>x</script></body></html>")
    record = tmp_path / "record.jsonl"
    for _ in range(2):
        done = _run(
            "code", f"{server.url}/old", f"{server.url}/bare", "-o", record, "--allow-private"
        )
        assert done.exit_code == 1
        found = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
        urls = [each["url"] for each in found if each["kind"] == "document"]
        assert urls == [f"{server.url}/new"]
        assert [each["error"] for each in found if each["kind"] == "problem"] == ["no-text"]
