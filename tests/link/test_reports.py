"""Reports: documents with the claims that follow them."""

from __future__ import annotations

from pathlib import Path

from hudna.link.reports import Report, Reports, grouped
from hudna.model import Document, PlaceMention, Problem, Record, jsonl
from hudna.model.values import Place


def _document(name: str) -> Document:
    return Document(id=name, sha256="0" * 64, text="نص")


def _claim(name: str, document: str) -> PlaceMention:
    place = Place(id="aleppo", name="Aleppo")
    return PlaceMention(id=name, document=document, span=(0, 2), coder="test", place=place)


def test_claims_go_with_the_document_before_them(tmp_path: Path) -> None:
    """Every document comes with its own claims; a document without claims comes as well."""
    first, second = _document("d1"), _document("d2")
    problem = Problem(id="p", file="x", error="not-read", message="…")
    records: list[Record] = [first, _claim("c1", "d1"), problem, _claim("c2", "d1"), second]
    expected = [Report(first, (_claim("c1", "d1"), _claim("c2", "d1"))), Report(second, ())]
    assert list(grouped(records)) == expected
    path = tmp_path / "record.jsonl"
    with path.open("wb") as out:
        jsonl.write(records, out)
    reports = Reports(path)
    assert list(reports) == list(reports) == expected
