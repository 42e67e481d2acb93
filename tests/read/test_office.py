"""DOCX and XLSX: text and tables out of office files, whatever is wrong with them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.read.seeds import STORY, TEXT, docx, parted, story, xlsx, zipped

from hudna.read import Limits

_HEADER = ("id", "source", "url", "title", "published", "Text", "note")


def _changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """An office file of which one part is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return zipped(parts)


def test_paragraphs_of_a_document(tmp_path: Path) -> None:
    """A paragraph is a paragraph of the text; the body is the report."""
    (document,), problems = parted(tmp_path, docx(STORY))
    assert not problems
    assert document.text == TEXT
    assert document.body == ((0, len(TEXT)),)
    assert document.language == "ar"


def test_what_a_reader_sees_of_a_document(tmp_path: Path) -> None:
    """Tabs, breaks, tables and boxes are there; words struck out and second copies are not."""
    body = (
        "<w:p><w:r><w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>مضاف</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        '<w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:p><w:r><w:t>إطار</w:t></w:r></w:p>'
        "</mc:Choice><mc:Fallback><w:p><w:r><w:t>إطار</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    (document,), _ = parted(tmp_path, docx([STORY[0]], body))
    assert document.text.split("\n\n") == [STORY[0], "أ\tب\nج", "خلية", "مضاف", "إطار"]


def test_a_document_without_text_is_a_problem(tmp_path: Path) -> None:
    """A picture of a page in a document is no text."""
    assert [p.error for p in parted(tmp_path, docx(["", " "]))[1]] == ["no-text"]


def test_rows_of_a_workbook_are_reports(tmp_path: Path) -> None:
    """Columns are found by name in any order; dates that are numbers are days; the rest is left."""
    row = (7, "النور", "https://www.alnoor.example/a", "هدنة", 42463.5, TEXT, "x")
    (document,), problems = parted(tmp_path, xlsx([_HEADER, row]))
    assert not problems
    assert (document.row, document.title, document.text) == ("7", "هدنة", TEXT)
    assert document.source is not None
    assert (document.source.name, document.source.domain) == ("النور", "alnoor.example")
    assert document.published is not None
    assert str(document.published.start) == "2016-04-03"


def test_days_are_counted_as_the_workbook_says(tmp_path: Path) -> None:
    """Workbooks of one make count their days from 1904."""
    data = xlsx([("text", "published"), (TEXT, 42463 - 1462)], date1904=True)
    (document,), _ = parted(tmp_path, data)
    assert document.published is not None
    assert str(document.published.start) == "2016-04-03"


def test_every_sheet_with_a_text_is_a_table(tmp_path: Path) -> None:
    """Sheets of other things are left alone; a row says its sheet and number."""
    data = xlsx([("text",), (story(1),)], [("a", "b"), (1, 2)], [("text",), ("",), (story(3),)])
    documents, problems = parted(tmp_path, data)
    assert [document.row for document in documents] == ["sheet s1, row 2", "sheet s3, row 3"]
    assert not problems


def test_wrong_rows_are_problems_with_their_place(tmp_path: Path) -> None:
    """A row without a text does not stop a table."""
    data = xlsx([("id", "text"), ("1", ""), ("2", TEXT)])
    documents, problems = parted(tmp_path, data)
    assert len(documents) == 1
    assert [(p.error, p.where) for p in problems] == [("no-text", "sheet s1, row 2")]


def test_a_workbook_without_a_text_is_a_problem(tmp_path: Path) -> None:
    """A table of something else says what is missing."""
    assert [p.error for p in parted(tmp_path, xlsx([("a", "b"), (1, 2)]))[1]] == ["no-text-column"]


def test_words_in_cells_of_all_sorts(tmp_path: Path) -> None:
    """Words in the cell itself, in runs, results of formulas, signs that XML cannot hold."""
    data = xlsx([("text",), ("SHARED",), (1,), (2,), (3,)])
    sheet = "xl/worksheets/sheet1.xml"
    data = _changed(data, "xl/sharedStrings.xml", "<t>SHARED</t>",
                    "<r><t>أول</t></r><r><t> ثان_x000D_</t></r><rPh><t>x</t></rPh>")  # fmt: skip
    data = _changed(
        data, sheet, '<c r="A3"><v>1</v></c>', '<c t="inlineStr"><is><t>داخل</t></is></c>'
    )
    data = _changed(
        data, sheet, '<c r="A4"><v>2</v></c>', '<c r="A4" t="str"><f>A1</f><v>نتيجة</v></c>'
    )
    data = _changed(data, sheet, '<c r="A5"><v>3</v></c>', '<c r="A5" t="e"><v>#REF!</v></c>')
    documents, problems = parted(tmp_path, data)
    assert [document.text for document in documents] == ["أول ثان\n", "داخل", "نتيجة"]
    assert not problems


def test_columns_beyond_the_last_are_left(tmp_path: Path) -> None:
    """Cells without end in a row cost no more than those that a sheet can have."""
    cells = "<c><v>1</v></c>" * 100_000
    data = _changed(
        xlsx([("text",), (TEXT,)]), "xl/worksheets/sheet1.xml", "</row></s", f"{cells}</row></s"
    )
    documents, problems = parted(tmp_path, data)
    assert [document.text for document in documents] == [TEXT]
    assert not problems


_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "part", "old"),
    [
        (docx(STORY), "word/document.xml", "<w:document"),
        (xlsx([("text",), (TEXT,)]), "xl/sharedStrings.xml", "<sst"),
        (xlsx([("text",), (TEXT,)]), "xl/worksheets/sheet1.xml", "<worksheet"),
        (xlsx([("text",), (TEXT,)]), "xl/workbook.xml", "<workbook "),
    ],
)
def test_entities_are_refused(tmp_path: Path, data: bytes, part: str, old: str) -> None:
    """A part that declares entities is refused before any is read, in every part."""
    documents, problems = parted(tmp_path, _changed(data, part, old, _BOMB + old))
    assert not documents
    assert [problem.error for problem in problems] == ["broken-office-file"]


@pytest.mark.parametrize(
    ("data", "part", "old", "new"),
    [
        (docx(STORY), "word/document.xml", "</w:body>", "</w:bodi>"),
        (
            docx(STORY),
            "word/document.xml",
            '<?xml version="1.0"?>',
            '<?xml version="1.0" encoding="x-y"?>',
        ),
        (docx(STORY), "word/document.xml", "<w:body>", f'<w:body a="{"x" * 3_000_000}">'),
        (xlsx([("text",), (TEXT,)]), "xl/worksheets/sheet1.xml", "<v>1</v>", "<v>9</v>"),
        (xlsx([("text",), (TEXT,)]), "xl/worksheets/sheet1.xml", "<v>1</v>", "<v>x</v>"),
        (xlsx([("text",), (TEXT,)]), "xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"),
    ],
)
def test_broken_parts_are_problems(
    tmp_path: Path, data: bytes, part: str, old: str, new: str
) -> None:
    """XML that is broken, of an unknown encoding, with a tag without end, or pointing nowhere."""
    documents, problems = parted(tmp_path, _changed(data, part, old, new))
    assert not documents
    assert [problem.error for problem in problems] == ["broken-office-file"]


def test_a_broken_sheet_does_not_stop_a_workbook(tmp_path: Path) -> None:
    """The sheets after a broken one are read."""
    data = _changed(
        xlsx([("text",), (story(1),)], [("text",), (story(2),)]),
        "xl/worksheets/sheet1.xml", "</sheetData>", "<",
    )  # fmt: skip
    documents, problems = parted(tmp_path, data)
    assert [document.text for document in documents] == [story(1), story(2)]
    assert [(p.error, p.where) for p in problems] == [("broken-office-file", "sheet s1")]


def test_a_report_too_long_is_refused(tmp_path: Path) -> None:
    """One document, and one row, may be as long as a text file may."""
    limits = Limits(report_bytes=1000)
    for data in (docx(STORY * 9), xlsx([("text",), (TEXT * 9,)])):
        documents, problems = parted(tmp_path, data, limits)
        assert not documents
        assert [problem.error for problem in problems] == ["too-large"]
