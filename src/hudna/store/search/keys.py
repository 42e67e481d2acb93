"""Under which keys words and facts are indexed: the same for what is stored and what is asked."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hudna.text.fold import fold
from hudna.text.skeleton import skeleton
from hudna.text.stem import stem
from hudna.text.tokens import Shape, shape, surfaces, tokens
from hudna.text.words import Memo
from hudna.vocab import plurals
from hudna.vocab.table import DATA

_RULES = "1"
"""Raised when the rules of folding or stemming change, so that stores index their reports anew."""


class Key(NamedTuple):
    """A word as it folds, its stem, and its consonants; all empty of what is no word or number."""

    fold: str
    stem: str
    skeleton: str


class Found(NamedTuple):
    """A word of a text, and where it stands."""

    key: Key
    start: int
    end: int


class Keys:
    """The keys of word forms, each worked out once."""

    def __init__(self) -> None:
        self._singulars = plurals.singulars()
        self._known: Memo[str, Key] = Memo(self._work_out)

    def of(self, surface: str) -> Key:
        """The key of a word form.

        >>> Keys().of("الأسلحة").stem == Keys().of("سلاح").stem
        True
        """
        return self._known[surface]

    def all(self, text: str, start: int, end: int) -> list[Key]:
        """The keys of the words and numbers of `text[start:end]`."""
        known = self._known
        return [key for each in surfaces(text, start, end)[0] if (key := known[each]).fold]

    def words(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """The words and numbers of `text[start:end]`, marks left out, offsets into `text`."""
        known = self._known
        for token in tokens(text, start, end):
            if (key := known[token.surface]).fold:
                yield Found(key, token.start, token.end)

    def _work_out(self, surface: str) -> Key:
        if shape(surface) not in _SOUGHT:
            return Key("", "", "")
        plain = fold(surface)
        if "\u0600" <= plain[:1] <= "\u06ff":
            short = stem(surface)
            return Key(plain, self._singulars.get(short, short), skeleton(plain))
        if not plain.isascii():
            bare = (c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())
            plain = "".join(bare).casefold()
        return Key(plain, plain, skeleton(plain) if plain.isalpha() else "")


@cache
def known() -> Keys:
    """The keys that this process has worked out: one memory for all that it indexes."""
    return Keys()


_SOUGHT = (Shape.WORD, Shape.NUMBER)


def fact(field: str, value: str) -> str:
    """The key of a fact about a report, such as that it names a place: one word for any database.

    >>> fact("language", "ar") == fact("language", "ar"), fact("language", "ar").isalnum()
    (True, True)
    """
    return "f" + hashlib.sha256(f"{field}:{value}".encode()).hexdigest()[:15]


EVERY = "every"
"""The key that every report has."""


@cache
def version() -> str:
    """Which rules and which table of plurals the keys are made by."""
    table = (DATA / plurals.TABLE).read_bytes()
    return f"{_RULES} {hashlib.sha256(table).hexdigest()[:12]}"
