"""`hudna code`: reports in, a record out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.case import version
from hudna.case.new import create
from hudna.cli import main
from hudna.cli.batch import Work
from hudna.coding.coder import Coder
from hudna.model import Claim, Document, Mention, Problem, Run, jsonl
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
    done = _code(reports, "-o", out)
    assert done.exit_code == 0, done.output
    records = list(jsonl.read(out))
    assert isinstance(records[0], Run)
    assert (records[0].format, records[0].case, records[0].settings) == (FORMAT, None, {})
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


_SAHL = "أعلنت قوات السهل تعليق مشاركتها في اللجنة العسكرية المشتركة. واتهم لواء الوادي الأسود ذلك."


def _mentioned(record: Path) -> set[str]:
    return {x.actor.id for x in jsonl.read(record) if isinstance(x, Mention)}


def test_a_case_names_its_actors(reports: Path, tmp_path: Path) -> None:
    """With a case its actors are known by its names, in one process or in several alike."""
    folder, out = tmp_path / "sahl", tmp_path / "record.jsonl"
    create(folder)
    (reports / "sahl.txt").write_text(_SAHL, "utf-8")
    own = {"sahl-joint-forces", "sahl-committee", "black-valley-brigade"}
    assert _code(reports, "-o", out).exit_code == 0
    assert not own & _mentioned(out)
    assert _code(reports, "-o", out, "--case", folder).exit_code == 0
    assert own <= _mentioned(out)
    run = next(jsonl.read(out))
    assert isinstance(run, Run)
    assert (run.case, run.settings) == ("sahl", {"case_version": version(str(folder))})
    two = tmp_path / "two.jsonl"
    assert _code(reports, "-o", two, "--case", folder, "--jobs", 2).exit_code == 0
    assert two.read_bytes() == out.read_bytes()


def test_the_version_of_a_case_tells_nothing_restricted(tmp_path: Path) -> None:
    """What a case says changes its version; where its notified sites are does not."""
    folder = tmp_path / "sahl"
    create(folder)
    before = version(str(folder))
    sites = folder / "restricted" / "sites.csv"
    sites.write_text(sites.read_text("utf-8").replace("10.25", "10.5"), "utf-8")
    assert version(str(folder)) == before
    roles = folder / "roles.csv"
    roles.write_text(roles.read_text("utf-8").replace("monitor", "mediator"), "utf-8")
    assert version(str(folder)) != before


def test_an_unknown_case_is_wrong_usage(reports: Path, tmp_path: Path) -> None:
    """A case that is not there ends the command before anything is read or written."""
    out = tmp_path / "record.jsonl"
    done = _code(reports, "-o", out, "--case", "atlantis-1999")
    assert done.exit_code == 2
    assert "atlantis-1999 is neither a folder nor a case" in done.stderr
    assert not out.exists()


def test_a_case_with_mistakes_is_not_used(reports: Path, tmp_path: Path) -> None:
    """The mistakes are told, each on its line."""
    folder = tmp_path / "sahl"
    create(folder)
    (folder / "roles.csv").unlink()
    done = _code(reports, "-o", tmp_path / "record.jsonl", "--case", folder)
    assert done.exit_code == 1
    assert "roles.csv: this file is missing" in done.stderr


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
