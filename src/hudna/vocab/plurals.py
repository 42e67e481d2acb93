"""Broken plurals: nouns whose plural is another pattern, which no ending tells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hudna.errors import VocabularyError
from hudna.text.stem import stem
from hudna.vocab.table import rows

TABLE = "broken_plurals.csv"


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """A noun with its broken plurals, without article."""

    line: int = 0
    singular: str
    plurals: tuple[str, ...]


def singulars() -> dict[str, str]:
    """The stem of the singular by the stem of each plural.

    Raises `VocabularyError` where a plural is of two nouns, or itself a singular.
    """
    found: dict[str, str] = {}
    nouns = rows(TABLE, Noun)
    own = {stem(noun.singular) for noun in nouns}
    for noun, plural in _each(nouns):
        one, many = stem(noun.singular), stem(plural)
        if many in own and many != one:
            raise VocabularyError(TABLE, noun.line, "plurals", f"{plural} is a singular as well")
        if found.setdefault(many, one) != one:
            raise VocabularyError(TABLE, noun.line, "plurals", f"{plural} is of two nouns")
    return found


def _each(nouns: list[Noun]) -> Iterator[tuple[Noun, str]]:
    for noun in nouns:
        for plural in noun.plurals:
            yield noun, plural
