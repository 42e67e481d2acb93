"""`hudna story`, `hudna incident`, `hudna judge`: what a store holds, and deciding about it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.reports import claims, coded, document, run

from hudna import linking
from hudna.cli import main
from hudna.link.reports import Report
from hudna.model import (
    Basis,
    Conflict,
    Counts,
    DateRange,
    Event,
    FieldReading,
    Incident,
    Judgement,
    Linked,
    Place,
    Story,
    StoryKind,
    Text,
)
from hudna.store import intake
from hudna.store.opening import opened
from hudna.store.relinking import relink

_REPORTS = range(1, 4)


def _story(members: Sequence[Incident | Event], of: StoryKind) -> Story:
    name = of.value[0] + members[0].id[:4]
    day = dt.date(2031, 3, 1)
    return Story(
        id=f"y{name}", of=of, type=str(members[0].type), members=tuple(x.id for x in members),
        documents=tuple(x.document for x in members),
        date=DateRange(start=day, end=day + dt.timedelta(days=len(members)), basis=Basis.EXPLICIT)
        if of is StoryKind.INCIDENT else None,
        place=Place(id="marjana", name="Marjana", name_ar="المرجانة"),
        counts=Counts(reports=len(members), outlets=1, origins=1), agrees=("place",),
        conflicts=(Conflict(field="killed", readings=(
            FieldReading(value="7", documents=(members[0].document,)),
            FieldReading(value="3", documents=tuple(x.document for x in members[1:])),
        )),),
        title=Text(ar="قصف سوق المرجانة"),
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of three reports, in which a stand-in for linking finds one incident and an event.

    A judgement that two incidents are different takes the second one out.
    """

    def stories(reports: Iterable[Report], _: object, ground: linking.Ground) -> list[Linked]:
        told = [x for _, own in reports for x in own]
        apart = {x.to for x in ground.judged if x.judgement is Judgement.DIFFERENT}
        one = [x for x in told if isinstance(x, Incident) and x.id not in apart]
        events = [x for x in told if isinstance(x, Event)]
        return [_story(one, StoryKind.INCIDENT), _story(events, StoryKind.EVENT), *ground.judged]

    monkeypatch.setattr(linking, "of_judgements", stories)
    monkeypatch.setattr(linking, "of_reports", lambda *_: [])
    path = tmp_path / "case.db"
    with opened(path, create=True) as made:
        intake.add(made, coded(map(document, _REPORTS)), run(), intake.Taken())
        relink(made)
    return path


def _hudna(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def _json(*arguments: object) -> list[dict[str, object]]:
    done = _hudna(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_page_of_an_incident(store: Path) -> None:
    """Accounts, agreements, conflicts, who alleges, positions, each with the words, by any id."""
    incident = claims(document(1))[2]
    done = _hudna("incident", incident.id[:9], "--store", store)
    assert done.exit_code == 0, done.output
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0].startswith("Reported, not established")
    assert "shelling, Marjana 3 reports · 1 outlet · 1 origin" in lines[1]
    assert "قصف سوق المرجانة" in lines
    assert lines[lines.index("killed") :][1:5] == ["1 report", "7", "2 reports", "3"]
    assert "Sahl Forces" in lines
    assert "according to     Spokesman (jaysh-al-hadaba)" in lines
    assert lines.count("قوات السهل قصفت سوق المرجانة") == 3
    assert "إن قوات السهل قصفت سوق المرجانة" in lines
    ((page),) = _json("incident", incident.id, "--store", store)
    assert isinstance(page["accounts"], list)
    assert isinstance(page["positions"], list)
    assert (len(page["accounts"]), len(page["positions"])) == (3, 3)


def test_an_incident_is_an_incident(store: Path) -> None:
    """The story of an event is shown by `story` only."""
    event = claims(document(1))[1]
    assert _hudna("story", event.id, "--store", store).exit_code == 0
    done = _hudna("incident", event.id, "--store", store)
    assert done.exit_code == 2
    assert "hudna story" in done.stderr


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ([], ["incident", "event"]),
        (["--type", "shelling"], ["incident"]),
        (["--type", "Assault"], ["event"]),
        (["--since", "2031-03-04"], ["incident"]),
        (["--since", "2031-03-05"], []),
        (["--until", "2031-03-01"], ["incident"]),
        (["--until", "2031-02-28"], []),
        (["--place", "المرجانه"], ["incident", "event"]),
        (["--place", "MARJANA"], ["incident", "event"]),
        (["--place", "Elsewhere"], []),
    ],
)
def test_lists_are_by_day_and_choose(store: Path, options: list[str], kinds: list[str]) -> None:
    """Stories by day, those without one last; of a type, some days, a place in any spelling."""
    found = _json("story", "--store", store, *options)
    assert [story["of"] for story in found] == kinds
    own = _json("incident", "--store", store, *options)
    assert [story["of"] for story in own] == [kind for kind in kinds if kind == "incident"]


def test_a_list_for_people(store: Path) -> None:
    """Each story has its line, its Arabic title one of its own."""
    done = _hudna("story", "--store", store)
    head, title, other, _, total = done.stdout.splitlines()
    assert head.startswith("2031-03-01 – 2031-03-04  y")
    assert title == "  قصف سوق المرجانة"
    assert other.startswith("no day  y")
    assert total == "2 stories"


def test_a_judgement_changes_the_story_and_is_undone(store: Path) -> None:
    """It is kept with author, time and reason; the story is worked out anew, and back again."""
    one, two = (claims(document(n))[2] for n in (1, 2))
    voice = ("--store", store, "--by", "R.H.", "--reason", "another street")
    (made,) = _json("judge", one.id[:9], two.id[:9], "different", *voice)
    act = made["act"]
    assert isinstance(act, dict)
    assert (made["by"], made["reason"], act["judgement"]) == ("R.H.", "another street", "different")
    assert dt.datetime.fromisoformat(str(made["at"])).tzinfo is not None
    (story,) = _json("incident", "--store", store)
    assert isinstance(story["members"], list)
    assert two.id not in story["members"]
    (undone,) = _json("judge", "--undo", made["number"], *voice)
    assert undone["act"] == {"kind": "undone", "entry": made["number"]}
    (story,) = _json("incident", "--store", store)
    assert isinstance(story["members"], list)
    assert two.id in story["members"]
    listed = _json("judge", "--list", "--store", store)
    assert [(each["number"], each["holds"]) for each in listed] == [(1, False), (2, True)]
    shown = _hudna("judge", "--list", "--store", store).stdout
    assert "same-incident: different  (undone)" in shown


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "give FROM TO"),
        (["--list", "--undo", "1"], "give FROM TO"),
        (["i1", "i2"], "give --by"),
        (["i1", "--by", "a", "--reason", "b"], "give FROM TO and same"),
        (["i1", "i2", "perhaps"], "perhaps"),
        (["none", "i2", "same", "--by", "a", "--reason", "b"], "no claim none"),
        (["--undo", "7", "--by", "a", "--reason", "b"], "no entry 7"),
    ],
)
def test_judging_without_sense(store: Path, arguments: list[str], why: str) -> None:
    """Half a judgement, one without author, or of claims that are not there: exit status 2."""
    done = _hudna("judge", *arguments, "--store", store)
    assert done.exit_code == 2
    assert why in done.stderr
    assert _json("judge", "--list", "--store", store) == []


def test_links_that_are_not_the_newest_are_told(store: Path, tmp_path: Path) -> None:
    """After a run that was stopped before it linked, whatever is shown says so, and is shown."""
    record = ("export", "--format", "record", "-o", tmp_path / "record.jsonl")
    commands = (("story",), ("incident",), record)
    assert [_hudna(*each, "--store", store).stderr for each in commands] == [""] * 3
    with opened(store) as held:
        intake.add(held, coded([document(9)]), run(), intake.Taken())
    for each in commands:
        done = _hudna(*each, "--store", store)
        assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
        assert "since linking was done last" in done.stderr


def test_what_is_not_there(store: Path) -> None:
    """A story that is not there, or a day that is none: exit status 2."""
    assert _hudna("story", "none", "--store", store).exit_code == 2
    assert _hudna("story", "--since", "yesterday", "--store", store).exit_code == 2
    done = _hudna("timeline", "none", "--store", store)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
