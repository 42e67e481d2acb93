"""The claims of a report as cards: every field that a claim has, in words that a reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hudna.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    DateRange,
    Event,
    Incident,
    Place,
    Statement,
    Status,
    StatusType,
    Toll,
)
from hudna.model.record import Reading
from hudna.publish.segments import Target, shown
from hudna.publish.values import Values
from hudna.publish.view import Card, Field, Text, Value

Telling = Statement | Event | Commitment | Status | Incident | Count
"""Claims that say something by themselves."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes the cards of one report."""

    values: Values
    targets: Mapping[str, Target]
    """Where on the page each claim is, by its id."""
    speakers: Mapping[str, Actor]
    """Who speaks in each statement, by its id."""

    def card(self, claim: Telling) -> Card:
        """The card of a claim."""
        target = self.targets[claim.id]
        what, who, whom = self._essence(claim)
        return Card(
            anchor=target.anchor,
            number=target.number,
            kind=target.kind,
            label=self.values.named("kind", target.kind),
            what=what,
            who=who,
            whom=whom,
            fields=tuple(each for each in self._fields(claim) if each.values),
            words=self.values.words(claim.span),
            span=claim.span,
            id=claim.id,
            coder=claim.coder,
            confidence=self.values.field("confidence", self._confidence(claim)),
        )

    def _essence(self, claim: Telling) -> tuple[tuple[Text, ...], Field | None, tuple[Value, ...]]:
        """What a claim says in a word, who is in it and as what, and whom it touches."""
        v = self.values
        match claim:
            case Statement():
                stance = (v.term(claim.stance),) if claim.stance else ()
                who = v.field("speaker", v.actor(claim.speaker))
                return stance, who, v.actors(claim.audience)
            case Event():
                mode = (v.open("mode", claim.mode).text,) if claim.mode else ()
                who = v.field("actors", *self._some(claim.actors))
                return (v.term(claim.type), *mode), who, v.actors(claim.recipients)
            case Commitment():
                return (), v.field("by", *self._some(claim.by)), v.actors(claim.to)
            case Status():
                return (v.term(claim.status),), None, ()
            case Incident():
                return (v.term(claim.type),), None, ()
            case Count():
                value = v.number(claim.value, claim.range, about=claim.about)
                by = v.field(
                    "counted_by", *self._voice((claim.counted_by,) if claim.counted_by else ())
                )
                return (value.text, v.open("what", claim.what).text), by, ()

    def _some(self, actors: Iterable[Actor] | None) -> tuple[Value, ...]:
        """Actors, or that none is known."""
        return self.values.actors(actors) or (self.values.word("unknown"),)

    # ------------------------------------------------------------------ fields of a kind
    def _fields(self, claim: Telling) -> Iterator[Field]:
        match claim:
            case Statement():
                yield from self._statement(claim)
            case Event():
                yield from self._event(claim)
            case Commitment():
                yield from self._commitment(claim)
            case Status():
                yield from self._status(claim)
            case Incident():
                yield from self._incident(claim)
            case Count():
                yield from self._count(claim)

    def _statement(self, s: Statement) -> Iterator[Field]:
        v = self.values
        yield v.field("cue", v.quoted(s.cue))
        yield v.field("content", v.quoted(s.content))
        yield v.field("direct", v.word("quoted" if s.direct else "reported"))
        yield v.field("about", *v.actors(s.about))
        yield v.field("said", *self._date(s.date))
        yield v.field("forum", *((v.open("forum", s.forum),) if s.forum else ()))
        yield v.field("within", *self._claims(s.within))
        yield v.field("attribution", v.actor(s.speaker))

    def _event(self, e: Event) -> Iterator[Field]:
        v = self.values
        yield v.field("trigger", v.quoted(e.trigger))
        yield v.field("modality", Value(text=v.term(e.modality)))
        yield v.field("negated", v.word("yes" if e.negated else "no"))
        yield v.field("date", *self._date(e.date))
        yield v.field("place", *self._places(e.place, e.places))
        yield v.field("attribution", *self._voice((e.attributed_to,) if e.attributed_to else ()))
        yield v.field("statement", *self._claims(e.statement))

    def _commitment(self, c: Commitment) -> Iterator[Field]:
        v = self.values
        yield v.field("action", v.quoted(c.action))
        yield v.field("agreement", *(_words(c.agreement) if c.agreement else ()))
        yield v.field("excludes", *v.actors(c.excludes))
        yield v.field("condition", *((v.quoted(c.condition),) if c.condition else ()))
        yield v.field("deadline", *(self._date(c.deadline) if c.deadline else ()))
        yield v.field("since", *self._date(c.since))
        speaker = self.speakers.get(c.statement or "")
        yield v.field("attribution", *self._voice((speaker,) if speaker else ()))
        yield v.field("statement", *self._claims(c.statement))

    def _status(self, s: Status) -> Iterator[Field]:
        v = self.values
        yield v.field("subject", *(self._claims(s.subject) or _words(s.subject)))
        alleged = s.status is StatusType.VIOLATED
        notes = (v.named("value", "allegation"),) if alleged else ()
        yield v.field("status", Value(text=v.term(s.status), notes=notes))
        yield v.field("modality", Value(text=v.term(s.modality)))
        yield v.field("held", *self._date(s.date))
        yield v.field("said", *self._date(s.said))
        yield v.field("attribution", *self._voice((s.asserted_by,) if s.asserted_by else ()))
        yield v.field("statement", *self._claims(s.statement))

    def _incident(self, i: Incident) -> Iterator[Field]:
        v = self.values
        yield v.field("weapon", *((v.open("weapon", i.weapon),) if i.weapon else ()))
        yield v.field("perpetrators", *self._some(i.perpetrators))
        yield v.field("targets", *v.actors(i.targets))
        yield v.field("date", *self._date(i.date))
        yield v.field("place", *self._places(i.place, i.places))
        yield v.field("killed", *self._toll(i.killed))
        yield v.field("wounded", *self._toll(i.wounded))
        for reading in i.tolls or ():
            yield v.field("tolls", *self._reading(reading))
        yield v.field("modality", *((Value(text=v.term(i.modality)),) if i.modality else ()))
        yield v.field("attribution", *self._voice(i.alleged_by or ()))
        yield v.field("denied_by", *v.actors(i.denied_by))
        yield v.field("events", *self._claims(*(i.events or ())))

    def _count(self, c: Count) -> Iterator[Field]:
        v = self.values
        yield v.field("value", v.number(c.value, c.range, about=c.about))
        yield v.field("unit", v.open("unit", c.unit))
        yield v.field("area", *self._places(c.area, c.areas))
        yield v.field("side", *v.actors((c.side,) if c.side else ()))
        yield v.field("listed_by", *v.actors((c.listed_by,) if c.listed_by else ()))
        yield v.field("period", *self._date(c.period))
        yield v.field("cumulative", v.word("yes" if c.cumulative else "no"))
        yield v.field("parts", *self._claims(*(c.parts or ())))
        yield v.field("within", *self._claims(c.within))
        yield v.field("statement", *self._claims(c.statement))

    # ------------------------------------------------------------------ values
    def _date(self, date: DateRange | None) -> tuple[Value, ...]:
        return (self.values.word("unknown") if date is None else self.values.date(date),)

    def _places(self, place: Place | None, places: tuple[Place, ...] | None) -> tuple[Value, ...]:
        return tuple(self.values.place(each) for each in places or ((place,) if place else ()))

    def _toll(self, toll: Toll | None) -> tuple[Value, ...]:
        return () if toll is None else (self.values.toll(toll),)

    def _reading(self, reading: Reading) -> Iterator[Value]:
        """The toll as one voice gives it."""
        if reading.by is not None:
            yield self.values.actor(reading.by)
        for key in ("killed", "wounded", "children", "women"):
            toll = getattr(reading, key)
            if toll is not None:
                value = self.values.toll(toll)
                label = self.values.named("field", key)
                yield Value(text=value.text, code=value.code, notes=(label, *value.notes))
        if reading.span:
            yield self.values.quoted(reading.span)

    def _voice(self, actors: tuple[Actor, ...]) -> tuple[Value, ...]:
        """Whose word a claim rests on: somebody's, else the report's own."""
        return self.values.actors(actors) or (self.values.word("report"),)

    def _claims(self, *ids: str | None) -> tuple[Value, ...]:
        """Other claims of the same report; those that are none are left out."""
        found = (self.targets.get(each or "") for each in ids)
        return tuple(self._reference(each) for each in found if each is not None)

    def _reference(self, target: Target) -> Value:
        label = self.values.named("kind", target.kind)
        text = Text(f"{label.en} {target.number}", f"{label.ar} {target.number}")
        return Value(text=text, to=target.anchor)

    def _confidence(self, claim: Claim) -> Value:
        if claim.confidence is None:
            return self.values.word("not-given")
        return Value(text=Text(f"{claim.confidence:.0%}"), code=True)


def _words(words: str) -> tuple[Value, ...]:
    return (Value(text=Text(""), words=shown(words)),)
