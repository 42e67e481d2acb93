"""Entries on alleged incidents: opened, screened, assessed by each side, released, closed.

An incident is known by the id of the claim that it was opened on, and keeps that id for good.
Source of the steps: the procedures of ceasefire mechanisms and of those who count casualties, as
the life of a record of a violation.
"""

from __future__ import annotations

from hudna.ledger.entries.act import Act
from hudna.model import Excerpt, Incident
from hudna.model.terms import (
    Attribution,
    Credibility,
    Finding,
    Handling,
    Question,
    Reliability,
    Verdict,
)


class IncidentOpened(Act, frozen=True, kw_only=True, tag="incident-opened"):
    """An allegation is followed from now on: the claim that tells of it, as it was."""

    incident: str
    claim: Incident


class IncidentReopened(Act, frozen=True, kw_only=True, tag="incident-reopened"):
    """An allegation that was settled, withdrawn or a duplicate is looked into again."""

    incident: str


class IncidentWithdrawn(Act, frozen=True, kw_only=True, tag="incident-withdrawn"):
    """Who alleged it takes it back."""

    incident: str


class DuplicateFound(Act, frozen=True, kw_only=True, tag="duplicate-found"):
    """An allegation is another one, `of`, told again."""

    incident: str
    of: str


class Screened(Act, frozen=True, kw_only=True, tag="screened"):
    """Whether an agreement of the case speaks of the alleged incident."""

    incident: str
    verdict: Verdict


class VerificationBegun(Act, frozen=True, kw_only=True, tag="verification-begun"):
    """Somebody looks into whether it happened."""

    incident: str


class Assessed(Act, frozen=True, kw_only=True, tag="assessed"):
    """What one assessor holds of one question of an incident; two grades that are never one.

    `verdict` is a word of `Finding`, `Attribution` or `Handling`, as the `question` asks; `to` is
    the actor that an attribution names. Raises `ValueError` where the verdict answers another
    question.
    """

    incident: str
    assessor: str
    question: Question
    verdict: str
    to: str | None = None
    source: Reliability | None = None
    information: Credibility | None = None
    evidence: tuple[Excerpt, ...] = ()

    def __post_init__(self) -> None:
        answers = [str(each) for each in ANSWERS[self.question]]
        if self.verdict not in answers:
            raise ValueError(f"{self.verdict} answers no question of {self.question}: give one of "
                             f"{', '.join(answers)}")  # fmt: skip


ANSWERS: dict[Question, type[Finding] | type[Attribution] | type[Handling]] = {
    Question.VERIFICATION: Finding,
    Question.ATTRIBUTION: Attribution,
    Question.HANDLING: Handling,
}
"""The words that answer each question."""


class Released(Act, frozen=True, kw_only=True, tag="released"):
    """The chair opens the sealed assessments of an incident to both sides, of one question or all.

    What was open once stays open: undoing a release is on record, and seals nothing again.
    """

    incident: str
    question: Question | None = None


IncidentAct = (
    IncidentOpened
    | IncidentReopened
    | IncidentWithdrawn
    | DuplicateFound
    | Screened
    | VerificationBegun
    | Assessed
    | Released
)
