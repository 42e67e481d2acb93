"""The kinds of objects in a record, version 1 (`hudna-record/1`)."""

from __future__ import annotations

import msgspec

from hudna.model.terms import (
    EventType,
    Form,
    IncidentType,
    Judgement,
    Modality,
    Relation,
    Stance,
    StatusType,
)
from hudna.model.values import Actor, DateRange, Place, Span, Toll

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


class Problem(_Object, frozen=True, kw_only=True, tag="problem"):
    """Something that could not be read or coded. The rest of the batch goes on."""

    file: str
    where: str | None = None
    error: str
    message: str


Claim = Mention | PlaceMention | Statement | Event | Commitment | Status | Incident | Count
Record = Run | Document | Claim | Link | Origin | Passage | Problem
