"""By which words and which rule a claim has its dates, or why it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hudna.coding.explain.found import Found
from hudna.coding.explain.values import Dating
from hudna.model import (
    Basis,
    Claim,
    Commitment,
    Count,
    DateRange,
    Event,
    Incident,
    Modality,
    Statement,
    Status,
)

_FIELDS = {
    Event: ("date",), Incident: ("date",), Statement: ("date",), Status: ("date", "said"),
    Commitment: ("since", "deadline"), Count: ("period",),
}  # fmt: skip
_READ = {
    Basis.EXPLICIT: "the words give the day",
    Basis.RELATIVE: "the words give the day from another",
    Basis.INFERRED: "inferred from what the story says, or told vaguely",
    Basis.PUBLICATION: "no date belongs to it: told as the news of the report's day",
}


def datings(claim: Claim, found: Found, day: dt.date | None) -> Iterator[Dating]:
    """Each date that a claim of its kind may have, in a report told from a day."""
    for field in _FIELDS.get(type(claim), ()):
        date: DateRange | None = getattr(claim, field)
        if date is not None:
            yield Dating(field=field, date=date, why=_READ[date.basis])
        else:
            yield Dating(field=field, date=None, why=_why_none(field, found, day))


def _why_none(field: str, found: Found, day: dt.date | None) -> str:
    """Why there is no date."""
    h = found.happening
    if field == "deadline":
        return "no day after the report's stands in what is to be done"
    modality = h.light.modality if h is not None else Modality.ACTUAL
    if found.standing is not None and field == "date":
        modality = found.standing.modality
    if modality is not Modality.ACTUAL:
        return f"no date belongs to it, and what is {modality} has no day of its own"
    if h is not None and h.light.background:
        return "no date belongs to it, and it is told as known before"
    if h is not None and h.clause.opener in ("relative", "condition"):
        return f"no date belongs to it, and it stands in a {h.clause.opener} clause"
    if h is not None and h.said >= 0 and day is not None:
        return "no date belongs to it, and what a person tells of others need not be of the day"
    return "no date belongs to it, and the day of the report is not known"
