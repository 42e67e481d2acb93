"""`hudna counts`: the sample bulletins side by side, and the three faults planted in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hudna.cli import main

_BULLETINS = Path(__file__).parents[2] / "samples" / "bulletins" / "reports.jsonl"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample bulletins, coded."""
    out = tmp_path_factory.mktemp("bulletins") / "record.jsonl"
    done = CliRunner().invoke(main, ["code", str(_BULLETINS), "-o", str(out), "--json"])
    assert done.exit_code == 0
    assert json.loads(done.output)["kinds"]["count"] > 50
    return out


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["counts", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_planted_faults_are_flagged_and_nothing_else(record: Path) -> None:
    """A sum, a fall and two outlets; the real series and both lists pass."""
    shown = json.loads(_run(str(record), "--json"))
    documents = {
        each["id"]: each["row"]
        for each in map(json.loads, record.read_text("utf-8").splitlines())
        if each["kind"] == "document"
    }
    where = {each["id"]: documents[each["document"]] for each in shown["counts"]}
    flagged = {flag["misfit"]: {where[key] for key in flag["counts"]} for flag in shown["flags"]}
    assert flagged == {
        "does-not-add-up": {"sahl-bad-sum"},
        "falls": {"sahl-series-2", "sahl-series-falls"},
        "outlets-differ": {"sahl-words", "sahl-differs"},
    }


def test_the_series_of_settlements_is_whole(record: Path) -> None:
    """Eight days, each with its value, none lost, none flagged."""
    shown = json.loads(_run(str(record), "--json"))
    series = {
        each["period"]["end"]: each["value"] for each in shown["counts"]
        if each["what"] == "settlements-joined" and each["cumulative"]
    }  # fmt: skip
    assert series == {
        "2016-08-15": 408, "2016-09-11": 602, "2016-09-20": 642, "2016-11-09": 914,
        "2016-12-23": 1074, "2017-01-09": 1097, "2017-04-29": 1473, "2017-05-01": 1477,
    }  # fmt: skip


def test_the_table_says_who_what_where(record: Path) -> None:
    """Both lists stand under their counters, parts under totals, flags at the end."""
    shown = _run(str(record))
    assert "Turkey" in shown
    assert "15  violations" in shown
    assert "3    violations, Aleppo" in shown
    assert "about 120  aid-weight (tonne)" in shown
    assert "2,000+  aid-parcels (parcel)" in shown
    assert "[1] does-not-add-up: violations" in shown
    assert shown.rstrip().endswith("3 flagged")


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    """A file that is no record is told as one line."""
    path = tmp_path / "no.jsonl"
    path.write_text("{}\n", "utf-8")
    done = CliRunner().invoke(main, ["counts", str(path)])
    assert done.exit_code == 1
    assert "line 1" in done.output
