"""By what instruments are named: the names of a case, and nouns that any of them may have."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from hudna.case import Case
from hudna.vocab import Vocabulary


class NameKind(StrEnum):
    """How a name means an instrument: alone, only in its time, or as a noun that many share."""

    ALIAS = "alias"
    GENERIC = "generic"
    NOUN = "noun"


class Name(NamedTuple):
    """What a phrase stands for: an instrument of the case by its id, or a noun by its kind."""

    kind: NameKind
    key: str


def names_of(vocabulary: Vocabulary, case: Case | None) -> Iterator[tuple[str, Name]]:
    """Every name of an instrument, as tables write it, with what it stands for."""
    for row in vocabulary.agreements.values():
        for written in row.words:
            yield written, Name(NameKind.NOUN, row.kind)
    for instrument in case.agreements if case else ():
        if instrument.name.ar:
            yield instrument.name.ar, Name(NameKind.ALIAS, instrument.id)
        for written in instrument.aliases:
            yield written, Name(NameKind.ALIAS, instrument.id)
        for written in instrument.generic:
            yield written, Name(NameKind.GENERIC, instrument.id)
