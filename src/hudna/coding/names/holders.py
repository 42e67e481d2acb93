"""Who holds a title: the name after it, else by the report's day, else by what was said before."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.coding.context import Context
from hudna.coding.names import strangers
from hudna.coding.names.bodies import known_person, past_honorifics
from hudna.coding.names.memory import Memory, Title
from hudna.coding.names.named import COMMAS, Named
from hudna.coding.names.plain import PlainReader
from hudna.coding.sentence import Sentence
from hudna.model import Actor, Form
from hudna.vocab import Vocabulary

_ENVOY = "envoy"
"""The office of an envoy whose title does not say of which kind."""


class Holders:
    """The holders of offices in one report."""

    def __init__(
        self, vocabulary: Vocabulary, context: Context, memory: Memory, plain: PlainReader
    ) -> None:
        self._actors = vocabulary.actors
        self._context = context
        self._memory = memory
        self._plain = plain

    def named(self, s: Sentence, j: int, title: Title, *, strange: bool = True) -> Named | None:
        """The person named right after a title; `strange`: also one whom no table has."""
        k = j
        apart = k < len(s.words) and s.words[k].surface in COMMAS
        if apart:
            k += 1
        k = past_honorifics(s, k, self._actors.signs)
        if k >= len(s.words):
            return None
        known = known_person(self._plain, s, k)
        known = known or ([] if apart else self._plain.surname(s, k))
        if known:
            return None if known[0].prefix else known[0]
        if not strange or (apart and title.owner is None):
            return None
        return self._stranger(s, k, title, foreign=title.owner is not None and not apart)

    def _stranger(self, s: Sentence, k: int, title: Title, *, foreign: bool) -> Named | None:
        end = strangers.person_end(s, k, self._actors, foreign=foreign)
        if end == k:
            return None
        owner = title.owner.id if title.owner else ""
        actor = self._memory.learn_stranger(s, end - 1, strangers.actor(s.written(k, end), owner))
        return Named(k, end, s.span(k, end), actor, Form.NAME)

    def by_office(self, titles: list[Title]) -> Actor | None:
        """Who held an office on the report's day, or whom the report introduced with it."""
        for title in titles:
            if title.owner is not None:
                seen = self._memory.offices.get(title.office)
                sole = title.scope != "many" and not title.former
                if seen is not None and sole and seen.of == title.owner.id:
                    return seen  # whom the report itself introduced
                held = next(self._dated(title, title.owner.id), None)
                if held is not None:
                    return self._actors.by_id[held]
        for title in titles:
            seen = self._memory.offices.get(title.office)
            if seen is None or title.scope == "many" or title.former:
                continue
            if title.owner is None or title.owner.id == seen.of:
                return seen
        return None

    def _dated(self, title: Title, owner: str) -> Iterator[str]:
        """The one person whom the dated table gives, the narrower reading first."""
        day = self._context.day
        if day is None:
            return
        if title.former:
            before = self._actors.former(title.office, owner, day)
            if before is not None:
                yield before
            return
        for land in dict.fromkeys((title.country, "")):
            held = self._actors.holders(title.office, owner, land, day)
            if len(held) == 1 and title.scope != "many":
                yield held[0]
        if title.scope == "envoy" or (title.country and title.office == _ENVOY):
            for land in (title.country,) if title.country else self._context.countries:
                yield from self._actors.holders(title.office, owner, land, day)
                yield from self._actors.envoys(owner, land, day)
