"""The two clocks: what was known on one day of another.

`timeline` and `state` are pure functions of lines. Only what was said up to `as_of` counts, so
that no later report changes an earlier answer; of that, each voice's own view of the day `about` is
worked out, and views that contradict each other stand side by side.

How statuses go together, for each voice and subject:

- **life**: `proposed`, `announced`, `agreed`, `in-force` follow each other: an earlier stage told
  again takes nothing back. `suspended`, `resumed`, `extended`, `rejected` change what went before;
  `ended` and `superseded` end it, and only a new `agreed`, `in-force`, `resumed` or `extended`
  begins it again. Of several lines the one holds that began last on or before the day; of those
  that began together, the one said last.
- **performance**: `implemented`, `partly-implemented`, `not-implemented` say how a commitment was
  kept; the last one holds. What is agreed and not done is both.
- **allegation**: `violated` changes nothing of either: a truce that is broken is in force, and who
  says so accuses.

Only what is told as fact makes a state: readiness to resume leaves what is suspended suspended,
and is listed. What is linked to its subject with doubt is listed too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from hudna.case import Case, Days, Instrument
from hudna.errors import UsageError
from hudna.ledger.lines import Line
from hudna.ledger.moments import Held, Lasted
from hudna.model import Agreement, Judgement, Modality, Span, StatusType, Text

_STAGES = {
    StatusType.PROPOSED: 0, StatusType.ANNOUNCED: 1, StatusType.AGREED: 2, StatusType.IN_FORCE: 3,
}  # fmt: skip
"""The stages of an agreement's beginning, each after the one before."""
_CHANGES = frozenset({
    StatusType.SUSPENDED, StatusType.RESUMED, StatusType.EXTENDED, StatusType.REJECTED,
})  # fmt: skip
_ENDS = frozenset({StatusType.ENDED, StatusType.SUPERSEDED})
_BEGINS = frozenset({
    StatusType.AGREED, StatusType.IN_FORCE, StatusType.RESUMED, StatusType.EXTENDED,
})  # fmt: skip
"""What begins again what had ended."""
LIFE = frozenset({*_STAGES, *_CHANGES, *_ENDS})
PERFORMANCE = frozenset({
    StatusType.IMPLEMENTED, StatusType.PARTLY_IMPLEMENTED, StatusType.NOT_IMPLEMENTED,
})  # fmt: skip
_FACTS = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one voice holds of one subject on a day.

    `status` is the one word for it: how it was kept where that is said, else its life. `since` is
    the day from which the voice says so; `alleged` whether it says that it was broken by then.
    """

    party: str
    subject: str
    status: StatusType
    life: StatusType | None = None
    performance: StatusType | None = None
    since: dt.date | None = None
    alleged: bool = False


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A line as `hudna timeline --json` gives it.

    `said` is the last day on which it can have been said, `said_from` the first.
    """

    subject: str
    status: StatusType
    modality: Modality
    asserted_by: str
    party: str
    held: Held
    since: dt.date | None
    lasted: Lasted | None
    said: dt.date
    said_from: dt.date
    document: str | None
    span: Span | None
    words: str
    claim: str | None
    outlet: str | None
    references: tuple[str, ...]
    checked: bool
    judgement: Judgement
    confidence: float | None


class Of(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The agreement that a timeline is of, and the ids of its commitments."""

    id: str
    name: dict[str, str] = {}
    type: str | None = None
    parties: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    area: str | None = None
    declared: Held | None = None
    in_force: Held | None = None
    ended: Held | None = None
    commitments: tuple[str, ...] = ()


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """What was known on the day `as_of` of an agreement on the day `about`."""

    agreement: Of
    as_of: dt.date | None
    about: dt.date | None
    lines: tuple[Told, ...]
    state: dict[str, dict[str, StatusType]]
    views: tuple[View, ...]


def timeline(
    lines: Iterable[Line],
    case: Case | None,
    agreement_id: str,
    as_of: dt.date | None = None,
    about: dt.date | None = None,
) -> Timeline:
    """The lines of an agreement and its commitments said by a day, and what they make of a day.

    Without `as_of` all that was ever said counts; without `about` the day of the answer is `as_of`,
    or the last day on which anything was said. Raises `UsageError` for an agreement that neither
    the case nor any line knows.
    """
    given = list(lines)
    of = _of(case, agreement_id)
    subjects = {of.id, *of.commitments}
    own = [line for line in given if line.subject in subjects]
    if not own and (case is None or agreement_id not in {x.id for x in case.agreements}):
        raise UsageError(f"no agreement {agreement_id}: neither the case nor any report knows it")
    dated = sorted((x for x in own if x.said is not None), key=_told_order)
    if as_of is None and dated:
        as_of = max(x.said.end for x in dated if x.said is not None)
    heard = [x for x in dated if x.said is not None and as_of is not None and x.said.end <= as_of]
    about = about or as_of
    views = state(heard, subjects, about) if about is not None else ()
    shown: dict[str, dict[str, StatusType]] = {}
    for view in views:
        shown.setdefault(view.party, {})[view.subject] = view.status
    return Timeline(
        agreement=of, as_of=as_of, about=about, lines=tuple(_told(x) for x in heard),
        state=shown, views=views,
    )  # fmt: skip


def named(found: Timeline, agreement: Agreement) -> Timeline:
    """The timeline of an agreement that no case has, with the name that reports have for it."""
    of = Of(id=agreement.id, name=_text(agreement.name), parties=agreement.parties)
    return msgspec.structs.replace(found, agreement=of)


def state(heard: Iterable[Line], subjects: Collection[str], about: dt.date) -> tuple[View, ...]:
    """What each voice holds of each subject on a day, by lines that were heard, in their order."""
    by_voice: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in heard:
        if line.subject in subjects and line.said is not None and _makes_state(line):
            by_voice[line.party, line.subject].append(line)
    views = [_view(*key, by_voice[key], about) for key in sorted(by_voice)]
    return tuple(view for view in views if view is not None)


# ---------------------------------------------------------------------- one voice, one subject
def _makes_state(line: Line) -> bool:
    return line.modality in _FACTS and line.judgement is Judgement.SAME and line.since is not None


def _view(party: str, subject: str, lines: list[Line], about: dt.date) -> View | None:
    known = sorted((x for x in lines if x.since is not None and x.since <= about), key=_in_time)
    if not known:
        return None
    life = _last_life(known)
    performance = _last_performance(known)
    holds = performance or life
    alleged = any(x.status is StatusType.VIOLATED for x in known)
    if holds is None:
        return View(
            party=party, subject=subject, status=StatusType.VIOLATED, since=known[-1].since,
            alleged=True,
        )  # fmt: skip
    return View(
        party=party, subject=subject, status=holds.status, life=life.status if life else None,
        performance=performance.status if performance else None, since=holds.since,
        alleged=alleged,
    )  # fmt: skip


def _last_life(known: list[Line]) -> Line | None:
    """Where the life of a subject stands after some lines in the order of time."""
    now: Line | None = None
    for line in known:
        if line.status in LIFE and (now is None or _follows(line.status, now.status)):
            now = line
    return now


def _last_performance(known: list[Line]) -> Line | None:
    """How a subject was kept at last, by the line that first said so."""
    now: Line | None = None
    for line in known:
        if line.status in PERFORMANCE and (now is None or line.status is not now.status):
            now = line
    return now


def _follows(status: StatusType, now: StatusType) -> bool:
    """Whether a status told of a later day takes the place of what held until then.

    The same status told once more does not: what held since April still holds since April.
    """
    if status is now:
        return False
    if now in _ENDS:
        return status in _BEGINS or status in _ENDS
    if status in _CHANGES or status in _ENDS:
        return True
    if now in _CHANGES:
        return status is StatusType.IN_FORCE or now is StatusType.REJECTED
    return _STAGES[status] > _STAGES[now]


def _in_time(line: Line) -> tuple[dt.date, dt.date, dt.date]:
    if line.since is None or line.said is None:
        raise ValueError("a line without its days has no place in time")
    return line.since, line.said.end, line.said.start


# ---------------------------------------------------------------------- as JSON
def _told_order(line: Line) -> tuple[dt.date, dt.date]:
    if line.said is None:
        return dt.date.max, dt.date.max
    return line.said.end, line.said.start


def _told(line: Line) -> Told:
    if line.said is None:
        raise ValueError("a line that nobody dates is in no timeline")
    return Told(
        subject=line.subject, status=line.status, modality=line.modality,
        asserted_by=line.asserted_by, party=line.party, held=line.held, since=line.since,
        lasted=line.lasted, said=line.said.end, said_from=line.said.start,
        document=line.document, span=line.span, words=line.words, claim=line.claim,
        outlet=line.outlet, references=line.references, checked=line.checked,
        judgement=line.judgement, confidence=line.confidence,
    )  # fmt: skip


def _of(case: Case | None, agreement: str) -> Of:
    known = next((x for x in case.agreements if x.id == agreement), None) if case else None
    return Of(id=agreement) if known is None else _instrument(known)


def _instrument(x: Instrument) -> Of:
    return Of(
        id=x.id, name=_text(x.name), type=x.type,
        parties=x.parties, guarantors=x.guarantors, excludes=x.excludes, area=x.area,
        declared=_held(x.declared), in_force=_held(x.in_force), ended=_held(x.ended),
        commitments=tuple(c.id for p in x.provisions for c in p.commitments),
    )  # fmt: skip


def _held(days: Days | None) -> Held | None:
    return None if days is None else Held(start=days.start, end=days.end)


def _text(name: Text) -> dict[str, str]:
    return {key: value for key, value in (("ar", name.ar), ("en", name.en)) if value}
