"""Inputs made to do harm: each is a problem, within bounded memory, and the batch goes on.

Memory is measured in a process of its own that may have no more, so that a bound that does not
hold fails the test however fast the machine is.
"""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import brotli
import pytest
from tests.read.seeds import STORY, TEXT, answer, docx, packed, pdf, story, text_answer, zipped

from hudna.model import Document, Problem
from hudna.read import Limits, read

_MIB = 1024 * 1024
_LIMITS = Limits(report_bytes=2 * _MIB, whole_bytes=8 * _MIB, members=10_000, pdf_bytes=256 * _MIB)
"""Smaller than they are, so that bombs of a moderate size are beyond them many times over."""
_SIZE = 48 * _MIB
_ALLOWED = 20 * _MIB
"""Beyond what is held whole: less than half of what any bomb would take."""

_MEASURE = """
import json, re, resource, sys
from pathlib import Path
from hudna.read import Limits, read

def peak():
    return 1024 * int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])

limits = Limits(**json.loads(sys.argv[1]))
list(read([sys.argv[2]]))  # the vocabulary and what else is always there
before = peak()
resource.setrlimit(resource.RLIMIT_AS, (before + 800 * 2**20,) * 2)
said = {}
for item in read(sys.argv[3:], limits=limits):
    found = said.setdefault(item.file.partition("!")[0], {"said": [], "grown": 0})
    found["said"].append(getattr(item, "error", "document"))
    found["grown"] = peak() - before
    assert len(found["said"]) < 50, found
print(json.dumps(said))
"""


def _measured(folder: Path, files: Mapping[str, bytes]) -> dict[str, tuple[list[str], int]]:
    """What each of some files gives, and by how many bytes the process that reads them has grown.

    A good report is read before and after them: whatever they do, the batch goes on.
    """
    names = ["warm", *files, "good"]
    for number, name in enumerate(names):
        (folder / name).write_bytes(files.get(name, story(number).encode()))
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURE, json.dumps(asdict(_LIMITS)), *names],
        capture_output=True, text=True, check=False, timeout=300, cwd=folder,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout)
    assert found.pop("good")["said"] == ["document"]
    return {name: (each["said"], each["grown"]) for name, each in found.items()}


def _zeros(size: int) -> bytes:
    """So many zeros, gzipped."""
    return _gzipped(b"\0" * _MIB for _ in range(size // _MIB))


def _gzipped(parts: Iterator[bytes]) -> bytes:
    pack = zlib.compressobj(9, wbits=31)
    return b"".join(pack.compress(part) for part in parts) + pack.flush()


def _repeated(text: str, size: int) -> Iterator[bytes]:
    part = text.encode() * (_MIB // len(text.encode()) + 1)
    return (part for _ in range(size // len(part)))


_URL = "https://alnoor.example/x"


def _bombs() -> Iterator[tuple[str, bytes, str]]:
    """(name, bytes, what is said of it): each unpacks into far more than the limits."""
    yield "gzip of zeros", _zeros(_SIZE), "binary"
    yield "gzip of text", _gzipped(_repeated(TEXT, _SIZE)), "too-large"
    yield "gzip of gzip", gzip.compress(_gzipped(_repeated(TEXT, _SIZE))), "too-large"
    for name, start, part in (
        ("a line of JSON", '{"text": "', b"a"),
        ("a line of CSV", "id,text\n1,", b"a"),
        ("a row in quotes", 'id,text\n1,"', b"aaaaaaa\n"),
    ):
        yield name, gzip.compress(start.encode() + part * (_SIZE // len(part)), 1), "too-large"
    yield "zip of text", zipped({"a.txt": b"".join(_repeated(TEXT, _SIZE))}), "too-large"
    for name, part, repeated, size, said in (
        ("docx of text", b"<d><p><t>", STORY[0], _SIZE, "too-large"),
        ("docx of open tags", b"<d>", "<p><t>", _SIZE, "broken-office-file"),
        ("docx of a tag", b"<d ", "a=", _SIZE, "broken-office-file"),
        ("docx of a comment", b"<!--", STORY[0], _SIZE, "broken-office-file"),
    ):
        document = part + b"".join(_repeated(repeated, size))
        yield name, zipped(_OFFICE | {"word/document.xml": document}), said
    words = b"<sst>" + b"<si><t>ab</t></si>" * 40_000 + b"</sst>"
    book = {
        "xl/workbook.xml": b"<workbook/>",
        "xl/_rels/workbook.xml.rels": b"<r/>",
        "xl/sharedStrings.xml": words,
    }
    yield "xlsx of words", zipped(_OFFICE | book), "no-text-column"
    yield "warc of one page", _gzipped(iter([text_answer(_URL, TEXT * 100_000)])), "too-large"
    body = _gzipped(_repeated(TEXT, _SIZE))
    yield "warc of gzip", answer(_URL, body, "text/plain", Content_Encoding="gzip"), "too-large"
    body = brotli.compress(TEXT.encode() * 100_000, quality=3)
    yield "warc of brotli", answer(_URL, body, "text/plain", Content_Encoding="br"), "too-large"
    headers = gzip.compress(b"WARC/1.0\r\nX: " + b"a" * _SIZE, 1)
    yield "warc of headers", headers, "broken-record"
    yield "pdf", _pdf_bomb(), "broken-pdf"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for i in range(_LIMITS.members + 1):
            file.writestr(zipfile.ZipInfo(f"folder/of/reports/{i}.txt"), b"")
    yield "zip of names", out.getvalue(), "too-many-members"


_OFFICE = {"[Content_Types].xml": b"<Types/>"}


def _pdf_bomb() -> bytes:
    """A PDF whose first stream unpacks into more than the program that reads it may hold."""
    pack = zlib.compressobj(1)
    parts = [pack.compress(b"\0" * _MIB) for _ in range(_LIMITS.pdf_bytes // _MIB + 40)]
    bomb = b"".join(parts) + pack.flush()
    data = pdf([["x"]]).replace(b"/Length ", b"/Filter/FlateDecode/Length %d/Was " % len(bomb), 1)
    start = data.index(b"stream\n") + len(b"stream\n")
    return data[:start] + bomb + data[start:]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
def test_a_bomb_is_a_problem_within_bounded_memory(tmp_path: Path) -> None:
    """What unpacks far beyond the limits gives one problem and costs no more than allowed."""
    bombs = list(_bombs())
    found = _measured(tmp_path, {name: data for name, data, _ in bombs})
    assert {name: said for name, (said, _) in found.items()} == {
        name: [said] for name, _, said in bombs
    }
    most = _LIMITS.whole_bytes + _ALLOWED
    assert not {name: grown for name, (_, grown) in found.items() if grown > most}


def _errors(folder: Path, data: bytes, limits: Limits | None = None) -> list[str]:
    (folder / "bomb").write_bytes(data)
    (folder / "good").write_bytes(TEXT.encode())
    *found, last = read([str(folder / "bomb"), str(folder / "good")], limits=limits)
    assert isinstance(last, Document)
    return ["document" if isinstance(item, Document) else item.error for item in found]


def test_many_layers_are_counted_together(tmp_path: Path) -> None:
    """Archives of archives that stay small one by one are stopped by what they are together."""
    leaf = zipped({f"{i}.txt": b"x" * 100_000 for i in range(20)})
    middle = zipped({f"{i}.zip": leaf for i in range(20)})
    limits = Limits(unpacked_bytes=5_000_000, ratio=2)
    said = _errors(tmp_path, zipped({f"{i}.zip": middle for i in range(20)}), limits)
    assert said[-1] == "unpacks-too-large"
    assert said.count("unpacks-too-large") == 1


def test_what_stays_within_the_ratio_is_read_on(tmp_path: Path) -> None:
    """A large archive of news is no bomb: what it may unpack into grows with what was read."""
    lines = b"".join(
        json.dumps({"text": story(i), "salt": str(hash((i, "a")))}).encode() + b"\n"
        for i in range(400)
    )
    limits = Limits(unpacked_bytes=1000, ratio=200)
    assert _errors(tmp_path, gzip.compress(lines), limits) == ["document"] * 400


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    """A list that names the same few bytes a thousand times is no archive."""
    data = zipped({"a.txt": TEXT.encode()})
    central = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[central:end]
    many = entry * 1000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(many), central, 0)
    assert _errors(tmp_path, data[:central] + many + tail) == ["broken-zip"]


def test_an_archive_that_holds_itself_ends(tmp_path: Path) -> None:
    """However deep it goes, reading stops at the bound; here the shape of a quine is built."""
    data = zipped({"r": TEXT.encode()})
    for _ in range(40):
        data = zipped({"r": data})
    assert _errors(tmp_path, data) == ["nested-too-deep"]
    packed_often = TEXT.encode()
    for _ in range(40):
        packed_often = gzip.compress(packed_often)
    assert _errors(tmp_path, packed_often) == ["nested-too-deep"]


def test_members_are_read_up_to_a_bound(tmp_path: Path) -> None:
    """As many members as are allowed are read; more are one problem."""
    limits = Limits(members=300)
    few = zipped({f"{i}": b"\0" for i in range(300)}, zipfile.ZIP_STORED)
    assert _errors(tmp_path, few, limits) == ["binary"] * 300
    many = zipped({f"{i}": b"\0" for i in range(301)}, zipfile.ZIP_STORED)
    assert _errors(tmp_path, many, limits) == ["too-many-members"]


def test_a_list_of_members_that_never_ends_is_not_read(tmp_path: Path) -> None:
    """A list longer than its members could need is refused before it is held."""
    data = b"PK\x03\x04" + b"\0" * 4_000_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 4_000_000, 4, 0)
    assert _errors(tmp_path, data + tail, Limits(members=1000)) == ["too-many-members"]


def test_a_file_full_of_marks_of_gzip_ends(tmp_path: Path) -> None:
    """What looks like the start of a thousand members, none of them whole, is given up."""
    marks = (b"\x1f\x8b\x08" + b"\0" * 7) * 50_000
    good = packed([text_answer("https://alnoor.example/x", TEXT)])
    said = _errors(tmp_path, good + marks)
    assert said[0] == "document"
    assert set(said[1:]) == {"broken-gzip"}
    assert len(said) < 5


def test_zeros_in_a_text_and_in_names(tmp_path: Path) -> None:
    """NUL bytes make a text no text, and a row a row with a mark in it."""
    assert _errors(tmp_path, TEXT.encode() + b"\0" * 9) == ["binary"]
    table = f'id,text\n1,"{TEXT}\0"\n'.encode()
    assert set(_errors(tmp_path, table)) <= {"binary", "document"}


def test_problems_name_what_is_wrong(tmp_path: Path) -> None:
    """A problem of a member names the member; none has a path that was not given."""
    (tmp_path / "z").write_bytes(zipped({"../a": b"", "b": docx([""])}))
    found = [item for item in read([str(tmp_path / "z")]) if isinstance(item, Problem)]
    assert [(Path(item.file).name, item.error) for item in found] == [
        ("a", "empty"),
        ("z!b", "no-text"),
    ]
