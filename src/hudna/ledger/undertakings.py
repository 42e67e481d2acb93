"""What is owed and what is asked, as of any moment: commitments with their statuses, open requests.

Nothing is settled here: of a commitment every status that was entered stands beside the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.ledger.entries import Entry
from hudna.ledger.entries.hotline import InformationRequested, Replied
from hudna.ledger.entries.register import CommitmentRegistered, StatusReported
from hudna.ledger.standing import as_of, standing
from hudna.model import Commitment, Status


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment that is followed, and what was said to have become of it, in order of entry."""

    commitment: Commitment
    registered: Entry
    statuses: tuple[Status, ...]


def undertakings(entries: Iterable[Entry], moment: str | None = None) -> list[Undertaking]:
    """The commitments registered up to a moment, or by now, in their order."""
    registered: dict[str, tuple[Commitment, Entry]] = {}
    statuses: dict[str, list[Status]] = defaultdict(list)
    for entry in standing(as_of(entries, moment)):
        match entry.act:
            case CommitmentRegistered(commitment=commitment):
                registered.setdefault(commitment.id, (commitment, entry))
            case StatusReported(subject=subject, status=status):
                statuses[subject].append(status)
            case _:
                pass
    return [
        Undertaking(commitment, entry, tuple(statuses[id_]))
        for id_, (commitment, entry) in registered.items()
    ]


def unanswered(entries: Iterable[Entry], moment: str | None = None) -> list[Entry]:
    """The requests for information that nobody has replied to."""
    known = standing(as_of(entries, moment))
    replied = {x.act.request for x in known if isinstance(x.act, Replied)}
    return [x for x in known if isinstance(x.act, InformationRequested) and x.number not in replied]
