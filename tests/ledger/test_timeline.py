"""The laws of the two clocks, for any lines."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.truce import CASE

from hudna.ledger.lines import Line
from hudna.ledger.moments import Held
from hudna.ledger.timeline import state, timeline
from hudna.model import Basis, DateRange, Judgement, Modality, StatusType

_FIRST = dt.date(2016, 1, 1)
_SUBJECT = "cessation-2016"


def _on(number: int) -> dt.date:
    return _FIRST + dt.timedelta(days=number)


def _line(
    status: StatusType, held: int, said: int, modality: Modality = Modality.ACTUAL,
    party: str = "RUS", **fields: object,
) -> Line:  # fmt: skip
    return Line(
        subject=_SUBJECT, status=status, modality=modality, asserted_by=party, party=party,
        held=Held(start=_on(held), end=_on(held)), since=_on(held), words="",
        said=DateRange(start=_on(said), end=_on(said), basis=Basis.EXPLICIT),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


_LINES = st.lists(
    st.builds(
        _line, st.sampled_from(StatusType), st.integers(0, 9), st.integers(0, 9),
        st.sampled_from(Modality), st.sampled_from(["RUS", "USA"]),
    ),
    max_size=8,
)  # fmt: skip


def _state(lines: list[Line], about: int) -> dict[str, StatusType]:
    return {view.party: view.status for view in state(lines, {_SUBJECT}, _on(about))}


@given(_LINES, _LINES, st.integers(0, 9), st.integers(0, 9))
def test_what_is_said_later_never_changes_an_earlier_answer(
    lines: list[Line], more: list[Line], as_of: int, about: int
) -> None:
    """As of a day, only what had been said by then counts."""
    later = [x for x in more if x.said is not None and x.said.end > _on(as_of)]
    days = _on(as_of), _on(about)
    before = timeline(lines, CASE, _SUBJECT, *days)
    assert timeline([*lines, *later], CASE, _SUBJECT, *days) == before


@given(_LINES, st.integers(0, 9))
def test_plans_and_wishes_make_no_state(lines: list[Line], about: int) -> None:
    """Readiness, demands and conditions leave everything as it is."""
    facts = {Modality.ACTUAL, Modality.HISTORICAL}
    assert _state(lines, about) == _state([x for x in lines if x.modality in facts], about)


@given(_LINES, st.integers(0, 9))
def test_one_voice_never_changes_what_another_holds(lines: list[Line], about: int) -> None:
    """Contradictory accounts stand side by side."""
    own = [x for x in lines if x.party == "RUS"]
    assert _state(lines, about).get("RUS") == _state(own, about).get("RUS")


@given(_LINES, st.integers(0, 9))
def test_every_line_that_was_heard_is_listed(lines: list[Line], as_of: int) -> None:
    """Nothing that was said by a day is left out, whatever became of it."""
    heard = [x for x in lines if x.said is not None and x.said.end <= _on(as_of)]
    listed = timeline(lines, CASE, _SUBJECT, _on(as_of), _on(9)).lines
    assert len(listed) == len(heard)


def test_an_allegation_does_not_end_what_is_in_force() -> None:
    """A truce that is said to be broken is in force, and who says so accuses."""
    lines = [_line(StatusType.IN_FORCE, 0, 0), _line(StatusType.VIOLATED, 2, 2)]
    (view,) = state(lines, {_SUBJECT}, _on(3))
    assert (view.status, view.alleged) == (StatusType.IN_FORCE, True)


def test_an_agreement_recalled_takes_nothing_back() -> None:
    """Who says later that it was agreed does not say that it is not in force."""
    lines = [_line(StatusType.IN_FORCE, 0, 0), _line(StatusType.AGREED, 2, 2)]
    assert _state(lines, 3) == {"RUS": StatusType.IN_FORCE}


def test_what_has_ended_is_not_suspended() -> None:
    """An end holds until something begins again."""
    ended = [_line(StatusType.ENDED, 1, 1), _line(StatusType.SUSPENDED, 2, 2)]
    assert _state(ended, 3) == {"RUS": StatusType.ENDED}
    assert _state([*ended, _line(StatusType.RESUMED, 3, 3)], 3) == {"RUS": StatusType.RESUMED}


def test_of_what_began_together_the_later_word_holds() -> None:
    """Two lines of one day: the one that was said last."""
    lines = [_line(StatusType.RESUMED, 1, 3), _line(StatusType.SUSPENDED, 1, 2)]
    assert _state(lines, 4) == {"RUS": StatusType.RESUMED}


def test_a_doubtful_link_makes_no_state() -> None:
    """What may be about another agreement is listed only."""
    line = _line(StatusType.SUSPENDED, 1, 1, judgement=Judgement.UNSURE)
    assert _state([line], 2) == {}
    assert len(timeline([line], CASE, _SUBJECT).lines) == 1


def test_what_is_said_again_holds_since_it_began() -> None:
    """A suspension told once more is no new one."""
    lines = [_line(StatusType.SUSPENDED, 1, 1), _line(StatusType.SUSPENDED, 4, 4)]
    (view,) = state(lines, {_SUBJECT}, _on(5))
    assert view.since == _on(1)
