"""`hudna score`: the table for people, the file for machines, plain errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.cli import main
from hudna.model.ids import sha256

_TEXT = "التقى سالم الريفي وفد الحلف الشمالي في السدرة."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with one report, its gold, and a record that names one of two actors."""
    actors = [
        {"id": "salem-al-rifi", "name": "Salem al-Rifi", "ar": ["سالم الريفي"]},
        {"id": "northern-alliance", "name": "Northern Alliance", "ar": ["الحلف الشمالي"]},
    ]
    item = {"id": "one", "body": [["التقى سالم", "في السدرة."]], "actors": actors}
    (tmp_path / "one.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "one.gold.json").write_text(json.dumps(item), "utf-8")
    document = {
        "kind": "document", "id": "d", "sha256": sha256(_TEXT.encode()), "text": _TEXT,
        "body": [[0, len(_TEXT)]],
    }  # fmt: skip
    mention = {
        "kind": "mention", "id": "m", "document": "d", "span": [6, 17], "confidence": 0.9,
        "actor": {"id": "salem-al-rifi", "name": "Salem al-Rifi"},
    }  # fmt: skip
    lines = "\n".join(json.dumps(each) for each in (document, mention))
    (tmp_path / "record.jsonl").write_text(lines, "utf-8")
    return tmp_path


def _score(gold: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["score", str(gold), str(gold / "record.jsonl"), *options])


def test_table(gold: Path) -> None:
    """A line for each kind, and the mean at the end."""
    lines = _score(gold).stdout.splitlines()
    assert lines[1].split()[:5] == ["body", "1.000", "1.000", "1.000", "39"]
    assert lines[2].split() == ["actors", "1.000", "0.500", "0.667", "2"]
    assert lines[-1].startswith("mean F1 over actors, places,")


def test_verbose_lists_what_was_missed(gold: Path) -> None:
    """Each miss is a line: report, kind, what; `--only` takes some of them."""
    assert _score(gold, "--verbose").stdout.startswith("one\tactors missed\tnorthern-alliance\n")
    assert "\t" not in _score(gold, "--verbose", "--only", "events").stdout


def test_json_holds_the_scores(gold: Path) -> None:
    """`--json` writes what is printed, with the interval where it was asked for."""
    out = gold / "scores.json"
    printed = _score(gold, "--json", str(out), "--bootstrap", "3", "--calibration").stdout
    scores = json.loads(out.read_text("utf-8"))
    assert scores["actors"]["r"] == 0.5
    assert scores["missing"] == []
    assert scores["interval"] == [scores["mean_f1"]] * 2
    assert "90 % interval of the mean over reports: 0.667 to 0.667" in printed
    assert printed.count("confidence ") == 5


def test_pattern_takes_some_reports(gold: Path) -> None:
    """`--reports` leaves out gold whose name does not match."""
    assert _score(gold, "--reports", "two*").stdout.splitlines()[2].split()[-1] == "0"


def test_broken_record_is_one_line(gold: Path) -> None:
    """A record that is none gives exit status 1 and a line with file and line."""
    (gold / "record.jsonl").write_text("nonsense", "utf-8")
    done = _score(gold)
    assert done.exit_code == 1
    assert "record.jsonl, line 1: " in done.stderr
    assert done.stderr.count("\n") == 1


def test_absent_gold_is_wrong_usage(gold: Path) -> None:
    """A folder that is not there gives exit status 2."""
    assert _score(gold / "absent").exit_code == 2
