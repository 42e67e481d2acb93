"""`hudna trace`: one report at every stage, in the terminal, as JSON and as a page."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len
from rich.console import Console

from hudna import vocab
from hudna.cli import main, stages
from hudna.coding.coder import Coder
from hudna.model import Document
from hudna.publish import trace
from hudna.publish.view import Trace
from hudna.read import read
from hudna.vocab import labels

_SAMPLES = Path(__file__).parents[2] / "samples"
_REPORT = _SAMPLES / "press-sahl-mechanism.txt"
_TABLE = _SAMPLES / "reports.jsonl"


def _trace(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["trace", *map(str, arguments)], input=stdin)


@pytest.mark.parametrize("path", sorted(_SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_stage_is_shown(path: Path) -> None:
    """Reading, body, sentences and every kind of claim follow each other, with the words."""
    done = _trace(path)
    assert done.exit_code == 0, done.output
    heads = re.findall(r"^([a-z][a-z ]+?)(?:  [\d,]+)?$", done.stdout, flags=re.MULTILINE)
    wanted = ["read", "body and furniture", "sentences and names", "statements", "events"]
    assert heads == [*wanted, "commitments", "statuses", "incidents", "counts"]
    shown = " ".join(done.stdout.split())
    for claim in json.loads(_trace(path, "--json").stdout)["claims"]:
        if claim["kind"] not in {"mention", "place_mention"}:
            assert " ".join(claim["words"].split()) in shown


def test_reading_says_what_it_found() -> None:
    """Kind of input, encoding, language, title, and the date with the rule that found it."""
    shown = _trace(_TABLE, "--row", "call-lavrov-tillerson").stdout
    for words in ("JSON Lines", "utf-8", "Arabic", "2017-04-21", "publication"):
        assert words in shown
    assert "metadata beside the text" in shown


def test_json_holds_every_stage() -> None:
    """`--json` is one object: the document, its stretches, its sentences, its claims with words."""
    told = json.loads(_trace(_REPORT, "--json").stdout)
    text = told["document"]["text"]
    assert told["input"] == "text"
    assert [text[slice(*each["span"])] for each in told["sentences"]] == [
        each["words"] for each in told["sentences"]
    ]
    assert "".join(text[slice(*each["span"])] for each in told["stretches"]) == text
    ids = {claim["id"] for claim in told["claims"]}
    assert ids.issuperset(name for each in told["sentences"] for name in each["names"])
    for claim in told["claims"]:
        assert claim["words"] == text[slice(*claim["span"])]
        assert claim["coder"]


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_page_is_written(tmp_path: Path, lang: str, direction: str) -> None:
    """`--html` writes one page in the language asked for, into folders that are made."""
    page = tmp_path / "new" / "page.html"
    done = _trace(_REPORT, "--html", page, "--lang", lang)
    assert done.exit_code == 0, done.output
    assert str(page) in done.stdout
    html = page.read_text("utf-8")
    assert f'<html lang="{lang}" dir="{direction}">' in html
    assert [path.name for path in page.parent.iterdir()] == ["page.html"]
    _trace(_REPORT, "--html", page, "--lang", lang)
    assert page.read_text("utf-8") == html


def test_first_of_several_is_shown_and_said() -> None:
    """Of several reports the first is shown, with a word on how to see another."""
    done = _trace(_TABLE, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["document"]["row"] == "wire-libya-ceasefire"
    assert "several reports" in done.stderr
    assert "--row" in done.stderr


@pytest.mark.parametrize("row", ["2", "call-lavrov-tillerson"])
def test_row_chooses(row: str) -> None:
    """A report is chosen by its place or by its id; then nothing more is said."""
    done = _trace(_TABLE, "--row", row, "--json")
    assert json.loads(done.stdout)["document"]["row"] == "call-lavrov-tillerson"
    assert done.stderr == ""


def test_an_id_wins_over_a_place(tmp_path: Path) -> None:
    """Where ids are numbers, `--row` means the id."""
    table = tmp_path / "table.jsonl"
    rows = [{"id": str(n), "text": f"أعلن الوفد رقم {n} هدنة في الوادي."} for n in (3, 1, 2)]
    table.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    done = _trace(table, "--row", "2", "--json")
    assert json.loads(done.stdout)["document"]["text"] == rows[2]["text"]


@pytest.mark.parametrize("row", ["77", "no-such-report"])
def test_a_row_that_there_is_not_is_wrong_usage(row: str) -> None:
    """Status 2, with how many reports there are and what their ids look like."""
    done = _trace(_TABLE, "--row", row)
    assert done.exit_code == 2
    assert f"has no report {row}: it holds 5, with ids such as wire-libya-ceasefire" in done.stderr


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there: one line that says so, status 1, no page."""
    page = tmp_path / "page.html"
    done = _trace(tmp_path / "absent.txt", "--html", page)
    assert done.exit_code == 1
    assert "there is no such file" in done.stderr
    assert "Traceback" not in done.output
    assert not page.exists()


def test_page_that_cannot_be_written(tmp_path: Path) -> None:
    """A page that cannot be written is wrong usage, and the path is named."""
    (tmp_path / "file").write_text("x")
    done = _trace(_REPORT, "--html", tmp_path / "file" / "page.html")
    assert done.exit_code == 2
    assert "give another --html" in done.stderr


def test_problems_on_the_way_are_told(tmp_path: Path) -> None:
    """A broken row is a line on standard error and status 1; the report is shown all the same."""
    table = tmp_path / "table.jsonl"
    table.write_text('{"text": "أعلن الوفد هدنة في الوادي."}\n{"text"\n', "utf-8")
    done = _trace(table, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["document"]["text"].startswith("أعلن")
    assert done.stderr.startswith("hudna: ")


def test_a_failing_coder_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the coder is a line that says so and status 1, not a traceback."""

    def failing(*_: object) -> None:
        raise ValueError("a fault")

    monkeypatch.setattr(Coder, "code", failing)
    done = _trace(_REPORT)
    assert done.exit_code == 1
    assert "the coder failed (ValueError: a fault)" in done.stderr


def test_standard_input() -> None:
    """`-` is standard input, and its kind is told like that of a file."""
    done = _trace("-", "--json", stdin=_TABLE.read_bytes().splitlines()[0] + b"\n")
    told = json.loads(done.stdout)
    assert (told["input"], told["document"]["row"]) == ("json", "wire-libya-ceasefire")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_narrow_terminals_break_lines_between_words(width: int) -> None:
    """No line of words is longer than the terminal, and no word is torn."""
    document = next(iter(read([str(_REPORT)])))
    assert isinstance(document, Document)
    vocabulary = vocab.load()
    view = trace.view(document, Coder(vocabulary).code(document), labels.load(), document.body)
    out = io.StringIO()
    stages.show(view, Console(file=out, width=width, force_terminal=True, color_system=None))
    lines = out.getvalue().splitlines()
    arabic = [line for line in lines if re.search(r"[\u0621-\u064a]", line)]
    assert arabic
    assert max(map(cell_len, arabic)) <= width
    whole = {word for words in (document.text, *_words(view)) for word in words.split()}
    assert {word for line in arabic for word in line.split()} <= whole | {"…"}


def _words(view: Trace) -> list[str]:
    """Every word that a span of a claim may cut out of the text, punctuation left behind."""
    cards = [card for section in view.sections for card in section.cards]
    inner = [value.words for card in cards for field in card.fields for value in field.values]
    return [*(card.words for card in cards), *inner]
