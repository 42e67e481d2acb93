"""What a record says, read leniently: any record of version 1 can be scored, ours or another's.

Fields that the score does not look at are ignored, and so are objects of other kinds. A field that
is absent counts as not said.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec

from hudna.errors import RecordError
from hudna.model.values import Span

Toll = dict[str, int | str | None]


class Days(msgspec.Struct, frozen=True):
    """A date as it is written in a record."""

    start: str | None = None
    end: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """An actor as a record refers to one."""

    id: str | None = None
    name: str | None = None
    name_ar: str | None = None
    of: str | None = None


class Place(msgspec.Struct, frozen=True):
    """A place as a record refers to one."""

    name: str | None = None
    name_ar: str | None = None


ActorRef = Actor | str | None
Actors = list[ActorRef] | None
DaysRef = Days | str | None


class Document(msgspec.Struct, frozen=True):
    """A report as the record gives it."""

    id: str
    text: str
    sha256: str | None = None
    body: list[Span] | None = None
    published: DaysRef = None

    @property
    def key(self) -> str:
        """The hash of the report's bytes, by which it is found in gold."""
        return (self.sha256 or self.id).removeprefix("sha256:")


class Claim(msgspec.Struct, frozen=True):
    """What every claim may say."""

    span: Span | None = None
    confidence: float | None = None
    type: str | None = None
    status: str | None = None

    @property
    def shown(self) -> Span:
        """The words to show where the claim is extra."""
        return self.span or (0, 0)


class Mention(Claim, frozen=True):
    """An actor named."""

    actor: ActorRef = None


class PlaceMention(Claim, frozen=True):
    """A place named."""

    place: Place | None = None


class Statement(Claim, frozen=True):
    """Something said."""

    content: Span | None = None
    speaker: ActorRef = None
    direct: bool | None = None

    @property
    def shown(self) -> Span:
        """The words to show where the claim is extra."""
        return self.span or self.content or (0, 0)


class Event(Claim, frozen=True):
    """Who did what to whom."""

    trigger: Span | None = None
    actors: Actors = None
    recipients: Actors = None
    modality: str | None = None
    negated: bool | None = None
    date: DaysRef = None
    place: Place | None = None
    places: list[Place] | None = None
    attributed_to: ActorRef = None


class Commitment(Claim, frozen=True):
    """What is taken on."""

    action: Span | None = None
    by: Actors = None
    excludes: Actors = None
    deadline: DaysRef = None

    @property
    def shown(self) -> Span:
        """The words to show where the claim is extra."""
        return self.span or self.action or (0, 0)


class Status(Claim, frozen=True):
    """What has become of it."""

    modality: str | None = None
    asserted_by: ActorRef = None
    date: DaysRef = None


class Incident(Claim, frozen=True):
    """A breach or an act of violence."""

    date: DaysRef = None
    place: Place | None = None
    places: list[Place] | None = None
    perpetrators: Actors = None
    killed: Toll | None = None
    wounded: Toll | None = None


class Claims(msgspec.Struct, frozen=True):
    """Everything that a record says about one report, by kind."""

    mention: list[Mention] = []
    place_mention: list[PlaceMention] = []
    statement: list[Statement] = []
    event: list[Event] = []
    commitment: list[Commitment] = []
    status: list[Status] = []
    incident: list[Incident] = []


class Answers(msgspec.Struct, frozen=True):
    """A record, by the hash of the report's bytes."""

    documents: dict[str, Document]
    claims: dict[str, Claims]


class _Head(msgspec.Struct, frozen=True):
    kind: str
    document: str | None = None


def load(path: Path) -> Answers:
    """The documents and claims of a record file.

    Raises `RecordError` naming file and line where a line is not an object of a record.
    """
    documents: dict[str, Document] = {}
    keys: dict[str, str] = {}
    lines: list[tuple[int, bytes, str, str]] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            head = msgspec.json.decode(line, type=_Head)
            if head.kind == "document":
                document = msgspec.json.decode(line, type=Document)
                documents[document.key] = document
                keys[document.id] = document.key
        except msgspec.DecodeError as error:
            raise RecordError(f"{path}, line {number}: {error}") from error
        if head.document:
            lines.append((number, line, head.kind, head.document))
    return Answers(documents, _claims(path, lines, keys))


def _claims(
    path: Path, lines: list[tuple[int, bytes, str, str]], keys: dict[str, str]
) -> dict[str, Claims]:
    """The claims of every report; those of kinds that are not scored are left out."""
    decoders = {
        field.name: msgspec.json.Decoder(field.type) for field in msgspec.structs.fields(Claims)
    }
    found: dict[str, dict[str, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, line, kind, document in lines:
        if kind in decoders:
            key = keys.get(document, document)
            found[key][kind].append(line)
            where[key, kind].append(number)
    claims: dict[str, Claims] = {}
    for key, kinds in found.items():
        values = {}
        for kind, texts in kinds.items():
            try:
                values[kind] = decoders[kind].decode(b"[" + b",".join(texts) + b"]")
            except msgspec.DecodeError as error:
                first, last = where[key, kind][0], where[key, kind][-1]
                raise RecordError(f"{path}, lines {first} to {last}, {kind}: {error}") from error
        claims[key] = Claims(**values)
    return claims
