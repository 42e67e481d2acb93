"""Working out once what a surface form can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from hudna.text.words import Word

Role = TypeVar("Role")

LIMIT = 200_000
"""Forms kept. A million words of news have some 90,000 forms; a full cache is emptied, so that
memory stays bounded on archives of any size."""


class Roles(dict[str, Role | None], Generic[Role]):
    """Surface form → role, or None for the forms without one; filled as forms turn up."""

    def __init__(self, work_out: Callable[[Word], Role | None], limit: int = LIMIT) -> None:
        super().__init__()
        self._work_out, self._limit = work_out, limit

    def of(self, words: Sequence[Word]) -> list[Role | None]:
        """The roles of some words: one look-up a word once the forms are known."""
        try:
            return [self[word.surface] for word in words]
        except KeyError:
            for word in words:
                if word.surface not in self:
                    if len(self) >= self._limit:
                        self.clear()
                        return [self._work_out(word) for word in words]
                    self[word.surface] = self._work_out(word)
            return [self[word.surface] for word in words]
