"""What lists show: the heads of reports without their texts, claims by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, func, select

from hudna.model import Claim, DateRange
from hudna.model.record import Source
from hudna.store.tables import claims, documents

_ASKED = 500
"""Ids asked for at a time."""


class ReportHead(msgspec.Struct, frozen=True, kw_only=True):
    """A report as lists show it."""

    id: str
    source: Source | None = None
    title: str | None = None
    published: DateRange | None = None
    language: str = "und"

    @property
    def outlet(self) -> str | None:
        """The name of its outlet, where it is known."""
        return self.source.name if self.source else None


_heads = msgspec.json.Decoder(ReportHead)
_claims = msgspec.json.Decoder(Claim)


def heads(connection: Connection) -> Iterator[ReportHead]:
    """The heads of all reports, the latest day first; those without a day last."""
    asked = select(documents.c.json).order_by(documents.c.day.desc(), documents.c.id)
    return (_heads.decode(line) for line in connection.execute(asked).scalars())


def heads_of(connection: Connection, ids: Iterable[str]) -> dict[str, ReportHead]:
    """The heads of some reports by id."""
    asked, found = sorted(set(ids)), {}
    for start in range(0, len(asked), _ASKED):
        some = select(documents.c.json).where(documents.c.id.in_(asked[start : start + _ASKED]))
        for line in connection.execute(some).scalars():
            head = _heads.decode(line)
            found[head.id] = head
    return found


def kinds(connection: Connection) -> dict[str, int]:
    """How many claims of each kind there are."""
    asked = select(claims.c.kind, func.count()).group_by(claims.c.kind).order_by(claims.c.kind)
    return {kind: number for kind, number in connection.execute(asked)}  # noqa: C416 - rows


def claims_of(connection: Connection, *wanted: str) -> list[Claim]:
    """The claims of some kinds, those of the latest report first, in the order of its text."""
    asked = (
        select(claims.c.json)
        .join(documents, documents.c.id == claims.c.document)
        .where(claims.c.kind.in_(wanted))
        .order_by(documents.c.day.desc(), documents.c.id, claims.c.position)
    )
    return [_claims.decode(line) for line in connection.execute(asked).scalars()]
