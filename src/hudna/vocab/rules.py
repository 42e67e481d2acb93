"""What the rules of the coder say of the claims they make, in both languages."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hudna.errors import VocabularyError
from hudna.vocab.table import DATA, rows

FILE = "rules.csv"


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the coder by its name, and a sentence that says how it makes a claim."""

    rule: str
    en: str
    ar: str
    line: int = 0


def load(folder: Path = DATA) -> dict[str, Rule]:
    """The rules by name; raises `VocabularyError` with the line where one is there twice.

    >>> load()["event/light"].en.partition(",")[0]
    'An event noun tells what happened'
    """
    known: dict[str, Rule] = {}
    for row in rows(FILE, Rule, folder):
        if row.rule in known:
            raise VocabularyError(FILE, row.line, "rule", f"twice: {row.rule}")
        known[row.rule] = row
    return known
