"""Page furniture: the words around a report, and the words that tell prose from headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from hudna.text.fold import fold
from hudna.vocab.table import DATA, rows

FILE = "furniture.csv"
Kind = Literal[
    "line", "start", "inside", "link", "section", "end", "tail", "head",
    "origin", "desk", "wires", "legal", "clock", "posted", "prose",
]  # fmt: skip
Phrase = tuple[str, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of one kind, as the table holds them."""

    line: int = 0
    kind: Kind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Folded phrases, to be asked whether some folded words are, start with or hold one."""

    by_first: dict[str, tuple[Phrase, ...]]

    def whole(self, words: Sequence[str]) -> bool:
        """Whether the words are one of the phrases."""
        size = len(words)
        return any(len(p) == size for p in self._starting(words, 0))

    def start(self, words: Sequence[str], at: int = 0) -> int:
        """How many words from `at` on make the longest phrase there; 0 where none does."""
        found = self._starting(words, at)
        return max(map(len, found)) if found else 0

    def within(self, words: Sequence[str]) -> bool:
        """Whether one of the phrases stands anywhere in the words."""
        return any(w in self.by_first and self.start(words, i) for i, w in enumerate(words))

    def _starting(self, words: Sequence[str], at: int) -> list[Phrase]:
        if at >= len(words):
            return []
        found = self.by_first.get(words[at])
        return [p for p in found if tuple(words[at : at + len(p)]) == p] if found else []


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases of each kind that `furniture.csv` names."""

    line: Phrases
    start: Phrases
    inside: tuple[str, ...]
    link: tuple[str, ...]
    section: Phrases
    end: Phrases
    tail: Phrases
    head: Phrases
    origin: Phrases
    desk: Phrases
    wires: Phrases
    legal: tuple[str, ...]
    clock: Phrases
    posted: Phrases
    prose: frozenset[str]


def phrases(written: Sequence[str]) -> Phrases:
    """Phrases as tables write them, made ready to be asked.

    >>> some = phrases(["اقرأ أيضًا", "طباعة"])
    >>> some.whole(["طباعه"]), some.start(["اقرا", "ايضا", "شيئا"]), some.start(["شيئا"])
    (True, 2, 0)
    """
    table: dict[str, list[Phrase]] = {}
    for phrase in written:
        words = tuple(split(fold(phrase)))
        if words:
            table.setdefault(words[0], []).append(words)
    return Phrases({first: tuple(found) for first, found in table.items()})


def split(folded: str) -> list[str]:
    """The words of a folded line, without marks; every other sign parts them.

    >>> split(fold("* طباعة / إرسال (3)"))
    ['طباعه', 'ارسال', '3']
    """
    return "".join(c if c.isalnum() else " " for c in folded).split()


def load(folder: Path = DATA) -> Furniture:
    """The furniture of `furniture.csv`."""
    written: dict[str, list[str]] = {}
    for row in rows(FILE, Row, folder):
        written.setdefault(row.kind, []).extend(row.words)

    def of(kind: str) -> Phrases:
        return phrases(written.get(kind, []))

    return Furniture(
        line=of("line"),
        start=of("start"),
        inside=tuple(fold(w) for w in written.get("inside", [])),
        link=tuple(fold(w) for w in written.get("link", [])),
        section=of("section"),
        end=of("end"),
        tail=of("tail"),
        head=of("head"),
        origin=of("origin"),
        desk=of("desk"),
        wires=of("wires"),
        legal=tuple(fold(w) for w in written.get("legal", [])),
        clock=of("clock"),
        posted=of("posted"),
        prose=frozenset(fold(w) for w in written.get("prose", [])),
    )
