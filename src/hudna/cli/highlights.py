"""The few claims that are shown after coding, of the many that a record holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from hudna.model import (
    Actor,
    Commitment,
    Count,
    DateRange,
    Document,
    Event,
    Incident,
    Modality,
    Record,
    Stance,
    Statement,
    Status,
)

Telling = Status | Commitment | Incident | Count | Event | Statement
"""Claims that say something by themselves; a mention alone does not."""

ORDER = ("status", "commitment", "incident", "count", "event", "statement")
"""What a monitor looks for first."""

_OF_A_KIND = 3
"""Claims of a kind shown, and at most so many of one report."""
_SURE = 0.5
"""The confidence that stands for none given."""
_WORDS = 90
"""Characters of the words of a claim that are shown."""


class Highlight(msgspec.Struct, frozen=True):
    """One claim to show."""

    kind: str
    what: str
    who: str
    when: str
    words: str
    document: str
    nth: int
    """Which of its kind in its report: first ones of many reports come before many of one."""
    confidence: float


def highlights(document: Document, claims: Iterable[Record]) -> list[Highlight]:
    """The claims of one report that might be shown."""
    seen: Counter[str] = Counter()
    told = [_highlight(document, claim) for claim in claims if isinstance(claim, Telling)]
    told.sort(key=_worth)
    found = []
    for each in told:
        if seen[each.kind] < _OF_A_KIND:
            found.append(msgspec.structs.replace(each, nth=seen[each.kind]))
            seen[each.kind] += 1
    return found


def chosen(candidates: Sequence[Highlight]) -> list[Highlight]:
    """The claims to show: some of every kind, of different reports where there are several."""
    found: list[Highlight] = []
    for kind in ORDER:
        same = [each for each in candidates if each.kind == kind]
        same.sort(key=lambda each: (each.nth, *_worth(each)))
        found += same[:_OF_A_KIND]
    return found


def _worth(each: Highlight) -> tuple[int, float]:
    """The order of claims of a kind: those that say who and when first, then the surest."""
    return -bool(each.who) - bool(each.when), -each.confidence


def _highlight(document: Document, claim: Telling) -> Highlight:
    what, who, date = _essence(claim)
    return Highlight(
        kind=str(claim.__struct_config__.tag),
        what=what,
        who=who,
        when=_days(date),
        words=_short(document.text[claim.span[0] : claim.span[1]]),
        document=document.id,
        nth=0,
        confidence=_SURE if claim.confidence is None else claim.confidence,
    )


def _essence(claim: Telling) -> tuple[str, str, DateRange | None]:
    """What a claim says in a word, who is in it, and when."""
    match claim:
        case Status():
            voice = f"says {claim.asserted_by.name}" if claim.asserted_by else ""
            return _modal(claim.status, claim.modality), voice, claim.date
        case Commitment():
            to = f" → {_names(claim.to)}" if claim.to else ""
            return "to do", _names(claim.by) + to, claim.deadline or claim.since
        case Incident():
            voice = f", says {_names(claim.alleged_by)}" if claim.alleged_by else ""
            where = f", {claim.place.name}" if claim.place else ""
            return claim.type + where, (_names(claim.perpetrators) or "unknown") + voice, claim.date
        case Count():
            where = f", {claim.area.name}" if claim.area else ""
            voice = f"counted by {claim.counted_by.name}" if claim.counted_by else ""
            return f"{claim.value} {claim.what}{where}", voice, claim.period
        case Event():
            to = f" → {_names(claim.recipients)}" if claim.recipients else ""
            type_ = f"not {claim.type}" if claim.negated else str(claim.type)
            return _modal(type_, claim.modality), _names(claim.actors) + to, claim.date
        case Statement():
            neutral = claim.stance in {None, Stance.NEUTRAL}
            return "says" if neutral else str(claim.stance), claim.speaker.name, claim.date


def _modal(what: str, modality: Modality) -> str:
    return what if modality is Modality.ACTUAL else f"{what} ({modality})"


def _names(actors: Iterable[Actor] | None) -> str:
    return ", ".join(actor.name for actor in actors or ())


def _days(date: DateRange | None) -> str:
    if date is None:
        return ""
    return f"{date.start}" if date.start == date.end else f"{date.start} – {date.end}"


def _short(words: str) -> str:
    """The words on one line, cut between words.

    >>> _short("وقف\\n إطلاق   النار")
    'وقف إطلاق النار'
    """
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[:_WORDS].rsplit(" ", 1)[0] + " …"
