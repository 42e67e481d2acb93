"""What is read of one report while it is linked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hudna.link.agreements.unknown import Key
from hudna.link.concern import Concern
from hudna.link.reports import Report
from hudna.model import DateRange, Judgement, Span


class Subject(NamedTuple):
    """What a commitment or a status is about, how sure that is, and why."""

    id: str
    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A name in a report and the instrument that it means; `target` is empty where none is known.

    `noun` is the kind of a noun that many instruments share, `sentence` the number and extent of
    the sentence that it stands in.
    """

    span: Span
    sentence: int
    extent: Span
    noun: str
    target: str = ""
    judgement: Judgement = Judgement.UNSURE
    reason: str = ""
    candidate: Key | None = None
    """What a candidate is known by, where no agreement of the case is meant."""

    def of(self, target: str, judgement: Judgement, reason: str) -> Meant:
        """The same name, meaning an instrument."""
        return replace(self, target=target, judgement=judgement, reason=reason)


@dataclass(slots=True)
class Reading:
    """A report, when it was written, whether it is about the case, and what it has named so far.

    `told` is what each of its commitments is.
    """

    report: Report
    day: DateRange | None
    concern: Concern
    in_time: bool = True
    """Whether it can be of the time of the case: later, general names mean later agreements."""
    meant: list[Meant] = field(default_factory=list)
    told: dict[str, Subject] = field(default_factory=dict)

    @property
    def of_case(self) -> bool:
        """Whether it can speak of what the case's parties took upon themselves."""
        return self.concern is not Concern.OTHER and self.in_time

    @property
    def text(self) -> str:
        """The text that spans point into."""
        return self.report.document.text

    def named_in(self, span: Span) -> list[Meant]:
        """The names of known instruments within a span."""
        low, high = span
        return [x for x in self.meant if x.target and low <= x.span[0] < high]
