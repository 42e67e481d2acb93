"""What people decided about two claims: appended, never changed, taken back by a further row.

A decision carries both claims as they were. After coding anew it finds them again by their ids, or
else by document, kind, type and the words they rest on; one that finds them no more is listed, and
never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, select

from hudna.errors import UsageError
from hudna.model import Claim, Event, Incident, Judgement, Link, Relation, jsonl
from hudna.model.ids import digest
from hudna.store import settings
from hudna.store.tables import claims, judgements

_claims = msgspec.json.Decoder(Claim)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided at one moment; without a `judgement` it takes back `undoes`.

    `at` is ISO 8601 in UTC.
    """

    id: str
    relation: Relation
    from_: Claim = msgspec.field(name="from")
    to: Claim
    judgement: Judgement | None
    by: str
    at: str
    reason: str
    undoes: str | None


class Voice(NamedTuple):
    """Who decides, when (ISO 8601, UTC) and why."""

    by: str
    at: str
    reason: str


def relation(one: Claim, other: Claim) -> Relation:
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


def append(
    connection: Connection, pair: tuple[Claim, Claim], judgement: Judgement, voice: Voice
) -> Decision:
    """Add a judgement on two claims. Raises `UsageError` where they cannot be one."""
    one, other = pair
    made = Decision(
        id="", relation=relation(one, other), from_=one, to=other, judgement=judgement,
        **voice._asdict(), undoes=None,
    )  # fmt: skip
    return _add(connection, made)


def undo(connection: Connection, decision: Decision, voice: Voice) -> Decision:
    """Take a decision back. Raises `UsageError` where that was done already."""
    if all(each.id != decision.id for each in standing(every(connection))):
        raise UsageError(f"{decision.id} does not hold any more: see --list")
    changed = {**voice._asdict(), "judgement": None, "undoes": decision.id}
    return _add(connection, msgspec.structs.replace(decision, **changed))


def every(connection: Connection) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    rows = connection.execute(select(judgements).order_by(judgements.c.number))
    return [
        Decision(
            id=row.id,
            relation=Relation(row.relation),
            from_=_claims.decode(row.from_claim),
            to=_claims.decode(row.to_claim),
            judgement=Judgement(row.judgement) if row.judgement else None,
            by=row.by,
            at=row.at,
            reason=row.reason,
            undoes=row.undoes,
        )
        for row in rows
    ]


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody took back, takings back included; in their order."""
    void: set[str] = set()
    found = []
    for each in reversed(list(decisions)):
        if each.id not in void:
            found.append(each)
            if each.undoes is not None:
                void.add(each.undoes)
    return found[::-1]


def links(connection: Connection) -> tuple[list[Link], list[Decision]]:
    """What holds of the claims that are there now, and the decisions that find theirs no more.

    Of several judgements on the same two claims the last one holds.
    """
    held: dict[frozenset[str], Link] = {}
    lost = []
    for each in standing(every(connection)):
        if each.judgement is None:
            continue
        one, other = _again(connection, each.from_), _again(connection, each.to)
        if one is None or other is None:
            lost.append(each)
            continue
        held.pop(frozenset((one, other)), None)
        held[frozenset((one, other))] = Link(
            id="l" + digest("link", each.id),
            relation=each.relation,
            from_=one,
            to=other,
            judgement=each.judgement,
            by=each.by,
            reason=each.reason,
        )
    return list(held.values()), lost


def _add(connection: Connection, decision: Decision) -> Decision:
    """Append a decision under an id of its own."""
    number = (connection.execute(select(func.max(judgements.c.number))).scalar() or 0) + 1
    row = {
        "relation": decision.relation,
        "from_claim": jsonl.line(decision.from_).decode(),
        "to_claim": jsonl.line(decision.to).decode(),
        "judgement": decision.judgement,
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
        "undoes": decision.undoes,
    }
    made = msgspec.structs.replace(decision, id="j" + digest("judgement", number, *row.values()))
    connection.execute(insert(judgements), {"number": number, "id": made.id, **row})
    settings.judged(connection)
    return made


# ---------------------------------------------------------------- claims found again
def _again(connection: Connection, claim: Claim) -> str | None:
    """The id under which a claim is in the store now, if it is."""
    if connection.execute(select(claims.c.id).where(claims.c.id == claim.id)).scalar():
        return claim.id
    others = [each for each in _like(connection, claim) if _overlap(each, claim) > 0]
    best = max(others, key=lambda each: (_overlap(each, claim), each.id), default=None)
    return best.id if best else None


def _like(connection: Connection, claim: Claim) -> Iterator[Claim]:
    """The claims of its kind and type in its document."""
    kind = str(claim.__struct_config__.tag)
    same = (claims.c.document == claim.document) & (claims.c.kind == kind)
    for line in connection.execute(select(claims.c.json).where(same)).scalars():
        other = _claims.decode(line)
        if getattr(other, "type", None) == getattr(claim, "type", None):
            yield other


def _overlap(one: Claim, other: Claim) -> float:
    """How much of the words of either both rest on, 0 to 1."""
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    whole = max(one.span[1], other.span[1]) - min(one.span[0], other.span[0])
    return max(shared, 0) / whole if whole else 0.0
