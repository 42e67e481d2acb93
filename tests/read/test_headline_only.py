"""A flash is its headline: where nothing else is a report, the headline is read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.model import Document
from hudna.read import read

_FLASH = "عاجل.. قصف مدفعي يستهدف بلدة الصنوبرية شرقي وادي السهل"
_FURNITURE = "\n\nمقالات ذات صلة\n\nاترك تعليقا\n\nالأكثر قراءة\n"


def _read(path: Path, text: str, title: str) -> Document:
    import json

    path.write_text(json.dumps({"id": "1", "title": title, "text": text}) + "\n", "utf-8")
    [found] = read([str(path)])
    assert isinstance(found, Document)
    return found


def test_a_headline_alone_is_the_body(tmp_path: Path) -> None:
    """The body is the headline's span, and a notice says so."""
    found = _read(tmp_path / "flash.jsonl", _FLASH + _FURNITURE, _FLASH)
    assert [found.text[a:b] for a, b in found.body] == [_FLASH]
    assert found.body == (found.title_span,)
    assert any("only a headline" in each for each in found.notices)


@pytest.mark.parametrize("title", ["", "عنوان ليس في الصفحة"])
def test_furniture_alone_has_no_body(tmp_path: Path, title: str) -> None:
    """Without a headline in the text nothing is read as a report."""
    found = _read(tmp_path / "furniture.jsonl", _FURNITURE.strip(), title)
    assert found.body == ()
    assert any("only page furniture" in each for each in found.notices)
