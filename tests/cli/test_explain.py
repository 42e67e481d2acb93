"""`hudna explain`: why a claim is in a record, in the terminal and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hudna.cli import main

_SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the samples."""
    path = tmp_path_factory.mktemp("explain") / "record.jsonl"
    inputs = [str(_SAMPLES / "press-sahl-mechanism.txt"), str(_SAMPLES / "reports.jsonl")]
    assert CliRunner().invoke(main, ["code", *inputs, "-o", str(path)]).exit_code == 0
    return path


def _lines(record: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in record.read_text("utf-8").splitlines()]


def _first(record: Path, kind: str) -> dict[str, Any]:
    return next(each for each in _lines(record) if each["kind"] == kind)


def _explain(record: Path, key: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["explain", str(record), key, *options])


def _written(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "kind",
    ["mention", "place_mention", "statement", "event", "commitment", "status", "incident"],
)
def test_every_kind_is_explained(record: Path, kind: str) -> None:
    """Claim, words in their sentence, rule, names, confidence and alternatives are all there."""
    claim = _first(record, kind)
    done = _explain(record, claim["id"])
    assert done.exit_code == 0, done.output
    heads = re.findall(r"^([a-z][a-z ]+?)(?:  \d+)?$", done.stdout, flags=re.MULTILINE)
    assert heads[:1] == ["the claim"]
    for head in ("the rule", "who and where", "confidence", "what else was considered"):
        assert head in heads
    assert "⟦" in done.stdout
    rule = claim["coder"].split()[1]
    assert re.search(rf"^  {rule}$", done.stdout, flags=re.MULTILINE)


def test_words_are_marked_in_their_sentence(record: Path) -> None:
    """The marks stand around exactly the words of the claim."""
    claim = _first(record, "event")
    text = next(each["text"] for each in _lines(record) if each["id"] == claim["document"])
    shown = _explain(record, claim["id"]).stdout
    marked = re.findall("⟦(.*?)⟧", shown)
    assert " ".join(marked) == " ".join(text[slice(*claim["span"])].split())


def test_arabic_has_lines_of_its_own(record: Path) -> None:
    """No line of a row mixes Arabic with Latin letters."""
    shown = _explain(record, _first(record, "event")["id"]).stdout
    rows = [line for line in shown.splitlines() if re.match(r" +[a-z_]+\.csv:\d+ ", line)]
    assert rows
    assert not any(re.search(r"[\u0621-\u064a]", line) for line in rows)


def test_json_holds_all_of_it(record: Path) -> None:
    """`--json` is one object: the claim as recorded, and each part with its words and rows."""
    claim = _first(record, "event")
    told = json.loads(_explain(record, claim["id"], "--json").stdout)
    assert told["recorded"]["id"] == claim["id"]
    assert told["notices"] == []
    explanation = told["explanation"]
    assert explanation["again"] is True
    assert f"{explanation['row']['table']}:{explanation['row']['line']}" in claim["coder"]
    assert all(each["words"] for each in explanation["names"])
    assert explanation["factors"][0]["feature"] == "bias"


def test_a_claim_that_is_made_no_more(record: Path, tmp_path: Path) -> None:
    """Status 1: it is said, with the versions, and the rule is told from the record alone."""
    lines = _lines(record)
    claim = next(each for each in lines if each["kind"] == "event")
    lines[0]["vocabulary"] = "0" * 12
    claim["id"] = "e" + "0" * 16
    done = _explain(_written(tmp_path / "old.jsonl", lines), claim["id"])
    assert done.exit_code == 1
    assert "another version: vocabulary 000000000000 there" in done.stdout
    assert "does not give this claim" in done.stdout
    assert claim["coder"].split()[1] in done.stdout
    assert "what else was considered" not in done.stdout


def test_a_claim_that_has_changed(record: Path, tmp_path: Path) -> None:
    """A claim that is made again but otherwise is explained as it is now, and that is said."""
    lines = _lines(record)
    claim = next(each for each in lines if each["kind"] == "event")
    claim["confidence"] = 0.01
    done = _explain(_written(tmp_path / "changed.jsonl", lines), claim["id"])
    assert done.exit_code == 0
    assert "differs in confidence" in done.stdout


def test_an_unknown_id_is_wrong_usage(record: Path) -> None:
    """Status 2 for an id that the record does not have, and for one that is no claim's."""
    done = _explain(record, "e-nothing")
    assert done.exit_code == 2
    assert "has no claim e-nothing" in done.stderr
    document = _first(record, "document")["id"]
    done = _explain(record, document)
    assert done.exit_code == 2
    assert f"{document} is the id of one document, not of a claim" in done.stderr


def test_what_linking_adds_is_passed_over(record: Path, tmp_path: Path) -> None:
    """Links and origins may stand behind the claims; their ids are no claims'."""
    links, both = tmp_path / "links.jsonl", tmp_path / "both.jsonl"
    done = CliRunner().invoke(main, ["origins", str(record), "-o", str(links)])
    assert done.exit_code == 0
    both.write_bytes(record.read_bytes() + links.read_bytes())
    assert _explain(both, _first(record, "event")["id"]).exit_code == 0
    done = _explain(both, _first(links, "origin")["id"])
    assert done.exit_code == 2
    assert "is the id of one origin, not of a claim" in done.stderr


def test_a_record_that_there_is_not(tmp_path: Path) -> None:
    """A file that is not there is wrong usage."""
    done = _explain(tmp_path / "none.jsonl", "e1")
    assert done.exit_code == 2
    assert "none.jsonl" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is empty"),
        ("not json\n", "line 1"),
        ('{"kind":"problem","id":"p1","file":"f","error":"e","message":"m"}\n', "is no run"),
        ('{"kind":"run","id":"r","format":"other/9","coder":"c","vocabulary":"v"}\n', "other/9"),
    ],
    ids=["empty", "text", "no-run", "other-format"],
)
def test_a_file_that_is_no_record(tmp_path: Path, content: str, said: str) -> None:
    """Status 1, with what is wrong."""
    path = tmp_path / "record.jsonl"
    path.write_text(content, "utf-8")
    done = _explain(path, "e1")
    assert done.exit_code == 1
    assert said in done.stderr


def test_a_broken_record(record: Path, tmp_path: Path) -> None:
    """Status 1 for a claim without its document, and for one that points outside its text."""
    lines = _lines(record)
    claim = next(each for each in lines if each["kind"] == "event")
    done = _explain(_written(tmp_path / "alone.jsonl", [lines[0], claim]), claim["id"])
    assert done.exit_code == 1
    assert "does not stand after its document" in done.stderr
    claim["span"] = [5, 10**9]
    done = _explain(_written(tmp_path / "outside.jsonl", lines), claim["id"])
    assert done.exit_code == 1
    assert "outside its text" in done.stderr
