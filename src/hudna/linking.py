"""Everything that linking finds among many reports: the stages of linking put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hudna import vocab
from hudna.case import Case
from hudna.case.vocabulary import added
from hudna.link import agreements, dating, plans, same, tracks
from hudna.link.dating import Dated
from hudna.link.identity import identities
from hudna.link.reports import Report
from hudna.link.same import Windows
from hudna.model import Document, Link, Linked, Origin
from hudna.origins import find

_PUT_OFF = "put-off"
"""The class of words that say that something is put off."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What stories rest on beside the reports.

    `judged` are the judgements of people, which hold against any rule.
    """

    case: Case | None = None
    judged: tuple[Link, ...] = ()
    windows: Windows = Windows()  # noqa: RUF009 - frozen


def of_reports(
    reports: Iterable[Report], documents: Iterable[Document], case: Case | None
) -> list[Linked]:
    """What linking finds whatever people judge: copies, agreements, tracks, plans.

    `reports` and `documents` are the same reports, with and without their claims, and are gone
    through several times; their order makes no difference.
    """
    vocabulary = vocab.load(added(case))
    copies = find(documents)
    agreed = agreements.link(reports, case, vocabulary)
    dated = Dated(reports, dating.days(reports, case, vocabulary), vocabulary)
    processes = tracks.link(dated, case, vocabulary)
    planned = plans.link(dated, vocabulary.classes[_PUT_OFF])
    return [
        *copies.links,
        *copies.origins,
        *copies.passages,
        *agreed.agreements,
        *agreed.links,
        *processes.tracks,
        *processes.links,
        *planned.plans,
        *planned.links,
    ]


def of_judgements(
    reports: Iterable[Report], origins: Iterable[Origin], ground: Ground
) -> list[Linked]:
    """What linking finds by rules and judgements together: who may be one, and the stories.

    `origins` are those of the reports, whose order makes no difference.
    """
    case = ground.case
    vocabulary = vocab.load(added(case))
    dated = Dated(reports, dating.days(reports, case, vocabulary), vocabulary)
    names = identities(dated, vocabulary.actors.given, ground.judged, _renamed(case))
    origin = {document: each.id for each in origins for document in each.documents}
    occurrences = same.link(dated, origin, windows=ground.windows, judged=ground.judged)
    return [*names.proposals, *occurrences.links, *ground.judged, *occurrences.stories]


def _renamed(case: Case | None) -> dict[str, tuple[str, dt.date]]:
    """Under which id an actor of the case went on, and since when."""
    return {
        each.id: (each.renamed_to, each.renamed_on.start)
        for each in (case.actors if case else ())
        if each.renamed_to and each.renamed_on
    }
