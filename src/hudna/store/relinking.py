"""Linking all that a store holds, when that is due: after new reports, judgements, another case."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert

from hudna import linking
from hudna.link.news import News, news
from hudna.model import Linked, Origin, Story, jsonl
from hudna.store import cases, contents, judgements, settings
from hudna.store.store import Store
from hudna.store.tables import linked, members


def relink(store: Store) -> News | None:
    """Link everything anew if that is due, and tell what is new by it; nothing where it is not.

    What is there at one moment is linked, and takes the place of what was linked before in one
    transaction; where only judgements are new, the part that rests on them. Who takes reports in
    meanwhile links when done; the links of an older moment never replace those of a newer one.
    """
    with store.reading() as connection:
        if not settings.due(connection):
            return None
        at = settings.changes(connection)
        first = _of_reports(connection) if settings.reports_due(connection) else None
        second = _of_judgements(connection, first)
        before = tuple(contents.linked_of(connection, "story", "link"))
    with store.writing() as connection:
        done = settings.linking(connection)
        if done is not None and done.at >= at:
            return None
        if first is not None:
            begins = _replace(connection, first, 0)
        elif done is not None:
            begins = done.second
        else:
            return None  # another version linked meanwhile: all is due
        _replace(connection, second, begins)
        settings.linked(connection, settings.Linking(at, begins))
    return news(before, [*(first or ()), *second])


def _of_reports(connection: Connection) -> list[Linked]:
    reports, documents = contents.Reports(connection), contents.Documents(connection)
    return linking.of_reports(reports, documents, cases.case_of(connection))


def _of_judgements(connection: Connection, first: Iterable[Linked] | None) -> list[Linked]:
    """What rests on judgements; `first` is what does not, where it was linked anew too."""
    origins = contents.linked_of(connection, "origin") if first is None else first
    judged, _ = judgements.links(connection)
    ground = linking.Ground(
        case=cases.case_of(connection),
        judged=tuple(judged),
        windows=settings.windows(connection),
    )
    found = (each for each in origins if isinstance(each, Origin))
    return linking.of_judgements(contents.Reports(connection), found, ground)


def _replace(connection: Connection, records: Iterable[Linked], begins: int) -> int:
    """Put records, each once, in the place of all from a position on; gives the next position."""
    connection.execute(delete(linked).where(linked.c.position >= begins))
    found = {(str(each.__struct_config__.tag), each.id): each for each in records}
    rows = [
        {"kind": kind, "id": id_, "position": position, "json": jsonl.line(each).decode()}
        for position, ((kind, id_), each) in enumerate(found.items(), begins)
    ]
    if rows:
        connection.execute(insert(linked), rows)
    told = [
        {"claim": claim, "story": each.id}
        for each in found.values()
        if isinstance(each, Story)
        for claim in each.members
    ]
    connection.execute(delete(members))
    if told:
        connection.execute(insert(members), told)
    return begins + len(rows)
