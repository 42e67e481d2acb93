"""What is read of one report while it is linked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hudna.link.agreements.concern import Concern
from hudna.link.reports import Report
from hudna.model import DateRange, Judgement, Span


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
    candidate: tuple[str, ...] = ()
    """What a candidate is known by, where no agreement of the case is meant."""

    def of(self, target: str, judgement: Judgement, reason: str) -> Meant:
        """The same name, meaning an instrument."""
        return replace(self, target=target, judgement=judgement, reason=reason)


@dataclass(slots=True)
class Reading:
    """A report, when it was written, whether it is about the case, and what it has named so far.

    `told` are its commitments, each with the id of what it is.
    """

    report: Report
    day: DateRange | None
    concern: Concern
    meant: list[Meant] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text that spans point into."""
        return self.report.document.text

    def named_in(self, span: Span) -> list[str]:
        """The instruments that are named within a span."""
        low, high = span
        return [x.target for x in self.meant if x.target and low <= x.span[0] < high]
