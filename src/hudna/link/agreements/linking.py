"""Agreements, commitments and statuses of many reports, linked to what they are about.

Reports are gone through once and one by one; what is kept of each are its links and the places of
the names in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hudna.case import Case, Days, Instrument
from hudna.link.agreements.candidates import Candidates, Pledges
from hudna.link.agreements.concern import Concern, concern
from hudna.link.agreements.instruments import Instruments
from hudna.link.agreements.mentions import Mentions
from hudna.link.agreements.parties import Parties
from hudna.link.agreements.reading import Meant, Reading
from hudna.link.agreements.standings import Standings, Subject
from hudna.link.agreements.undertakings import Sides, Undertakings
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
from hudna.model.ids import digest
from hudna.text.tokens import Shape, surfaces
from hudna.vocab import Vocabulary, load

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
    return Linked(tuple(links), tuple(linker.agreements()))


class Linker:
    """Links report after report."""

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        self._case, self._lexicon = case, vocabulary.lexicon
        self._forms = Forms(vocabulary.lexicon)
        instruments = Instruments(vocabulary, case, self._forms)
        self._mentions = Mentions(vocabulary, case, instruments, self._forms)
        self._undertakings = Undertakings(case, self._forms)
        self._parties = Parties(vocabulary, case)
        self._standings = Standings(self._undertakings, self._parties)
        self._dater = Dater(vocabulary, case)
        self._candidates, self._pledges = Candidates(), Pledges()
        self._excerpts: defaultdict[str, list[Excerpt]] = defaultdict(list)

    def read(self, report: Report) -> Iterator[Link]:
        """The links of a report."""
        about = Concern.OTHER if self._case is None else concern(report, self._case)
        day = report.document.published or self._dater.day(report)
        reading = Reading(report, day, about)
        self._mentions.read(list(sentences_of(report.document, self._lexicon)), reading)
        reading.meant = [self._entered(report, meant) for meant in reading.meant]
        for claim in report.claims:
            if isinstance(claim, Commitment):
                to, judgement, reason = self._commitment(claim, reading)
                reading.told[claim.id] = to
                if to != claim.id:
                    yield _link(Relation.PROVISION_OF, claim.id, to, judgement, reason)
        for claim in report.claims:
            if isinstance(claim, Status):
                found = self._standings.subject(claim, reading)
                if found is not None:
                    yield _link(Relation.STATUS_OF, claim.id, *found)

    def agreements(self) -> Iterator[Agreement]:
        """The agreements of the case that were named, then those that it has not."""
        for instrument in self._case.agreements if self._case else ():
            if instrument.id in self._excerpts:
                yield _agreement(instrument, self._excerpts[instrument.id])
        yield from self._candidates.agreements()

    def _entered(self, report: Report, meant: Meant) -> Meant:
        document = report.document
        if meant.target:
            self._excerpts[meant.target].append(Excerpt(document=document.id, span=meant.span))
        elif meant.candidate:
            target = self._candidates.add(document.id, document.text, meant)
            return meant.of(target, Judgement.SAME, "its kind, place and parties")
        return meant

    def _commitment(self, claim: Commitment, reading: Reading) -> Subject:
        """What a commitment is: one of the case, one told before, or itself."""
        named = reading.named_in(claim.span)
        if reading.concern is not Concern.OTHER:
            by = self._parties.all_behind(claim.by)
            sides = Sides(by, self._parties.all_behind(claim.to or claim.by))
            keys = self._undertakings.keys(reading.text[slice(*claim.span)])
            fits = self._undertakings.fits(keys, sides, named, reading.day)
            if fits and (fits[0].party or not by):
                sure = fits[0].party and (len(fits) == 1 or fits[0].rank > fits[1].rank)
                return (
                    fits[0].bound.undertaking.id,
                    Judgement.SAME if sure else Judgement.UNSURE,
                    "who is bound, and words for what is to be done",
                )
        words = self._content(reading.text[slice(*claim.action)])
        first = self._pledges.first(claim, words, next(iter(named), ""))
        return first, Judgement.SAME, "who is bound, and mostly the same words"

    def _content(self, action: str) -> frozenset[str]:
        """The words of what is to be done, each by its shortest form."""
        written, _ = surfaces(action, 0, len(action))
        return frozenset(
            min(self._forms.of_word(word), key=lambda key: (len(key), key))
            for word in self._lexicon.words(written)
            if word.shape is Shape.WORD and not word.flags
        )


def _link(relation: Relation, from_: str, to: str, judgement: Judgement, reason: str) -> Link:
    return Link(
        id="l" + digest("link", relation, from_, to), relation=relation, from_=from_, to=to,
        judgement=judgement, by=RULE, reason=reason,
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
