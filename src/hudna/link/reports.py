"""Reports with what was read in them: what every kind of linking goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

from hudna.model import Actor, ActorType, Claim, Document, Record, jsonl

_CLAIMS = get_args(Claim)

PUBLIC = frozenset({
    ActorType.STATE, ActorType.ORGANISATION, ActorType.ARMED_GROUP, ActorType.COALITION,
    ActorType.OFFICE_HOLDER,
})  # fmt: skip
"""Who can be a side of talks or of an accord; others are private persons or nobody known."""


def stands_for(actor: Actor) -> str:
    """Whom somebody stands for: a minister for the state, a state for itself."""
    return actor.of or actor.id


class Report(NamedTuple):
    """A document and its claims."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a record file, read anew each time they are gone through.

    Raises `RecordError` naming file and line where a line is not an object of a record.
    """

    path: Path

    def __iter__(self) -> Iterator[Report]:
        """Every report, in the order of the file."""
        yield from grouped(jsonl.read(self.path))


def grouped(records: Iterable[Record]) -> Iterator[Report]:
    """The reports of a record, in which the claims of a document follow it."""
    document: Document | None = None
    claims: list[Claim] = []
    for each in records:
        if isinstance(each, Document):
            if document is not None:
                yield Report(document, tuple(claims))
            document, claims = each, []
        elif isinstance(each, _CLAIMS):
            claims.append(each)
    if document is not None:
        yield Report(document, tuple(claims))
