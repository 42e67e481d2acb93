"""Whether a report is about the truce of a case: the same names mean other agreements elsewhere."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from hudna.case import Case
from hudna.link.reports import Report
from hudna.model import ActorType, Mention, PlaceMention

_SHARE = 0.34
"""The case's countries are of concern from this share of the commonest other country on: the same
share by which the coder tells the countries that a report is about."""


class Concern(StrEnum):
    """How far a report is about a case."""

    NAMED = "named"
    OPEN = "open"
    OTHER = "other"


def concern(report: Report, case: Case) -> Concern:
    """Whether a report names the case's countries, none that it could be about, or others.

    States that take part in the case's truce are no sign of another theme.
    """
    known = {*case.countries, *_involved(case)}
    counts: Counter[str] = Counter()
    for claim in report.claims:
        if isinstance(claim, PlaceMention) and claim.place.country:
            counts[claim.place.country] += 1
        elif isinstance(claim, Mention):
            state = claim.actor.id if claim.actor.type is ActorType.STATE else claim.actor.of
            if state:
                counts[state] += 1
    own = sum(counts[country] for country in case.countries)
    others = max((n for country, n in counts.items() if country not in known), default=0)
    if own and own >= _SHARE * others:
        return Concern.NAMED
    return Concern.OTHER if others else Concern.OPEN


def _involved(case: Case) -> set[str]:
    """Whoever has a part in an agreement or a role in the case."""
    found = {tenure.actor for tenure in case.roles}
    for instrument in case.agreements:
        found.update(instrument.parties, instrument.guarantors)
    return found
