"""What is compared as sets of a whole report: its body, the actors and the places named in it."""

from __future__ import annotations

from typing import NamedTuple

from hudna.score import answers
from hudna.score.matching import Findings, Miss
from hudna.score.sheet import Sheet
from hudna.score.tally import Tally
from hudna.score.text import date_right, flat, occurrences

_LONGEST_NAME = 80
"""Characters: a name is a few words; a mention that covers a paragraph names nothing."""
_PAGE_SLACK = 2
"""Days: a page's date is set a day or two after the report's."""


def gold_body(sheet: Sheet) -> set[int]:
    """The characters of the body: from the first words of each stretch to its last."""
    body: set[int] = set()
    for first, last in sheet.gold.body:
        starts, ends = occurrences(sheet.text, first), occurrences(sheet.text, last)
        if starts and ends:
            body |= set(range(starts[0][0], max(end for _, end in ends)))
    return body


def judge_body(sheet: Sheet, body: set[int]) -> Tally:
    """Characters of the body found, furniture kept, and whether the day of publication is right."""
    solid = {i for i, c in enumerate(sheet.text) if not c.isspace()}
    got: set[int] = set()
    for span in sheet.document.body or []:
        place = sheet.span(span)
        if place:
            got |= set(range(*place))
    want, got = body & solid, got & solid
    furniture = solid - want
    tally = Tally(tp=len(want & got), fp=len(got - want), fn=len(want - got))
    tally.share("furniture removed", len(furniture - got), len(furniture))
    if sheet.gold.published:
        golds = [sheet.gold.published, *flat(sheet.gold.published_alt)]
        tally.attribute("published", date_right(golds, sheet.document.published, _PAGE_SLACK))
    return tally


def _named(sheet: Sheet, claim: answers.Claim, body: set[int]) -> bool:
    """Whether a mention counts: its span is a short stretch of the body."""
    span = sheet.span(claim.span)
    return span is not None and span[1] - span[0] <= _LONGEST_NAME and span[0] in body


def judge_actors(sheet: Sheet, body: set[int], findings: Findings) -> Tally:
    """The actors named in the body, each once."""
    named = (m for m in sheet.claims.mention if _named(sheet, m, body))
    seen = {who for m in named if (who := sheet.mentioned(m)) is not None}
    golds = sheet.gold.actors
    demanded = [actor.id for actor in golds if actor.demanded]
    compared = _Sets("actors", demanded, {actor.id for actor in golds}, seen)
    return compared.judge(sheet.gold.id, findings)


def judge_places(sheet: Sheet, body: set[int], findings: Findings) -> Tally:
    """The places named in the body, each once."""
    named = (m for m in sheet.claims.place_mention if _named(sheet, m, body))
    seen = {sheet.place(m.place, sheet.surface(m)) for m in named} - {""}
    demanded = [place.name for place in sheet.gold.places if place.demanded]
    compared = _Sets("places", demanded, sheet.places(), seen)
    return compared.judge(sheet.gold.id, findings)


class _Sets(NamedTuple):
    """What gold demands of one kind, what it knows, and what the record has."""

    kind: str
    demanded: list[str]
    known: set[str]
    seen: set[str]

    def judge(self, report: str, findings: Findings) -> Tally:
        """What is demanded and not seen is a miss, what is seen and not known a false alarm."""
        missed = [name for name in self.demanded if name not in self.seen]
        extra = sorted(self.seen - self.known)
        findings.misses.extend(Miss(report, self.kind + " missed", name) for name in missed)
        findings.misses.extend(Miss(report, self.kind + " extra", name) for name in extra)
        return Tally(tp=len(self.demanded) - len(missed), fp=len(extra), fn=len(missed))
