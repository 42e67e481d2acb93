"""A statement as found in a sentence, and the parts it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hudna.coding.names.named import Named
from hudna.model import Span, Stance
from hudna.vocab.entries import Cue
from hudna.vocab.verbs import Inflection


@dataclass(frozen=True, slots=True)
class Said:
    """A statement found in a sentence: tokens of cue and content, and who speaks."""

    sentence: int
    cue: int
    first: int
    end: int
    speakers: tuple[Named, ...]
    carried: bool
    """Whether the speaker was taken from before, none standing beside the cue."""
    stance: Stance
    lemma: str
    act: bool
    opener: str
    content: Span
    direct: bool
    span: Span
    reach: Span
    """From the cue to the end of the content: what lies here is told by the speaker."""
    forum: str = ""
    """Where it was said («press conference»), or nothing."""
    audience: tuple[Named, ...] = ()
    """To whom it was said."""
    line: int = 0
    """The line of `cues.csv` that the cue stands in, or 0."""


class CueAt(NamedTuple):
    """A word that can introduce speech here."""

    i: int
    reading: Inflection
    cue: Cue
    participle: bool
    """A participle or noun of saying: its speaker is that of the saying before."""
    preps: frozenset[str]
    """The prepositions that open what is said after it, folded."""


class Place(NamedTuple):
    """Where to look for who speaks: after a token, before what the prepositions open."""

    i: int
    preps: frozenset[str] = frozenset()
    masculine: bool = False
    """Whether the verb is masculine singular, so that a feminine name right after is no subject."""
    plural: bool = False
    """Whether the verb is plural, so that who stands after it is no subject: it is who spoke."""
    object: bool = False
    """Whether the cue takes what is said as its object."""
    source: str = ""
    """The class of the source that stands before already."""


class How(StrEnum):
    """How a speaker is known."""

    BESIDE = "beside"
    BEFORE = "before"
    CARRIED = "carried"
    STRANGER = "stranger"
    """Somebody stands beside the cue whom nothing names."""
    NOBODY = "nobody"


class Speaking(NamedTuple):
    """Who speaks at a cue, the token after the words for them, and how that is known."""

    speakers: tuple[Named, ...]
    after: int
    how: How


class Opening(NamedTuple):
    """The token at which what is said begins, and what opens it: an, quote, prep or object."""

    first: int
    how: str
