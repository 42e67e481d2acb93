"""What an explanation is made of."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from hudna.model import Claim, DateRange, Span
from hudna.vocab.rules import Rule
from hudna.vocab.written import Row


class _Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of an explanation; spans point into the document's text."""


class Naming(_Value, frozen=True, kw_only=True):
    """An actor or place of a claim: its part, the words that name it, and on what these rest."""

    part: str
    id: str
    name: str
    span: Span
    why: str
    rows: tuple[Row, ...] = ()


class Ruling(_Value, frozen=True, kw_only=True):
    """One thing that was decided about a claim, and the words or the row that decided it."""

    what: str
    why: str
    span: Span | None = None
    row: Row | None = None


class Dating(_Value, frozen=True, kw_only=True):
    """A date of a claim, or that there is none, and why."""

    field: str
    date: DateRange | None
    why: str


class Factor(_Value, frozen=True, kw_only=True):
    """What a feature adds to the log odds of a claim's being right."""

    feature: str
    weight: float


class Group(StrEnum):
    """What kind of alternative was considered."""

    SENSE = "other senses of the word"
    READING = "other readings of the word form"
    NAMESAKE = "other readings of the names"


class Alternative(_Value, frozen=True, kw_only=True):
    """What else some words could have been taken for, and why they were not."""

    group: Group
    what: str
    why: str
    span: Span
    row: Row | None = None


class Explanation(_Value, frozen=True, kw_only=True):
    """Why a claim is in the record.

    Where `again` is false the coder does not make the claim any more, and only what the record
    itself says is explained: its rule.
    """

    claim: Claim
    again: bool
    rule: str
    said: Rule | None
    """What the rule's own sentence says of it; none for a rule that this version does not have."""
    row: Row | None = None
    sentences: tuple[Span, ...] = ()
    details: tuple[Ruling, ...] = ()
    """What it took from words beside its trigger."""
    names: tuple[Naming, ...] = ()
    light: tuple[Ruling, ...] = ()
    """What denies, plans, urges or supposes it, and whose word it is."""
    dates: tuple[Dating, ...] = ()
    factors: tuple[Factor, ...] = ()
    """The bias of the kind first, then the features, the weightiest first."""
    considered: tuple[Alternative, ...] = ()
