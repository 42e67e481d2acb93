"""`hudna ledger`: filing, releasing, undoing, and proofs that hold without Hudna."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.reports import claims, coded, document, run

from hudna.cli import main
from hudna.store import intake
from hudna.store.opening import opened

_INCIDENT = claims(document(1))[2].id
_WORDS = "الرادار لم يسجل أي طلعة"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of three reports, each with an incident."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as made:
        intake.add(made, coded(map(document, range(3))), run(), intake.Taken())
    return path


def _hudna(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["ledger", *map(str, arguments)])


def _file(store: Path, assessor: str, verdict: str, *more: object) -> Result:
    done = _hudna(
        "assess", _INCIDENT[:9], "--store", store, "--assessor", assessor, "--verdict", verdict,
        "--by", f"duty officer of {assessor}", "--reason", _WORDS, *more,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return done


def _outputs(store: Path, folder: Path, *reader: object) -> str:
    """Everything that the commands show or write of a ledger, in one text."""
    told = []
    for command in ("log", "incidents"):
        for form in ((), ("--json",)):
            more = reader if command == "log" else ()
            done = _hudna(command, "--store", store, *form, *more)
            assert done.exit_code == 0, done.output
            told.append(done.stdout)
    for form in ((), ("--redact",)):
        bundle = folder / f"bundle{len(form)}.zip"
        assert _hudna("export", "--proof", "--store", store, "-o", bundle, *form).exit_code == 0
        with zipfile.ZipFile(bundle) as archive:
            told.append(archive.read("entries.jsonl").decode())
    pages = (["incident", _INCIDENT], ["judge", "--list"])
    told += [CliRunner().invoke(main, [*page, "--store", str(store)]).output for page in pages]
    record = folder / "record.jsonl"
    asked = ["export", "--format", "record", "--store", str(store), "-o", str(record)]
    assert CliRunner().invoke(main, asked).exit_code == 0
    return "\n".join([*told, record.read_text("utf-8")])


def test_a_sealed_assessment_shows_nowhere(store: Path, tmp_path: Path) -> None:
    """Until both sides have filed no output has its words or verdict; then all that show it do."""
    _file(store, "sahl", "could-not-be-verified", "--source", "E", "--information", "5")
    shown = _outputs(store, tmp_path)
    assert _WORDS not in shown
    assert "could-not-be-verified" not in shown
    assert '"E"' not in shown
    assert "sahl, verification: sealed" in shown
    own = _hudna("log", "--store", store, "--for", "sahl").stdout
    assert _WORDS in own
    assert _WORDS not in _hudna("log", "--store", store, "--for", "hadaba").stdout
    _file(store, "hadaba", "substantiated")
    shown = _outputs(store, tmp_path)
    assert _WORDS in shown
    assert "sahl, verification: could-not-be-verified  E5" in shown
    assert "contested" in _hudna("incidents", _INCIDENT, "--store", store).stdout


def test_the_chair_releases(store: Path) -> None:
    """One side has filed: the chair opens it, nobody else does."""
    _file(store, "sahl", "not-confirmed")
    voice = ("--store", store, "--by", "chair", "--reason", "the term has run out")
    assert _hudna("release", _INCIDENT, *voice, "--role", "side").exit_code == 2
    assert "sealed" in _hudna("incidents", "--store", store).stdout
    assert _hudna("release", _INCIDENT, *voice).exit_code == 0
    (life,) = map(json.loads, _hudna("incidents", "--store", store, "--json").stdout.splitlines())
    assert (life["stage"], life["sealed"]) == ("not-confirmed", [])


def test_a_bundle_proves_itself_offline(store: Path, tmp_path: Path) -> None:
    """Whole and redacted it verifies with Python alone; tampered with, or cut, it does not."""
    for assessor in ("sahl", "hadaba"):
        _file(store, assessor, "substantiated")
    key, kept = tmp_path / "key.pem", tmp_path / "kept.json"
    public = _hudna("key", key).stdout.strip()
    signed = _hudna("checkpoint", "--store", store, "--key", key, "-o", kept, "--json")
    assert json.loads(signed.stdout)["size"] == 3
    for form in ((), ("--redact",)):
        bundle, folder = tmp_path / "bundle.zip", tmp_path / f"bundle{len(form)}"
        assert _hudna("export", "--proof", "--store", store, "-o", bundle, *form).exit_code == 0
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(folder)
        asked = ("--checkpoint", kept, "--key", public)
        assert _hudna("verify", bundle, *asked).exit_code == 0
        assert _alone(folder, *asked) == (0, "")
        entries = folder / "entries.jsonl"
        whole = entries.read_bytes()
        assert (_WORDS.encode() in whole) == (not form)
        assert (b'"salt"' in whole) == (not form)
        lines = whole.splitlines(keepends=True)
        entries.write_bytes(b"".join(lines[:-1]))
        assert _alone(folder, *asked)[1].startswith("cut off")
        entries.write_bytes(whole.replace(b'"at":"2', b'"at":"1', 1))
        assert _alone(folder, *asked)[1].startswith("entry 1: ")


def _alone(folder: Path, *arguments: object) -> tuple[int, str]:
    """What the program in a bundle says of its faults, in a Python without any package."""
    asked = [sys.executable, "-I", "-S", "verify.py", ".", *map(str, arguments)]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    *faults, end = done.stdout.splitlines()
    assert end.endswith("holds" if done.returncode == 0 else "does not hold")
    return done.returncode, "\n".join(faults)


def test_a_ledger_that_does_not_hold(store: Path) -> None:
    """The command names the entry, and its exit status is 1."""
    from sqlalchemy import text

    _file(store, "sahl", "substantiated")
    assert _hudna("verify", "--store", store).exit_code == 0
    with opened(store) as held, held.writing() as connection:
        connection.execute(text("DELETE FROM entries WHERE number = 1"))
    done = _hudna("verify", "--store", store)
    assert done.exit_code == 1
    assert "entry 1: in its place stands the entry numbered 2" in done.stdout


def test_the_hotline_is_entered(store: Path) -> None:
    """Any kind of entry is made of named fields; a claim is kept as it is."""
    voice = ("--store", store, "--by", "R.H.", "--reason", "reported", "--json")
    made = _hudna("enter", "contacted", "caller=sahl", "called=hadaba", "reached=false",
                  "summary=no answer", *voice)  # fmt: skip
    assert json.loads(made.stdout)["act"]["reached"] is False
    made = _hudna("enter", "claim-rejected", f"claim={_INCIDENT}", *voice)
    assert json.loads(made.stdout)["act"]["claim"]["id"] == _INCIDENT
    counted = json.loads(_hudna("review", "--store", store, "--json").stdout)
    assert counted == {
        "claims": {"proposed": 8, "accepted": 0, "edited": 0, "rejected": 1}, "orphans": [],
    }  # fmt: skip
    with opened(store) as held:
        without = [x for x in coded([document(1)], "2") if x.kind != "incident"]
        intake.add(held, without, run("2"), intake.Taken())
    told = _hudna("review", "--store", store).stdout
    assert "entry 2 (claim-rejected) finds its claim no more" in told
    undone = _hudna("undo", 2, *voice)
    assert json.loads(undone.stdout)["act"] == {"kind": "undone", "entry": 2}
    listed = _hudna("log", "--store", store, "--kind", "contacted", "--json").stdout
    assert len(listed.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["enter", "gossip"], "gossip is not entered so"),
        (["enter", "assessed"], "assessed is not entered so"),
        (["enter", "contacted", "caller"], "give NAME=VALUE"),
        (["enter", "contacted", "caler=sahl"], "has no caler"),
        (["enter", "contacted", "caller=sahl"], "missing required field"),
        (["enter", "claim-accepted", "claim=none"], "no claim none"),
        (["assess", "none", "--assessor", "a", "--verdict", "contested"], "no claim none"),
        (["assess", _INCIDENT, "--assessor", "a", "--verdict", "true"], "answers no question"),
        (["assess", _INCIDENT, "--assessor", "a", "--verdict", "contested", "--evidence", "x"],
         "DOCUMENT:START-END"),
        (["assess", _INCIDENT, "--assessor", "a", "--verdict", "contested", "--evidence", "x:1-2"],
         "no document x"),
        (["assess", _INCIDENT, "--assessor", "a", "--verdict", "contested", "--evidence",
          f"{document(1).id}:1-9999"], "no such words"),
        (["release", _INCIDENT], "nothing was filed"),
        (["undo", "5"], "no entry 5"),
    ],
)  # fmt: skip
def test_what_makes_no_sense(store: Path, arguments: list[str], why: str) -> None:
    """Exit status 2, a sentence that says why, and nothing entered."""
    done = _hudna(*arguments, "--store", store, "--by", "R.H.", "--reason", "seen")
    assert done.exit_code == 2
    assert why in done.stderr
    assert _hudna("log", "--store", store).stdout == ""


def test_nothing_to_verify(store: Path, tmp_path: Path) -> None:
    """A file that is no bundle, and no file at all, are told so."""
    assert _hudna("verify").exit_code == 2
    assert _hudna("verify", store).exit_code == 1
    assert "nothing to verify" in _hudna("verify", tmp_path / "absent.zip").stderr


def test_a_bundle_that_is_damaged_as_a_file(store: Path, tmp_path: Path) -> None:
    """Whatever byte of the zip file is wrong, it is an error or a fault, and never an exception."""
    _file(store, "sahl", "substantiated")
    bundle = tmp_path / "bundle.zip"
    assert _hudna("export", "--proof", "--store", store, "-o", bundle).exit_code == 0
    whole = bundle.read_bytes()
    for at in [*range(0, 900, 45), len(whole) - 60, len(whole) - 10]:
        bundle.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        done = _hudna("verify", bundle)
        assert done.exception is None or isinstance(done.exception, SystemExit), (at, done)
    bundle.write_bytes(whole[: len(whole) // 2])
    assert _hudna("verify", bundle).exit_code == 1
