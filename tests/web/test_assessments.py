"""Assessments on the page of an incident: side by side once both have filed, sealed until then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient
from tests.ledger.clock import SetClock

from hudna.ledger.entries import Voice
from hudna.ledger.entries.incidents import Assessed, IncidentOpened
from hudna.model import Incident, Story
from hudna.model.terms import Capacity, Credibility, Question, Reliability
from hudna.store import contents, entries, listing
from hudna.store.opening import opened
from hudna.store.store import Store
from hudna.web.app import app

_REASON = "شهادة من الميدان"


@pytest.fixture
def held(store_path: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store, to file in."""
    with opened(Path(copyfile(store_path, tmp_path / "case.db"))) as store:
        yield store


@pytest.fixture
def client(held: Store) -> TestClient:
    """Anybody."""
    return TestClient(app(held, SetClock()), base_url="http://127.0.0.1:8765")


def _file(store: Store, incident: Incident, assessor: str, verdict: str) -> int:
    """An assessment by a side of whether it happened."""
    act = Assessed(
        incident=incident.id, assessor=assessor, question=Question.VERIFICATION, verdict=verdict,
        source=Reliability.B, information=Credibility.PROBABLY_TRUE,
    )  # fmt: skip
    with store.writing() as connection:
        voice = Voice(f"centre of {assessor}", Capacity.SIDE, _REASON)
        return entries.append(connection, act, voice, SetClock()).number


@pytest.mark.parametrize(("language", "confirmed"), [("ar", "غير مؤكد"), ("en", "not confirmed")])
def test_sealed_until_both_have_filed(
    held: Store, client: TestClient, language: str, confirmed: str
) -> None:
    """Of one side's assessment only that it was filed is shown; then both, with both grades."""
    with held.writing() as connection:
        incident = listing.claims_of(connection, "incident")[0]
        assert isinstance(incident, Incident)
        voice = Voice("keeper", Capacity.KEEPER, "alleged")
        opening = IncidentOpened(incident=incident.id, claim=incident)
        entries.append(connection, opening, voice, SetClock())
        story = next(
            x for x in contents.linked_of(connection, "story")
            if isinstance(x, Story) and incident.id in x.members
        )  # fmt: skip
    page = f"/stories/{story.id}?lang={language}"
    first = _file(held, incident, "RUS", "not-confirmed")
    html = client.get(page).text
    for secret in (confirmed, _REASON, "centre of RUS"):
        assert secret not in html
    assert "/review" in html
    _file(held, incident, "TUR", "substantiated")
    html = client.get(page).text
    assert confirmed in html
    assert html.count(_REASON) == 2
    assert html.count('<bdi class="code" dir="ltr">B</bdi>') == 2
    client.post("/name", data={"name": "ر. ح."}, headers={"origin": "http://127.0.0.1:8765"})
    undo = client.post(
        "/undo", data={"entry": str(first)}, headers={"origin": "http://127.0.0.1:8765"}
    )
    assert undo.status_code == 404
