"""Mistakes in a case file: each gives exactly one line that names file, line and key."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna import case
from hudna.case import known
from hudna.case.folder import drafted
from hudna.case.loading import checked
from hudna.case.new import SKELETON
from hudna.errors import CaseError, UsageError

_ROOT = Path(__file__).parents[1]
_TRUCE = "agreements/sahl-truce.toml"


_KNOWN = known.load()


def _mistakes(folder: Path) -> list[str]:
    return [str(mistake) for mistake in case.check(str(folder), _KNOWN).reading.mistakes]


def test_a_new_case_file_is_right(folder: Path) -> None:
    """What `hudna case new` writes has no mistake and can be loaded."""
    assert _mistakes(folder) == []
    loaded = case.load(str(folder))
    assert loaded.id == "sahl-2023"
    assert [a.id for a in loaded.agreements] == ["sahl-truce"]
    assert [c.id for p in loaded.agreements[0].provisions for c in p.commitments] == [
        "exchange-prisoner-lists",
        "open-crossing",
    ]


_MISTAKES = tomllib.loads((_ROOT / "data" / "case_mistakes.toml").read_text("utf-8"))["mistake"]


@pytest.mark.parametrize("mistake", _MISTAKES, ids=lambda each: each["says"])
def test_a_mistake_gives_one_line(folder: Path, mistake: dict[str, str]) -> None:
    """Every kind of mistake is named once, with file, line and key."""
    file = folder / mistake["file"]
    written = file.read_text("utf-8")
    assert mistake["old"] in written
    file.write_text(written.replace(mistake["old"], mistake["new"], 1), "utf-8")
    assert _mistakes(folder) == [mistake["says"]]


def test_every_mistake_is_named_at_once(folder: Path) -> None:
    """Mistakes of several files are told together, and as one error by whoever loads the case."""
    for mistake in _MISTAKES[2], _MISTAKES[-1]:
        file = folder / mistake["file"]
        file.write_text(file.read_text("utf-8").replace(mistake["old"], mistake["new"], 1), "utf-8")
    told = _mistakes(folder)
    assert told == sorted(m["says"] for m in (_MISTAKES[2], _MISTAKES[-1]))
    with pytest.raises(CaseError) as caught:
        case.load(str(folder))
    assert str(caught.value).splitlines() == [f"{folder}: {line}" for line in told]


@pytest.mark.parametrize("name", ["case.toml", "references.csv", "actors.csv", "roles.csv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """What is missing is named; what only it could hold is not called unknown."""
    (folder / name).unlink()
    assert _mistakes(folder) == [f"{name}: this file is missing"]


@pytest.mark.parametrize(
    "name", ["statuses.csv", "designations.csv", "tracks.toml", "sources.csv", "restricted"]
)
def test_some_files_may_be_missing(folder: Path, name: str) -> None:
    """A small case has neither lists nor talks."""
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert _mistakes(folder) == []


def test_a_case_without_agreements_is_none(folder: Path) -> None:
    """At least one agreement is in the folder."""
    (folder / _TRUCE).unlink()
    message = "agreements: there is no agreement: a case has one file or more in this folder"
    assert _mistakes(folder) == [message]


def test_an_agreement_has_its_id_as_name(folder: Path) -> None:
    """The file of an agreement is named like its id."""
    (folder / _TRUCE).rename(folder / "agreements" / "truce.toml")
    message = "the file of sahl-truce is named agreements/sahl-truce.toml"
    assert _mistakes(folder) == [f"agreements/truce.toml, line 2, id: {message}"]


def test_notified_sites_are_restricted(folder: Path) -> None:
    """Notified sites are in their restricted file and nowhere else."""
    (folder / "restricted" / "sites.csv").rename(folder / "sites.csv")
    message = "notified sites are restricted: move it to restricted/sites.csv"
    assert _mistakes(folder) == [f"sites.csv: {message}"]


def test_other_tables_are_no_part_of_a_case(folder: Path) -> None:
    """A file that nobody reads is named; a text beside the case is not."""
    (folder / "notes.csv").write_text("a,b\n", "utf-8")
    (folder / "README.md").write_text("our case\n", "utf-8")
    assert _mistakes(folder) == ["notes.csv: is no file of a case; see docs/case.md"]


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    """An editor that saves in another encoding is found out."""
    file = folder / "roles.csv"
    file.write_bytes(file.read_bytes().replace(b"monitor", "مراقب".encode("cp1256")))
    assert _mistakes(folder) == ["roles.csv: is not UTF-8: save it as UTF-8"]


def test_what_a_spreadsheet_adds_does_no_harm(folder: Path) -> None:
    """A mark of the encoding, other ends of lines and lines of empty cells are passed over."""
    file = folder / "roles.csv"
    written = file.read_text("utf-8").replace("\n", "\r\n") + ",,,,,,\r\n"
    file.write_bytes(b"\xef\xbb\xbf" + written.encode())
    assert _mistakes(folder) == []


def test_what_is_checked_has_a_reference_with_a_date(folder: Path) -> None:
    """A fact that was looked up can be looked up again."""
    file = folder / "references.csv"
    file.write_text(file.read_text("utf-8") + "letter,A letter,Hudna's samples,,\n", "utf-8")
    assert _mistakes(folder) == []
    roles = folder / "roles.csv"
    roles.write_text(roles.read_text("utf-8") + "XSH,supporter,,,,letter,true\n", "utf-8")
    message = "looked up, but none of its references has a date"
    assert _mistakes(folder) == [f"roles.csv, line 8, checked: {message}"]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("", "its line of columns is missing"),
        ("# comment\n", "its line of columns is missing"),
        ("actor,actor,role,checked\n", "line 1, actor: this column is there twice"),
    ],
)
def test_a_table_needs_its_columns(folder: Path, header: str, says: str) -> None:
    """An empty table is no table, and a column stands in it once."""
    (folder / "roles.csv").write_text(header, "utf-8")
    assert [line.removeprefix("roles.csv").lstrip(":, ") for line in _mistakes(folder)] == [says]


def test_columns_that_may_be_empty_may_be_missing(folder: Path) -> None:
    """A table has the columns that somebody needs."""
    (folder / "roles.csv").write_text("role,actor,checked\nmonitor,united-nations,false\n", "utf-8")
    (folder / "sources.csv").write_text("outlet,grade,reason\nreuters,A,x\n", "utf-8")
    assert _mistakes(folder) == []


def test_nobody_waits_for_a_file_that_is_no_case(folder: Path) -> None:
    """Files that no hand has written are refused, not read."""
    (folder / "case.toml").write_text(f"id = {'[' * 100_000}", "utf-8")
    (folder / "roles.csv").write_bytes(b"x" * 4_000_001)
    assert [line.partition(": ")[2][:12] for line in _mistakes(folder)] == [
        "is no TOML t",
        "is larger th",
    ]


_FILES = {
    path.relative_to(SKELETON).as_posix(): path.read_text("utf-8")
    for path in sorted(SKELETON.rglob("*.*"))
}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(_FILES)), st.integers(0), st.integers(0, 40), st.text(max_size=12))
def test_whatever_is_written_is_told(file: str, at: int, length: int, words: str) -> None:
    """However a file is spoilt, its case is read, and each mistake is one line of a file."""
    written = _FILES[file]
    at %= len(written)
    spoilt = written[:at] + words + written[at + length :]
    draft = checked(drafted(_FILES | {file: spoilt}, []), _KNOWN)
    assert (draft.case() is None) == bool(draft.reading.mistakes)
    for mistake in draft.reading.mistakes:
        assert "\n" not in str(mistake)
        assert 0 <= mistake.line <= len(_FILES.get(mistake.file, spoilt).splitlines()) + 14


def test_a_longer_circle_is_told_once(folder: Path) -> None:
    """Agreements that belong to each other make one mistake, not one for each."""
    other = (folder / _TRUCE).read_text("utf-8").partition("[[provision]]")[0]
    (folder / "agreements" / "annex.toml").write_text(
        other.replace('id = "sahl-truce"', 'id = "annex"\npart_of = "sahl-truce"'), "utf-8"
    )
    assert _mistakes(folder) == []
    truce = folder / _TRUCE
    truce.write_text(
        truce.read_text("utf-8").replace("type =", 'part_of = "annex"\ntype ='), "utf-8"
    )
    message = "a circle: annex belongs to sahl-truce belongs to annex"
    assert _mistakes(folder) == [f"agreements/annex.toml, line 3, part_of: {message}"]


def test_nothing_is_certain_of_a_month(folder: Path) -> None:
    """Days known only by month do not contradict each other within it."""
    roles = folder / "roles.csv"
    written = roles.read_text("utf-8").replace(
        "hadaba-army,party,sahl-truce,2023-05-15,,", "hadaba-army,party,sahl-truce,2023-05,2023-06,"
    )
    roles.write_text(f"{written}hadaba-army,excluded,sahl-truce,2023-06,,sahl-text,true\n", "utf-8")
    assert _mistakes(folder) == []


def test_an_unknown_case_is_wrong_usage() -> None:
    """A name that is neither a folder nor a case of Hudna's is refused with both in view."""
    with pytest.raises(UsageError, match="atlantis-1999 is neither a folder nor a case"):
        case.load("atlantis-1999")


@pytest.mark.parametrize("name", case.names())
def test_the_cases_that_come_with_hudna_are_right(name: str) -> None:
    """Every case file in the wheel passes its own check, under the id that names it."""
    assert [str(mistake) for mistake in case.check(name, _KNOWN).reading.mistakes] == []
    assert case.load(name).id == name
