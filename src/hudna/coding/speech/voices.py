"""Who has spoken in a report so far: what later cues without a name refer to."""

from __future__ import annotations

from dataclasses import replace

from hudna.coding.context import is_person
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.model import Form
from hudna.text.clitics import ARTICLE


class Voices:
    """The speakers of one report, the last one first of all."""

    def __init__(self) -> None:
        self.last: tuple[Named, ...] = ()
        self._people: list[Named] = []
        self._heads: dict[str, Named | None] = {}
        """By the first word of the words for them, without article: who has spoken; nobody for a
        source that has no name.
        """

    def remember(self, p: Parse, speakers: tuple[Named, ...], i: int) -> None:
        """Learn speakers named beside the cue at a token.

        The head of the words for them alone will mean them: «وقالت المؤسسة».
        """
        self.last = speakers
        self._people += [n for n in speakers if n.actor is not None and is_person(n.actor)]
        if len(speakers) == 1 and speakers[0] in p.names:
            self._heads[_head(p, speakers[0].first)] = speakers[0]
            if i + 1 < len(p.words):
                self._heads[_head(p, i + 1)] = speakers[0]

    def forget(self, p: Parse, i: int) -> None:
        """A source that has no name speaks at the cue at a token."""
        self.last = ()
        if i + 1 < len(p.words):
            self._heads[_head(p, i + 1)] = None

    def knows(self, p: Parse, i: int) -> bool:
        """Whether a word heads the words for one who has spoken."""
        return i < len(p.words) and _head(p, i) in self._heads

    def known(self, p: Parse, i: int) -> tuple[Named, ...]:
        """Who that is; nobody for a source without a name."""
        named = self._heads.get(_head(p, i)) if i < len(p.words) else None
        return () if named is None else (named,)

    def meant(self, p: Parse, named: Named) -> Named:
        """«المسؤول اليمني»: the person of that state who spoke before, where one has."""
        if named.form is not Form.ADJECTIVE or named not in p.names:
            return named
        if "anaphor" not in p.words[named.first].flags:
            return named
        state = named.actor.id if named.actor else ""
        for person in reversed(self._people):
            if person.actor is not None and person.actor.of in (state, None):
                return replace(named, actor=person.actor)
        return named


def _head(p: Parse, i: int) -> str:
    """A word without its article."""
    return p.words[i].fold.removeprefix(ARTICLE)
