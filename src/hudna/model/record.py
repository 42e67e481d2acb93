"""The kinds of objects in a record, version 1 (`hudna-record/1`)."""

from __future__ import annotations

import datetime as dt

import msgspec

from hudna.model.terms import (
    AgreementType,
    EventType,
    Form,
    IncidentType,
    Judgement,
    Modality,
    Outcome,
    Relation,
    Stance,
    StatusType,
    StoryKind,
    TrackType,
)
from hudna.model.values import Actor, DateRange, Place, Span, Text, Toll

FORMAT = "hudna-record/1"


class _Object(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """One line of a record."""

    id: str


class Run(_Object, frozen=True, kw_only=True, tag="run"):
    """The first line: what made the record. No clock: the same input gives the same bytes."""

    format: str
    coder: str
    vocabulary: str
    settings: dict[str, str | int | bool | None] = {}
    case: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The outlet that published a report."""

    name: str
    domain: str | None = None


class Capture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where in a web archive a page lies: the file, its record's id, its payload's digest.

    The digest is the archive's own («sha1:…»), by which others find the same page.
    """

    warc: str
    record: str | None = None
    digest: str | None = None


class Document(_Object, frozen=True, kw_only=True, tag="document"):
    """A report as it was read.

    `sha256` is that of the report's bytes. `text` is the whole input, decoded; every span of every
    claim points into it. `body` are the spans of the report itself, without headline and page
    furniture. `retrieved` is when it was fetched, in ISO 8601, as the archive it came in says.
    """

    sha256: str
    file: str | None = None
    row: str | None = None
    source: Source | None = None
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    published: DateRange | None = None
    language: str = "und"
    encoding: str | None = None
    text: str
    body: tuple[Span, ...] = ()
    byline: str | None = None
    retrieved: str | None = None
    capture: Capture | None = None
    notices: tuple[str, ...] = ()


class _Claim(_Object, frozen=True, kw_only=True):
    """Something read in a document: it rests on a span, and says which rule read it."""

    document: str
    span: Span
    confidence: float | None = None
    coder: str


class Mention(_Claim, frozen=True, kw_only=True, tag="mention"):
    """An actor named in the body; `span` is the name without clitics."""

    actor: Actor
    form: Form


class PlaceMention(_Claim, frozen=True, kw_only=True, tag="place_mention"):
    """A place named as a place in the body."""

    place: Place


class Statement(_Claim, frozen=True, kw_only=True, tag="statement"):
    """Something someone is reported to have said."""

    speaker: Actor
    content: Span
    direct: bool
    cue: Span
    stance: Stance | None = None
    within: str | None = None
    about: tuple[Actor, ...] | None = None
    date: DateRange | None = None
    audience: tuple[Actor, ...] | None = None
    forum: str | None = None


class Event(_Claim, frozen=True, kw_only=True, tag="event"):
    """Who did what to whom, in the PLOVER ontology; `span` is the clause."""

    type: EventType
    mode: str | None = None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: Span
    negated: bool
    modality: Modality
    attributed_to: Actor | None = None
    statement: str | None = None
    date: DateRange | None = None
    place: Place | None = None
    places: tuple[Place, ...] | None = None


class Commitment(_Claim, frozen=True, kw_only=True, tag="commitment"):
    """What a party has taken upon itself, or the parties have agreed to do or refrain from."""

    by: tuple[Actor, ...]
    to: tuple[Actor, ...] | None = None
    action: Span
    agreement: str | None = None
    excludes: tuple[Actor, ...] | None = None
    condition: Span | None = None
    deadline: DateRange | None = None
    since: DateRange | None = None
    statement: str | None = None


class Status(_Claim, frozen=True, kw_only=True, tag="status"):
    """What is reported to have become of an agreement or a commitment.

    A `violated` asserted by a party is an allegation, never a finding.
    """

    subject: str
    status: StatusType
    modality: Modality
    asserted_by: Actor | None = None
    date: DateRange | None = None
    said: DateRange | None = None
    statement: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The toll of an incident as one voice gives it."""

    by: Actor | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    children: Toll | None = None
    women: Toll | None = None
    span: Span | None = None


class Incident(_Claim, frozen=True, kw_only=True, tag="incident"):
    """An alleged or reported breach or act of violence."""

    type: IncidentType
    weapon: str | None = None
    date: DateRange | None = None
    place: Place | None = None
    places: tuple[Place, ...] | None = None
    perpetrators: tuple[Actor, ...] | None = None
    alleged_by: tuple[Actor, ...] | None = None
    denied_by: tuple[Actor, ...] | None = None
    targets: tuple[Actor, ...] | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    tolls: tuple[Reading, ...] | None = None
    modality: Modality | None = None
    events: tuple[str, ...] | None = None


class Count(_Claim, frozen=True, kw_only=True, tag="count"):
    """A number that somebody counted, with its unit, its period and its area.

    `value` is the number that the words name, the least where they name a range only («عشرات»);
    `range` is there where they do not say that it is exactly so many, `about` where they say that
    it is roughly so many. A cumulative count holds up to the end of its period. `parts` are the
    counts of the document that should add up to it; a part that is one of some («منها 3») has only
    its `within`. Where `what` is `violations-confirmed`, `listed_by` is whose list was checked.
    """

    counted_by: Actor | None = None
    what: str
    value: int
    range: Toll | None = None
    about: bool = False
    unit: str
    area: Place | None = None
    areas: tuple[Place, ...] | None = None
    side: Actor | None = None
    period: DateRange | None = None
    cumulative: bool
    parts: tuple[str, ...] | None = None
    within: str | None = None
    listed_by: Actor | None = None
    statement: str | None = None


class Link(_Object, frozen=True, kw_only=True, tag="link"):
    """What linking holds of two objects; the record of single reports is never changed by it.

    `by` is the rule with its version, or the person who judged; `reason` says what it rests on.
    """

    relation: Relation
    from_: str = msgspec.field(name="from")
    to: str
    judgement: Judgement
    by: str
    reason: str


class Origin(_Object, frozen=True, kw_only=True, tag="origin"):
    """Where an account was first told, as far as the reports at hand show; each report has one.

    Every one of `documents` is a copy of `earliest`, which is the first of them: copies of copies
    do not count. `agency` is the news agency that most of them credit.
    """

    documents: tuple[str, ...]
    earliest: str
    agency: str | None = None
    by: str


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a document, by their place."""

    document: str
    span: Span


class Passage(_Object, frozen=True, kw_only=True, tag="passage"):
    """Words that reports of different origins share, as those that quote one communiqué.

    What is told in them is told by `origins` origins in the same words, and so by none of its own
    knowledge alone.
    """

    excerpts: tuple[Excerpt, ...]
    origins: int
    by: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How often something was told: three numbers that are never one."""

    reports: int
    outlets: int
    origins: int


class FieldReading(msgspec.Struct, frozen=True, kw_only=True):
    """What some documents say of one field of a story, in words for people."""

    value: str
    documents: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which the documents of a story do not agree; every reading stays."""

    field: str
    readings: tuple[FieldReading, ...]


class Story(_Object, frozen=True, kw_only=True, tag="story"):
    """The same occurrence as several claims tell it, usually of several documents.

    It is computed from judgements and never stored as a fact: `members` are the ids of its claims.
    `date` and `place` are what most origins give; `agrees` names the fields on which all that say
    anything of them agree, `conflicts` those on which they do not.
    """

    of: StoryKind
    type: str
    members: tuple[str, ...]
    documents: tuple[str, ...]
    date: DateRange | None = None
    place: Place | None = None
    counts: Counts
    agrees: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    title: Text


class Agreement(_Object, frozen=True, kw_only=True, tag="agreement"):
    """An instrument that reports speak of: one of the case file, whose id it has, or a candidate
    that nobody has entered there yet.
    """

    name: Text
    type: AgreementType | None = None
    parties: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    area: str | None = None
    declared: DateRange | None = None
    in_force: DateRange | None = None
    ended: DateRange | None = None
    candidate: bool = False
    mentions: tuple[Excerpt, ...] = ()


class Delegation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who took part in a round, and how: `attends`, `suspends`, `returns`, `leaves`."""

    actor: str
    how: str
    event: str | None = None


class Round(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One session of a track; `events` are the ids of the claims that tell of it."""

    name: Text | None = None
    date: DateRange | None = None
    place: Place | None = None
    delegations: tuple[Delegation, ...] = ()
    events: tuple[str, ...] = ()


class Track(_Object, frozen=True, kw_only=True, tag="track"):
    """A process with rounds: talks, a working group, an investigation, a draft resolution.

    `mentions` are the words of reports that name it, also where they tell of nothing done.
    """

    name: Text
    type: TrackType
    parties: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    candidate: bool = False
    mentions: tuple[Excerpt, ...] = ()


class Plan(_Object, frozen=True, kw_only=True, tag="plan"):
    """Something announced for a day, and what became of it as far as the reports at hand tell.

    `claims` announce it, the first of them first; `due` is when it was to be, `told_by` the claim
    that tells its outcome.
    """

    claims: tuple[str, ...]
    due: DateRange | None = None
    outcome: Outcome
    told_by: str | None = None
    reason: str


class Spelling(msgspec.Struct, frozen=True, kw_only=True):
    """How some reports write a name, and how many of them."""

    words: str
    reports: int


class Identity(_Object, frozen=True, kw_only=True, tag="identity"):
    """An actor or a place as many reports name it, with all spellings, the commonest first.

    `of` is `actor` or `place`, `also` are ids that a person judged to be the same. `renamed_to` is
    the id under which it went on, since `renamed_on`.
    """

    of: str
    name: Text
    also: tuple[str, ...] = ()
    spellings: tuple[Spelling, ...]
    reports: int
    first: dt.date | None = None
    last: dt.date | None = None
    renamed_to: str | None = None
    renamed_on: dt.date | None = None


class Problem(_Object, frozen=True, kw_only=True, tag="problem"):
    """Something that could not be read or coded. The rest of the batch goes on."""

    file: str
    where: str | None = None
    error: str
    message: str


Claim = Mention | PlaceMention | Statement | Event | Commitment | Status | Incident | Count
Linked = Link | Origin | Passage | Story | Agreement | Track | Plan | Identity
Record = Run | Document | Claim | Linked | Problem
