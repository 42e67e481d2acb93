"""Judgements: appended, undone by a further row, and never lost."""

from __future__ import annotations

import pytest
from tests.ledger.clock import SetClock
from tests.store.reports import claims, coded, document, run

from hudna.errors import UsageError
from hudna.ledger.entries import Entry, Voice
from hudna.ledger.entries.review import Judged, Undone
from hudna.model import Claim, Judgement
from hudna.model.terms import Capacity
from hudna.store import entries, intake, judgements, lookup
from hudna.store.store import Store

_VOICE = Voice("R.H.", Capacity.MONITOR, "same street, same hour")
_SHELLING = [claims(document(n))[2] for n in range(3)]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with three reports."""
    intake.add(store, coded(map(document, range(3))), run(), intake.Taken())
    return store


def _judge(store: Store, one: Claim, other: Claim, judgement: str = "same") -> Entry:
    with store.writing() as connection:
        act = judgements.judged((one, other), Judgement(judgement))
        return entries.append(connection, act, _VOICE, SetClock())


def _undo(store: Store, decision: Entry) -> Entry:
    with store.writing() as connection:
        return entries.append(connection, Undone(entry=decision.number), _VOICE, SetClock())


def _held(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as connection:
        return [(x.from_, x.to, str(x.judgement)) for x in judgements.links(connection)[0]]


def test_of_two_claims_the_last_judgement_holds(filled: Store) -> None:
    """Whoever judges again, in either direction, has the last word; the first stays on record."""
    one, two, three = _SHELLING
    _judge(filled, one, two)
    _judge(filled, two, three, "unsure")
    _judge(filled, two, one, "different")
    assert _held(filled) == [(two.id, three.id, "unsure"), (two.id, one.id, "different")]
    with filled.reading() as connection:
        every = entries.every(connection)
    acts = [each.act for each in every if isinstance(each.act, Judged)]
    assert [act.judgement for act in acts] == ["same", "unsure", "different"]
    assert {(each.by, each.role, each.reason) for each in every} == {_VOICE}


def test_undone_and_done_again(filled: Store) -> None:
    """A judgement that is undone holds no more; undoing that brings it back; all stay on record."""
    one, two, _ = _SHELLING
    made = _judge(filled, one, two)
    undone = _undo(filled, made)
    assert _held(filled) == []
    with pytest.raises(UsageError, match="does not hold any more"):
        _undo(filled, made)
    _undo(filled, undone)
    assert _held(filled) == [(one.id, two.id, "same")]
    with filled.reading() as connection:
        every = entries.every(connection)
    acts = [each.act for each in every]
    assert acts == [made.act, Undone(entry=made.number), Undone(entry=undone.number)]
    assert [each.number for each in every] == [1, 2, 3]


def test_claims_are_found_again_after_coding_anew(filled: Store) -> None:
    """A judgement finds claims of other ids by document, kind, type and words; it stays itself."""
    one, two, _ = _SHELLING
    made = _judge(filled, one, two)
    again = [document(0), document(1)]
    intake.add(filled, coded(again, "2", shift=3), run("2"), intake.Taken())
    ids = [claims(each, "2", shift=3)[2].id for each in again]
    assert one.id not in ids
    assert _held(filled) == [(*ids, "same")]
    with filled.reading() as connection:
        assert entries.every(connection) == [made]


def test_what_finds_its_claims_no_more_is_listed(filled: Store) -> None:
    """A judgement on claims that another version does not read holds of nothing, and is kept."""
    one, two, _ = _SHELLING
    made = _judge(filled, one, two)
    without = [line for line in coded([document(0)], "2") if line.kind != "incident"]
    intake.add(filled, without, run("2"), intake.Taken())
    with filled.reading() as connection:
        assert judgements.links(connection) == ([], [made])
    intake.add(filled, coded([document(0)], "3"), run("3"), intake.Taken())
    assert _held(filled) == [(one.id, two.id, "same")]


def test_what_cannot_be_one(filled: Store) -> None:
    """A claim and itself, or an incident and a statement, are not judged."""
    statement, _, incident = claims(document(0))
    for other, why in ((incident, "one claim"), (statement, "incident and statement")):
        with pytest.raises(UsageError, match=why):
            _judge(filled, incident, other)


def test_ids_by_their_first_letters(filled: Store) -> None:
    """The beginning of one id is enough; of several it is refused, and they are named."""
    with filled.reading() as connection:
        for each in _SHELLING:
            assert lookup.claim(connection, each.id) == each
            assert lookup.claim(connection, each.id[:9]) == each
        with pytest.raises(UsageError, match="several: i"):
            lookup.claim(connection, "i")
        with pytest.raises(UsageError, match="no claim x"):
            lookup.claim(connection, "x")
        with pytest.raises(UsageError):
            lookup.claim(connection, "")
