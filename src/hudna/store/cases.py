"""The case that a store is about: its file as it was when it was last given.

The whole of it is kept, so that links and timelines are worked out the same wherever the store is
taken; but notified sites, which are nobody's but the case keeper's, never get into a store.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from hudna.case import Case
from hudna.errors import UsageError
from hudna.store import settings
from hudna.store.store import Store

_cases = msgspec.json.Decoder(Case)


def case_of(connection: Connection) -> Case | None:
    """The case of a store, if it has one."""
    held = settings.get(connection, settings.CASE)
    return _cases.decode(held) if held is not None else None


def version_of(connection: Connection) -> str:
    """The version of the case's folder; empty where the store has no case."""
    return settings.get(connection, settings.CASE_VERSION) or ""


def give(store: Store, case: Case, version: str) -> None:
    """Make a case the store's; where its folder has changed, linking is due.

    Raises `UsageError` where the store is about another one.
    """
    with store.writing() as connection:
        former = case_of(connection)
        if former is not None and former.id != case.id:
            raise UsageError(
                f"{store.name} is about the case {former.id}, not {case.id}: a store has one case"
            )
        if former is None or version_of(connection) != version:
            public = msgspec.structs.replace(case, sites=())
            settings.put(connection, settings.CASE, msgspec.json.encode(public).decode())
            settings.put(connection, settings.CASE_VERSION, version)
            settings.changed(connection)
