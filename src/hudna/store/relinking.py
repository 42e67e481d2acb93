"""Linking all that a store holds, when that is due: after new reports, judgements, another case."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert

from hudna import linking
from hudna.link.news import News, news
from hudna.model import Linked, Story, jsonl
from hudna.store import cases, contents, judgements, settings
from hudna.store.store import Store
from hudna.store.tables import linked, members


def relink(store: Store) -> News | None:
    """Link everything anew if that is due, and tell what is new by it; nothing where it is not.

    What is there at one moment is linked as a whole, and replaces what was linked before in one
    transaction. Who takes reports in meanwhile links when done; the links of an older moment
    never replace those of a newer one.
    """
    with store.reading() as connection:
        at = settings.changes(connection)
        if not settings.due(connection):
            return None
        judged, _ = judgements.links(connection)
        ground = linking.Ground(
            case=cases.case_of(connection),
            judged=tuple(judged),
            windows=settings.windows(connection),
        )
        after = linking.everything(
            contents.Reports(connection), contents.Documents(connection), ground
        )
        before = tuple(contents.linked_of(connection, "story", "link"))
    with store.writing() as connection:
        done = settings.linked_at(connection)
        if done is not None and done >= at:
            return None
        _replace(connection, after)
        settings.linked(connection, at)
    return news(before, after)


def _replace(connection: Connection, records: Sequence[Linked]) -> None:
    """Put what linking found in the place of what it found before; what two stages find, once."""
    connection.execute(delete(members))
    connection.execute(delete(linked))
    found = {(str(each.__struct_config__.tag), each.id): each for each in records}
    rows = [
        {"kind": kind, "id": id_, "position": position, "json": jsonl.line(each).decode()}
        for position, ((kind, id_), each) in enumerate(found.items())
    ]
    if rows:
        connection.execute(insert(linked), rows)
    told = [
        {"claim": claim, "story": each.id}
        for each in records
        if isinstance(each, Story)
        for claim in each.members
    ]
    if told:
        connection.execute(insert(members), told)
