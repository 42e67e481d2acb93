"""Web archives: pages with when and from where, and what is broken in them."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import brotli
import msgspec
import pytest
from tests.read.seeds import PAGE, TEXT, answer, packed, record, story, text_answer, zipped
from warcio import ArchiveIterator, StatusAndHeaders, WARCWriter

from hudna.model import Capture, Document, Problem
from hudna.model.ids import sha256
from hudna.read import Limits, read

_SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "warc"
_URL = "https://alnoor.example/2016/04/03/x"


class _Read:
    """What a file of some bytes gives."""

    def __init__(self, folder: Path, data: bytes, limits: Limits | None = None) -> None:
        file = folder / "x.warc"
        file.write_bytes(data)
        self.passed: Counter[str] = Counter()
        found = list(read([str(file)], limits=limits, passed=self.passed))
        self.documents = [item for item in found if isinstance(item, Document)]
        self.problems = [item for item in found if isinstance(item, Problem)]
        self.errors = [problem.error for problem in self.problems]


def _chunked(data: bytes, size: int = 100) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_a_page_says_when_and_where_it_was_fetched(tmp_path: Path) -> None:
    """A document of a web archive has its URL, the time of capture and the place of its record."""
    found = _Read(tmp_path, text_answer(_URL, TEXT))
    (document,) = found.documents
    assert (document.text, document.url, document.row) == (TEXT, _URL, None)
    assert document.retrieved == "2016-04-03T18:20:00Z"
    assert document.sha256 == sha256(TEXT.encode())
    assert document.file == str(tmp_path / "x.warc")
    assert document.source is not None
    assert document.source.domain == "alnoor.example"
    assert document.capture is not None
    assert document.capture.warc == document.file
    assert (document.capture.record or "").startswith("urn:uuid:")
    assert (document.capture.digest or "").startswith("sha1:")


def test_capture_survives_the_record() -> None:
    """What is said of a capture is one object of the record."""
    capture = Capture(warc="a.warc.gz", record="urn:uuid:1", digest="sha1:A")
    assert json.loads(msgspec.json.encode(capture))["warc"] == "a.warc.gz"


@pytest.mark.parametrize("wrap", ["plain", "gzip", "records", "wacz", "gzipped twice"])
def test_however_it_is_packed_it_holds_the_same(tmp_path: Path, wrap: str) -> None:
    """A web archive as it is, gzipped whole or record by record, or in a WACZ: the same pages."""
    records = [record("warcinfo", b"a: b\r\n")]
    records += [text_answer(f"{_URL}/{i}", story(i)) for i in range(5)]
    records += [record("request", b"GET / HTTP/1.1\r\n\r\n", WARC_Target_URI=_URL)]
    data = {
        "plain": b"".join(records),
        "gzip": gzip.compress(b"".join(records)),
        "records": packed(records),
        "gzipped twice": gzip.compress(packed(records)),
        "wacz": zipped({
            "datapackage.json": b"{}", "pages/pages.jsonl": b'{"text": "x"}',
            "indexes/index.cdx.gz": gzip.compress(b"x"), "archive/a.warc.gz": packed(records),
        }),
    }[wrap]  # fmt: skip
    found = _Read(tmp_path, data)
    assert [document.text for document in found.documents] == [story(i) for i in range(5)]
    assert not found.problems


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Transfer_Encoding": "chunked"}, _chunked(TEXT.encode())),
        ({"Content_Encoding": "gzip"}, gzip.compress(TEXT.encode())),
        ({"Content_Encoding": "deflate"}, zlib.compress(TEXT.encode())),
        ({"Content_Encoding": "deflate"}, zlib.compress(TEXT.encode(), wbits=-15)),
        ({"Content_Encoding": "br"}, brotli.compress(TEXT.encode())),
        ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
         _chunked(gzip.compress(TEXT.encode()))),
        ({"Content_Encoding": "gzip, br"}, brotli.compress(gzip.compress(TEXT.encode()))),
        ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}, TEXT.encode()),
        ({"Content_Encoding": "br"}, TEXT.encode()),
        ({"Content_Encoding": "deflate"}, TEXT.encode()),
    ],
)  # fmt: skip
def test_wrappings_are_undone(tmp_path: Path, headers: dict[str, str], body: bytes) -> None:
    """Chunks and packings are undone; a body unwrapped before it was archived is left as it is."""
    found = _Read(tmp_path, answer(_URL, body, "text/plain; charset=utf-8", **headers))
    assert [document.text for document in found.documents] == [TEXT]
    assert found.documents[0].sha256 == sha256(TEXT.encode())


@pytest.mark.parametrize("how", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_cannot_be_unwrapped_is_a_problem(tmp_path: Path, how: str) -> None:
    """A body that breaks off, or is packed in an unknown way, is told with its URL."""
    long = (TEXT * 4000).encode()
    body = {
        "gzip": gzip.compress(long),
        "deflate": zlib.compress(long),
        "br": brotli.compress(long),
    }
    data = body.get(how, long)
    wrong = answer(_URL, data[: len(data) * 2 // 3], "text/plain", Content_Encoding=how)
    found = _Read(tmp_path, wrong + text_answer(f"{_URL}/2", TEXT))
    assert [document.text for document in found.documents] == [TEXT]
    assert found.errors == ["unsupported-encoding" if how == "zstd" else "broken-page"]
    assert _URL in (found.problems[0].where or "")


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    """Images, redirects, robots.txt, revisits and the crawler's own records are no problem."""
    found = _Read(
        tmp_path,
        answer(f"{_URL}.png", b"\x89PNG", "image/png")
        + answer(f"{_URL}.css", b"a{}", "text/css")
        + answer(_URL, b"", status="302 Found")
        + answer(_URL, PAGE, status="404 Not Found")
        + answer(_URL, b"")
        + answer("https://alnoor.example/robots.txt", b"User-agent: *", "text/plain")
        + record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", WARC_Target_URI=_URL)
        + record("resource", b"log", WARC_Target_URI="urn:X-crawler:log", Content_Type="text/plain")
        + text_answer(_URL, TEXT),
    )
    assert len(found.documents) == 1
    assert not found.problems
    assert found.passed == {
        "image/png": 1, "text/css": 1, "answer 302": 1, "answer 404": 1, "empty answer": 1,
        "text for machines": 1, "revisit record": 1, "record of the crawler": 1,
    }  # fmt: skip


def test_an_archive_without_pages_says_what_it_holds(tmp_path: Path) -> None:
    """Silence is no answer: an archive of images only is a problem that counts them."""
    found = _Read(tmp_path, answer(f"{_URL}.png", b"\x89PNG", "image/png") * 3)
    assert found.errors == ["no-page"]
    assert "3 × image/png" in found.problems[0].message


def test_files_and_texts_of_pages_are_read(tmp_path: Path) -> None:
    """Files kept without an answer, and pages made into text (WET), are read too."""
    found = _Read(
        tmp_path,
        record("resource", TEXT.encode(), WARC_Target_URI=_URL, Content_Type="text/plain")
        + record("conversion", story(1).encode(), WARC_Target_URI=_URL, Content_Type="text/plain"),
    )
    assert [document.text for document in found.documents] == [TEXT, story(1)]


def test_a_broken_part_of_a_gzip_loses_its_record_only(tmp_path: Path) -> None:
    """Of an archive gzipped record by record, a damaged record is told and the next one read."""
    parts = [packed([text_answer(f"{_URL}/{i}", story(i))]) for i in range(5)]
    for at, damage in ((1, b"\xff" * 60), (3, b"\0" * 60)):
        start = len(parts[at]) // 2
        parts[at] = parts[at][:start] + damage + parts[at][start + 60 :]
    found = _Read(tmp_path, b"".join(parts))
    assert [document.url for document in found.documents] == [f"{_URL}/{i}" for i in (0, 2, 4)]
    assert found.errors == ["broken-gzip", "broken-gzip"]
    assert f"{_URL}/1" in (found.problems[0].where or "")


def test_a_cut_off_archive_keeps_what_came_before(tmp_path: Path) -> None:
    """An archive that ends too early, packed or not, loses its last record."""
    records = [text_answer(f"{_URL}/{i}", story(i)) for i in range(3)]
    whole = b"".join(records)
    for data, error in ((whole[:-300], "cut-off-record"), (packed(records)[:-30], "broken-gzip")):
        found = _Read(tmp_path, data)
        assert len(found.documents) == 2
        assert found.errors == [error]


@pytest.mark.parametrize("length", ["3", "250", "100000", "99999999999", "-1", "x", ""])
def test_a_wrong_length_loses_its_record_only(tmp_path: Path, length: str) -> None:
    """Whatever length a record claims, the next one is found."""
    wrong = record(
        "response", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT.encode(),
        WARC_Target_URI=f"{_URL}/wrong", Content_Type="application/http", Content_Length=length,
    )  # fmt: skip
    good = [text_answer(f"{_URL}/{i}", story(i)) for i in range(3)]
    found = _Read(tmp_path, good[0] + wrong + good[1] + good[2])
    assert [document.url for document in found.documents] == [f"{_URL}/{i}" for i in range(3)]
    assert set(found.errors) <= {"broken-record", "cut-off-record"}
    assert len(found.errors) == 1
    assert f"{_URL}/wrong" in (found.problems[0].where or "")


def test_rubbish_between_records_is_told_and_passed(tmp_path: Path) -> None:
    """Bytes that are no record do not end the archive."""
    good = [text_answer(f"{_URL}/{i}", story(i)) for i in range(2)]
    found = _Read(tmp_path, good[0] + b"rubbish\x00" * 999 + b"\r\n\r\n" + good[1])
    assert [document.url for document in found.documents] == [f"{_URL}/{i}" for i in range(2)]
    assert found.errors == ["broken-record"]


def test_a_page_altered_after_it_was_archived_says_so(tmp_path: Path) -> None:
    """A block digest that does not agree, and a page cut off by the crawler, are notices."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT.encode()
    said = {"WARC_Target_URI": _URL, "Content_Type": "application/http"}
    wrong = "sha1:" + "A" * 32
    (document,) = _Read(
        tmp_path,
        record("response", block, WARC_Block_Digest=wrong, WARC_Truncated="length", **said),
    ).documents
    assert any("altered" in notice for notice in document.notices)
    assert any("cut off" in notice for notice in document.notices)
    right = f"sha256:{sha256(block)}"
    (document,) = _Read(
        tmp_path, record("response", block, WARC_Block_Digest=right, **said)
    ).documents
    assert not document.notices


def test_a_page_too_long_is_a_problem_a_film_is_not(tmp_path: Path) -> None:
    """Records beyond the bound are not held; only where a page is lost it is told."""
    film = answer(f"{_URL}.mp4", b"\x00" * 300_000, "video/mp4")
    long = text_answer(f"{_URL}/long", TEXT * 400)
    limits = Limits(whole_bytes=100_000)
    found = _Read(tmp_path, film + long + text_answer(_URL, TEXT), limits)
    assert [document.url for document in found.documents] == [_URL]
    assert found.errors == ["too-large"]
    assert found.passed == {"video/mp4": 1}


def _by_others(file: Path) -> Iterator[tuple[str, bytes]]:
    """(URL, page) of every page of a web archive, as another program reads it."""
    with file.open("rb") as stream:
        for each in ArchiveIterator(stream):
            headers = each.http_headers
            if each.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            if (headers.get_header("content-type") or "").startswith("text/html"):
                yield each.rec_headers.get_header("WARC-Target-URI"), each.content_stream().read()


def _said(item: Document | Problem) -> tuple[object, ...]:
    """What is the same of a page saved alone and in an archive, which knows its address: of its
    outlet's own words more may be told from the report.
    """
    if isinstance(item, Problem):
        return (item.error,)
    return item.text, item.sha256, item.language


def test_what_others_write_is_read(tmp_path: Path) -> None:
    """An archive that another program wrote gives what its pages give when saved alone."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(5):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
        body = io.BytesIO(story(number).encode())
        url = f"{_URL}/{number}"
        each = writer.create_warc_record(url, "response", body, http_headers=headers)
        writer.write_record(each)
        each.raw_stream.close()
    found = _Read(tmp_path, out.getvalue())
    alone = [_Read(tmp_path, story(number).encode()).documents[0] for number in range(5)]
    assert [_said(each) for each in found.documents] == [_said(each) for each in alone]
    assert not any(document.notices for document in found.documents)


@pytest.mark.skipif(not _SHARED.is_dir(), reason="no ../shared/data/warc beside the project")
@pytest.mark.parametrize(
    "name", ["example.warc.gz", "example2.warc.gz", "iana.warc.gz", "dupes.warc.gz"]
)
def test_pages_of_others_are_as_when_saved_alone(tmp_path: Path, name: str) -> None:
    """Each page of an archive is read like the same page in a file."""
    (file,) = _SHARED.rglob(name)
    inside = [_said(item) for item in read([str(file)])]
    alone = []
    for number, (_, page) in enumerate(_by_others(file)):
        (tmp_path / f"{number:03}").write_bytes(page)
        alone += [_said(item) for item in read([str(tmp_path / f"{number:03}")])]
    assert alone
    assert inside == alone


@pytest.mark.skipif(not _SHARED.is_dir(), reason="no ../shared/data/warc beside the project")
def test_archives_of_others_are_read_or_say_what_is_wrong() -> None:
    """Every file gives its pages or a problem that is understood; no page is lost unsaid."""
    for file in sorted(_SHARED.rglob("*.*")):
        passed: Counter[str] = Counter()
        found = list(read([str(file)], passed=passed))
        assert found, file.name
        for item in found:
            if isinstance(item, Problem):
                assert item.error in {"unsupported", "no-page", "broken-record"}, (file.name, item)
