"""An event as it is found in a sentence, by tokens."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.events.arguments import Roles
from hudna.coding.events.senses import Sense
from hudna.coding.parse import Clause, Parse
from hudna.coding.scope.light import Light
from hudna.model import EventType, Span
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.entries import Frame

_WIDE = 30
"""Tokens from the first party to the trigger, and half the longest clause."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Who does what to whom in a clause, in which light, in whose words."""

    sense: Sense
    clause: Clause
    roles: Roles
    light: Light
    said: int
    """Index of the innermost statement whose content holds the trigger, or -1."""
    own: bool
    """Whether it is the speech act of a statement's own speaker."""
    end: int
    """The token after the clause, as far as it belongs to the event."""

    @property
    def frame(self) -> Frame:
        """The sense of the trigger."""
        return self.sense.frame

    @property
    def type(self) -> EventType:
        """The PLOVER type."""
        return self.sense.frame.type

    @property
    def shape(self) -> Inflected:
        """The form of the trigger."""
        return self.sense.reading.shape

    @property
    def trigger(self) -> int:
        """The token that decides the type."""
        return self.sense.i

    def span(self, p: Parse) -> Span:
        """The clause: from its trigger or first party to its end."""
        first = self.trigger
        for named in (*self.roles.actors, *self.roles.recipients):
            if self.clause.first <= named.first < first and first - named.first < _WIDE:
                first = named.first
        end = max(self.end, self.trigger + 1)
        return p.sentence.span(first, min(end, first + _WIDE * 2))


def clause_end(p: Parse, s: Sense) -> int:
    """The end of a clause without the marks that close it."""
    end = s.clause.end
    while end > s.i + 1 and p.words[end - 1].shape not in (Shape.WORD, Shape.NUMBER):
        end -= 1
    return end
