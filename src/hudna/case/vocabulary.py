"""What a case adds to the vocabulary, so that reports name its actors and agreements."""

from __future__ import annotations

from hudna.case.facts import Case, Party
from hudna.model import Actor
from hudna.vocab.added import NOTHING, Added, AddedActor, AddedAgreement


def added(case: Case | None) -> Added:
    """The actors and agreements of a case under their Arabic names, and its countries."""
    if case is None:
        return NOTHING
    return Added(
        actors=tuple(_actor(party, case) for party in case.actors),
        agreements=tuple(
            AddedAgreement(a.id, a.type, (*a.aliases, *a.generic)) for a in case.agreements
        ),
        countries=case.countries,
    )


def _actor(party: Party, case: Case) -> AddedActor:
    name = party.name
    return AddedActor(
        Actor(id=party.id, name=name.en or party.id, name_ar=name.ar, type=party.type, of=party.of),
        aliases=party.aliases,
        country=case.countries[0] if len(case.countries) == 1 else "",
    )
