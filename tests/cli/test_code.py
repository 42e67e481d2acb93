"""`hudna code`: reports in, a record out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.cli import main
from hudna.cli.batch import Work
from hudna.coding.coder import Coder
from hudna.model import Claim, Document, Problem, Run, jsonl
from hudna.model.record import FORMAT

_TEXTS = (
    "أعلن وزير الخارجية الروسي سيرغي لافروف أن موسكو مستعدة لاستئناف المفاوضات.",
    "قصفت طائرات حربية بلدة في ريف حلب فقتل ثلاثة مدنيين.",
    "وقعت الحكومة والمعارضة اتفاق هدنة في جنيف.",
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a table of forty reports and one in plain text."""
    folder = tmp_path / "reports"
    folder.mkdir()
    rows = [
        {"id": f"r{n}", "source": "sample", "text": f"{_TEXTS[n % 3]} الخبر رقم {n}."}
        for n in range(40)
    ]
    table = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "table.jsonl").write_text(table + "\n", "utf-8")
    (folder / "one.txt").write_text(_TEXTS[0] + "\n", "utf-8")
    return folder


def _code(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["code", *map(str, arguments)])


def test_record_begins_with_the_run(reports: Path, tmp_path: Path) -> None:
    """The first line says what made the record; then each document before its claims."""
    out = tmp_path / "new" / "record.jsonl"
    done = _code(reports, "-o", out, "--case", "sample")
    assert done.exit_code == 0, done.output
    records = list(jsonl.read(out))
    assert isinstance(records[0], Run)
    assert (records[0].format, records[0].case) == (FORMAT, "sample")
    current = ""
    for record in records[1:]:
        if isinstance(record, Document):
            current = record.id
        else:
            assert isinstance(record, Claim)
            assert record.document == current
    assert sum(isinstance(record, Document) for record in records) == 41
    assert str(out.name) in done.stdout
    assert [path.name for path in out.parent.iterdir()] == ["record.jsonl"]


def test_jobs_make_no_difference(reports: Path, tmp_path: Path) -> None:
    """Two processes write the same bytes in the same order as one, and tell the same."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    told = [_code(reports, "-o", out, "--jobs", n, "--json") for out, n in ((one, 1), (two, 2))]
    assert [done.exit_code for done in told] == [0, 0]
    assert one.read_bytes() == two.read_bytes()
    summaries = [json.loads(done.stdout) | {"record": ""} for done in told]
    assert summaries[0] == summaries[1]


def test_json_summary(reports: Path, tmp_path: Path) -> None:
    """`--json` prints one object: how many of each kind, how many problems, where."""
    out = tmp_path / "record.jsonl"
    summary = json.loads(_code(reports, "-o", out, "--json").stdout)
    assert summary["record"] == str(out)
    assert summary["kinds"]["document"] == 41
    assert summary["problems"] == 0


def test_what_cannot_be_read_is_a_problem(reports: Path, tmp_path: Path) -> None:
    """The rest goes on; the problem is in the record, on standard error, in the exit status."""
    out = tmp_path / "record.jsonl"
    done = _code(reports, tmp_path / "absent.txt", "-o", out)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "absent.txt" in done.stderr
    records = list(jsonl.read(out))
    assert isinstance(records[-1], Problem)
    assert sum(isinstance(record, Document) for record in records) == 41


def test_failure_of_the_coder_ends_one_report_only(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that the coder fails on keeps its document and gets a problem."""
    real = Coder.code

    def failing(self: Coder, document: Document) -> object:
        if document.row == "r7":
            raise ValueError("seven")
        return real(self, document)

    monkeypatch.setattr(Coder, "code", failing)
    out = tmp_path / "record.jsonl"
    done = _code(reports, "-o", out)
    assert done.exit_code == 1
    assert "r7: the coder failed (ValueError: seven)" in done.stderr
    records = list(jsonl.read(out))
    assert sum(isinstance(record, Document) for record in records) == 41
    assert [record.error for record in records if isinstance(record, Problem)] == ["not-coded"]


def test_breaking_off_leaves_the_old_record(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that breaks off leaves what was there, and nothing half written."""
    out = tmp_path / "record.jsonl"
    out.write_text("old", "utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Work, "code", stopped)
    assert _code(reports, "-o", out).exit_code == 1
    assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.jsonl", "reports"]


@pytest.mark.parametrize(
    "arguments", [(), ("-o", "x"), ("x",), ("x", "-o", "y", "--jobs", "0"), ("x", "-o", ".")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """No input, no output, no jobs: exit status 2 and how it is to be used."""
    done = _code(*arguments)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr


def test_output_that_cannot_be_written_is_wrong_usage(reports: Path) -> None:
    """An output below a file is refused with one line that says what to do."""
    done = _code(reports, "-o", reports / "one.txt" / "record.jsonl")
    assert done.exit_code == 2
    assert "give another -o" in done.stderr
