"""What a status is about: a commitment or an agreement, of the case or a candidate."""

from __future__ import annotations

from hudna.link.agreements.parties import Parties
from hudna.link.agreements.reading import Meant, Reading, Subject
from hudna.link.agreements.undertakings import Sides, Undertakings
from hudna.model import Judgement, Mention, Span, Status, StatusType

_OF_COMMITMENTS = frozenset({
    StatusType.IMPLEMENTED, StatusType.PARTLY_IMPLEMENTED, StatusType.NOT_IMPLEMENTED,
    StatusType.VIOLATED, StatusType.REJECTED,
})  # fmt: skip
"""What is told of what somebody is to do, more than of the paper that says so."""
_FURTHER = 60
"""Characters after a status in which it is still said what was to be done."""
_REASON = "who is bound, and words for what is to be done, in its sentence"


class Standings:
    """Finds the subjects of statuses."""

    def __init__(self, undertakings: Undertakings, parties: Parties) -> None:
        self._undertakings, self._parties = undertakings, parties

    def subject(self, claim: Status, reading: Reading) -> Subject | None:
        """What a status is about, how sure that is, and why; None where nobody can tell."""
        if claim.subject in reading.told:
            return reading.told[claim.subject]
        at = _place(reading.text, claim)
        named = None if at is None else _at(reading.meant, at)
        if reading.of_case and (named is None or _may_be_kept(claim, named)):
            found = self._undertaken(claim, named, reading)
            if found is not None:
                return found
        if named is not None and named.target:
            return Subject(named.target, named.judgement, named.reason)
        return None

    def _undertaken(self, claim: Status, named: Meant | None, reading: Reading) -> Subject | None:
        """The commitment that the sentence itself describes around «الاتفاق», «وعدها»."""
        around = claim.span
        if named is not None:
            around = min(named.extent[0], around[0]), max(named.extent[1], around[1])
        sides = self._sides(claim, around, reading)
        names = [x.target for x in reading.named_in(around)]
        near = claim.span[0], min(claim.span[1] + _FURTHER, around[1])
        for low, high in dict.fromkeys((claim.span, near, around)):
            keys = self._undertakings.keys(reading.text[low:high])
            fits = [f for f in self._undertakings.fits(keys, sides, names, reading.day) if f.party]
            if fits:
                alone = len(fits) == 1 or fits[0].rank > fits[1].rank
                judged = Judgement.SAME if alone else Judgement.UNSURE
                return Subject(fits[0].bound.undertaking.id, judged, _REASON)
        return None

    def _sides(self, claim: Status, around: Span, reading: Reading) -> Sides:
        """Who did or did not do it: the last named before it in the sentence, else the speaker."""
        low, high = around
        mentions = (
            (c.span, c.actor) for c in reading.report.claims
            if isinstance(c, Mention) and low <= c.span[0] < high
        )  # fmt: skip
        actors = sorted(mentions, key=lambda each: each[0])
        before = [actor for span, actor in actors if span[0] <= claim.span[0]]
        doer = before[-1] if before else claim.asserted_by
        by = frozenset[str]() if doer is None else self._parties.behind(doer)
        return Sides(by, self._parties.all_behind(actor for _, actor in actors) - by)


def _place(text: str, claim: Status) -> Span | None:
    """Where the words stand that a status is about: in it, before it, or after it."""
    low, high = claim.span
    size = len(claim.subject)
    at = text.find(claim.subject, low, high + size)
    if at < 0:
        at = text.rfind(claim.subject, 0, low)
    if at < 0:
        at = text.find(claim.subject, high)
    return None if at < 0 else (at, at + size)


def _at(meant: list[Meant], span: Span) -> Meant | None:
    """The name that stands at some words."""
    return next((x for x in meant if x.span[0] < span[1] and span[0] < x.span[1]), None)


def _may_be_kept(claim: Status, named: Meant) -> bool:
    """Whether what is told is rather told of a commitment than of the instrument named there.

    So with a promise, and with what was kept or not under a name that stands for nothing else.
    """
    if named.noun == "pledge":
        return True
    return (
        claim.status in _OF_COMMITMENTS
        and named.noun == "accord"
        and (not named.target or named.judgement is Judgement.UNSURE)
    )
