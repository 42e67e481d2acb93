"""Everything that linking finds among many reports: the stages of linking put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from hudna import vocab
from hudna.case import Case
from hudna.case.vocabulary import added
from hudna.link import dating, plans, same, tracks
from hudna.link.agreements import link as link_agreements
from hudna.link.identity import identities
from hudna.link.reports import Report
from hudna.model import Document, Link, Linked
from hudna.origins import find


def everything(
    reports: Iterable[Report],
    documents: Iterable[Document],
    case: Case | None,
    judged: Sequence[Link],
) -> list[Linked]:
    """All that linking finds, kind after kind; the order of the reports makes no difference.

    `reports` and `documents` are the same reports, with and without their claims, and are gone
    through several times. `judged` are the judgements of people, which hold against any rule.
    """
    origins = find(documents)
    vocabulary = vocab.load(added(case))
    agreements = link_agreements(reports, case, vocabulary)
    of = {document: each.id for each in origins.origins for document in each.documents}
    occurrences = same.link(reports, of, judged=judged)
    days = dating.days(reports, case, vocabulary)
    processes = tracks.link(reports, case, days, vocabulary)
    planned = plans.link(reports, days, vocabulary.classes["put-off"])
    names = identities(reports, vocabulary.actors.given, judged, _renamed(case))
    return [
        *origins.links,
        *origins.origins,
        *origins.passages,
        *agreements.agreements,
        *agreements.links,
        *processes.tracks,
        *processes.links,
        *planned.plans,
        *planned.links,
        *names.proposals,
        *occurrences.links,
        *judged,
        *occurrences.stories,
    ]


def _renamed(case: Case | None) -> dict[str, tuple[str, dt.date]]:
    """Under which id an actor of the case went on, and since when."""
    return {
        each.id: (each.renamed_to, each.renamed_on.start)
        for each in (case.actors if case else ())
        if each.renamed_to and each.renamed_on
    }
