"""A number with all that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.counts.areas import Area
from hudna.coding.counts.figures import Figure
from hudna.coding.counts.voices import Voice
from hudna.coding.parse import Parse
from hudna.vocab.entries import CountedThing


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a sentence, what it counts, where, by whom; `[low, high)` are the tokens
    between the figure before it and the one after it.
    """

    p: Parse
    figure: Figure
    thing: CountedThing
    area: Area
    voice: Voice
    low: int
    high: int
    opens: int
    """The token at which what the same voice tells begins."""

    @property
    def joining(self) -> bool:
        """Whether it counts who has joined something."""
        return "joining" in self.thing.needs
