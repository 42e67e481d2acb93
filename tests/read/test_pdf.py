"""PDF: letters in the order of reading, lines as paragraphs, and what a PDF without them says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.seeds import STORY, parted, pdf

from hudna.read import Limits
from hudna.read.pdf.order import read_leftwards, with_brackets, without_shapes

_TITLE = "هدنة في المدينة"


def _wrapped(paragraph: str, width: int = 50) -> list[str]:
    """The lines of a paragraph."""
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_lines_become_the_paragraphs_they_were_broken_from(tmp_path: Path) -> None:
    """Arabic is in the order of reading, and its lines are put together, over pages too."""
    lines = [_TITLE, ""]
    for paragraph in STORY:
        lines += [*_wrapped(paragraph), ""]
    (document,), problems = parted(tmp_path, pdf([lines[:6], lines[6:]]))
    assert not problems
    assert document.text.split("\n\n") == [_TITLE, *STORY]
    assert document.text[slice(*document.body[0])].startswith("أعلن")
    assert any("text layer of a PDF" in notice for notice in document.notices)


def test_shapes_of_letters_become_letters(tmp_path: Path) -> None:
    """Letters written as shapes are letters in the text, with a notice."""
    shaped = "ﻫﺪﻧﺔ ﻓﻲ اﻟﻤﺪﻳﻨﺔ ﻻ ﻗﺘﺎل"
    (document,), _ = parted(tmp_path, pdf([[shaped]]))
    assert document.text == "هدنة في المدينة لا قتال"
    assert any("shapes" in notice for notice in document.notices)


def test_a_text_from_left_to_right(tmp_path: Path) -> None:
    """An English report keeps its order; a word parted at a line's end is put together."""
    page = ["The two ministers agreed on a truce in the city, offi-", "cials said on Sunday."]
    (document,), _ = parted(tmp_path, pdf([page]))
    assert (
        document.text
        == "The two ministers agreed on a truce in the city, officials said on Sunday."
    )


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("2016 ناسين 3 سيمخلا", "الخميس 3 نيسان 2016"),
        ("04/04/2016 سيمخلا", "الخميس 04/04/2016"),
        ("2016-04-03 موي", "يوم 2016-04-03"),
        ("1,250.5 ةميق", "قيمة 1,250.5"),
        ("15-10 نم", "من 10-15"),
        ("United Nations 2334 نم", "من United Nations 2334"),
        ("(لافطأ 4 مهنيب)", "(بينهم 4 أطفال)"),
        ("«ةنده»", "«هدنة»"),
    ],
)
def test_numbers_words_and_brackets_in_a_line_from_right_to_left(seen: str, meant: str) -> None:
    """What runs to the right within a line is kept, brackets are turned."""
    assert read_leftwards(list(seen)) == meant


@given(st.text("ابتثجحخ ()«»", max_size=40))
def test_turning_twice_changes_nothing(line: str) -> None:
    """A line of Arabic letters and brackets, turned around and back, is itself."""
    assert read_leftwards(list(read_leftwards(list(line)))) == line


@given(st.text(max_size=60))
def test_letters_are_never_lost(line: str) -> None:
    """Turning a line keeps its letters, but for brackets that change with the side."""
    bare = "".join(letter for letter in line if letter not in "()[]{}«»‹›<>")
    turned = read_leftwards(list(line))
    assert sorted(letter for letter in turned if letter not in "()[]{}«»‹›<>") == sorted(bare)
    assert without_shapes(without_shapes(line)) == without_shapes(line)
    assert len(with_brackets(line)) == len(line)


def test_columns_are_read_one_after_the_other() -> None:
    """The right column of a page from right to left comes before the left one."""
    from hudna.read.pdf.lines import Letter, lines

    page = []
    for left, words in ((40.0, ["ج", "د", "ه"]), (320.0, ["ا", "ب", "ت"])):
        for row, letter in enumerate(words):
            page += [
                Letter(left + 8 * i, left + 8 * i + 8, 700.0 - 20 * row, 12, letter)
                for i in range(25)
            ]
    page += [Letter(40.0 + 8 * i, 48.0 + 8 * i, 760.0, 12, "ع") for i in range(60)]
    assert [line.text[0] for line in lines(page)] == ["ع", "ا", "ب", "ت", "ج", "د", "ه"]


def test_marks_stay_with_their_letters() -> None:
    """A vowel mark lies over its letter at another height and has no width."""
    from hudna.read.pdf.lines import Letter, lines

    page = [Letter(44.0 + 8 * at, 52.0 + 8 * at, 100, 12, each) for at, each in enumerate("نده")]
    page += [Letter(64, 64, 107, 12, "\u064f"), Letter(56, 56, 107, 12, "\u0652")]
    assert [line.text for line in lines(page)] == ["ه\u064fد\u0652ن"]


def test_a_scan_says_that_it_has_no_text(tmp_path: Path) -> None:
    """Pictures of pages are a problem that says what to do; some among others are a notice."""
    documents, problems = parted(tmp_path, pdf([[], []]))
    assert not documents
    assert [problem.error for problem in problems] == ["no-text-layer"]
    (document,), _ = parted(tmp_path, pdf([[_TITLE], []]))
    assert any("no text on page 2" in notice for notice in document.notices)


def test_a_locked_pdf_is_a_problem(tmp_path: Path) -> None:
    """A PDF that asks for a password says so."""
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O({'o' * 32})/U({'u' * 32})/P -4>>/ID[<00><00>]"
    assert [p.error for p in parted(tmp_path, pdf([[_TITLE]], lock))[1]] == ["encrypted"]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", pdf([[_TITLE]])[:400], b"%PDF-1.4\n" + b"\0" * 900]
)
def test_a_broken_pdf_is_a_problem(tmp_path: Path, data: bytes) -> None:
    """A PDF that breaks off says so."""
    documents, problems = parted(tmp_path, data)
    assert not documents
    assert [problem.error for problem in problems] == ["broken-pdf"]


def test_too_much_work_ends_the_reading(tmp_path: Path) -> None:
    """A PDF that takes more memory than it may is a problem, whatever it holds."""
    data = pdf([[_TITLE]])
    (problem,) = parted(tmp_path, data, Limits(pdf_bytes=20 * 1024 * 1024))[1]
    assert problem.error == "broken-pdf"
    (problem,) = parted(tmp_path, pdf([[_TITLE] * 9]), Limits(report_bytes=20))[1]
    assert problem.error == "too-large"
