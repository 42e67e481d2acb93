"""`hudna names`: every spelling of a name, and names that may be one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hudna.cli import main

_ROWS = (
    ("1", "2017-04-12", "قال الخبير الهولندي لويس فان غال إن طائرات قصفت بلدة خان شيخون."),
    ("2", "2017-04-13", "قال الخبير الهولندي لويس فان جال إن المحققين وصلوا إلى بلدة خانشيخون."),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that spell a person and a place in two ways, coded."""
    folder = tmp_path_factory.mktemp("names")
    rows = [{"id": i, "published": day, "text": text} for i, day, text in _ROWS]
    given, out = folder / "reports.jsonl", folder / "record.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert CliRunner().invoke(main, ["code", str(given), "-o", str(out)]).exit_code == 0
    return out


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["names", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_spellings_stand_together_and_merges_are_proposed(record: Path) -> None:
    """A known place is one; a person of no table is proposed as one."""
    shown = json.loads(_run(str(record), "--json"))
    [place] = [each for each in shown["identities"] if each["id"] == "khan-shaykhun"]
    assert {each["words"] for each in place["spellings"]} == {"خان شيخون", "خانشيخون"}
    [proposal] = shown["proposals"]
    assert (proposal["relation"], proposal["judgement"]) == ("same-actor", "unsure")


def test_for_people_names_and_proposals_are_printed(record: Path) -> None:
    """The listing shows ids, days and spellings, and the pairs below."""
    shown = _run(str(record))
    assert "khan-shaykhun  Khan Shaykhun  2017-04-12 to 2017-04-13" in shown
    assert "lwys-fan-ghal = lwys-fan-jal" in shown
    assert "1 pairs that may be one" in shown


def test_what_is_no_record_is_an_error(tmp_path: Path) -> None:
    """A file of something else ends with a line that names it."""
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("{}\n", "utf-8")
    done = CliRunner().invoke(main, ["names", str(wrong)])
    assert done.exit_code == 1
    assert "wrong.jsonl, line 1" in done.output
