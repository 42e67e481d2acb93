"""ZIP archives and everything in them; gzip; inputs within inputs."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from tests.read.seeds import STORY, TEXT, docx, parted, pdf, seeds, story, xlsx, zipped

from hudna.model import Document
from hudna.model.ids import sha256
from hudna.read import read

_KINDS = sorted(seeds())


def _names(folder: Path, documents: list[Document]) -> list[str]:
    return [str(document.file).removeprefix(f"{folder}/") for document in documents]


@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_isparted(tmp_path: Path, kind: str) -> None:
    """Of every kind of input a small one gives its report."""
    documents, problems = parted(tmp_path, seeds()[kind])
    assert any(STORY[0][:40] in document.text for document in documents)
    assert {problem.error for problem in problems} <= {"unsupported"}


@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_may_be_gzipped_and_come_by_standard_input(tmp_path: Path, kind: str) -> None:
    """Packed, twice packed and read from a stream, an input gives what it gives by itself."""
    data = seeds()[kind]
    plain = [document.id for document in parted(tmp_path, data)[0]]
    once = gzip.compress(data)
    for packed in (once, gzip.compress(once)):
        assert [document.id for document in parted(tmp_path, packed)[0]] == plain
    streamed = read(["-"], io.BytesIO(once))
    assert [item.id for item in streamed if isinstance(item, Document)] == plain


def test_members_are_inputs_with_their_place_as_name(tmp_path: Path) -> None:
    """Members of all kinds, in archives within archives, are read and named by where they lie."""
    inner = zipped({"تقرير.docx": docx([story(1)]), "t.csv": f'text\n"{story(2)}"\n'.encode()})
    outer = zipped(
        {
            "a.txt": story(3).encode(),
            "b/inner.zip": inner,
            "c.txt.gz": gzip.compress(story(4).encode()),
            "d.xlsx": xlsx([("text",), (story(5),)]),
            "e.pdf": pdf([[STORY[0][:60]]]),
        }
    )
    documents, problems = parted(tmp_path, outer)
    assert not problems
    assert _names(tmp_path, documents) == [
        "x!a.txt", "x!b/inner.zip!تقرير.docx", "x!b/inner.zip!t.csv", "x!c.txt.gz", "x!d.xlsx",
        "x!e.pdf",
    ]  # fmt: skip


def test_a_member_is_the_document_that_the_file_is(tmp_path: Path) -> None:
    """Text, id and hash of a member are those of the file saved alone."""
    files = [data for kind, data in seeds().items() if kind in {"text", "docx", "pdf", "json"}]
    for data in files:
        (alone,), _ = parted(tmp_path, data)
        (inside,), _ = parted(tmp_path, zipped({"m": data}))
        assert (inside.id, inside.sha256, inside.text) == (alone.id, alone.sha256, alone.text)
    (document,), _ = parted(tmp_path, docx(STORY))
    assert document.sha256 == sha256((tmp_path / "x").read_bytes())


def test_names_are_only_shown(tmp_path: Path) -> None:
    """Members that point out of the archive are read, nothing is written, no line is turned."""
    names = ["../../etc/passwd", "/root/x", "a\\..\\b", "e\x1b[2Jvil\n.txt", "\u202etxt.exe"]
    data = zipped([(name, story(i).encode()) for i, name in enumerate(names)])
    documents, problems = parted(tmp_path, data)
    assert len(documents) == len(names)
    assert not problems
    assert all(str(document.file).isprintable() for document in documents)
    assert _names(tmp_path, documents)[0] == "x!../../etc/passwd"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_hidden_members_are_passed_over_and_counted(tmp_path: Path) -> None:
    """What a folder would hide an archive hides too, and it is counted."""
    file = tmp_path / "x"
    file.write_bytes(
        zipped({"a.txt": TEXT.encode(), ".git/x": b"1", "__MACOSX/._a": b"2", "d/.DS_Store": b"3"})
    )
    passed: Counter[str] = Counter()
    assert len(list(read([str(file)], passed=passed))) == 1
    assert passed == {"hidden file": 3}


def test_broken_members_do_not_stop_an_archive(tmp_path: Path) -> None:
    """Damaged, locked and strangely packed members are problems, and the rest is read."""
    names = ["sum", "stream", "locked", "lzma", "empty", "good"]
    data = bytearray(
        zipped([(n, story(i).encode() if n != "empty" else b"") for i, n in enumerate(names)])
    )
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        infos = {info.filename: info for info in file.infolist()}
        central = file.start_dir
    places = {}
    for name in names:
        central = data.index(b"PK\x01\x02", central) + 1
        places[name] = central - 1
    data[places["sum"] + 16] ^= 0xFF
    start = infos["stream"].header_offset + 30 + len("stream")
    data[start : start + 40] = b"\xff" * 40
    data[places["locked"] + 8] |= 1
    data[places["lzma"] + 10] = zipfile.ZIP_LZMA
    documents, problems = parted(tmp_path, bytes(data))
    assert _names(tmp_path, documents) == ["x!good"]
    said = {str(p.file).rpartition("!")[2]: p.error for p in problems}
    assert said == {
        "sum": "broken-member", "stream": "broken-member", "locked": "encrypted",
        "lzma": "unsupported-packing", "empty": "empty",
    }  # fmt: skip


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.99])
def test_a_cut_off_archive_is_one_problem(tmp_path: Path, cut: float) -> None:
    """An archive without the list at its end says so."""
    data = zipped({f"{i}.txt": story(i).encode() for i in range(20)})
    documents, problems = parted(tmp_path, data[: int(cut * len(data))])
    assert not documents
    assert [problem.error for problem in problems] == ["broken-zip"]


def test_office_files_that_are_not_read_say_so(tmp_path: Path) -> None:
    """Slides and OpenDocument are not taken for archives of XML."""
    for data in (
        zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"}),
    ):
        documents, problems = parted(tmp_path, data)
        assert not documents
        assert [problem.error for problem in problems] == ["unsupported"]


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    """A ZIP without members, and one with folders only, are empty."""
    for data in (zipped({}), zipped({"folder/": b""})):
        assert [problem.error for problem in parted(tmp_path, data)[1]] == ["empty"]


def test_archives_are_nested_within_a_bound(tmp_path: Path) -> None:
    """Down to the bound archives are opened; below it the rest of the archive is still read."""
    deep = TEXT.encode()
    for level in range(6):
        deep = zipped({f"{level}": deep})
    assert len(parted(tmp_path, deep)[0]) == 1
    documents, problems = parted(tmp_path, zipped({"deep": deep, "good": story(1).encode()}))
    assert [problem.error for problem in problems] == ["nested-too-deep"]
    assert _names(tmp_path, documents) == ["x!good"]
