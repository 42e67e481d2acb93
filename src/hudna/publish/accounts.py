"""Accounts of one occurrence side by side: who tells it, with which words, and who holds what.

Nothing is decided here: every reading stands with those who give it, and what a side says of it is
its position. Reports that copy each other stand together, as one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from hudna.case import Days
from hudna.case.scope import Alleged, Judge, Scope
from hudna.link.reports import Report
from hudna.model import (
    Actor,
    Claim,
    DateRange,
    Document,
    Event,
    Incident,
    Link,
    Origin,
    Span,
    Statement,
    Story,
    Toll,
)


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of the occurrence, in the words of its report."""

    claim: str
    document: str
    outlet: str | None
    published: DateRange | None
    headline: str | None
    span: Span
    words: str
    date: DateRange | None
    place: str | None
    place_ar: str | None = None
    killed: Toll | None = None
    wounded: Toll | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin tells: its tellings, the earliest report first."""

    origin: str | None
    agency: str | None
    tellings: tuple[Telling, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to say of the occurrence.

    `stance` is that of the statement, or `alleges` or `denies` where the report tells no more than
    that; `party` is whom the voice speaks for. `said` is the day of the statement or the report.
    """

    party: str
    voice: Actor
    stance: str
    said: DateRange | None
    claim: str
    document: str
    outlet: str | None
    span: Span
    words: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An actor named in some role, by whom, and in which claims.

    Without `by` the reports themselves say so: their outlets are given.
    """

    actor: Actor
    by: tuple[Actor, ...]
    outlets: tuple[str, ...]
    claims: tuple[str, ...]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A story with all that its reports say."""

    story: Story
    accounts: tuple[Account, ...]
    positions: tuple[Position, ...]
    alleged: tuple[Named, ...]
    denied_by: tuple[Named, ...]
    links: tuple[Link, ...]
    """What holds its claims together, rule or person, with reasons."""
    scope: Scope | None = None
    """Of an incident in a store with a case: whether it is in scope of the case's truces."""


def page(
    story: Story,
    reports: Sequence[Report],
    origins: Iterable[Origin],
    links: Iterable[Link],
    judge: Judge | None = None,
) -> Page:
    """The accounts of a story, whose reports are given with all their claims.

    `judge` tells whether an incident is in scope of the truces of a case.
    """
    members = frozenset(story.members)
    told = [
        (report.document, claim)
        for report in reports
        for claim in report.claims
        if claim.id in members
    ]
    incidents = [(document, claim) for document, claim in told if isinstance(claim, Incident)]
    return Page(
        story=story,
        accounts=tuple(_accounts(told, origins)),
        positions=tuple(sorted(_positions(reports, members), key=_by_party)),
        alleged=_alleged(incidents),
        denied_by=_denied(incidents),
        links=tuple(each for each in links if {each.from_, each.to} <= members),
        scope=judge.scope(_as_alleged(story, incidents)) if judge and incidents else None,
    )


# ---------------------------------------------------------------- who tells it
_Told = tuple[Document, Claim]


def _accounts(told: list[_Told], origins: Iterable[Origin]) -> Iterator[Account]:
    """The tellings by origin, in the order in which the first of each was published."""
    of = {document: origin for origin in origins for document in origin.documents}
    groups: dict[str, list[_Told]] = {}
    for document, claim in told:
        origin = of.get(document.id)
        groups.setdefault(origin.id if origin else document.id, []).append((document, claim))
    for group in groups.values():
        origin = of.get(group[0][0].id)
        yield Account(
            origin=origin.id if origin else None,
            agency=origin.agency if origin else None,
            tellings=tuple(_telling(*each) for each in group),
        )


def _telling(document: Document, claim: Claim) -> Telling:
    place = getattr(claim, "place", None)
    return Telling(
        claim=claim.id,
        document=document.id,
        outlet=outlet(document),
        published=document.published,
        headline=document.title,
        span=claim.span,
        words=words(document, claim.span),
        date=getattr(claim, "date", None),
        place=place.name if place else None,
        place_ar=place.name_ar if place else None,
        killed=getattr(claim, "killed", None),
        wounded=getattr(claim, "wounded", None),
    )


def outlet(document: Document) -> str | None:
    """The name of the outlet of a report, where it is known."""
    return document.source.name if document.source else None


def words(document: Document, span: Span) -> str:
    """The words of a span of a report."""
    return document.text[slice(*span)]


# ---------------------------------------------------------------- who says what of it
def _positions(reports: Sequence[Report], members: frozenset[str]) -> Iterator[Position]:
    """What voices say of the claims of a story: statements that hold them, allegations, denials.

    A voice with a statement is not listed again as one that alleges or denies.
    """
    for document, claims in reports:
        statements: dict[str | None, Statement] = {
            each.id: each for each in claims if isinstance(each, Statement)
        }
        events = {each.id: each for each in claims if isinstance(each, Event)}
        for claim in claims:
            if claim.id not in members:
                continue
            heard = {x.id: x for x in _statements(claim, statements, events)}
            for statement in heard.values():
                yield _position(
                    document, statement.speaker, str(statement.stance or "says"), statement,
                    statement.content,
                )  # fmt: skip
            speakers = {each.speaker.id for each in heard.values()}
            if isinstance(claim, Incident):
                for stance, voices in (("alleges", claim.alleged_by), ("denies", claim.denied_by)):
                    for voice in voices or ():
                        if voice.id not in speakers:
                            yield _position(document, voice, stance, claim, claim.span)


def _statements(
    claim: Claim, statements: Mapping[str | None, Statement], events: Mapping[str, Event]
) -> Iterator[Statement]:
    """The statements in which a claim is said, by what it refers to and by where it stands."""
    if isinstance(claim, Statement):
        yield claim
    told = [claim] if isinstance(claim, Event) else []
    if isinstance(claim, Incident):
        told = [events[key] for key in claim.events or () if key in events]
    yield from (statements[x.statement] for x in told if x.statement in statements)
    for each in statements.values():
        if each.content[0] <= claim.span[0] and claim.span[1] <= each.content[1]:
            yield each


def _position(document: Document, voice: Actor, stance: str, claim: Claim, span: Span) -> Position:
    return Position(
        party=voice.of or voice.id,
        voice=voice,
        stance=stance,
        said=(claim.date if isinstance(claim, Statement) else None) or document.published,
        claim=claim.id,
        document=document.id,
        outlet=outlet(document),
        span=span,
        words=words(document, span),
    )


def _by_party(position: Position) -> tuple[str, str, str, int]:
    said = str(position.said.start) if position.said else ""
    return position.party, said, position.document, position.span[0]


def _alleged(told: Sequence[tuple[Document, Incident]]) -> tuple[Named, ...]:
    """The actors said to have done it, each with those who say so."""
    return _named(
        (perpetrator, claim.alleged_by or (), document, claim)
        for document, claim in told
        for perpetrator in claim.perpetrators or ()
    )


def _as_alleged(story: Story, told: Sequence[tuple[Document, Incident]]) -> Alleged:
    """What the incident is said to be by all its reports together."""
    each = [Alleged.of(claim) for _, claim in told]
    places = {place.id: place for one in each for place in one.places}
    actors = {actor.id: actor for one in each for actor in one.perpetrators}
    targets = {actor.id: actor for one in each for actor in one.targets}
    return Alleged(
        days=Days(story.date.start, story.date.end) if story.date else None,
        places=(story.place,) if story.place else tuple(places.values()),
        perpetrators=tuple(actors.values()),
        targets=tuple(targets.values()),
    )


def _denied(told: Sequence[tuple[Document, Incident]]) -> tuple[Named, ...]:
    """The actors said to deny it, each with the outlets that say so."""
    return _named(
        (voice, (), document, claim) for document, claim in told for voice in claim.denied_by or ()
    )


def _named(
    said: Iterable[tuple[Actor, tuple[Actor, ...], Document, Claim]],
) -> tuple[Named, ...]:
    """Those named, by actor."""
    found: dict[str, Named] = {}
    for actor, by, document, claim in said:
        former = found.get(actor.id) or Named(actor=actor, by=(), outlets=(), claims=())
        voices = {each.id: each for each in (*former.by, *by)}
        outlets = former.outlets if by else (*former.outlets, outlet(document) or document.id)
        found[actor.id] = Named(
            actor=former.actor,
            by=tuple(voices.values()),
            outlets=tuple(dict.fromkeys(outlets)),
            claims=(*former.claims, claim.id),
        )
    return tuple(found.values())
