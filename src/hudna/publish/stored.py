"""Views of what a store holds, put together for whoever shows them: a terminal or a page."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from hudna.case import Case
from hudna.case.scope import Judge
from hudna.ledger import lines, timeline
from hudna.ledger.timeline import Timeline
from hudna.link import dating
from hudna.link.agreements import Linked
from hudna.model import Agreement, Link, Origin, Relation, Story
from hudna.publish import accounts
from hudna.publish.accounts import Page
from hudna.store import contents, lookup
from hudna.vocab import Vocabulary


def story_page(connection: Connection, story: Story, judge: Judge | None) -> Page:
    """The accounts of a story; `judge` tells whether an incident is in scope of a case."""
    documents = frozenset(story.documents)
    found = list(contents.linked_of(connection, "origin", "link"))
    return accounts.page(
        story,
        list(contents.Reports(connection, documents)),
        [x for x in found if isinstance(x, Origin) and documents & set(x.documents)],
        [x for x in found if isinstance(x, Link)],
        judge,
    )


def agreement_timeline(
    connection: Connection,
    agreement: str,
    days: tuple[dt.date | None, dt.date | None],
    case: Case | None,
    vocabulary: Vocabulary,
) -> Timeline:
    """What was known on the first of two days of an agreement on the second.

    `vocabulary` holds what the case adds. Raises `UsageError` where there is no such agreement.
    """
    id_ = lookup.agreement(connection, agreement)
    records = list(contents.linked_of(connection, "agreement", "link"))
    links = tuple(x for x in records if isinstance(x, Link) and x.relation is Relation.STATUS_OF)
    agreements = tuple(x for x in records if isinstance(x, Agreement))
    told_in = lookup.documents_of(connection, (link.from_ for link in links))
    reports = contents.Reports(connection, told_in)
    dated = dating.days(reports, case, vocabulary)
    linked = Linked(links=links, agreements=agreements)
    known = lines.lines(reports, linked, case, dated, vocabulary)
    found = timeline.timeline(known, case, id_, *days)
    candidate = next((x for x in agreements if x.id == id_ and x.candidate), None)
    return found if candidate is None else timeline.named(found, candidate)
