"""When a status held, read once more where the coder did not know the day of the report."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from hudna.link.dating.said import of_the_report
from hudna.link.dating.words import DateWords
from hudna.model import DateRange, Document, Modality, Span, Status, StatusType
from hudna.vocab import Vocabulary

_FACTS = frozenset({Modality.ACTUAL, Modality.HISTORICAL})
_LASTING = frozenset({
    StatusType.NOT_IMPLEMENTED, StatusType.IN_FORCE, StatusType.SUSPENDED, StatusType.IMPLEMENTED,
    StatusType.VIOLATED,
})  # fmt: skip
"""What may be told to have lasted some time up to the day on which it is told."""

_LASTED = ("range", "since-")
"""Rules of the date grammar that read a time through which something lasted."""
_HAPPENED = "since-ago"
"""The rule that reads when something happened: «منذ أيام»."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """When something began to hold: on one of these days, both ends included.

    An open `start` says: by `end`, nobody says since when. Where both are open nothing is said.
    """

    start: dt.date | None = None
    end: dt.date | None = None


class Lasted(msgspec.Struct, frozen=True, kw_only=True):
    """How long something is told to have lasted: «لمدة شهرين» are 59 to 63 days."""

    min_days: int
    max_days: int | None
    span: Span


class When(NamedTuple):
    """When a status held, the day from which it surely did, and how long where that is told."""

    held: Held
    since: dt.date | None
    lasted: Lasted | None


class Moments:
    """Reads when statuses held."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = DateWords(vocabulary)

    def when(self, document: Document, claim: Status, said: DateRange | None) -> When:
        """When a status held.

        As the coder read it; else by words that count from the day of the report, from both ends
        of the days between which it was written; else it held by the time it was told. Of what
        began «last week» it is sure only when the week is over.
        """
        lasted = self._lasted(document, claim)
        if claim.date is not None and not of_the_report(claim.date):
            held = Held(start=claim.date.start, end=claim.date.end)
            return When(held, _surely(claim.date, said), lasted)
        if said is None or claim.modality not in _FACTS:
            return When(Held(), None, lasted)
        if lasted is not None and lasted.max_days is not None and claim.status in _LASTING:
            low = said.start - dt.timedelta(days=lasted.max_days)
            high = said.end - dt.timedelta(days=lasted.min_days)
            return When(Held(start=low, end=high), high, lasted)
        counted = self._words.counted(document, claim.span, said)
        if counted is not None and claim.date is None:
            held = Held(start=counted.start, end=counted.end)
            return When(held, _surely(counted, said), lasted)
        return When(Held(end=said.end), said.end, lasted)

    def _lasted(self, document: Document, claim: Status) -> Lasted | None:
        for match in self._words.read(document, claim.span, None):
            if (length := match.duration) is not None and length.min_days > 0:
                return Lasted(min_days=length.min_days, max_days=length.max_days, span=length.span)
        return None


def _surely(date: DateRange, said: DateRange | None) -> dt.date:
    """From when on something surely held that began on one of some days, or lasted through them."""
    rule = date.rule or ""
    if rule.startswith(_LASTED) and rule != _HAPPENED:
        return date.start
    return date.end if said is None else max(date.start, min(date.end, said.end))
