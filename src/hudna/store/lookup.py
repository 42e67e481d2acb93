"""Finding one thing in a store by its id or the first letters of it, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Column, Connection, select

from hudna.errors import UsageError
from hudna.model import Claim, Story
from hudna.store.cases import case_of
from hudna.store.tables import claims, linked, members

_claims = msgspec.json.Decoder(Claim)
_stories = msgspec.json.Decoder(Story)

_ASKED = 500
"""Ids asked for at a time."""
_NAMED = 5
"""Ids that are named to whoever gave too few letters of one."""


def claim(connection: Connection, given: str) -> Claim:
    """The claim of an id. Raises `UsageError` where there is none, or several begin so."""
    found = _one(given, _beginning(connection, claims.c.id, given), "claim")
    line = connection.execute(select(claims.c.json).where(claims.c.id == found)).scalar_one()
    found_claim: Claim = _claims.decode(line)
    return found_claim


def story(connection: Connection, given: str) -> Story:
    """The story of an id, or of the id of a claim in it.

    Raises `UsageError` where there is none, or several begin so.
    """
    own = _beginning(connection, linked.c.id, given, (linked.c.kind == "story",))
    if own:
        found = _one(given, own, "story")
    else:
        told = _one(given, _beginning(connection, members.c.claim, given), "story or claim in one")
        of = connection.execute(select(members.c.story).where(members.c.claim == told)).scalars()
        found = _one(told, of.all(), "story")
    asked = (linked.c.kind == "story") & (linked.c.id == found)
    return _stories.decode(connection.execute(select(linked.c.json).where(asked)).scalar_one())


def agreement(connection: Connection, given: str) -> str:
    """The id of an agreement of the case or of the reports.

    Raises `UsageError` where there is none, or several begin so.
    """
    kind = (linked.c.kind == "agreement",)
    found = set(_beginning(connection, linked.c.id, given, kind))
    case = case_of(connection)
    found.update(x.id for x in (case.agreements if case else ()) if x.id.startswith(given))
    return given if given in found else _one(given, sorted(found), "agreement")


def documents_of(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """The documents of some claims."""
    asked = sorted(set(ids))
    found: set[str] = set()
    for start in range(0, len(asked), _ASKED):
        some = claims.c.id.in_(asked[start : start + _ASKED])
        found.update(connection.execute(select(claims.c.document).where(some)).scalars())
    return frozenset(found)


def _beginning(
    connection: Connection, column: Column[str], given: str, where: tuple[object, ...] = ()
) -> list[str]:
    """The ids of a column that are `given`, or else begin so: all that matters of them."""
    asked = select(column).where(*where).distinct()  # type: ignore[arg-type]
    same = connection.execute(asked.where(column == given)).scalars().all()
    if same or not given:
        return list(same)
    after = given[:-1] + chr(ord(given[-1]) + 1)
    some = asked.where(column > given, column < after).order_by(column).limit(_NAMED + 1)
    return list(connection.execute(some).scalars())


def _one(given: str, found: Iterable[str], what: str) -> str:
    """The only one of some ids. Raises `UsageError` where there are none or several."""
    ids = list(found)
    if not ids:
        raise UsageError(f"there is no {what} {given} in the store")
    if len(ids) > 1:
        named = ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")
        raise UsageError(f"{given} is the beginning of several: {named}")
    return ids[0]
