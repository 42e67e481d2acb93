"""`hudna timeline`: what was known of an agreement, from reports and from a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.cli import main

_SAMPLES = Path(__file__).parents[2] / "samples"
_AGREEMENT = "air-safety-2015"
_FIELDS = {
    *("subject", "status", "modality", "asserted_by", "held", "said", "document", "span", "words"),
}


def _hudna(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in a store of the case of Syria."""
    path = tmp_path_factory.mktemp("timeline") / "case.db"
    done = _hudna("run", _SAMPLES / "reports.jsonl", "--case", "syria-2016", "--store", path)
    assert done.exit_code == 0, done.output
    assert f"{_AGREEMENT}: " in done.stdout
    return path


def _timeline(store: Path, *options: str) -> dict[str, object]:
    done = _hudna("timeline", _AGREEMENT, "--store", store, "--json", *options)
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _lines(told: dict[str, object]) -> list[dict[str, object]]:
    lines = told["lines"]
    assert isinstance(lines, list)
    return lines


def test_lines_of_the_case_and_of_reports(store: Path, tmp_path: Path) -> None:
    """Lines have the fields of the record's description; a report's words are at their span."""
    told = _timeline(store)
    assert isinstance(told["agreement"], dict)
    assert told["agreement"]["id"] == _AGREEMENT
    assert all(line.keys() >= _FIELDS for line in _lines(told))
    record = tmp_path / "record.jsonl"
    assert _hudna("export", "--store", store, "--format", "record", "-o", record).exit_code == 0
    read = map(json.loads, record.read_text("utf-8").splitlines())
    texts = {each["id"]: each["text"] for each in read if each["kind"] == "document"}
    reported = [line for line in _lines(told) if line["document"] is not None]
    assert reported
    for line in reported:
        assert isinstance(line["span"], list)
        assert texts[line["document"]][slice(*line["span"])] == line["words"]
    assert [line for line in _lines(told) if line["document"] is None]


def test_a_later_report_changes_no_earlier_answer(store: Path) -> None:
    """What was said after a day is not in the answer of that day, and takes nothing from it."""
    early, late = _timeline(store, "--as-of", "2017-04-08"), _timeline(store)
    assert (early["as_of"], early["about"]) == ("2017-04-08", "2017-04-08")
    assert all(str(line["said"]) <= "2017-04-08" for line in _lines(early))
    assert _lines(early) == _lines(late)[: len(_lines(early))]
    assert len(_lines(early)) < len(_lines(late))
    before = _timeline(store, "--as-of", "2017-04-08", "--about", "2017-01-01")
    assert before["state"] != early["state"]


def test_a_timeline_for_people(store: Path) -> None:
    """Each line has its day, its voice and its words; the state on the day stands at the end."""
    done = _hudna("timeline", "air-safety", "--store", store, "--as-of", "2017-04-08")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == _AGREEMENT
    assert "  2017-04-07 suspended, says RUS, since 2017-04-07" in lines
    (head,) = (line for line in lines if line.startswith("as of "))
    assert head.startswith("as of 2017-04-08, about 2017-04-08")
    assert "  RUS: suspended since 2017-04-07" in lines[lines.index(head) :]


def test_an_agreement_that_nobody_knows(store: Path) -> None:
    """It is refused with exit status 2; so is the beginning of several ids."""
    assert _hudna("timeline", "nothing", "--store", store).exit_code == 2
    done = _hudna("timeline", "resolution", "--store", store)
    assert done.exit_code == 2
    assert "resolution-2254, resolution-2268" in done.stderr
