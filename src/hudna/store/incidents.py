"""Incidents of the ledger by the id of whichever claim somebody names them by."""

from __future__ import annotations

from sqlalchemy import Connection, select

from hudna.errors import UsageError
from hudna.ledger.entries.incidents import IncidentOpened
from hudna.ledger.incidents import Life, lives
from hudna.ledger.review import again, likeness
from hudna.model import Incident
from hudna.store import entries, lookup
from hudna.store.tables import members

KINDS = (
    *("incident-opened", "incident-withdrawn", "duplicate-found", "screened"),
    *("verification-begun", *entries.SEALING),
)
"""Kinds of entries that the life of an incident is worked out from."""


def known(connection: Connection, moment: str | None = None) -> dict[str, Life]:
    """All incidents that are followed, as of a moment or by now."""
    return lives(entries.every(connection, *KINDS), moment)


def found(connection: Connection, given: str, lived: dict[str, Life]) -> str | IncidentOpened:
    """The id of the incident that is meant, or what opens it where it is not followed yet.

    `given` are the first letters of its id, or of the id of an incident claim, which may also be
    another one of the same story. Raises `UsageError` where there is none, or several begin so.
    """
    own = [id_ for id_ in lived if id_.startswith(given)] if given else []
    if len(own) == 1:
        return own[0]
    claim = lookup.claim(connection, given)
    if not isinstance(claim, Incident):
        raise UsageError(f"{claim.id} is no incident: assessed are incidents")
    stories = select(members.c.story).where(members.c.claim == claim.id)
    told = select(members.c.claim).where(members.c.story.in_(stories))
    together = {claim.id, *connection.execute(told).scalars()}
    same = [id_ for id_ in lived if id_ in together]
    if not same:  # it may have been opened before the report was coded anew, under another id
        alike = [x.claim for x in lived.values() if likeness(x.claim) == likeness(claim)]
        same = [id_ for id_, x in lived.items() if x.claim.id == again(claim, alike)]
    return same[0] if same else IncidentOpened(incident=claim.id, claim=claim)
