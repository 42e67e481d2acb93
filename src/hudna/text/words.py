"""Word forms: what can be said of a surface form once and for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hudna.text.clitics import Split, splits_of
from hudna.text.fold import fold
from hudna.text.tokens import Shape, shape

_NONE: tuple[Split, ...] = ()
Key = TypeVar("Key")
Known = TypeVar("Known")

LARGEST = 100_000
"""Word forms kept: a million words of news have some 90,000. With all that is worked out of them
they are some 60 MB; what is rare is worked out anew now and then."""


class Memo(dict[Key, Known]):
    """What is worked out of a word form, once: `memo[form]`.

    A full one is emptied, so that memory stays bounded on archives of any size.
    """

    def __init__(self, work_out: Callable[[Key], Known], limit: int = LARGEST) -> None:
        super().__init__()
        self._work_out, self._limit = work_out, limit

    def __missing__(self, key: Key) -> Known:
        if len(self) >= self._limit:
            self.clear()
        found = self[key] = self._work_out(key)
        return found


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
        self.splits = splits_of(surface, self.fold) if self.shape is Shape.WORD else _NONE

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"
