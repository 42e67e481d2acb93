"""Entries on the case at large: commitments, statuses, counts, coverage, grades, bulletins, access.

Days are ISO 8601.
"""

from __future__ import annotations

from hudna.ledger.entries.act import Act
from hudna.model import Commitment, Count, Status
from hudna.model.terms import Reliability


class CommitmentRegistered(Act, frozen=True, kw_only=True, tag="commitment-registered"):
    """A commitment is followed from now on, as it was read."""

    commitment: Commitment


class StatusReported(Act, frozen=True, kw_only=True, tag="status-reported"):
    """What somebody is reported to say became of an agreement or a commitment, `subject`."""

    subject: str
    status: Status


class CountReported(Act, frozen=True, kw_only=True, tag="count-reported"):
    """A number that somebody counted, with its unit, period and area."""

    count: Count


class CoverageNoted(Act, frozen=True, kw_only=True, tag="coverage-noted"):
    """Whether something could be observed or read on some days: silence is not calm."""

    of: str
    since: str
    until: str
    observed: bool


class SourceGraded(Act, frozen=True, kw_only=True, tag="source-graded"):
    """How reliable a source is held to be from a day on."""

    source: str
    grade: Reliability
    since: str


class BulletinIssued(Act, frozen=True, kw_only=True, tag="bulletin-issued"):
    """A bulletin of some days was issued; `sha256` is that of the file."""

    bulletin: str
    since: str
    until: str
    sha256: str


class BulletinCorrected(Act, frozen=True, kw_only=True, tag="bulletin-corrected"):
    """A bulletin that was issued was put right; `sha256` is that of the new file."""

    bulletin: str
    correction: str
    sha256: str


class AccessChanged(Act, frozen=True, kw_only=True, tag="access-changed"):
    """What somebody may see and do was changed, from now on."""

    who: str
    access: str


RegisterAct = (
    CommitmentRegistered
    | StatusReported
    | CountReported
    | CoverageNoted
    | SourceGraded
    | BulletinIssued
    | BulletinCorrected
    | AccessChanged
)
