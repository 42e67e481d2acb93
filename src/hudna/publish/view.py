"""What a page or a terminal shows of a report: frozen values, ready to be laid out."""

from __future__ import annotations

import msgspec

from hudna.model import Span
from hudna.publish.segments import Block


class Text(msgspec.Struct, frozen=True):
    """A text in both languages; one of them may be empty."""

    en: str
    ar: str = ""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a field says."""

    text: Text
    code: bool = False
    """Whether it is of no language: a day, a number, an id."""
    words: str = ""
    """The report's words that it rests on, where they are worth showing."""
    notes: tuple[Text, ...] = ()
    to: str = ""
    """The anchor of the claim that it is."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a card: what it is about, and what is said of it."""

    key: str
    label: Text
    values: tuple[Value, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One claim."""

    anchor: str
    number: int
    kind: str
    label: Text
    """What kind of claim it is."""
    what: tuple[Text, ...]
    """What it says in a word or two: the type of the event, the status."""
    who: Field | None
    """Who speaks, acts or is bound."""
    whom: tuple[Value, ...]
    """To whom."""
    fields: tuple[Field, ...]
    words: str
    """The exact words that it rests on."""
    span: Span
    id: str
    coder: str
    confidence: Field


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the text where an actor or a place is named."""

    anchor: str
    words: str
    span: Span
    form: Text | None
    id: str
    coder: str


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a place with everywhere it is named."""

    kind: str
    value: Value
    """Its name; what is known of it in the notes."""
    id: str
    named: tuple[Named, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of a kind."""

    kind: str
    label: Text
    count: int
    cards: tuple[Card, ...] = ()
    groups: tuple[Group, ...] = ()


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the body, and the names in it."""

    number: int
    span: Span
    words: str
    names: tuple[str, ...]
    """Anchors of the actors and places named."""


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """A report at every stage."""

    title: str
    language: str
    document: str
    facts: tuple[Field, ...]
    notices: tuple[str, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    """Kind by kind, in the order of the stages."""
