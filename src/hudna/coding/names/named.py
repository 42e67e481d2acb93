"""A name as the later steps see it, and how two readings of the same words are compared."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.sentence import Sentence
from hudna.model import Actor, Form, Place, Span
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Hit

COMMAS = frozenset("،,:-–")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or place named by tokens `[first, end)`; `span` is the name itself."""

    first: int
    end: int
    span: Span
    actor: Actor | None
    form: Form
    place: Place | None = None
    prefix: str = ""
    """The proclitics of the first word."""


def named(s: Sentence, hit: Hit, actor: Actor, form: Form) -> Named:
    """The name that a phrase of the lexicon is."""
    return Named(hit.first, hit.end, s.inner(hit), actor, form, None, hit.split.proclitics)


def placed(s: Sentence, hit: Hit, place: Place) -> Named:
    """The place that a phrase of the lexicon is."""
    return Named(hit.first, hit.end, s.inner(hit), None, Form.NAME, place, hit.split.proclitics)


def longer(a: list[Named], b: list[Named]) -> list[Named]:
    """The reading that goes further; the first on a tie."""
    if not a or not b:
        return a or b
    return b if max(n.end for n in b) > max(n.end for n in a) else a


def before(s: Sentence, i: int) -> int:
    """The token before one, quotation marks passed over; -1 at the start."""
    i -= 1
    while i >= 0 and s.words[i].shape is Shape.QUOTE:
        i -= 1
    return i


def after(s: Sentence, i: int) -> int:
    """The first token from one on that is no quotation mark."""
    while i < len(s.words) and s.words[i].shape is Shape.QUOTE:
        i += 1
    return i


def quoted_whole(s: Sentence, first: int, end: int) -> bool:
    """Whether quotation marks stand right before and right after some words."""
    words = s.words
    return (
        first > 0 and end < len(words)
        and words[first - 1].shape is Shape.QUOTE and words[end].shape is Shape.QUOTE
    )  # fmt: skip


Pair = tuple[int, list[Named]]
"""Two who were named together, and the token at which the second of them stands."""
