"""A web archive holds what was fetched, byte for byte, under hashes that hold."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.fetch.conftest import START, HandClock
from tests.fetch.server import Server, page
from warcio.archiveiterator import ArchiveIterator

from hudna.errors import ArchiveError, UsageError
from hudna.fetch import wacz
from hudna.fetch.index import sort_key
from hudna.fetch.visit import Visitor
from hudna.fetch.watch import opened

TEXT = "أعلن الوسيط أن الهدنة دخلت حيز التنفيذ في المدينة."


@pytest.fixture
def folder(server: Server, visitor: Visitor, clock: HandClock, tmp_path: Path) -> Path:
    """A folder with a redirect, a packed page, chunks, a page twice and one that is gone."""
    server.answers["/a"] = page(gzip.compress(TEXT.encode()), Content_Encoding="gzip")
    server.answers["/b"] = page("", "302 Found", Location="/a")
    server.answers["/c"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    )
    with opened(tmp_path / "f", visitor, clock, None) as watch:
        for path in "abcad":
            watch.fetch(f"{server.url}/{path}")
            clock.sleep(1)
    return tmp_path / "f"


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    """The web archive of the folder."""
    path = tmp_path / "a.wacz"
    with path.open("wb") as out:
        wacz.write(folder, out, START)
    return path


def test_hashes_and_sizes(archive: Path) -> None:
    """Every entry but the two lists is listed with its hash; the list's own hash is beside it."""
    with ZipFile(archive) as found:
        package = json.loads(found.read("datapackage.json"))
        digest = json.loads(found.read("datapackage-digest.json"))
        own = hashlib.sha256(found.read("datapackage.json")).hexdigest()
        assert digest == {"path": "datapackage.json", "hash": f"sha256:{own}"}
        assert package["profile"] == "data-package"
        assert package["wacz_version"] == "1.1.1"
        assert package["created"] == "2016-02-27T12:00:00Z"
        listed = {each["path"]: each for each in package["resources"]}
        assert set(found.namelist()) - set(listed) == {
            "datapackage.json", "datapackage-digest.json",
        }  # fmt: skip
        for path, told in listed.items():
            data = found.read(path)
            assert told["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert told["bytes"] == len(data)
            assert told["name"] == path.rpartition("/")[2]


def test_files_are_the_same_bytes_and_can_be_read_from_their_middle(
    folder: Path, archive: Path
) -> None:
    """WARC files and index are stored, not packed again."""
    with ZipFile(archive) as found:
        name = "archive/hudna-00001.warc.gz"
        assert found.read(name) == (folder / name).read_bytes()
        for stored in (name, "indexes/index.cdx.gz"):
            assert found.getinfo(stored).compress_type == ZIP_STORED


def test_the_index_leads_to_the_records(server: Server, archive: Path) -> None:
    """Each line leads to the record that it says; blocks lie where the index of blocks says."""
    with ZipFile(archive) as found:
        packed = found.read("indexes/index.cdx.gz")
        head, *blocks = found.read("indexes/index.idx").decode().splitlines()
        assert json.loads(head.partition("!meta 0 ")[2])["format"] == "cdxj-gzip-1.0"
        lines: list[str] = []
        for block in blocks:
            key, told = block.rsplit(" {", 1)
            where = json.loads("{" + told)
            part = packed[where["offset"] : where["offset"] + where["length"]]
            assert where["digest"] == f"sha256:{hashlib.sha256(part).hexdigest()}"
            lines += gzip.decompress(part).decode().splitlines()
            assert lines[-1].startswith(key.split(" ")[0][:9])
        assert lines == sorted(lines)
        seen = []
        for line in lines:
            _, time, told = line.split(" ", 2)
            entry = json.loads(told)
            whole = found.read(f"archive/{entry['filename']}")
            start = int(entry["offset"])
            (record,) = ArchiveIterator(BytesIO(whole[start : start + int(entry["length"])]))
            assert record.rec_headers["WARC-Target-URI"] == entry["url"]
            assert time == "".join(filter(str.isdigit, record.rec_headers["WARC-Date"]))
            assert entry["digest"].startswith("sha256:")
            seen.append((entry["url"].removeprefix(server.url), entry["status"], record.rec_type))
    assert sorted(seen) == [
        ("/a", "200", "response"), ("/a", "200", "revisit"), ("/a", "200", "revisit"),
        ("/b", "302", "response"), ("/c", "200", "response"), ("/d", "404", "response"),
    ]  # fmt: skip


def test_pages(server: Server, archive: Path) -> None:
    """Every page with a content of its own, at the time of its record."""
    with ZipFile(archive) as found:
        head, *pages = map(json.loads, found.read("pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    assert [(each["url"].removeprefix(server.url), each["ts"]) for each in pages] == [
        ("/a", "2016-02-27T12:00:00Z"), ("/c", "2016-02-27T12:00:02Z"),
    ]  # fmt: skip
    assert len({each["id"] for each in pages}) == 2


def test_twice_the_same(folder: Path, archive: Path) -> None:
    """Packed again at the same time, an archive is the same bytes."""
    again = BytesIO()
    wacz.write(folder, again, START)
    assert again.getvalue() == archive.read_bytes()


def test_nothing_to_pack(tmp_path: Path) -> None:
    """A folder without WARC files is wrong usage."""
    with pytest.raises(UsageError, match="has no WARC files"):
        wacz.write(tmp_path, BytesIO(), START)


@pytest.mark.parametrize("cut", [1, 9, 200, 400, 2000])
def test_damaged_files_are_not_packed(folder: Path, cut: int) -> None:
    """A file that is no WARC, or whose end is gone, ends it, with its name."""
    whole = folder / "archive" / "hudna-00001.warc.gz"
    for name, data in (("other", b"no web archive at all"), ("torn", whole.read_bytes()[:-cut])):
        other = folder / "archive" / f"{name}.warc.gz"
        other.write_bytes(data)
        with pytest.raises(ArchiveError, match=rf"{name}\.warc\.gz is damaged"):
            wacz.write(folder, BytesIO(), START)
        other.unlink()


_VALIDATOR = shutil.which("wacz")


@pytest.mark.skipif(_VALIDATOR is None, reason="the reference validator is not here: `make wacz`")
def test_the_reference_validator_accepts_it(archive: Path, tmp_path: Path) -> None:
    """`wacz validate` finds it valid, and finds one changed byte."""
    assert _VALIDATOR is not None
    run = [_VALIDATOR, "validate", "-f"]
    good = subprocess.run([*run, archive], capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert "is valid" in good.stdout
    bad = tmp_path / "bad.wacz"
    with ZipFile(archive) as old, ZipFile(bad, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b"All Pages", b"all pages"))
    done = subprocess.run([*run, bad], capture_output=True, text=True, check=False)
    assert "is invalid" in done.stdout


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www2.News.example.org/A b", "org,example,news)/a%20b"),
        ("https://192.0.2.1:8443/?x", "192.0.2.1:8443)/?x"),
        ("urn:x:y", ")x:y"),
        ("http://[broken/", "http://[broken/"),
    ],
)
def test_keys_of_the_index(url: str, key: str) -> None:
    """Hosts from their end, IP addresses as they are; nothing that somebody wrote ends it."""
    assert sort_key(url) == key
