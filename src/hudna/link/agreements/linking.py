"""Agreements, commitments and statuses of many reports, linked to what they are about.

Reports are gone through once and one by one; what is kept of each are its links and the places of
the names in it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from hudna.case import Case, Days, Instrument
from hudna.link.agreements.candidates import Candidates
from hudna.link.agreements.commitments import Commitments
from hudna.link.agreements.instruments import Instruments
from hudna.link.agreements.mentions import Mentions
from hudna.link.agreements.parties import Parties
from hudna.link.agreements.reading import Meant, Reading, Subject
from hudna.link.agreements.standings import Standings
from hudna.link.agreements.undertakings import Undertakings
from hudna.link.concern import Concern, concern
from hudna.link.dating import Dater
from hudna.link.reports import Report
from hudna.link.words import Forms, sentences_of
from hudna.model import (
    Agreement,
    Basis,
    Commitment,
    DateRange,
    Excerpt,
    Judgement,
    Link,
    Relation,
    Status,
)
from hudna.model.ids import link_id
from hudna.vocab import Vocabulary, load

_AFTER = dt.timedelta(days=90)
"""How long after the end of a case its agreements are still called by general names."""
RULE = "agreements/1"
"""The rule by which these links are made, with its version."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking adds to some reports."""

    links: tuple[Link, ...] = ()
    agreements: tuple[Agreement, ...] = ()


def link(
    reports: Iterable[Report], case: Case | None, vocabulary: Vocabulary | None = None
) -> Linked:
    """The links of some reports, and the agreements that they speak of.

    `provision-of` leads from a commitment to the commitment of the case that it tells, or to the
    first telling of one that no case has; `status-of` from a status to the agreement or commitment
    that it is about. Names of agreements are their `mentions`.
    """
    linker = Linker(vocabulary or load(), case)
    links = [each for report in reports for each in linker.read(report)]
    return Linked(tuple(links), tuple(linker.agreements({each.to for each in links})))


class Linker:
    """Links report after report."""

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        self._case, self._lexicon = case, vocabulary.lexicon
        self._forms = Forms(vocabulary.lexicon)
        instruments = Instruments(vocabulary, case, self._forms)
        self._mentions = Mentions(vocabulary, case, instruments, self._forms)
        undertakings, parties = Undertakings(case, self._forms), Parties(vocabulary, case)
        self._commitments = Commitments(vocabulary.lexicon, self._forms, undertakings, parties)
        self._standings = Standings(undertakings, parties)
        self._dater = Dater(vocabulary, case)
        self._candidates = Candidates()
        self._excerpts: defaultdict[str, list[Excerpt]] = defaultdict(list)

    def read(self, report: Report) -> Iterator[Link]:
        """The links of a report."""
        about = Concern.OTHER if self._case is None else concern(report, self._case)
        day = report.document.published or self._dater.day(report)
        reading = Reading(report, day, about, self._in_time(day))
        self._mentions.read(list(sentences_of(report.document, self._lexicon)), reading)
        reading.meant = [self._entered(report, meant) for meant in reading.meant]
        for claim in report.claims:
            if isinstance(claim, Commitment):
                told = reading.told[claim.id] = self._commitments.subject(claim, reading)
                if told.id != claim.id:
                    yield _link(Relation.PROVISION_OF, claim.id, told)
        for claim in report.claims:
            if isinstance(claim, Status):
                found = self._standings.subject(claim, reading)
                if found is not None:
                    yield _link(Relation.STATUS_OF, claim.id, found)

    def agreements(self, told: Collection[str]) -> Iterator[Agreement]:
        """The agreements of the case that were named or are told of, then those that it has not: of
        these only what something is told of, by their ids.
        """
        for instrument in self._case.agreements if self._case else ():
            if instrument.id in self._excerpts or instrument.id in told:
                yield _agreement(instrument, self._excerpts[instrument.id])
        yield from self._candidates.agreements(told)

    def _in_time(self, day: DateRange | None) -> bool:
        until = self._case.until if self._case else None
        return day is None or until is None or day.start <= until.end + _AFTER

    def _entered(self, report: Report, meant: Meant) -> Meant:
        document = report.document
        if meant.target:
            if meant.judgement is Judgement.SAME:
                excerpt = Excerpt(document=document.id, span=meant.span)
                self._excerpts[meant.target].append(excerpt)
        elif meant.candidate is not None:
            target = self._candidates.add(report, meant, meant.candidate)
            return meant.of(target, Judgement.SAME, "its kind, and whose or where it is")
        return meant


def _link(relation: Relation, from_: str, to: Subject) -> Link:
    return Link(
        id=link_id(relation, from_, to.id), relation=relation, from_=from_, to=to.id,
        judgement=to.judgement, by=RULE, reason=to.reason,
    )  # fmt: skip


def _agreement(x: Instrument, excerpts: list[Excerpt]) -> Agreement:
    return Agreement(
        id=x.id, name=x.name, type=x.type, parties=x.parties, guarantors=x.guarantors,
        excludes=x.excludes, area=x.area, declared=_range(x.declared), in_force=_range(x.in_force),
        ended=_range(x.ended), mentions=tuple(excerpts),
    )  # fmt: skip


def _range(days: Days | None) -> DateRange | None:
    if days is None:
        return None
    return DateRange(start=days.start, end=days.end, basis=Basis.EXPLICIT)
