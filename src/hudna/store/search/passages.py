"""What was found, in the report's own words: where it stands, and the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from hudna.model import Document
from hudna.model.values import Actor, Place
from hudna.store.search import keys
from hudna.store.search.expression import Match
from hudna.store.search.index import parts
from hudna.store.tables import claims

_WIDE = 240
"""Code points of a passage: some three lines of a screen."""
_BEFORE = 60
"""Code points of it before the first hit."""

Spans = list[tuple[int, int]]


class _Mention(msgspec.Struct):
    span: tuple[int, int]
    actor: Actor | None = None
    place: Place | None = None


_mentions = msgspec.json.Decoder(_Mention)


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for in a text: sequences of keys by their first one, and facts."""

    fold: dict[str, tuple[tuple[str, ...], ...]]
    stem: dict[str, tuple[tuple[str, ...], ...]]
    facts: frozenset[str]

    @classmethod
    def of(cls, matches: Iterable[Match]) -> Sought:
        """What some matches stand for."""
        found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {"fold": {}, "stem": {}}
        facts: set[str] = set()
        for match in matches:
            if match.column == "facts":
                facts.update(match.keys)
            else:
                first = found[match.column]
                first[match.keys[0]] = (*first.get(match.keys[0], ()), match.keys)
        return cls(found["fold"], found["stem"], frozenset(facts))


def spans(document: Document, sought: Sought, connection: Connection) -> tuple[Spans, Spans]:
    """Where what was asked stands in a document: in its headline, and in its text."""
    in_title: Spans = []
    in_text: Spans = []
    for text, start, end in parts(document):
        (in_title if text is document.title else in_text).extend(_words(text, start, end, sought))
    if sought.facts:
        in_text += _mentioned(document, sought, connection)
    return _apart(in_title), _apart(in_text)


def _words(text: str, start: int, end: int, sought: Sought) -> Iterable[tuple[int, int]]:
    """Where sequences of keys stand in a stretch of a text."""
    found = list(keys.known().words(text, start, end))
    for at, word in enumerate(found):
        for column, first in (("fold", sought.fold), ("stem", sought.stem)):
            for sequence in first.get(getattr(word.key, column), ()):
                here = found[at : at + len(sequence)]
                if tuple(getattr(each.key, column) for each in here) == sequence:
                    yield word.start, here[-1].end


def _mentioned(document: Document, sought: Sought, connection: Connection) -> Spans:
    """Where claims say that an actor or a place is named that was asked for."""
    asked = select(claims.c.json).where(
        claims.c.document == document.id, claims.c.kind.in_(("mention", "place_mention"))
    )
    found: Spans = []
    for line in connection.execute(asked).scalars():
        read = _mentions.decode(line)
        of, value = ("actor", read.actor) if read.actor else ("place", read.place)
        if value is not None and keys.fact(of, value.id) in sought.facts:
            found.append(read.span)
    return found


def _apart(found: Spans) -> Spans:
    """Spans in their order, those that overlap or lie in each other as one."""
    merged: Spans = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def around(document: Document, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The passage of a document with the most of what was found, whole words at its ends.

    Where nothing was found in it, its beginning.
    """
    text = document.text
    first, last = (document.body[0][0], document.body[-1][1]) if document.body else (0, len(text))
    start = first
    if found:
        most = max(found, key=lambda s: (_within(found, s[0]), -s[0]))
        start = max(first, most[0] - _BEFORE)
    end = min(last, start + _WIDE)
    lines = text.rfind("\n", start, most[0]) if found else -1
    if lines >= 0:
        start = lines + 1
    elif start > first:
        start = text.find(" ", start, most[0]) + 1 or start
    if end < last:
        inside = max((s[1] for s in found if s[0] < end), default=start)
        end = max(text.rfind(" ", start, end), inside)
    return start, end


def _within(found: Sequence[tuple[int, int]], start: int) -> int:
    """How much of what was found stands in a passage that begins near it."""
    return sum(start <= each[0] and each[1] <= start + _WIDE - _BEFORE for each in found)
