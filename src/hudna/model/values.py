"""The values that the objects of the record are made of."""

from __future__ import annotations

import datetime as dt

import msgspec

from hudna.model.terms import ActorType, Basis, Precision

Span = tuple[int, int]
"""`[start, end)` in Unicode code points of the document's `text`."""


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who acts, speaks, is bound or is touched.

    `id` is ISO 3166-1 alpha-3 for a state and its government, otherwise a slug of the usual
    English name. `of` is the state or organisation that a person speaks for.
    """

    id: str
    name: str
    name_ar: str | None = None
    type: ActorType | None = None
    of: str | None = None
    span: Span | None = None


class DateRange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One or more days, both ends included.

    `anchor` is the day against which a relative date was resolved, `rule` the name of the rule of
    the date grammar that read it, `part` the part of the day where one was named, `confidence` how
    sure a day of publication is, 0 to 1.
    """

    start: dt.date
    end: dt.date
    basis: Basis
    span: Span | None = None
    anchor: dt.date | None = None
    rule: str | None = None
    part: str | None = None
    confidence: float | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where. `country` is ISO 3166-1 alpha-3 or `disputed`; degrees are WGS 84."""

    id: str
    name: str
    name_ar: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class Text(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The same words in the languages of the screens; one of them may not be known."""

    ar: str | None = None
    en: str | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number of people as a range; `max` is null where the range is open."""

    min: int
    max: int | None
    unit: str | None = None
