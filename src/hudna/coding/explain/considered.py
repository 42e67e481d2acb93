"""What else a trigger could have been: other rows of its word, other words of the same form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from hudna.coding.events.required import Classes, Surroundings
from hudna.coding.events.senses import Sense
from hudna.coding.explain.values import Alternative, Group
from hudna.coding.parse import Parse, VerbAt
from hudna.coding.speech import Said
from hudna.text.inflect import Shape as Inflected
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection
from hudna.vocab.written import Row, Tables

_NAMES = (Kind.PLACE, Kind.PERSON, Kind.ALONE, Kind.BODY, Kind.STATE, Kind.CAPITAL)
"""Kinds of names that a word which was taken for a verb or event noun may also be."""
_LONGER = "the longer phrase is taken"


@dataclass(frozen=True, slots=True)
class Considered:
    """Tells what else the words of a claim could have been taken for."""

    classes: Classes
    tables: Tables

    # ------------------------------------------------------------------ events
    def of_event(self, p: Parse, s: Sense) -> Iterator[Alternative]:
        """Every other frame of the trigger's readings, and its readings that tell no event."""
        span = p.sentence.span(s.i, s.end)
        seen = {s.frame.line}
        for reading in self._readings(p, s.verb):
            for frame in reading.lexeme.frames:
                if frame.line not in seen:
                    seen.add(frame.line)
                    yield Alternative(
                        group=Group.SENSE, what=_event(frame), span=span,
                        why=self._why_not(p, s, reading, frame),
                        row=self.tables.at(f"frames.csv:{frame.line}"),
                    )  # fmt: skip
        chosen = (s.reading.lexeme.lemma, s.reading.shape in FINITE)
        yield from self._others(p, s.verb, chosen, "frames")
        yield from self._names(p, s.i)

    def _why_not(self, p: Parse, s: Sense, reading: Inflection, frame: Frame) -> str:
        """Why a frame was not taken."""
        lacking = self._lacking(p, s, frame)
        if lacking:
            return lacking
        if reading not in s.verb.readings:
            return _LONGER
        if reading.lexeme is s.reading.lexeme:
            return "a later row of the same word: the first that fits is taken"
        return _other_shape(reading, s.reading) or "another word of the same form, tried later"

    def _lacking(self, p: Parse, s: Sense, frame: Frame) -> str:
        """What a frame lacks around the trigger, or nothing."""
        around = Surroundings(p, s.verb, s.clause, self.classes)
        if around.allow(frame):
            return ""
        if not around.allow(msgspec.structs.replace(frame, needs=())):
            return f"a word of {self._named(frame.unless)} stands near, which rules it out"
        return f"it needs a word of {self._named(frame.needs)} after it, and none stands there"

    def _named(self, classes: Iterable[str]) -> str:
        """Classes of words with their lines."""
        found = []
        for name in classes:
            row = next(iter(self.tables.where("classes.csv", "class", name)), None)
            found.append(f"{name} ({row.name})" if row is not None else name)
        return " or ".join(found)

    # ------------------------------------------------------------------ statements
    def of_statement(self, p: Parse, s: Said) -> Iterator[Alternative]:
        """What else a word of saying could have been: an event, another word of its form."""
        verb = next((v for v in p.verbs if v.i == s.cue), None)
        if verb is None:
            return
        span = p.sentence.span(s.cue, verb.end)
        told = {f.line: f for r in self._readings(p, verb) for f in r.lexeme.frames}
        around = Surroundings(p, verb, p.clause_of(s.cue), self.classes)
        for line, frame in told.items():
            needs = f"a word of {self._named(frame.needs)} after it"
            yield Alternative(
                group=Group.SENSE, what=f"as an event: {_event(frame)}", span=span,
                why="beside the statement, not instead of it: an event of its own where it has one"
                if around.allow(frame)
                else f"its row does not fit here: it needs {needs}" if frame.needs
                else "its row is ruled out by a word near it",
                row=self.tables.at(f"frames.csv:{line}"),
            )  # fmt: skip
        cue = next((r for r in verb.readings if r.lexeme.lemma == s.lemma), None)
        finite = cue is not None and cue.shape in FINITE
        yield from self._others(p, verb, (s.lemma, finite), "cues")
        yield from self._names(p, s.cue)

    # ------------------------------------------------------------------ word forms
    def _readings(self, p: Parse, verb: VerbAt) -> list[Inflection]:
        """The readings of a trigger, then those of its first word where it has several."""
        alone = [r for _, r in p.words[verb.i].readings] if verb.end > verb.i + 1 else []
        return [*verb.readings, *alone]

    def _others(
        self, p: Parse, verb: VerbAt, chosen: tuple[str, bool], what: str
    ) -> Iterator[Alternative]:
        """The other words and forms that a word could be; `what` their tables would have to say."""
        seen = {chosen}
        for reading in self._readings(p, verb):
            key = (reading.lexeme.lemma, reading.shape in FINITE)
            if key in seen:
                continue
            seen.add(key)
            yield Alternative(
                group=Group.READING, what=_form(reading), span=p.sentence.span(verb.i, verb.end),
                why=self._why_other(verb, reading, chosen, what), row=self._lexeme(reading),
            )  # fmt: skip

    def _why_other(
        self, verb: VerbAt, reading: Inflection, chosen: tuple[str, bool], what: str
    ) -> str:
        """Why a word or form was not taken."""
        if reading not in verb.readings:
            return _LONGER
        known = reading.lexeme.frames if what == "frames" else reading.lexeme.cues
        if not known:
            return f"{what}.csv has no row of it"
        _, finite = chosen
        if reading.shape in (Inflected.ACTIVE, Inflected.PASSIVE):
            return "a participle, read only where it can be neither verb nor noun"
        if finite != (reading.shape in FINITE):
            return "the word stands as a verb here" if finite else "the word stands as a noun here"
        return "another word of the same form, tried later"

    def _lexeme(self, reading: Inflection) -> Row | None:
        return self.tables.at(f"lexemes.csv:{reading.lexeme.row.line}")

    def _names(self, p: Parse, i: int) -> Iterator[Alternative]:
        """The names that a trigger could be."""
        for kind in _NAMES:
            hit = p.sentence.hits[i].get(kind)
            for key in hit.keys if hit is not None else ():
                place = kind is Kind.PLACE
                row = self.tables.place(key) if place else self.tables.actor(key)
                assert hit is not None
                yield Alternative(
                    group=Group.NAMESAKE, what=f"the name of a {'place' if place else kind}: {key}",
                    why="nothing around it says that it is a name here",
                    span=p.sentence.inner(hit), row=row,
                )  # fmt: skip


def _event(frame: Frame) -> str:
    mode = f" ({frame.mode})" if frame.mode else ""
    return f"{frame.type}{mode}"


def _form(reading: Inflection) -> str:
    """A reading in words: what it means and in which form."""
    gloss = reading.lexeme.row.gloss or "a word without gloss"
    return f"“{gloss}”, {reading.shape.name.lower().replace('_', ' ')}"


def _other_shape(reading: Inflection, chosen: Inflection) -> str:
    """Why a reading of another kind of form was not taken, or nothing."""
    if (reading.shape in FINITE) == (chosen.shape in FINITE):
        return ""
    here = "verb" if chosen.shape in FINITE else "noun"
    return f"another word of the same form; the word stands as a {here} here"
