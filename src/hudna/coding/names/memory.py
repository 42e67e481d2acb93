"""What a report has introduced it may shorten later: names learnt as it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.context import is_person
from hudna.coding.names.named import Named, Pair
from hudna.coding.sentence import Sentence
from hudna.model import Actor, ActorType, Form, Place
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Hit, Kind, LexicalWord

LINKS = frozenset({"بن", "ابو", "ابن", "دي", "فان", "ولد", "ال", "ام", "عبد", "بو", "لو"})
"""What joins the last two words of a name into one."""
_SHORTEST = 3
_PAIR = 3
"""Tokens between the two of a pair: a quotation mark, «كل من», a title's filler."""
_PLAIN = 2  # words of a full name; from the third on its first two stand for it too


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it was read: its office, and whom it belongs to."""

    office: str
    scope: str
    owner: Actor | None
    country: str = ""
    former: bool = False


class Tenured(NamedTuple):
    """Somebody whom a report names with an office of a state or organisation."""

    office: str
    owner: str
    person: str


class Memory:
    """The names, offices and pairs of one report so far."""

    def __init__(self, given: frozenset[str]) -> None:
        self._given = given
        self.learnt: dict[str, Actor] = {}
        self.firsts: set[str] = set()
        """The first words of what was learnt."""
        self.offices: dict[str, Actor] = {}
        self.heads: dict[tuple[str, str], Actor] = {}
        """Who was last introduced with a title, by its words and by its first word alone, each with
        its owner and without."""
        self.tenured: list[Tenured] = []
        self.bodies: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.title: Title | None = None
        """The last title that told whom it belongs to."""
        self.owner: Actor | None = None
        """The organisation or state that was named last."""
        self._pair: list[Named] = []
        self.pairs: list[Pair] = []
        """The pairs of the sentence that is read, in order."""
        self._states: list[Actor] = []
        self._persons: list[Actor] = []

    def learn(self, words: Sequence[LexicalWord], actor: Actor) -> None:
        """After a full name its last words are a name too, and so are its first two."""
        names = [w.fold for w in words if w.shape is Shape.WORD]
        if len(names) < _PLAIN or not is_person(actor):
            return
        self.remember(names[-1], actor)
        if names[-2] in LINKS:
            self.remember(f"{names[-2]} {names[-1]}", actor)
            self.remember(names[-2] + names[-1], actor)
        if len(names) > _PLAIN:
            self.remember(f"{names[0]} {names[1]}", actor)

    def remember(self, name: str, actor: Actor) -> None:
        """From now on a name means somebody; whoever had it first keeps it."""
        if len(name) >= _SHORTEST and name not in LINKS:
            self.learnt.setdefault(name, actor)
            self.firsts.add(name.partition(" ")[0])

    def learn_stranger(self, s: Sentence, last: int, actor: Actor) -> Actor:
        """After a name that no table has its last word is a name too, unless it is a place's.

        Gives back the stranger.
        """
        word = s.words[last]
        if Kind.PLACE not in s.hits[last] or word.fold in self._given or word.fold[:2] == ARTICLE:
            self.remember(word.fold, actor)
        return actor

    def find(self, s: Sentence, i: int) -> Named | None:
        """The learnt name that stands at a token, the one of two words first."""
        word = s.words[i]
        if self.firsts.isdisjoint(word.stems):
            return None
        if word.surface.endswith("ً") or "preposition" in word.flags:
            return None
        for split in word.splits:
            if split.enclitic:
                continue
            two = f"{split.stem} {s.words[i + 1].fold}" if i + 1 < len(s.words) else ""
            if two in self.learnt:
                hit, actor = Hit(i, i + 2, (), split), self.learnt[two]
            elif split.stem in self.learnt and not self._first_name(s, i, split.stem):
                hit, actor = Hit(i, i + 1, (), split), self.learnt[split.stem]
            else:
                continue
            return Named(i, hit.end, s.inner(hit), actor, Form.NAME, None, split.proclitics)
        return None

    def _first_name(self, s: Sentence, i: int, stem: str) -> bool:
        """Whether a learnt name begins the name of somebody else here («صالح الصماد»)."""
        if stem not in self._given or i + 1 >= len(s.words):
            return False
        word = s.words[i + 1]
        return word.shape is Shape.WORD and not word.flags and not word.readings

    @property
    def pair(self) -> list[Named]:
        """The two that were last named together."""
        return self._pair

    @pair.setter
    def pair(self, both: list[Named]) -> None:
        self._pair = both
        actors = [n.actor for n in both if n.actor is not None]
        if len(actors) > 1 and all(is_person(a) for a in actors):
            self._persons = actors
        elif len(actors) > 1 and all(a.type is ActorType.STATE for a in actors):
            self._states = actors

    def both(self, signs: frozenset[str], known: Mapping[str, Actor]) -> list[Actor]:
        """Whom a word for two means: «الوزيران» the two persons, «البلدان» the two states or those
        that the two persons speak for, «الطرفان» the two last named together.
        """
        if "mutual-person" in signs:
            return self._persons
        last = [n.actor for n in self._pair if n.actor is not None]
        if "mutual-state" not in signs:
            return last
        if len(last) > 1 and all(is_person(a) for a in last):
            states = [known[a.of] for a in last if a.of is not None and a.of in known]
            if len({a.id for a in states}) > 1:
                return states
        return self._states

    def pair_up(self, s: Sentence, last: Named | None, read: list[Named]) -> Named | None:
        """Remember two that و or مع joins; gives back the last one that can be half of a pair."""
        heads = [n for n in read if n.actor is not None and n.form is not Form.PRONOUN]
        for this in heads if heads and heads[0].form is Form.ADJECTIVE else heads[:1]:
            if last is not None and _joined(s, last, this) and _alike(last.actor, this.actor):
                self.pair = [last, this]
                self.pairs.append((this.first, self.pair))
            last = this
        for this in heads:
            if this.actor is not None and not is_person(this.actor):
                self.owner = this.actor
        return last


def _joined(s: Sentence, last: Named, this: Named) -> bool:
    between = s.words[last.end : this.first]
    if len(between) > _PAIR:
        return False
    return this.prefix.startswith("و") or any(
        w.fold == "و" or "accompany" in w.flags for w in between
    )


def _alike(one: Actor | None, other: Actor | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return False
    return is_person(one) == is_person(other)
