"""`hudna case`: case files made and checked on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.case import names
from hudna.cli import main
from hudna.model import Mention, jsonl


def _case(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["case", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new case file."""
    made = tmp_path / "our-truce"
    assert _case("new", made).exit_code == 0
    return made


def test_cases_of_hudna_are_listed() -> None:
    """Without more the command names the cases that come with Hudna."""
    done = _case()
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == names()


def test_a_new_case_passes_its_check(folder: Path) -> None:
    """The case is named like its folder, is right, and says how much of it was looked up."""
    assert 'id = "our-truce"' in (folder / "case.toml").read_text("utf-8")
    done = _case("check", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{folder}: no mistakes; 13 of 15 facts are checked\n"


def test_mistakes_are_listed(folder: Path) -> None:
    """Every mistake is a line on standard error; other cases are checked as well."""
    roles = folder / "roles.csv"
    roles.write_text(roles.read_text("utf-8").replace("hadaba-army,party", "nobody,judge"), "utf-8")
    (folder / "areas.csv").unlink()
    other = folder.parent / "other"
    _case("new", other)
    done = _case("check", folder, other)
    assert done.exit_code == 1
    assert [line.partition(": ")[2].partition(":")[0] for line in done.stderr.splitlines()] == [
        "areas.csv",
        "roles.csv, line 5, role",
    ]
    assert f"{folder}: 2 mistakes" in done.stdout
    assert f"{other}: no mistakes" in done.stdout


def test_a_new_case_overwrites_nothing(folder: Path) -> None:
    """A folder with something in it is left as it is."""
    before = sorted(folder.rglob("*"))
    done = _case("new", folder)
    assert done.exit_code == 2
    assert "is not empty" in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_new_case_needs_an_id(tmp_path: Path) -> None:
    """Where the folder's name is none, an id is asked for."""
    assert _case("new", tmp_path / "Our Truce").exit_code == 2
    done = _case("new", tmp_path / "Our Truce", "--id", "our-truce")
    assert done.exit_code == 0
    assert _case("check", tmp_path / "Our Truce").exit_code == 0


def test_an_unknown_case_is_wrong_usage() -> None:
    """Neither a name nor a folder: exit status 2."""
    assert _case("check", "atlantis-1999").exit_code == 2


# ---------------------------------------------------------------- show
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Truce of the plain", "not implemented (actual)", "[unchecked]", "2 of 15 facts"]),
        ("ar", ["هدنة السهل", "غير منفذ (واقع)", "[غير متحقق منه]", "2 من 15"]),
    ],
)
def test_a_case_is_shown_in_both_languages(folder: Path, language: str, words: list[str]) -> None:
    """What it says stands there in the language asked for, what was not looked up is marked."""
    done = _case("show", folder, "--lang", language)
    assert done.exit_code == 0
    assert [word for word in words if word not in done.stdout] == []
    other = "هدنة" if language == "en" else "Truce"
    assert other not in done.stdout
    marked = [line for line in done.stdout.splitlines() if line.endswith("]")]
    assert len(marked) == 2


def test_status_lines_have_two_clocks(folder: Path) -> None:
    """When it held and when it was said stand beside each other, under what it is about."""
    lines = [line.strip() for line in _case("show", folder).stdout.splitlines()]
    at = next(i for i, line in enumerate(lines) if "(exchange-prisoner-lists)" in line)
    assert lines[at + 1].startswith("held 2023-05-24/2023-06-08 · said 2023-06-08 · ")


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--lang", "ar"]])
def test_restricted_sites_are_not_shown(folder: Path, arguments: list[str]) -> None:
    """Of notified sites there is only the number, in no form the name or the place."""
    shown = _case("show", folder, *arguments).stdout
    for secret in ("clinic", "مستوصف", "10.25", "30.25"):
        assert secret not in shown


def test_a_case_for_machines(folder: Path) -> None:
    """`--json` prints one object with every fact, its place and its references."""
    shown = json.loads(_case("show", folder, "--json").stdout)
    assert (shown["id"], shown["sites"]) == ("our-truce", 1)
    provision = shown["agreements"][0]["provision"][0]
    assert provision["commitment"][0]["deadline"] == {"start": "2023-05-24", "end": "2023-05-24"}
    assert provision["references"] == ["sahl-text"]
    assert provision["where"] == {"file": "agreements/sahl-truce.toml", "line": 17}


def test_a_case_with_mistakes_is_not_shown(folder: Path) -> None:
    """The mistakes are told instead."""
    (folder / "areas.csv").unlink()
    done = _case("show", folder)
    assert done.exit_code == 1
    assert "areas.csv: this file is missing" in done.stderr


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_cases_of_hudna_are_shown(name: str, language: str) -> None:
    """Every case that comes with Hudna can be shown in both languages."""
    assert _case("show", name, "--lang", language).exit_code == 0


# ---------------------------------------------------------------- beside other commands
def test_a_claim_of_a_case_is_explained_with_it(folder: Path, tmp_path: Path) -> None:
    """What a case names is explained by the case; without it that the case is missing is said."""
    report, record = tmp_path / "report.txt", tmp_path / "record.jsonl"
    report.write_text("أعلنت قوات السهل تعليق مشاركتها في المحادثات.\n", "utf-8")
    runner = CliRunner()
    coded = runner.invoke(main, ["code", str(report), "-o", str(record), "--case", str(folder)])
    assert coded.exit_code == 0
    claim = next(x.id for x in jsonl.read(record) if isinstance(x, Mention))
    explain = ["explain", str(record), claim]
    done = runner.invoke(main, [*explain, "--case", str(folder)])
    assert done.exit_code == 0
    assert "the case calls it so" in done.stdout
    assert "another version" not in done.stdout
    without = runner.invoke(main, explain)
    assert without.exit_code == 1
    assert "case our-truce" in without.stdout


def test_a_report_is_traced_with_its_case(folder: Path, tmp_path: Path) -> None:
    """`hudna trace --case` knows the case's actors too."""
    report = tmp_path / "report.txt"
    report.write_text("أعلنت قوات السهل تعليق مشاركتها في المحادثات.\n", "utf-8")
    done = CliRunner().invoke(main, ["trace", str(report), "--json", "--case", str(folder)])
    assert done.exit_code == 0
    assert "sahl-joint-forces" in done.stdout
