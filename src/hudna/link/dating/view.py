"""Undated reports as linking sees them: with the days between which they were written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from hudna.link.dating.words import DateWords
from hudna.link.reports import Report
from hudna.model import Claim, DateRange, Document, Event, Incident, Modality, Status
from hudna.vocab import Vocabulary

_KNOWN = dt.timedelta(days=31)
"""The widest range of days that says when a report was written: a month."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Reports that can be gone through again and again, those without a day of publication as of
    the days between which they were written, and their claims of the days that their words then
    mean. What was read stays as it is: only linking sees it so.
    """

    reports: Iterable[Report]
    days: Mapping[str, DateRange]
    vocabulary: Vocabulary

    def __iter__(self) -> Iterator[Report]:
        """Every report, in the order of the reports."""
        words = DateWords(self.vocabulary)
        for report in self.reports:
            day = self.days.get(report.document.id)
            if report.document.published is None and day is not None and _known(day):
                document = msgspec.structs.replace(report.document, published=day)
                claims = tuple(_dated(words, document, claim, day) for claim in report.claims)
                yield Report(document, claims)
            else:
                yield report


def _known(day: DateRange) -> bool:
    return day.end - day.start <= _KNOWN


def _dated(words: DateWords, document: Document, claim: Claim, day: DateRange) -> Claim:
    """A claim with the days that its words mean, where it has none and they mean any."""
    if not isinstance(claim, Event | Incident | Status) or claim.date is not None:
        return claim
    found = words.counted(document, claim.span, day, ahead=claim.modality is Modality.PLANNED)
    return claim if found is None else msgspec.structs.replace(claim, date=found)
