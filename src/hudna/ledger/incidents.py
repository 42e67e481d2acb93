"""The life of each alleged incident, worked out from the entries as of any moment.

There is no verdict of the ledger's own: a stage says what all open assessments together say, and
each assessor's stands beside it. Sealed ones count for nothing before they are open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.ledger.assessments import sealed
from hudna.ledger.entries import Entry
from hudna.ledger.entries.incidents import (
    Assessed,
    DuplicateFound,
    IncidentAct,
    IncidentOpened,
    IncidentReopened,
    IncidentWithdrawn,
    Screened,
    VerificationBegun,
)
from hudna.ledger.standing import as_of, standing
from hudna.model import Incident
from hudna.model.terms import Question, Stage, Verdict


@dataclass(frozen=True, slots=True)
class Life:
    """An alleged incident up to a moment.

    `steps` are its entries that stand, but for sealed assessments; `assessments` the last one of
    each assessor on each question; `sealed` who has filed what nobody else may see yet.
    """

    id: str
    claim: Incident
    stage: Stage
    assessments: tuple[Entry, ...]
    sealed: tuple[tuple[str, Question], ...]
    steps: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An incident whose stage is another than it was; `before` is none where it was not opened."""

    id: str
    before: Stage | None
    now: Stage | None


def lives(entries: Iterable[Entry], moment: str | None = None) -> dict[str, Life]:
    """The incidents opened up to a moment, or by now, in the order in which they were opened."""
    known = as_of(entries, moment)
    closed = sealed(known)
    steps: dict[str, list[Entry]] = defaultdict(list)
    opened: dict[str, Incident] = {}
    for entry in standing(known):
        if isinstance(entry.act, IncidentOpened):
            opened.setdefault(entry.act.incident, entry.act.claim)
        if isinstance(entry.act, IncidentAct):
            steps[entry.act.incident].append(entry)
    return {id_: _life(id_, claim, steps[id_], closed) for id_, claim in opened.items()}


def changes(entries: Iterable[Entry], since: str, until: str | None = None) -> list[Change]:
    """The incidents whose stage is another at one moment than at an earlier one."""
    every = list(entries)
    before, now = lives(every, since), lives(every, until)
    found = []
    for id_ in dict.fromkeys([*before, *now]):
        was, is_ = (each[id_].stage if id_ in each else None for each in (before, now))
        if was is not is_:
            found.append(Change(id_, was, is_))
    return found


def _life(id_: str, claim: Incident, steps: list[Entry], closed: dict[int, str]) -> Life:
    last: dict[tuple[str, Question], Entry] = {}
    hidden = []
    for entry in steps:
        if isinstance(entry.act, Assessed):
            asked = entry.act.assessor, entry.act.question
            if entry.number in closed:
                hidden.append(asked)
            else:
                last[asked] = entry
    shown = tuple(x for x in steps if x.number not in closed)
    return Life(
        id_, claim, _stage(shown), tuple(last.values()), tuple(dict.fromkeys(hidden)), shown
    )


_BY_VERDICT = {Verdict.IN_SCOPE: Stage.IN_SCOPE, Verdict.OUT_OF_SCOPE: Stage.OUT_OF_SCOPE}


def _stage(steps: Iterable[Entry]) -> Stage:
    """How far the allegation has come by some steps; the last word of each assessor counts."""
    stage = Stage.ALLEGED
    findings: dict[str, str] = {}
    for entry in steps:
        match entry.act:
            case Screened(verdict=verdict):
                stage = _BY_VERDICT.get(verdict, stage)
            case VerificationBegun():
                stage = Stage.UNDER_VERIFICATION
            case IncidentReopened():
                stage = Stage.UNDER_VERIFICATION
                findings.clear()
            case IncidentWithdrawn():
                stage = Stage.WITHDRAWN
            case DuplicateFound():
                stage = Stage.DUPLICATE
            case Assessed(question=Question.VERIFICATION, assessor=by, verdict=finding):
                findings[by] = finding
                agreed = len(set(findings.values())) == 1
                stage = Stage(finding) if agreed else Stage.CONTESTED
            case _:
                pass
    return stage
