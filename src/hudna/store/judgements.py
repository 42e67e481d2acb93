"""What people judged of two claims, as entries of the ledger, and what holds by it now."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from hudna.errors import UsageError
from hudna.ledger import review
from hudna.ledger.entries import Entry
from hudna.ledger.entries.review import Judged
from hudna.model import Claim, Event, Incident, Judgement, Link, Relation
from hudna.model.ids import digest
from hudna.store import entries
from hudna.store.tables import claims

_claims = msgspec.json.Decoder(Claim)


def judged(pair: tuple[Claim, Claim], judgement: Judgement) -> Judged:
    """A judgement on two claims, to be entered.

    Raises `UsageError` where they cannot be one.
    """
    one, other = pair
    return Judged(relation=_relation(one, other), from_=one, to=other, judgement=judgement)


def _relation(one: Claim, other: Claim) -> Relation:
    """What a judgement of two claims is about. Raises `UsageError` where they cannot be one."""
    if one.id == other.id:
        raise UsageError(f"{one.id} is one claim: a judgement is about two")
    match one, other:
        case (Incident(), Incident()):
            return Relation.SAME_INCIDENT
        case (Event(), Event()):
            return Relation.SAME_EVENT
    kinds = " and ".join(str(each.__struct_config__.tag) for each in (one, other))
    raise UsageError(f"{one.id} and {other.id} are {kinds}: judged are two incidents or two events")


def links(connection: Connection) -> tuple[list[Link], list[Entry]]:
    """What holds of the claims that are there now, and the judgements that find theirs no more.

    Of several judgements on the same two claims the last one holds.
    """
    held: dict[frozenset[str], Link] = {}
    lost = []
    for each in entries.judged(connection):
        act = each.act
        assert isinstance(act, Judged)
        one, other = _again(connection, act.from_), _again(connection, act.to)
        if one is None or other is None:
            lost.append(each)
            continue
        held.pop(frozenset((one, other)), None)
        held[frozenset((one, other))] = Link(
            id="l" + digest("link", "entry", each.number),
            relation=act.relation,
            from_=one,
            to=other,
            judgement=act.judgement,
            by=each.by,
            reason=each.reason,
        )
    return list(held.values()), lost


def _again(connection: Connection, claim: Claim) -> str | None:
    """The id under which a claim is in the store now, if it is."""
    if connection.execute(select(claims.c.id).where(claims.c.id == claim.id)).scalar():
        return claim.id
    asked = select(claims.c.json).where(claims.c.document == claim.document)
    found = [_claims.decode(line) for line in connection.execute(asked).scalars()]
    same = review.likeness(claim)
    return review.again(claim, [each for each in found if review.likeness(each) == same])
