"""Word forms: what can be said of a surface form once and for all."""

from __future__ import annotations

from hudna.text.clitics import Split, splits
from hudna.text.fold import fold
from hudna.text.tokens import Shape, shape

_NONE: tuple[Split, ...] = ()


class Word:
    """A surface form with its folded spelling and its possible splits.

    The same object stands for every occurrence of the form, so whatever is worked out about it is
    worked out once. Treat it as immutable.
    """

    __slots__ = ("fold", "shape", "splits", "surface")

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.fold = fold(surface)
        self.shape = shape(surface)
        self.splits = splits(surface) if self.shape is Shape.WORD else _NONE

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"
