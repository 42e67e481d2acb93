"""`hudna case`: case files made and checked on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.case import names
from hudna.cli import main


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
    assert done.stdout.splitlines() == names()


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
