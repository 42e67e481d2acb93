"""States worked out from entries: reviews, lives of incidents, what is sealed, as of any moment."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.reports import claims, document

from hudna.ledger import review
from hudna.ledger.assessments import closed_to, sealed
from hudna.ledger.entries import AnyAct, Entry
from hudna.ledger.entries.hotline import InformationRequested, Replied
from hudna.ledger.entries.incidents import (
    ANSWERS,
    Assessed,
    DuplicateFound,
    IncidentOpened,
    IncidentReopened,
    IncidentWithdrawn,
    Released,
    Screened,
    VerificationBegun,
)
from hudna.ledger.entries.register import CommitmentRegistered, StatusReported
from hudna.ledger.entries.review import ClaimAccepted, ClaimEdited, ClaimRejected, Undone
from hudna.ledger.incidents import Life, changes, lives
from hudna.ledger.standing import as_of, standing
from hudna.ledger.undertakings import unanswered, undertakings
from hudna.model import Actor, Commitment, Incident, Modality, Status, StatusType
from hudna.model.terms import Capacity, Question, ReviewState, Stage, Verdict

_CLAIMS = [claim for claim in claims(document(1)) if isinstance(claim, Incident)] + [
    claim for claim in claims(document(2)) if isinstance(claim, Incident)
]
_ONE, _TWO = _CLAIMS
_OPENED = IncidentOpened(incident=_ONE.id, claim=_ONE)


def entries_of(*acts: AnyAct | tuple[AnyAct, Capacity]) -> list[Entry]:
    """Acts as entries, one an hour; an assessment is a side's where nothing else is said."""
    made = []
    for number, given_ in enumerate(acts, 1):
        act, role = given_ if isinstance(given_, tuple) else (given_, Capacity.SIDE)
        if isinstance(act, Released) and not isinstance(given_, tuple):
            role = Capacity.CHAIR
        at = f"2031-03-{9 + number // 24:02}T{number % 24:02}:00:00Z"
        made.append(Entry(number=number, at=at, by="R.H.", role=role, reason="seen", act=act))
    return made


def _filed(assessor: str, verdict: str, question: str = "verification") -> Assessed:
    return Assessed(
        incident=_ONE.id, assessor=assessor, question=Question(question), verdict=verdict
    )


def _life(*acts: AnyAct | tuple[AnyAct, Capacity]) -> Life:
    return lives(entries_of(_OPENED, *acts))[_ONE.id]


@pytest.mark.parametrize(
    ("acts", "stage"),
    [
        ([], "alleged"),
        ([Screened(incident=_ONE.id, verdict=Verdict.IN_SCOPE)], "in-scope"),
        ([Screened(incident=_ONE.id, verdict=Verdict.OUT_OF_SCOPE)], "out-of-scope"),
        ([Screened(incident=_ONE.id, verdict=Verdict.CANNOT_BE_TOLD)], "alleged"),
        ([VerificationBegun(incident=_ONE.id)], "under-verification"),
        ([(_filed("observers", "substantiated"), Capacity.MONITOR)], "substantiated"),
        ([_filed("sahl", "substantiated")], "alleged"),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "substantiated")], "substantiated"),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "not-confirmed")], "contested"),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "not-confirmed"),
          _filed("hadaba", "substantiated")], "substantiated"),
        ([_filed("sahl", "substantiated"), Released(incident=_ONE.id)], "substantiated"),
        ([_filed("sahl", "substantiated"), Released(incident=_ONE.id),
          IncidentReopened(incident=_ONE.id)], "under-verification"),
        ([IncidentWithdrawn(incident=_ONE.id)], "withdrawn"),
        ([DuplicateFound(incident=_ONE.id, of=_TWO.id)], "duplicate"),
        ([IncidentWithdrawn(incident=_ONE.id), Undone(entry=2)], "alleged"),
        ([IncidentWithdrawn(incident=_ONE.id), Undone(entry=2), Undone(entry=3)], "withdrawn"),
        ([_filed("sahl", "denied-by-party", "attribution"),
          _filed("hadaba", "assessed", "attribution")], "alleged"),
    ],
)  # fmt: skip
def test_how_far_an_allegation_has_come(
    acts: list[AnyAct | tuple[AnyAct, Capacity]], stage: str
) -> None:
    """The stage follows from what was entered; a sealed assessment counts for nothing."""
    assert _life(*acts).stage == stage


def test_accounts_stay_side_by_side() -> None:
    """Where two sides differ each has its own word, the last one, on each question."""
    life = _life(
        _filed("sahl", "substantiated"),
        _filed("hadaba", "not-confirmed"),
        _filed("hadaba", "could-not-be-verified"),
        _filed("sahl", "assessed", "attribution"),
    )
    told = [
        (x.act.assessor, x.act.verdict) for x in life.assessments if isinstance(x.act, Assessed)
    ]
    assert told == [("sahl", "substantiated"), ("hadaba", "could-not-be-verified")]
    assert life.sealed == (("sahl", Question.ATTRIBUTION),)


def test_an_answer_answers_its_question() -> None:
    """A verdict that belongs to another question is refused."""
    with pytest.raises(ValueError, match="answers no question of handling"):
        _filed("sahl", "substantiated", "handling")
    for question, answers in ANSWERS.items():
        for answer in answers:
            assert _filed("sahl", str(answer), question).verdict == answer


@pytest.mark.parametrize(
    ("acts", "closed"),
    [
        ([_filed("sahl", "substantiated")], {2}),
        ([_filed("sahl", "substantiated"), _filed("sahl", "not-confirmed")], {2, 3}),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "contested")], set()),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "assessed", "attribution")], {2, 3}),
        ([_filed("sahl", "substantiated"), Undone(entry=2), _filed("hadaba", "contested")], {2, 4}),
        ([_filed("sahl", "substantiated"), Undone(entry=2), _filed("hadaba", "contested"),
          Undone(entry=3)], set()),
        ([_filed("sahl", "substantiated"), _filed("hadaba", "contested"), Undone(entry=2)], set()),
        ([_filed("sahl", "substantiated"), Released(incident=_ONE.id), Undone(entry=3)], set()),
        ([_filed("sahl", "substantiated"),
          Released(incident=_ONE.id, question=Question.HANDLING)], {2}),
        ([_filed("sahl", "substantiated"), Released(incident=_TWO.id)], {2}),
        ([_filed("sahl", "substantiated"), (Released(incident=_ONE.id), Capacity.SIDE)], {2}),
        ([(_filed("observers", "contested"), Capacity.MONITOR)], set()),
        ([_filed("sahl", "contested"), _filed("hadaba", "contested"),
          IncidentReopened(incident=_ONE.id), _filed("hadaba", "substantiated")], {5}),
        ([_filed("sahl", "contested"), IncidentReopened(incident=_ONE.id),
          _filed("hadaba", "contested")], {2, 4}),
        ([_filed("sahl", "contested"), IncidentReopened(incident=_ONE.id),
          Released(incident=_ONE.id)], set()),
        ([_filed("sahl", "substantiated"), (_filed("observers", "contested"), Capacity.MONITOR)],
         {2}),
    ],
)  # fmt: skip
def test_what_is_sealed(acts: list[AnyAct | tuple[AnyAct, Capacity]], closed: set[int]) -> None:
    """A side's is, until another's stands beside it or the chair opens it; then never again."""
    entries = entries_of(_OPENED, *acts)
    assert set(sealed(entries)) == closed
    assert closed_to(entries, None) == closed
    theirs = [x for x in entries if isinstance(x.act, Assessed) and x.act.assessor == "sahl"]
    assert not closed_to(entries, "sahl") & {x.number for x in theirs}


# ---------------------------------------------------------------- reviews
def test_the_queue_and_what_is_left() -> None:
    """The last decision that stands holds; a claim that was put right is shown as it should be."""
    right = msgspec.structs.replace(_ONE, weapon="mortar")
    entries = entries_of(
        ClaimRejected(claim=_ONE), ClaimEdited(claim=_ONE, edited=right), ClaimAccepted(claim=_TWO),
        Undone(entry=3),
    )  # fmt: skip
    queue = review.queue(entries, _CLAIMS)
    assert [x.state for x in queue.claims] == [ReviewState.EDITED, ReviewState.PROPOSED]
    assert [x.present for x in queue.claims] == [right, _TWO]
    assert [x.claim for x in queue.waiting] == [_TWO]
    before = review.queue(entries, _CLAIMS, "2031-03-09T03:00:00Z")
    assert [x.state for x in before.claims] == [ReviewState.EDITED, ReviewState.ACCEPTED]


def test_decisions_find_claims_coded_anew() -> None:
    """By document, kind, type and words where the id is another; what finds none is listed."""
    moved = msgspec.structs.replace(_ONE, id="i-new", span=(_ONE.span[0] + 2, _ONE.span[1] + 2))
    other = msgspec.structs.replace(moved, id="i-far", span=(0, 2))
    entries = entries_of(ClaimAccepted(claim=_ONE), ClaimRejected(claim=_TWO))
    queue = review.queue(entries, [other, moved])
    assert [x.state for x in queue.claims] == [ReviewState.PROPOSED, ReviewState.ACCEPTED]
    assert [x.act for x in queue.orphans] == [ClaimRejected(claim=_TWO)]


# ---------------------------------------------------------------- what is owed and asked
def test_commitments_and_open_requests() -> None:
    """A commitment has every status entered for it; a request is open until somebody replies."""
    owed = Commitment(
        id="c1", document="d1", span=(0, 4), coder="1", by=(Actor(id="sahl", name="Sahl"),),
        action=(0, 4),
    )  # fmt: skip
    told = [
        Status(id=f"s{n}", document="d1", span=(0, 4), coder="1", subject="c1", status=status,
               modality=Modality.ACTUAL)
        for n, status in enumerate((StatusType.IMPLEMENTED, StatusType.NOT_IMPLEMENTED))
    ]  # fmt: skip
    entries = entries_of(
        CommitmentRegistered(commitment=owed),
        InformationRequested(incident=_ONE.id, of="sahl", asked="which battery fired"),
        *(StatusReported(subject="c1", status=x) for x in told),
        Replied(request=2, reply="none did"),
    )
    (found,) = undertakings(entries)
    assert (found.commitment, found.statuses) == (owed, tuple(told))
    (before,) = undertakings(entries, "2031-03-09T03:00:00Z")
    assert before.statuses == (told[0],)
    assert unanswered(entries) == []
    assert unanswered(entries, "2031-03-09T04:00:00Z") == [entries[1]]


# ---------------------------------------------------------------- laws
_ACTS = st.lists(
    st.sampled_from([
        _OPENED, IncidentOpened(incident=_TWO.id, claim=_TWO), VerificationBegun(incident=_ONE.id),
        IncidentWithdrawn(incident=_ONE.id), IncidentReopened(incident=_ONE.id),
        _filed("sahl", "substantiated"), _filed("hadaba", "not-confirmed"),
        _filed("sahl", "assessed", "attribution"), Released(incident=_ONE.id),
        ClaimAccepted(claim=_ONE), ClaimRejected(claim=_ONE), ClaimAccepted(claim=_TWO),
    ])
    | st.integers(1, 20).map(lambda n: Undone(entry=n)),
    max_size=20,
)  # fmt: skip


def _sensible(acts: list[AnyAct]) -> list[Entry]:
    """Acts as entries; what would undo something that is not there, or holds no more, is left."""
    kept: list[AnyAct] = []
    for act in acts:
        if isinstance(act, Undone):
            holding = {x.number for x in standing(entries_of(*kept))}
            if act.entry not in holding:
                continue
        kept.append(act)
    return entries_of(*kept)


@given(_ACTS, st.integers(0, 21))
@settings(max_examples=150, deadline=None)
def test_as_of_a_moment_is_what_was_known_then(acts: list[AnyAct], hour: int) -> None:
    """A state as of a moment is that of the ledger as it was then: nothing later reaches back."""
    entries = _sensible(acts)
    moment = f"2031-03-09T{hour:02}:30:00Z"
    then = entries[:hour]
    assert as_of(entries, moment) == then
    assert lives(entries, moment) == lives(then)
    assert review.queue(entries, _CLAIMS, moment) == review.queue(then, _CLAIMS)


@given(_ACTS)
@settings(max_examples=150, deadline=None)
def test_undone_is_as_if_it_had_not_been(acts: list[AnyAct]) -> None:
    """Undoing the last entry gives the states before it, but for what was opened by it."""
    entries = _sensible(acts)
    if not entries:
        return
    undone = [*entries, *entries_of(*[x.act for x in entries], Undone(entry=len(entries)))[-1:]]
    assert review.queue(undone, _CLAIMS) == review.queue(entries[:-1], _CLAIMS)
    assert set(sealed(undone)) <= set(sealed(entries))
    assert standing(undone)[:-1] == standing(entries[:-1])


@given(_ACTS)
@settings(max_examples=100, deadline=None)
def test_what_changed_is_what_differs(acts: list[AnyAct]) -> None:
    """An incident is told as changed exactly if its stage is another at the end."""
    entries = _sensible(acts)
    since = "2031-03-09T08:30:00Z"
    told = {x.id: (x.before, x.now) for x in changes(entries, since)}
    before, now = lives(entries, since), lives(entries)
    for id_ in {*before, *now}:
        pair: tuple[Stage | None, ...] = tuple(
            each[id_].stage if id_ in each else None for each in (before, now)
        )
        assert told.get(id_, pair if pair[0] is pair[1] else ()) == pair
        assert (id_ in told) == (pair[0] is not pair[1])


@given(_ACTS)
@settings(max_examples=100, deadline=None)
def test_what_is_sealed_changes_nothing_that_is_shown(acts: list[AnyAct]) -> None:
    """Another verdict under the seal gives the same life to everybody else."""
    entries = _sensible(acts)
    closed = sealed(entries)
    other = [
        msgspec.structs.replace(
            x, reason="another", act=msgspec.structs.replace(x.act, verdict="contested")
        )
        if isinstance(x.act, Assessed) and x.number in closed
        and x.act.question is Question.VERIFICATION else x
        for x in entries
    ]  # fmt: skip
    assert [dataclasses.astuple(x) for x in lives(other).values()] == [
        dataclasses.astuple(x) for x in lives(entries).values()
    ]
