"""`hudna run` and `hudna export`: reports into a store, and the record of all of them out again."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.case import load
from hudna.case.new import create
from hudna.cli import main

_SAMPLES = Path(__file__).parents[2] / "samples"
_TABLE, _NOTES = _SAMPLES / "reports.jsonl", sorted(_SAMPLES.glob("*.txt"))
_LINKED = ("link", "origin", "passage", "story", "agreement", "track", "plan")


def hudna(*arguments: object) -> Result:
    """What a command does."""
    return CliRunner().invoke(main, [*map(str, arguments)])


def _run(store: Path, *inputs: object) -> dict[str, object]:
    done = hudna("run", *inputs, "--store", store, "--json")
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _export(store: Path) -> list[str]:
    out = store.with_suffix(".jsonl")
    done = hudna("export", "--store", store, "--format", "record", "-o", out, "--json")
    assert done.exit_code == 0, done.output
    lines = out.read_text("utf-8").splitlines()
    assert json.loads(done.stdout) == {"export": str(out), "format": "record", "lines": len(lines)}
    return lines


def _kind(line: str) -> str:
    return str(json.loads(line)["kind"])


def _dump(store: Path) -> list[str]:
    with sqlite3.connect(store) as connection:
        return list(connection.iterdump())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all samples, taken in at once."""
    path = tmp_path_factory.mktemp("store") / "case.db"
    assert _run(path, _TABLE, *_NOTES)["reports"] == 8
    return path


def test_the_record_comes_back_with_links(store: Path, tmp_path: Path) -> None:
    """The export holds the very lines that `hudna code` writes, and what linking found at last."""
    record = tmp_path / "record.jsonl"
    assert hudna("code", _TABLE, *_NOTES, "-o", record).exit_code == 0
    coded = record.read_text("utf-8").splitlines()
    lines = _export(store)
    single = lines[: len(coded)]
    assert single[0] == coded[0]
    assert sorted(single) == sorted(coded)
    assert {_kind(line) for line in lines[len(coded) :]} <= {*_LINKED}
    assert sum(_kind(line) == "origin" for line in lines) == 8


def test_the_same_again_is_nothing_new(store: Path) -> None:
    """A second run over the same reports says so and leaves every row as it was."""
    before = _dump(store)
    told = hudna("run", _TABLE, *_NOTES, "--store", store)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, "nothing new")
    news = _run(store, *_NOTES, _TABLE)
    assert (news["reports"], news["recoded"], news["known"]) == (0, 0, 8)
    assert (news["stories"], news["grown"], news["statuses"]) == ({}, [], [])
    assert _dump(store) == before


def test_several_runs_make_the_same_store(store: Path, tmp_path: Path) -> None:
    """Whether reports come at once or one after the other, what is exported is the same."""
    other = tmp_path / "case.db"
    assert _run(other, *reversed(_NOTES))["reports"] == 3
    assert _run(other, _TABLE)["reports"] == 5
    assert _export(other) == _export(store)


_TOLD = (
    "قصفت مدفعية جيش الهضبة بلدة المرجانة أمس الثلاثاء فقتل سبعة أشخاص. وقالت لجنة الرصد إن "
    "القذائف سقطت على سوق الخضار.\n"
    "قتل سبعة أشخاص في قصف مدفعي على بلدة المرجانة أمس الثلاثاء. وذكر مراسلنا أن القذائف سقطت "
    "على سوق الخضار قرب الجسر."
).splitlines()


def test_an_incident_grows_and_is_parted_by_a_person(tmp_path: Path) -> None:
    """A second account joins it; a person's judgement parts the two, and undone they are one."""
    store, table = tmp_path / "case.db", tmp_path / "reports.jsonl"
    rows = [
        {"id": f"r{n}", "source": f"sample {n}", "published": "2023-06-07", "text": text}
        for n, text in enumerate(_TOLD)
    ]
    for number in (1, 2):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows[:number]]
        table.write_text("\n".join(lines), "utf-8")
        news = _run(store, table)
    assert (news["reports"], news["known"], news["stories"]) == (1, 1, {})
    assert isinstance(news["grown"], list)
    (grown,) = news["grown"]
    assert (grown["before"]["origins"], grown["now"]["origins"]) == (1, 2)
    together = _export(store)
    (story,) = (json.loads(line) for line in together if _kind(line) == "story")
    voice = ("--store", store, "--by", "R.H.", "--reason", "two attacks", "--json")
    made = hudna("judge", *story["members"], "different", *voice)
    assert made.exit_code == 0, made.output
    apart = [json.loads(line) for line in _export(store)]
    assert [len(each["members"]) for each in apart if each["kind"] == "story"] == [1, 1]
    assert [(x["by"], x["judgement"]) for x in apart if x["kind"] == "link"] == [
        ("R.H.", "different")
    ]
    assert hudna("judge", "--undo", json.loads(made.stdout)["number"], *voice).exit_code == 0
    assert _export(store) == together


def test_what_cannot_be_read_is_a_problem_until_it_can(tmp_path: Path) -> None:
    """It is told, gives exit status 1, is kept in the store, and goes when the file is mended."""
    note, store = tmp_path / "note.docx", tmp_path / "case.db"
    note.write_bytes(b"PK\x03\x04 broken")
    first = hudna("run", note, "--store", store)
    again = hudna("run", note, "--store", store, "--json")
    assert (first.exit_code, again.exit_code) == (1, 1)
    assert first.stdout.split()[:3] == ["1", "new", "problems"]
    assert (first.stderr.count("note.docx"), again.stderr.count("note.docx")) == (1, 1)
    assert json.loads(again.stdout)["problems"] == 1
    assert [_kind(line) for line in _export(store)][-1] == "problem"
    shutil.copy(_NOTES[0], note)
    assert hudna("run", note, "--store", store).exit_code == 0
    assert "problem" not in {_kind(line) for line in _export(store)}


def test_the_case_is_remembered(tmp_path: Path) -> None:
    """A store has one case, known to later runs; where its folder changes, all is coded anew."""
    folder, other, store = tmp_path / "our-truce", tmp_path / "other", tmp_path / "case.db"
    create(folder)
    create(other)
    assert _run(store, _NOTES[0], "--case", folder)["reports"] == 1
    assert json.loads(_export(store)[0])["case"] == "our-truce"
    assert _run(store, _NOTES[0])["known"] == 1
    names = [site.id for site in load(str(folder)).sites]
    assert names
    assert not [name for name in names if name in "".join(_dump(store))]
    with (folder / "case.toml").open("a") as file:
        file.write("\n# a remark\n")
    assert _run(store, _NOTES[0], "--case", folder)["recoded"] == 1
    done = hudna("run", _NOTES[0], "--store", store, "--case", other)
    assert done.exit_code == 2
    assert "is about the case our-truce" in done.stderr


@pytest.mark.parametrize("command", ["export", "incident", "story", "timeline", "judge"])
def test_without_a_store(command: str, tmp_path: Path) -> None:
    """Commands that read a store say in one line that there is none, and how to make one."""
    more: dict[str, list[object]] = {
        "export": ["--format", "record", "-o", tmp_path / "x"],
        "timeline": ["x"],
        "judge": ["--list"],
    }
    done = hudna(command, "--store", tmp_path / "absent.db", *more.get(command, []))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "hudna run REPORTS --store" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage(store: Path, tmp_path: Path) -> None:
    """A format that there is not is refused with those that there are; a file is no store."""
    done = hudna("export", "--store", store, "--format", "plover", "-o", tmp_path / "x")
    assert done.exit_code == 2
    assert "'plover' is not 'record'" in done.stderr
    done = hudna("run", _NOTES[0], "--store", _TABLE)
    assert done.exit_code == 1
    assert "is no store" in done.stderr
    assert hudna("run", _NOTES[0]).exit_code == 2
