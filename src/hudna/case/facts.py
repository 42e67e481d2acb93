"""What a case file says: one monitored truce as typed, frozen facts.

A fact names its references, and says in `checked` whether somebody looked it up in them. Days are
ISO 8601; a day known only by month or year is the whole of it (`2016-02` is all of February).
Where a day is not known the field is empty: open.

The names by which the fields are encoded are the keys and columns of the case's files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from hudna.model import ActorType, AgreementType, Modality, Role, StatusType, Text, TrackType


class Days(msgspec.Struct, frozen=True, order=True):
    """One or more days, both ends included."""

    start: dt.date
    end: dt.date


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The place of a fact in the case's folder, for messages."""

    file: str
    line: int


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands in the case's folder."""

    where: Where


class Fact(Written, frozen=True, kw_only=True):
    """Something that a reference says."""

    references: tuple[str, ...] = ()
    checked: bool


class Reference(Written, frozen=True, kw_only=True):
    """Where a fact can be looked up: a document, page or report, named so that it can be found."""

    id: str
    title: str
    publisher: str
    date: Days | None = None
    url: str | None = None


class Party(Written, frozen=True, kw_only=True):
    """An actor of the case: of the vocabulary, by its id, or one that the case adds.

    `aliases` are further Arabic names in reports of this case, `(ال)` marking an optional article.
    `renamed_to` is the actor that it became on the day `renamed_on`.
    """

    id: str
    name: Text = Text()
    aliases: tuple[str, ...] = ()
    type: ActorType | None = None
    of: str | None = None
    renamed_to: str | None = None
    renamed_on: Days | None = None


class Tenure(Fact, frozen=True, kw_only=True):
    """An actor's role in the truce, or in one of its agreements, from a day to a day."""

    actor: str
    role: Role
    agreement: str | None = None
    since: Days | None = None
    until: Days | None = None


class Area(Written, frozen=True, kw_only=True):
    """Where something holds: whole countries, provinces or places by their ids, or a circle.

    `except_` are areas within it where it does not hold. `lat` and `lon` are degrees in WGS 84.
    """

    id: str
    name: Text
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")
    lat: float | None = None
    lon: float | None = None
    km: float | None = None


class Undertaking(Fact, frozen=True, kw_only=True):
    """A commitment of a provision: who is bound, to do what, for whom, where, by when.

    `words` are Arabic words by which reports name what is to be done, each a phrase of which all
    words must occur, in any form; `condition` and `excludes` as the provision says.
    """

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    action: Text
    words: tuple[str, ...] = ()
    area: str | None = None
    since: Days | None = None
    deadline: Days | None = None
    until: Days | None = None
    condition: Text | None = None
    excludes: tuple[str, ...] = ()


class Provision(Fact, frozen=True, kw_only=True):
    """A provision in our own words, with its citation in the instrument (`annex, 1(b)`)."""

    id: str
    citation: str
    text: Text
    commitments: tuple[Undertaking, ...] = msgspec.field(default=(), name="commitment")


class Instrument(Fact, frozen=True, kw_only=True):
    """An agreement of the case.

    `aliases` are Arabic names by which reports call it («اتفاق وقف الأعمال القتالية»), `generic`
    such as mean it only while it is the one that is in force or was agreed last («الهدنة»).
    `excludes_listed_by` are authorities: whom they designate is excluded as long as it is so.
    """

    id: str
    name: Text
    type: AgreementType
    aliases: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    excludes_listed_by: tuple[str, ...] = ()
    area: str | None = None
    declared: Days | None = None
    in_force: Days | None = None
    ended: Days | None = None
    supersedes: tuple[str, ...] = ()
    part_of: str | None = None
    provisions: tuple[Provision, ...] = msgspec.field(default=(), name="provision")


class StatusLine(Fact, frozen=True, kw_only=True):
    """What became of an agreement or a commitment, on two clocks: when it held, when it was said.

    `asserted_by` is the actor whose word it is. `words` tell it, in our own words.
    """

    subject: str
    status: StatusType
    modality: Modality
    asserted_by: str
    held: Days | None = None
    said: Days
    words: Text


class Designation(Fact, frozen=True, kw_only=True):
    """An actor stands on a list of an authority from a day to a day: a fact about the list."""

    actor: str
    authority: str
    list: str
    since: Days
    until: Days | None = None


class Session(Fact, frozen=True, kw_only=True):
    """A round of a track: ids of actors by how their delegations took part."""

    name: Text
    date: Days
    place: str | None = None
    attends: tuple[str, ...] = ()
    suspends: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    outcome: Text | None = None


class Process(Fact, frozen=True, kw_only=True):
    """A track: talks, a working group, a commission, an investigation, a draft resolution.

    For a draft resolution `votes` are `in favour`, `against`, `abstaining`, and `vetoed_by`.
    """

    id: str
    name: Text
    type: TrackType
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = msgspec.field(default=(), name="session")
    votes: tuple[int, int, int] | None = None
    vetoed_by: tuple[str, ...] = ()


class SourceGrade(Written, frozen=True, kw_only=True):
    """How reliable an outlet is, on the Admiralty scale A to F, from a day to a day, and why."""

    outlet: str
    grade: Literal["A", "B", "C", "D", "E", "F"]
    since: Days | None = None
    until: Days | None = None
    reason: str


class Site(Written, frozen=True, kw_only=True):
    """A notified site: restricted, never in an export, a page for the public or a bulletin."""

    id: str
    name: Text
    lat: float
    lon: float
    km: float
    since: Days | None = None
    until: Days | None = None


class Head(Written, frozen=True, kw_only=True):
    """What the case is: which truce, where, from when to when."""

    id: str
    name: Text
    summary: Text
    countries: tuple[str, ...]
    area: str
    since: Days
    until: Days | None = None


class Case(Head, frozen=True, kw_only=True):
    """One monitored truce."""

    actors: tuple[Party, ...] = ()
    roles: tuple[Tenure, ...] = ()
    areas: tuple[Area, ...] = ()
    agreements: tuple[Instrument, ...] = ()
    statuses: tuple[StatusLine, ...] = ()
    designations: tuple[Designation, ...] = ()
    tracks: tuple[Process, ...] = ()
    grades: tuple[SourceGrade, ...] = ()
    sites: tuple[Site, ...] = ()
    references: tuple[Reference, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Everything that has references, in the order of the files."""
        return stated(self.roles, self.agreements, self.statuses, self.designations, self.tracks)


def stated(
    roles: Iterable[Tenure],
    agreements: Iterable[Instrument],
    statuses: Iterable[StatusLine],
    designations: Iterable[Designation],
    tracks: Iterable[Process],
) -> Iterator[Fact]:
    """Some facts with those that they are made of."""
    yield from roles
    for agreement in agreements:
        yield agreement
        for provision in agreement.provisions:
            yield provision
            yield from provision.commitments
    yield from statuses
    yield from designations
    for track in tracks:
        yield track
        yield from track.sessions
