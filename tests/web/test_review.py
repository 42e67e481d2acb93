"""The review queue: what a person decides there are entries of the ledger, and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.ledger.clock import SetClock

from hudna.ledger.entries.review import ClaimAccepted, ClaimEdited, ClaimRejected, Undone
from hudna.model import Claim, Count, Event, Incident
from hudna.store import contents, entries
from hudna.store.opening import opened
from hudna.store.store import Store
from hudna.vocab import labels
from hudna.web.app import app
from hudna.web.pages import editing

_OURS = {"origin": "http://127.0.0.1:8765"}


@pytest.fixture
def held(store_path: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store, to decide in."""
    with opened(Path(copyfile(store_path, tmp_path / "case.db"))) as store:
        yield store


@pytest.fixture
def desk(held: Store) -> TestClient:
    """A browser of somebody who gave a name."""
    client = TestClient(app(held, SetClock()), base_url="http://127.0.0.1:8765", headers=_OURS)
    client.post("/name", data={"name": "ر. ح."})
    return client


def _ids(html: str) -> list[str]:
    """The claims of a page of the queue."""
    return re.findall(r'formaction="/review/([^/"]+)/accept"', html)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_queue_shows_each_claim_in_its_sentence(desk: TestClient, language: str) -> None:
    """Every claim that waits is there with its words marked in their sentence."""
    html = desk.get("/review?kind=incident", headers={"accept-language": language}).text
    assert f'<html lang="{language}"' in html
    assert len(_ids(html)) == html.count("<mark>") > 0


def test_decisions_are_entries(desk: TestClient, held: Store) -> None:
    """Who accepts, rejects and edits leaves an entry with name and reason, and goes on."""
    first, second, third = _ids(desk.get("/review?kind=incident").text)[:3]
    form = {"seen": "0", "kind": "incident", "next": second}
    answer = desk.post(f"/review/{first}/accept", data=form)
    assert str(answer.url).endswith(f"/review?kind=incident&done=1#{second}")
    assert first not in _ids(answer.text)
    desk.post(f"/review/{second}/reject", data={"seen": "0", "reason": "خبر عن تدريب"})
    desk.post(f"/review/{third}/edit", data={"seen": "0", "type": "shelling", "date": "2016-02-27"})
    with held.reading() as connection:
        accepted, rejected, edited = entries.every(connection)
    assert isinstance(accepted.act, ClaimAccepted)
    assert (accepted.by, accepted.act.claim.id) == ("ر. ح.", first)
    assert accepted.reason
    assert isinstance(rejected.act, ClaimRejected)
    assert rejected.reason == "خبر عن تدريب"
    assert isinstance(edited.act, ClaimEdited)
    assert isinstance(edited.act.edited, Incident)
    assert str(edited.act.edited.type) == "shelling"
    assert edited.act.edited.date is not None
    assert str(edited.act.edited.date.start) == "2016-02-27"


def test_a_decision_is_undone_by_another(desk: TestClient, held: Store) -> None:
    """What is taken back waits again; both entries stay."""
    (first, *_) = _ids(desk.get("/review?kind=incident").text)
    done = desk.post(f"/review/{first}/accept", data={"seen": "0"})
    assert '<input type="hidden" name="entry" value="1">' in done.text
    answer = desk.post("/undo", data={"entry": "1", "kind": "incident"})
    assert first in _ids(answer.text)
    with held.reading() as connection:
        assert isinstance(entries.every(connection)[1].act, Undone)
    assert desk.post("/undo", data={"entry": "1"}).status_code == 400


def test_two_who_decide_at_once(desk: TestClient, held: Store) -> None:
    """Who did not see what was decided meanwhile is told so, and nothing is entered."""
    (first, *_) = _ids(desk.get("/review").text)
    assert desk.post(f"/review/{first}/accept", data={"seen": "0"}).status_code == 200
    assert desk.post(f"/review/{first}/reject", data={"seen": "0"}).status_code == 409
    with held.reading() as connection:
        assert len(entries.every(connection)) == 1


def test_nothing_is_entered_that_should_not_be(desk: TestClient, held: Store) -> None:
    """Without a name, from another site, of no claim or with nonsense there is no entry."""
    (first, *_) = _ids(desk.get("/review?kind=incident").text)
    foreign = {"origin": "http://example.org"}
    accept = f"/review/{first}/accept"
    assert desk.post(accept, data={"seen": "0"}, headers=foreign).status_code == 403
    assert desk.post("/review/none/accept", data={"seen": "0"}).status_code == 400
    wrong = {"seen": "0", "date": "2016-02-30"}
    assert desk.post(f"/review/{first}/edit", data=wrong).status_code == 400
    assert desk.post("/undo", data={"entry": "7"}).status_code == 400
    assert desk.post("/undo", data={"entry": "x"}).status_code == 404
    assert desk.post(accept, content=b"a" * 100_000).status_code == 413
    assert desk.get(accept).status_code == 405
    desk.cookies.clear()
    assert desk.post(accept, data={"seen": "0"}).status_code == 400
    with held.reading() as connection:
        assert entries.every(connection) == []


def test_a_form_left_as_it_was_changes_nothing(store: Store) -> None:
    """What the form shows of any claim, sent back, is the claim; so no field is lost."""
    known = labels.load()
    with store.reading() as connection:
        claims = [claim for _, own in contents.Reports(connection) for claim in own]
    assert {Incident, Event, Count} <= {type(x) for x in claims}
    for claim in claims:
        form = {each.name: each.value for each in editing.fields(claim, known)}
        assert editing.edited(claim, form) == claim


def test_every_word_of_a_form_can_be_chosen(store: Store) -> None:
    """Each choice of a form makes a claim that can be written and read again."""
    known = labels.load()
    with store.reading() as connection:
        claims = [claim for _, own in contents.Reports(connection) for claim in own]
    for claim in {type(x): x for x in claims}.values():
        for field in editing.fields(claim, known):
            for choice in field.choices:
                made = editing.edited(claim, {field.name: choice.value})
                assert msgspec.json.decode(msgspec.json.encode(made), type=Claim) == made
