"""What is new between two linkings: new stories, stories that grew, new words on agreements.

A story is known again by its claims, not by its id, which may change as it grows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

import msgspec

from hudna.model import Agreement, Counts, Link, Linked, Relation, Story, Text


class Grown(msgspec.Struct, frozen=True, kw_only=True):
    """A story that more reports tell now, and how many told it before."""

    story: Story
    before: Counts


class StatusLines(msgspec.Struct, frozen=True, kw_only=True):
    """New claims of what became of an agreement or a commitment, by their ids.

    `name` is that of an agreement.
    """

    subject: str
    name: Text | None
    claims: tuple[str, ...]


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What one linking has that the one before it had not.

    Of `statuses` those of agreements come first, then those of which most is said.
    """

    stories: tuple[Story, ...]
    grown: tuple[Grown, ...]
    statuses: tuple[StatusLines, ...]


def news(before: Iterable[Linked], after: Iterable[Linked]) -> News:
    """What is new."""
    known: dict[str, Story] = {}
    told: set[tuple[str, str]] = set()
    for each in before:
        if isinstance(each, Story):
            known.update(dict.fromkeys(each.members, each))
        elif _status(each):
            told.add((each.from_, each.to))
    stories, grown = [], []
    statuses: dict[str, list[str]] = {}
    names: dict[str, Text] = {}
    for each in after:
        if isinstance(each, Story):
            former = {known[claim].id: known[claim] for claim in each.members if claim in known}
            if not former:
                stories.append(each)
            elif set(each.documents) > set[str]().union(*(x.documents for x in former.values())):
                largest = max(former.values(), key=lambda x: (x.counts.reports, x.id))
                grown.append(Grown(story=each, before=largest.counts))
        elif isinstance(each, Agreement):
            names[each.id] = each.name
        elif _status(each) and (each.from_, each.to) not in told:
            statuses.setdefault(each.to, []).append(each.from_)
    return News(
        stories=tuple(stories),
        grown=tuple(grown),
        statuses=tuple(
            StatusLines(subject=key, name=names.get(key), claims=tuple(claims))
            for key, claims in sorted(
                statuses.items(), key=lambda item: (item[0] not in names, -len(item[1]), item[0])
            )
        ),
    )


def _status(record: Linked) -> TypeGuard[Link]:
    """Whether it says what a status is about."""
    return isinstance(record, Link) and record.relation is Relation.STATUS_OF
