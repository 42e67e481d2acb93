"""What things are called on screens, in both languages: the one source of all labels.

The command line, the pages and the glossary take them from `labels.csv`, so that the same thing
has the same word everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from hudna.errors import VocabularyError
from hudna.vocab.table import DATA, rows

FILE = "labels.csv"


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One thing's name; `group` is an enumeration of the record or a part of a screen."""

    line: int = 0
    group: str
    key: str
    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels, by group and key."""

    _known: Mapping[tuple[str, str], Label]

    def __iter__(self) -> Iterator[Label]:
        """Every label, in the order of the table."""
        return iter(self._known.values())

    def of(self, group: str, key: str) -> Label:
        """The label of something that must have one. Raises `KeyError` where it has none."""
        return self._known[group, key]

    def term(self, value: StrEnum) -> Label:
        """The label of a value of one of the record's enumerations.

        >>> from hudna.model import Modality
        >>> load().term(Modality.PLANNED).ar
        'مزمع'
        """
        return self._known[type(value).__name__, str(value)]

    def open(self, group: str, key: str) -> Label:
        """The label of a word of a group that is not closed: where it has none, the word itself.

        >>> load().open("mode", "phone").en, load().open("mode", "by-owl").en
        ('phone', 'by-owl')
        """
        return self._known.get((group, key)) or Label(group=group, key=key, en=key, ar="")


def load(folder: Path = DATA) -> Labels:
    """The labels of `labels.csv`.

    Raises `VocabularyError` with the line where one is there twice.
    """
    known: dict[tuple[str, str], Label] = {}
    for label in rows(FILE, Label, folder):
        if (label.group, label.key) in known:
            raise VocabularyError(FILE, label.line, "key", f"twice: {label.group} {label.key}")
        known[label.group, label.key] = label
    return Labels(known)
