"""Whether an agreement was in force on some days."""

from __future__ import annotations

from hudna.case.facts import Case, Days, Instrument, StatusLine
from hudna.case.scope.answers import during
from hudna.case.scope.who import Finding
from hudna.model import Answer, Modality, StatusType

_STOPPED = (StatusType.SUSPENDED, StatusType.ENDED, StatusType.SUPERSEDED)
_GOING = (StatusType.IN_FORCE, StatusType.RESUMED, StatusType.EXTENDED, StatusType.AGREED)


def in_force(agreement: Instrument, case: Case, days: Days) -> Finding:
    """Whether an agreement was in force on all of some days.

    It ends with the agreement that took its place at the latest. Where somebody has said that it
    was suspended or ended and not that it went on since, it cannot be told: that is one side's
    word, and the agreement's own days are others'.
    """
    until, ending = _until(agreement, case)
    facts = (agreement, *ending)
    since = agreement.in_force
    if since is None:
        early = during(days, agreement.declared, None) is Answer.NO
        return Finding(Answer.NO if early else Answer.CANNOT_BE_TOLD, facts)
    answer = during(days, since, until)
    if answer is Answer.YES and (stops := _stops(agreement, case, days)):
        return Finding(Answer.CANNOT_BE_TOLD, (*facts, *stops))
    return Finding(answer, facts)


def _until(agreement: Instrument, case: Case) -> tuple[Days | None, tuple[Instrument, ...]]:
    """When an agreement ended, and which agreement ended it, where it was another."""
    if agreement.ended is not None:
        return agreement.ended, ()
    later = [
        (each.in_force, each.id, each) for each in case.agreements
        if agreement.id in each.supersedes and each.in_force is not None
    ]  # fmt: skip
    if not later:
        return None, ()
    since, _, first = min(later)
    return since, (first,)


def _stops(agreement: Instrument, case: Case, days: Days) -> tuple[StatusLine, ...]:
    """The lines that say that an agreement had stopped by then, and that none takes back."""
    told = [
        (line.held or line.said, line) for line in case.statuses
        if line.subject == agreement.id and line.modality in (Modality.ACTUAL, Modality.HISTORICAL)
    ]  # fmt: skip
    going = [when for when, line in told if line.status in _GOING and when.end <= days.start]
    return tuple(
        line for when, line in told
        if line.status in _STOPPED and when.start <= days.end
        and not any(when.start < again.start for again in going)
    )  # fmt: skip
