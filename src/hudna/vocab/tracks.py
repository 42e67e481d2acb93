"""Words for processes with rounds, and for how delegations take part in them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from hudna.model import TrackType
from hudna.vocab.table import phrases, rows


class TrackNoun(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns that name one kind of track."""

    line: int = 0
    words: tuple[str, ...]
    type: TrackType
    note: str = ""


class DelegationWord(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say how somebody takes part: `attends`, `suspends`, `returns`, `leaves`."""

    line: int = 0
    words: tuple[str, ...]
    how: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrackWords:
    """The nouns of tracks with their kind, and folded words with how a delegation takes part."""

    nouns: tuple[TrackNoun, ...]
    delegations: dict[str, str]


def load() -> TrackWords:
    """Read both tables. Raises `VocabularyError` with file, line and column."""
    return TrackWords(
        nouns=tuple(rows("tracks.csv", TrackNoun)),
        delegations={
            folded[0]: row.how
            for row in rows("delegations.csv", DelegationWord)
            for word in row.words
            for folded in phrases(word)
        },
    )
