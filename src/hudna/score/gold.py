"""Hand-made gold: what a careful monitor writes down from the body of one report.

A folder of gold holds `NAME.txt` (the report) beside `NAME.gold.json`. Stretches of text are
given as their words; `nth` says which occurrence where there are several, `also` other stretches
that report the same item. `sure: false` marks an item that is neither demanded nor punished.
Fields that end in `alt` hold answers that are right as well.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path

import msgspec

from hudna.errors import RecordError
from hudna.model.ids import sha256
from hudna.score.text import Several, flat

SUFFIX = ".gold.json"

Toll = dict[str, int | str | None]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What every item of gold may say."""

    sure: bool | None = None
    nth: int | None = None
    also: list[str] | None = None
    place_alt: Several = None

    @property
    def demanded(self) -> bool:
        """Whether a record that lacks it is punished."""
        return self.sure is not False

    @property
    def retellings(self) -> int:
        """How many further claims of the same thing go unpunished.

        One, one for each other stretch, and one for each place of a clause that names several.
        """
        return 1 + len(self.also or []) + len(flat(self.place_alt))


class Actor(Item, frozen=True, kw_only=True):
    """An actor named in the body; `ar` are the forms as they stand there."""

    id: str
    name: str = ""
    alt_ids: list[str] | None = None
    of: str | None = None
    ar: list[str] | None = None


class Place(Item, frozen=True, kw_only=True):
    """A place named in the body, under its usual English name."""

    name: str
    alt: Several = None
    ar: list[str] | None = None


class Statement(Item, frozen=True, kw_only=True):
    """Something said, and by whom."""

    speaker: str
    content: str
    direct: bool
    speaker_alt: Several = None

    @property
    def words(self) -> str:
        """What is said."""
        return self.content

    @property
    def label(self) -> str:
        """The item in a list of misses."""
        return f"{self.speaker}: {self.content[:90]}"


class Event(Item, frozen=True, kw_only=True):
    """Who did what to whom."""

    type: str
    span: str
    type_alt: Several = None
    actors: list[str] | None = None
    actors_alt: Several = None
    recipients: list[str] | None = None
    recipients_alt: Several = None
    modality: str | None = None
    modality_alt: Several = None
    negated: bool | None = None
    date: str | None = None
    date_alt: Several = None
    place: str | None = None
    attributed_to: Several = None

    @property
    def words(self) -> str:
        """The clause."""
        return self.span

    @property
    def label(self) -> str:
        """The item in a list of misses."""
        return f"{self.type} {self.actors}>{self.recipients}: {self.span[:90]}"


class Commitment(Item, frozen=True, kw_only=True):
    """What a party has taken on."""

    by: list[str]
    action: str
    by_alt: Several = None
    deadline: str | None = None
    deadline_alt: Several = None
    excludes: Several = None

    @property
    def words(self) -> str:
        """What is to be done."""
        return self.action

    @property
    def label(self) -> str:
        """The item in a list of misses."""
        return f"{self.by}: {self.action[:90]}"


class Status(Item, frozen=True, kw_only=True):
    """What has become of an agreement or a commitment; `of` is a gist of it in English."""

    of: str
    status: str
    span: str
    status_alt: Several = None
    modality: str | None = None
    asserted_by: Several = None
    date: str | None = None
    date_alt: Several = None

    @property
    def words(self) -> str:
        """The clause."""
        return self.span

    @property
    def label(self) -> str:
        """The item in a list of misses."""
        return f"{self.status} of {self.of}: {self.span[:80]}"


class Incident(Item, frozen=True, kw_only=True):
    """A breach or an act of violence."""

    type: str
    span: str
    type_alt: Several = None
    date: str | None = None
    date_alt: Several = None
    place: str | None = None
    perpetrators: Several = None
    perpetrators_alt: Several = None
    killed: Toll | None = None
    killed_alt: Toll | list[Toll] | None = None
    wounded: Toll | None = None
    wounded_alt: Toll | list[Toll] | None = None

    @property
    def words(self) -> str:
        """The clause."""
        return self.span

    @property
    def label(self) -> str:
        """The item in a list of misses."""
        return f"{self.type}: {self.span[:90]}"


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """The gold of one report; `body` are the first and last words of each stretch of it."""

    id: str
    body: list[tuple[str, str]] = []
    published: str | None = None
    published_alt: Several = None
    actors: list[Actor] = []
    places: list[Place] = []
    statements: list[Statement] = []
    events: list[Event] = []
    commitments: list[Commitment] = []
    statuses: list[Status] = []
    incidents: list[Incident] = []


class Report(msgspec.Struct, frozen=True):
    """A report of a folder of gold: its gold, its text, the hash of its bytes."""

    gold: Gold
    text: str
    sha256: str


def load(folder: Path, pattern: str = "*") -> Iterator[Report]:
    """The reports of a folder whose name matches the pattern, in order of their names.

    Raises `RecordError` where a file of gold is not in the form described here.
    """
    for path in sorted(folder.glob("*" + SUFFIX)):
        name = path.name.removesuffix(SUFFIX)
        if not fnmatch.fnmatch(name, pattern):
            continue
        raw = path.with_name(name + ".txt").read_bytes()
        try:
            gold = msgspec.json.decode(path.read_bytes(), type=Gold)
        except msgspec.DecodeError as error:
            raise RecordError(f"{path}: {error}") from error
        yield Report(gold, raw.decode("utf-8").replace("\r\n", "\n"), sha256(raw))
