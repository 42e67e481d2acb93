"""From reports to links and stories: what this stage adds to a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.link.reports import Report
from hudna.link.same.archive import Archive
from hudna.link.same.clusters import Judged, clusters
from hudna.link.same.judging import Judge
from hudna.link.same.reasons import Reasons
from hudna.link.same.stories import Stories
from hudna.link.same.telling import Telling
from hudna.link.same.windows import Windows
from hudna.model import Judgement, Link, Relation, Story

_RELATIONS = frozenset({Relation.SAME_INCIDENT, Relation.SAME_EVENT})
_BITS = {Judgement.SAME: 1.0, Judgement.DIFFERENT: -1.0, Judgement.UNSURE: 0.0}


@dataclass(frozen=True, slots=True)
class Linked:
    """The links that the rules made of some reports, and the stories that follow from all links."""

    links: tuple[Link, ...]
    stories: tuple[Story, ...]


def link(
    reports: Iterable[Report],
    origins: Mapping[str, str],
    *,
    windows: Windows = Windows(),  # noqa: B008 - frozen
    judged: Iterable[Link] = (),
) -> Linked:
    """Which incidents and events of some reports are the same; their order makes no difference.

    `origins` gives the origin of each document, `judged` what people judged of two claims: it wins
    over what the rules say. The reports are gone through once, and their texts are not held.
    """
    archive = Archive(reports)
    judge = Judge(archive, windows)
    by_people = [_by_person(each) for each in judged if each.relation in _RELATIONS]
    by_rules = judge.judged()
    known = {t.id: t for told in archive.told for t in told}
    found = clusters(known, [*by_rules, *by_people], judge.ask)
    stories = Stories(archive, origins, windows)
    members = [[known[claim] for claim in claims] for claims in found]
    return Linked(
        links=tuple(Reasons(judge, by_rules, by_people).links(members)),
        stories=tuple(stories.story(each) for each in members if _shown(each)),
    )


def _shown(members: list[Telling]) -> bool:
    """Whether claims make a story: an incident always, an event where several reports tell it."""
    return members[0].incident or len({t.document for t in members}) > 1


def _by_person(link: Link) -> Judged:
    return Judged(link.from_, link.to, _BITS[link.judgement], person=True)
