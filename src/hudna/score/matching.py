"""Which claim answers which item of gold: the greatest one-to-one matching, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from hudna.model.values import Span
from hudna.score import answers, gold
from hudna.score.sheet import Sheet
from hudna.score.tally import Tally

ItemT = TypeVar("ItemT", gold.Statement, gold.Event, gold.Commitment, gold.Status, gold.Incident)
ClaimT = TypeVar("ClaimT", bound=answers.Claim)

_SHOWN = 110
"""Characters of an extra claim that a list of misses shows."""


class Miss(NamedTuple):
    """Something that gold has and the record has not, or the other way round."""

    report: str
    kind: str
    what: str


class Sureness(NamedTuple):
    """How sure the record was of a claim, and whether it was right."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """What judging a report brings to light beside the tallies; the lists grow."""

    misses: list[Miss] = field(default_factory=list)
    sureness: list[Sureness] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked(Generic[ItemT]):
    """An item of gold with the stretches of the text where it stands."""

    item: ItemT
    where: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Question(Generic[ItemT, ClaimT]):
    """One kind of claim: what gold asks, what the record answers, and when the two are the same.

    A strict question counts matches only: what it misses is listed under the lenient one.
    """

    kind: str
    asked: Sequence[Asked[ItemT]]
    claims: Sequence[ClaimT]
    same: Callable[[Asked[ItemT], ClaimT], bool]
    attributes: Callable[[Tally, ItemT, ClaimT], None] | None = None
    strict: bool = False


def asked(sheet: Sheet, items: Sequence[ItemT]) -> list[Asked[ItemT]]:
    """Items of gold with their stretches."""
    return [Asked(item, sheet.stretches(item, item.words)) for item in items]


def pairing(demanded: Sequence[bool], fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """The greatest one-to-one matching of items with claims, as claim → item.

    `fits[i]` are the claims that would answer item i; items that are demanded choose first.

    >>> pairing([True, True], [[0, 1], [0]])
    {0: 1, 1: 0}
    """
    taken: dict[int, int] = {}

    def seek(item: int, seen: set[int]) -> bool:
        for claim in fits[item]:
            if claim not in seen:
                seen.add(claim)
                if claim not in taken or seek(taken[claim], seen):
                    taken[claim] = item
                    return True
        return False

    for item in sorted(range(len(fits)), key=lambda i: not demanded[i]):
        seek(item, set())
    return taken


def judge(question: Question[ItemT, ClaimT], sheet: Sheet, findings: Findings) -> Tally:
    """The tally of one question.

    Demanded items that found no claim are misses. A claim that is left over is a false alarm,
    unless it tells once more what another claim told already, as often as gold says that the
    report does.
    """
    items, claims = question.asked, question.claims
    fits = [[c for c, claim in enumerate(claims) if question.same(each, claim)] for each in items]
    pairs = pairing([each.item.demanded for each in items], fits)
    tally = Tally()
    answered = set(pairs.values())
    for i, each in enumerate(items):
        if each.item.demanded:
            tally.tp += i in answered
            tally.fn += i not in answered
            if i not in answered and not question.strict:
                findings.misses.append(
                    Miss(sheet.gold.id, question.kind + " missed", each.item.label)
                )
    for c in _false_alarms(question, fits, pairs):
        tally.fp += 1
        if not question.strict:
            findings.misses.append(
                Miss(sheet.gold.id, question.kind + " extra", _shown(claims[c], sheet))
            )
    if not question.strict:
        fitting = {c for each in fits for c in each}
        findings.sureness.extend(
            Sureness(question.kind, claim.confidence, c in fitting)
            for c, claim in enumerate(claims)
            if claim.confidence is not None
        )
    if question.attributes:
        for c, i in pairs.items():
            question.attributes(tally, items[i].item, claims[c])
    return tally


def _false_alarms(
    question: Question[ItemT, ClaimT], fits: Sequence[Sequence[int]], pairs: dict[int, int]
) -> list[int]:
    """The claims that answer nothing and retell nothing."""
    left = [each.item.retellings for each in question.asked]
    alarms = []
    for c in range(len(question.claims)):
        if c in pairs:
            continue
        home = next((i for i, fit in enumerate(fits) if c in fit and left[i] > 0), None)
        if home is None:
            alarms.append(c)
        else:
            left[home] -= 1
    return alarms


def _shown(claim: answers.Claim, sheet: Sheet) -> str:
    start, end = claim.shown
    words = sheet.document.text[start:end][:_SHOWN]
    return " ".join(each for each in (claim.type, claim.status) if each) + " | " + words
