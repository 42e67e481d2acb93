"""The review queue: what a person has decided about each claim that the machine proposes.

A decision carries the claim as it was. After coding anew it finds the claim by its id, or else by
document, kind, type and the words it rests on; a decision that finds none is an orphan, and is
listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.ledger.entries import Entry
from hudna.ledger.entries.review import ClaimAccepted, ClaimEdited, ClaimRejected
from hudna.ledger.standing import as_of, standing
from hudna.model import Claim
from hudna.model.terms import ReviewState

Decision = ClaimAccepted | ClaimEdited | ClaimRejected
"""What a person may decide about a claim."""

_STATES: Mapping[type[Decision], ReviewState] = {
    ClaimAccepted: ReviewState.ACCEPTED,
    ClaimEdited: ReviewState.EDITED,
    ClaimRejected: ReviewState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim and what was decided about it last; `present` is the claim as it should be."""

    claim: Claim
    state: ReviewState
    entry: Entry | None = None

    @property
    def present(self) -> Claim:
        """The claim as it was put right, or else as it was read."""
        if self.entry is not None and isinstance(self.entry.act, ClaimEdited):
            return self.entry.act.edited
        return self.claim


@dataclass(frozen=True, slots=True)
class Queue:
    """The claims in their order with what was decided, and the decisions that find none."""

    claims: tuple[Reviewed, ...]
    orphans: tuple[Entry, ...]

    @property
    def waiting(self) -> tuple[Reviewed, ...]:
        """The claims that nobody has decided about."""
        return tuple(x for x in self.claims if x.state is ReviewState.PROPOSED)


def queue(entries: Iterable[Entry], claims: Iterable[Claim], moment: str | None = None) -> Queue:
    """What was decided about some claims up to a moment, or by now.

    Of several decisions about one claim the last one that stands holds.
    """
    there = tuple(claims)
    ids = {each.id for each in there}
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in there:
        alike[likeness(claim)].append(claim)
    decided: dict[str, Entry] = {}
    orphans = []
    for entry in standing(as_of(entries, moment)):
        if isinstance(entry.act, Decision):
            was = entry.act.claim
            now = was.id if was.id in ids else again(was, alike[likeness(was)])
            if now is None:
                orphans.append(entry)
            else:
                decided[now] = entry
    return Queue(tuple(_reviewed(x, decided.get(x.id)) for x in there), tuple(orphans))


def _reviewed(claim: Claim, entry: Entry | None) -> Reviewed:
    if entry is None or not isinstance(entry.act, Decision):
        return Reviewed(claim, ReviewState.PROPOSED)
    return Reviewed(claim, _STATES[type(entry.act)], entry)


# ---------------------------------------------------------------- claims found again
def likeness(claim: Claim) -> tuple[object, ...]:
    """What a claim and the same one coded anew have in common: document, kind, type."""
    return claim.document, claim.__struct_config__.tag, getattr(claim, "type", None)


def again(claim: Claim, alike: Iterable[Claim]) -> str | None:
    """The id of the claim, among those like it, that rests on most of the same words."""
    others = [each for each in alike if _overlap(each, claim) > 0]
    best = max(others, key=lambda each: (_overlap(each, claim), each.id), default=None)
    return best.id if best else None


def _overlap(one: Claim, other: Claim) -> float:
    """How much of the words of either both rest on, 0 to 1."""
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    whole = max(one.span[1], other.span[1]) - min(one.span[0], other.span[0])
    return max(shared, 0) / whole if whole else 0.0
