from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import ReadError
from hudna.model import Document, Problem
from hudna.read import read
from hudna.read.encodings import decode
from hudna.read.mojibake import repaired

STORY = "أعلن الطرفان، مساء الأحد، هدنة في المدينة تبدأ صباح الاثنين، وتشمل الريف كله."


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32-le"),
        ("windows-1256", "windows-1256"), ("iso-8859-6", "iso-8859-6"),
    ],
)  # fmt: skip
def test_encoding_is_found(encoding: str, named: str) -> None:
    """The text comes out the same whatever encoding it lies in."""
    found = decode((STORY + "\n").encode(encoding))
    assert (found.text, found.encoding) == (STORY + "\n", named)
    assert bool(found.notices) == (named in ("windows-1256", "iso-8859-6"))


def test_few_broken_bytes_are_repaired_and_told() -> None:
    """A text that is UTF-8 but for a byte or two is read, and says where it was broken."""
    found = decode((STORY * 3).encode() + b"\xff" + STORY.encode())
    assert found.text.count("\ufffd") == 1
    assert "1 places" in found.notices[0]


def test_western_text_is_no_arabic_code_page() -> None:
    """A French sentence in an old code page keeps its accents."""
    found = decode("La trêve a été signée à Genève.".encode("windows-1252"))
    assert found.text == "La trêve a été signée à Genève."


def test_noise_is_undecodable() -> None:
    """Bytes that make no sense in any encoding are refused."""
    with pytest.raises(ReadError, match="save it as UTF-8"):
        decode(bytes(range(128, 256)) * 4)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
@pytest.mark.parametrize("table", ['{{"id": "1", "text": "{}"}}\n', "id,text\n1,«{}»\n"])
def test_tables_in_other_encodings(encoding: str, table: str) -> None:
    """Tables are decoded as texts are, and their rows carry the notice."""
    text = STORY.replace("،", " ")
    (found,) = read(["-"], io.BytesIO(table.format(text).encode(encoding)))
    assert isinstance(found, Document)
    assert found.text.strip("«»") == text
    assert bool(found.notices) == (encoding == "windows-1256")


def misread(data: bytes, encoding: str) -> str:
    """Bytes as a browser reads them in a code page: open bytes of windows-1252 are controls."""
    return "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in data)


@pytest.mark.parametrize(
    ("was", "taken_for"),
    [
        ("utf-8", "windows-1252"), ("utf-8", "windows-1256"),
        ("windows-1256", "windows-1252"), ("iso-8859-6", "windows-1252"),
    ],
)  # fmt: skip
def test_misread_text_is_repaired_and_said(was: str, taken_for: str) -> None:
    """A text saved after it was read in a wrong encoding is made whole, once and twice over."""
    once = misread((STORY + "\n").encode(was), taken_for)
    found = decode(once.encode())
    assert (found.text, found.encoding) == (STORY + "\n", f"utf-8/{taken_for}/{was}")
    assert "repaired" in found.notices[-1]
    twice = decode(misread(once.encode(), "windows-1252").encode())
    assert twice.text == STORY + "\n"
    assert twice.encoding == f"utf-8/windows-1252/utf-8/{taken_for}/{was}"


def test_lost_letters_of_a_misread_text_are_counted() -> None:
    """Where a letter was lost on the way the rest is repaired, and the loss is told."""
    once = misread(STORY.encode(), "windows-1252").replace("\x81", "\ufffd")
    found = decode(once.encode())
    assert found.text == STORY.replace("ف", "\ufffd")
    assert f"{STORY.count('ف')} places were lost" in found.notices[-1]


def test_misread_rows_are_repaired() -> None:
    """The text of a row is repaired as that of a file is."""
    row = json.dumps({"text": misread(STORY.encode(), "windows-1256")})
    (found,) = read(["-"], io.BytesIO(row.encode()))
    assert isinstance(found, Document)
    assert (found.text, found.encoding) == (STORY, "utf-8/windows-1256/utf-8")


@given(st.lists(st.sampled_from(STORY.split()), min_size=1).map(" ".join))
def test_right_text_is_never_repaired(text: str) -> None:
    """Arabic that was read right is left alone; what was misread comes back as it was."""
    assert repaired(text) is None
    found = repaired(misread(text.encode(), "windows-1252"))
    assert (found.text if found else text) == text


@pytest.mark.parametrize(
    "text",
    ["La trêve a été signée à Genève, côté français.", "Für die Städte gilt Öffnung: ÄÖÜ.",
     "Ça va? Ñandú, Åse, Øre, Ùltimo", "القاهرة ط طط ظظ", "Перемирие", "הפסקת אש"],
)  # fmt: skip
def test_accents_are_no_misread_text(text: str) -> None:
    """Letters of other languages are what they are."""
    assert repaired(text) is None


@pytest.mark.parametrize(
    "garbage",
    [
        b"\xff\xfe\x12\x9a\xf3\x44\x9c\xe1", b"\xfe\xff\x00\x01\x00\x02\x00\x03",
        bytes.fromhex("00010002000300040005"),
        b"\xff\xfe" + bytes((i * 37 + i * i * 11) % 256 for i in range(60)),
    ],
)  # fmt: skip
def test_garbage_that_begins_like_utf16_is_no_text(garbage: bytes) -> None:
    """A byte order mark, or every second byte 0, makes no text of what is none."""
    (problem,) = read(["-"], io.BytesIO(garbage))
    assert isinstance(problem, Problem)
    assert problem.error in ("binary", "undecodable")


def test_declared_encoding_settles_what_letters_cannot() -> None:
    """A single sign is read as declared; a declaration that makes no sense is overruled."""
    assert decode(b"\x80 5", ("windows-1256",)).text == "€ 5"
    found = decode(STORY.encode("windows-1256"), ("iso-8859-1",))
    assert (found.text, found.encoding) == (STORY, "windows-1256")
    assert "declared as iso-8859-1" in found.notices[0]
    assert decode("Перемирие заключено".encode("windows-1251"), ("windows-1251",)).text == (
        "Перемирие заключено"
    )
