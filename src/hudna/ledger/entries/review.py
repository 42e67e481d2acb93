"""Entries on what the machine proposes: reports taken in, claims reviewed, claims judged to be one.

A claim is embedded as it was when it was decided upon: coding anew takes no decision away.
"""

from __future__ import annotations

from hudna.ledger.entries.act import Act
from hudna.model import Claim, Judgement, Relation


class DocumentTaken(Act, frozen=True, kw_only=True, tag="document-taken"):
    """A report was taken into the case; `sha256` is that of its bytes."""

    document: str
    sha256: str
    file: str | None = None


class ClaimAccepted(Act, frozen=True, kw_only=True, tag="claim-accepted"):
    """A claim is right as it was read."""

    claim: Claim


class ClaimEdited(Act, frozen=True, kw_only=True, tag="claim-edited"):
    """A claim was put right: `claim` as it was read, `edited` as it should be."""

    claim: Claim
    edited: Claim


class ClaimRejected(Act, frozen=True, kw_only=True, tag="claim-rejected"):
    """The words do not say what was read in them."""

    claim: Claim


class Judged(Act, frozen=True, kw_only=True, tag="judged"):
    """Whether two claims tell of the same occurrence."""

    relation: Relation
    from_: Claim
    to: Claim
    judgement: Judgement


class Undone(Act, frozen=True, kw_only=True, tag="undone"):
    """An earlier entry, by its number, does not hold any more; this can be undone as well."""

    entry: int


ReviewAct = DocumentTaken | ClaimAccepted | ClaimEdited | ClaimRejected | Judged | Undone
