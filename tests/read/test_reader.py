from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model import Document, Problem
from hudna.model.jsonl import line
from hudna.read import Limits, read

STORY = (
    "أعلن وزير خارجية البلد الأول، مساء الأحد، أن بلاده اتفقت مع البلد الثاني على هدنة في المدينة."
    "\n\n"
    "وقال الوزير إن الهدنة تبدأ صباح الاثنين، وتشمل المدينة وريفها، على أن يراقبها فريق مشترك.\n\n"
    "وأضاف أن الطرفين سيعقدان اجتماعا آخر في الأسبوع المقبل لبحث تبادل الأسرى."
)


def documents(*inputs: Path | str, stdin: bytes | None = None) -> list[Document]:
    """The documents of some inputs, none of which may be a problem."""
    found = list(read(map(str, inputs), io.BytesIO(stdin) if stdin is not None else None))
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Document)]


def problems(*inputs: Path | str) -> list[Problem]:
    """The problems of some inputs."""
    return [item for item in read(map(str, inputs)) if isinstance(item, Problem)]


def rows(path: Path, *found: object) -> Path:
    """A file of JSON Lines."""
    text = "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in found)
    path.write_text(text, "utf-8")
    return path


def test_text_file_is_one_document(tmp_path: Path) -> None:
    """A text file gives one document whose body is the whole story, untouched."""
    file = tmp_path / "خبر"
    file.write_text(STORY, "utf-8")
    (document,) = documents(file)
    assert document.text == STORY
    assert document.body == ((0, len(STORY)),)
    assert (document.language, document.encoding, document.file) == ("ar", "utf-8", str(file))


def test_line_ends_become_one_kind(tmp_path: Path) -> None:
    """Carriage returns become line feeds in the text; the hash stays that of the bytes."""
    unix, dos = tmp_path / "a", tmp_path / "b"
    unix.write_bytes(STORY.encode())
    dos.write_bytes(STORY.replace("\n", "\r\n").encode())
    one, *rest = documents(unix, dos)
    assert one.text == STORY
    assert rest == []  # the same text is the same document


def test_same_text_of_two_outlets_is_two_documents(tmp_path: Path) -> None:
    """An outlet is part of a document's identity, the file it lies in is not."""
    first = rows(tmp_path / "1", {"text": STORY, "source": "أ"}, {"text": STORY, "source": "ب"})
    second = rows(tmp_path / "2", {"text": STORY, "source": "أ"})
    assert len(documents(first, second)) == 2
    assert documents(second)[0].id == documents(first)[0].id


def test_gzip_is_read_like_what_it_holds(tmp_path: Path) -> None:
    """A gzipped report has the hash and the id of the plain one, whatever its name."""
    plain, packed = tmp_path / "plain", tmp_path / "packed"
    plain.write_bytes(STORY.encode())
    packed.write_bytes(gzip.compress(STORY.encode()))
    assert documents(packed)[0].sha256 == documents(plain)[0].sha256
    assert documents(packed)[0].id == documents(plain)[0].id


def test_json_lines_with_metadata(tmp_path: Path) -> None:
    """Columns beside the text become metadata; other columns are left alone."""
    row = {
        "id": 7, "text": STORY, "source": "النور", "url": "https://www.alnoor.example/2016/05/03/x",
        "title": "هدنة في المدينة", "published": "2016-05-04T10:00:00Z", "views": {"n": [1]},
    }  # fmt: skip
    (document,) = documents(rows(tmp_path / "t", row))
    assert document.row == "7"
    assert document.title == "هدنة في المدينة"
    assert document.source is not None
    assert (document.source.name, document.source.domain) == ("النور", "alnoor.example")
    assert document.published is not None
    assert (str(document.published.start), document.published.rule) == ("2016-05-04", "metadata")


def test_broken_rows_do_not_stop_a_table(tmp_path: Path) -> None:
    """Each wrong line is a problem with its number, and the lines after it are read."""
    file = rows(tmp_path / "t", {"text": STORY}, '{"text": "…', {"id": "3"}, "[1]", {"text": "نص."})
    found = list(read([str(file)]))
    assert [type(item) for item in found] == [Document, Problem, Problem, Problem, Document]
    said = [(p.error, p.where) for p in found if isinstance(p, Problem)]
    assert said == [("broken-json", "line 2"), ("no-text", "line 3"), ("not-a-row", "line 4")]


def test_json_array_is_a_table(tmp_path: Path) -> None:
    """An array of objects with a text is read row by row."""
    file = tmp_path / "t"
    file.write_text(json.dumps([{"text": STORY}, {"text": "نص آخر."}], indent=1), "utf-8")
    assert [d.row for d in documents(file)] == ["row 1", "row 2"]


@pytest.mark.parametrize("value", [{"a": {"b": 1}, "c": [2]}, [{"name": "x"}], [], {}])
def test_json_without_reports_is_one_problem(tmp_path: Path, value: object) -> None:
    """A JSON document that is no table of reports says so once."""
    file = tmp_path / "t"
    file.write_text(json.dumps(value, indent=1), "utf-8")
    (problem,) = problems(file)
    assert problem.error == "not-a-table"


def test_json_lines_without_texts_are_one_problem(tmp_path: Path) -> None:
    """A table of something else is refused once, not row by row."""
    assert [p.error for p in problems(rows(tmp_path / "t", *({"id": i} for i in range(50))))] == [
        "not-a-table"
    ]


def test_csv_with_quotes_lines_and_wrong_rows(tmp_path: Path) -> None:
    """Quoted cells keep their line ends; too many cells in a row and no text are told."""
    file = tmp_path / "t"
    quoted = STORY.replace('"', '""')
    file.write_text(
        f'id,Text,extra\n1,"{quoted}",x\n2,نص,y,z\n3,,x\n4,"نص آخر، كامل.",x\n', "utf-8"
    )
    found = list(read([str(file)]))
    assert [i.text for i in found if isinstance(i, Document)] == [STORY, "نص آخر، كامل."]
    said = [(p.error, p.where) for p in found if isinstance(p, Problem)]
    assert said == [("too-many-cells", "line 7"), ("no-text", "line 8")]


def test_tsv_is_recognised_by_its_header(tmp_path: Path) -> None:
    """Tabs part cells where the header has tabs."""
    file = tmp_path / "t.csv"
    file.write_text("source\ttext\nالنور\tقال الوزير، أمس، إن الهدنة سارية.\n", "utf-8")
    assert documents(file)[0].source is not None


def test_table_without_text_column_is_one_problem(tmp_path: Path) -> None:
    """A table whose columns do not hold `text` is not read as prose."""
    file = tmp_path / "t"
    file.write_text("id,name,date\n1,a,2016\n2,b,2017\n", "utf-8")
    assert [p.error for p in problems(file)] == ["no-text-column"]


def test_folder_is_recursed_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Files come sorted by name, those of hidden folders not at all."""
    for name in ("b/2", "b/1", "a", ".hidden", ".git/x"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{STORY}\n\nرقم {name}.", "utf-8")
    names = [str(Path(d.file or "").relative_to(tmp_path)) for d in documents(tmp_path)]
    assert names == ["a", "b/1", "b/2"]
    assert len(documents(tmp_path / "b" / "*")) == 2


def test_standard_input() -> None:
    """A dash reads the stream that is handed over."""
    assert documents("-", stdin=STORY.encode())[0].text == STORY


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0", "binary"),
        (b"%PDF-1.7\n", "broken-pdf"),
        (b"<!DOCTYPE html><script>x", "no-text"),
        (gzip.compress(STORY.encode())[:-20], "broken-gzip"),
        (bytes(range(128, 256)) * 3, "undecodable"),
    ],
)
def test_unreadable_input_is_one_problem(tmp_path: Path, data: bytes, error: str) -> None:
    """What cannot be read gives one problem with its name, and the next file is read."""
    bad, good = tmp_path / "1", tmp_path / "2"
    bad.write_bytes(data)
    good.write_text(STORY, "utf-8")
    first, second = read([str(bad), str(good)])
    assert isinstance(first, Problem)
    assert isinstance(second, Document)
    assert (first.error, first.file) == (error, str(bad))


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A name that is no file says so."""
    assert [p.error for p in problems(tmp_path / "none", "x\0y")] == ["missing", "unreadable"]


def test_rows_before_a_break_in_a_gzip_are_read(tmp_path: Path) -> None:
    """Of a table whose gzip breaks off, the rows before the break are kept."""
    lines = "".join(
        json.dumps({"id": str(i), "text": f"{STORY} {hash((i, 'x'))}"}) + "\n" for i in range(3000)
    )
    packed = gzip.compress(lines.encode())
    file = tmp_path / "t"
    file.write_bytes(packed[: len(packed) // 2])
    found = list(read([str(file)]))
    assert sum(isinstance(item, Document) for item in found) > 500
    assert [p.error for p in found if isinstance(p, Problem)][-1] == "broken-gzip"


def test_too_long_a_report_is_a_problem(tmp_path: Path) -> None:
    """A text beyond the limit is refused; a table of many short rows is not."""
    file = tmp_path / "t"
    file.write_text(STORY, "utf-8")
    table = rows(tmp_path / "u", *({"id": i, "text": "نص قصير."} for i in range(20)))
    found = list(read([str(file), str(table)], limits=Limits(report_bytes=100)))
    assert [p.error for p in found if isinstance(p, Problem)] == ["too-large"]
    assert sum(isinstance(item, Document) for item in found) == 20


def test_language_that_is_not_coded_carries_a_notice(tmp_path: Path) -> None:
    """A report in English is read and kept, and says that it is not coded yet."""
    file = tmp_path / "t"
    file.write_text(
        "The two ministers met on Sunday and agreed on a truce in the city, officials said.",
        "utf-8",
    )
    (document,) = documents(file)
    assert document.language == "en"
    assert any("not coded yet" in notice for notice in document.notices)


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_random_bytes_never_raise(data: bytes) -> None:
    """Whatever the bytes, there are documents and problems that can be written."""
    for item in read(["-"], io.BytesIO(data)):
        assert line(item)
        if isinstance(item, Document):
            ends = [0, *(offset for span in item.body for offset in span), len(item.text)]
            assert ends == sorted(ends)
            assert all(start < end for start, end in item.body)


_LINES = st.lists(
    st.sampled_from(
        [
            *STORY.split("\n\n"), "طباعة", "مقالات ذات صلة", "", "سوريا", "- 3 من المدنيين",
            "المصدر: وكالات", "الأحد 3 نيسان 2016", "2016/04/03", "الرئيسية", "أضف تعليق",
            "هدنة في المدينة بعد أسبوع من القصف", "دمشق- سانا: قال الوزير إن الهدنة سارية.",
        ]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(_LINES)
def test_spans_lie_in_the_text_and_reading_is_repeatable(lines: list[str]) -> None:
    """Body spans are sorted, disjoint and without white space at their ends; twice is the same."""
    data = "\n".join(lines).encode()
    first, second = (list(read(["-"], io.BytesIO(data))) for _ in range(2))
    assert first == second
    for item in first:
        if isinstance(item, Document):
            ends = [offset for span in item.body for offset in span]
            assert ends == sorted(ends)
            for start, end in item.body:
                assert item.text[start:end].strip() == item.text[start:end] != ""
            if item.title_span:
                assert item.text[slice(*item.title_span)]
