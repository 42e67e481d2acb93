from __future__ import annotations

import io

import pytest

from hudna.errors import ReadError
from hudna.model import Document
from hudna.read import read
from hudna.read.encodings import decode

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
