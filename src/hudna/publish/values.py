"""The values of the record as a screen shows them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from hudna.model import Actor, ActorType, DateRange, Place, Span, Toll
from hudna.publish.segments import shown
from hudna.publish.view import Field, Text, Value
from hudna.vocab.labels import Label, Labels

_ISOLATED, _END = "\u2066", "\u2069"
"""Around a day within Arabic words, which would else be shown as 07-06-2023."""


@dataclass(frozen=True, slots=True)
class Values:
    """Makes shown values of one document's; holds its text and the labels."""

    labels: Labels
    text: str

    # ------------------------------------------------------------------ words
    def words(self, span: Span) -> str:
        """The words of a span."""
        return shown(self.text[slice(*span)])

    def quoted(self, span: Span) -> Value:
        """The report's own words as a value."""
        return Value(text=Text(""), words=self.words(span))

    def named(self, group: str, key: str) -> Text:
        """The label of something that must have one."""
        return _text(self.labels.of(group, key))

    def word(self, key: str) -> Value:
        """One of the words that screens themselves say: yes, no, unknown."""
        return Value(text=self.named("value", key))

    def open(self, group: str, key: str) -> Value:
        """A word of a group that is not closed."""
        label = self.labels.open(group, key)
        return Value(text=_text(label), code=not label.ar)

    def term(self, value: StrEnum) -> Text:
        """A value of an enumeration."""
        return _text(self.labels.term(value))

    # ------------------------------------------------------------------ fields
    def field(self, key: str, *values: Value) -> Field:
        """A field with its label."""
        return Field(key=key, label=self.named("field", key), values=values)

    # ------------------------------------------------------------------ things
    def actor(self, actor: Actor) -> Value:
        """An actor, with whom it speaks for.

        Of an actor that the vocabulary does not know, the name is the report's, loaded as it may
        be, and stays in quotation marks.
        """
        notes = (Text(actor.of),) if actor.of else ()
        en, ar = shown(actor.name), shown(actor.name_ar or "")
        if actor.type in (None, ActorType.UNKNOWN):
            en, ar = f"“{en}”", ar and f"«{ar}»"
        return Value(text=Text(en, ar), notes=notes)

    def actors(self, actors: Iterable[Actor] | None) -> tuple[Value, ...]:
        """Several of them."""
        return tuple(self.actor(each) for each in actors or ())

    def place(self, place: Place) -> Value:
        """A place, with its country and how exactly it is known."""
        notes = [Text(place.country)] if place.country else []
        if place.precision is not None:
            notes.append(self.term(place.precision))
        return Value(text=Text(shown(place.name), shown(place.name_ar or "")), notes=tuple(notes))

    def date(self, date: DateRange) -> Value:
        """A day or a range of days, with what it rests on."""
        days = f"{date.start}" if date.start == date.end else f"{date.start} – {date.end}"
        notes = [self.term(date.basis)]
        if date.part:
            notes.insert(0, _text(self.labels.open("part", date.part)))
        if date.rule:
            notes.append(_text(self.labels.open("rule", date.rule)))
        if date.anchor is not None:
            since = self.labels.of("value", "from")
            day = f"{_ISOLATED}{date.anchor}{_END}"
            notes.append(Text(f"{since.en} {date.anchor}", f"{since.ar} {day}"))
        words = self.words(date.span) if date.span else ""
        return Value(text=Text(days), code=True, words=words, notes=tuple(notes))

    def toll(self, toll: Toll) -> Value:
        """A number of people, as a range that may be open."""
        more = self.labels.of("value", "open")
        unit = (Text(toll.unit),) if toll.unit else ()
        if toll.max is None:
            return Value(text=Text(f"{toll.min} {more.en}", f"{toll.min} {more.ar}"), notes=unit)
        number = f"{toll.min}" if toll.min == toll.max else f"{toll.min}–{toll.max}"
        return Value(text=Text(number), code=True, notes=unit)

    def number(self, value: int, range_: Toll | None, *, about: bool) -> Value:
        """A number that was counted, or the range that was told."""
        number = (
            self.toll(range_) if range_ is not None else Value(text=Text(f"{value}"), code=True)
        )
        notes = (self.named("value", "about"),) if about else ()
        return msgspec.structs.replace(number, notes=notes)


def _text(label: Label) -> Text:
    return Text(label.en, label.ar)
