"""What a case adds to the vocabulary: actors and agreements under the names of its reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hudna.model import Actor, ActorType
from hudna.text.fold import fold
from hudna.vocab.actors import Actors
from hudna.vocab.lexicon import Entry, Kind
from hudna.vocab.table import phrases

_PERSONS = (ActorType.OFFICE_HOLDER, ActorType.PRIVATE_PERSON)
_NAMES = frozenset({Kind.PERSON, Kind.ALONE, Kind.BODY, Kind.EPITHET})
"""Kinds of phrases that mean one actor."""


@dataclass(frozen=True, slots=True)
class AddedActor:
    """An actor of a case, further Arabic names for it, and the country that it is mainly of."""

    actor: Actor
    aliases: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True, slots=True)
class AddedAgreement:
    """An agreement of a case, the kind of instrument that it is, and Arabic names that mean it."""

    id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What a case knows beyond the vocabulary."""

    actors: tuple[AddedActor, ...] = ()
    agreements: tuple[AddedAgreement, ...] = ()
    countries: tuple[str, ...] = ()
    """The countries of the case: what a report is about where it does not tell."""

    def names(self, actor: str, words: str) -> bool:
        """Whether the case calls an actor so."""
        wanted = tuple(fold(word) for word in words.split())
        return any(
            wanted in phrases(name)
            for added in self.actors
            if added.actor.id == actor
            for name in (added.actor.name_ar or "", *added.aliases)
        )

    def known(self, actors: Actors) -> Actors:
        """The actors of the vocabulary with those of the case; one of both stays as it is."""
        return replace(
            actors,
            by_id={x.actor.id: x.actor for x in self.actors} | actors.by_id,
            countries={x.actor.id: x.country for x in self.actors} | actors.countries,
        )

    def entries(
        self, actors: Actors, names: Sequence[tuple[str, Entry]]
    ) -> Iterator[tuple[str, Entry]]:
        """The phrases of the case, then the names that the vocabulary has for actors.

        What the case calls an actor means this one and nobody else; what the vocabulary calls it
        already stays as it is there.
        """
        own = self._own(actors, names)
        for words, entry in own.items():
            yield " ".join(words), entry
        for agreement in self.agreements:
            for name in agreement.names:
                yield name, Entry(Kind.AGREEMENT, agreement.id)
        for name, entry in names:
            if not own or entry.kind not in _NAMES:
                yield name, entry
            else:
                yield from ((" ".join(w), entry) for w in phrases(name) if w not in own)

    def _own(
        self, actors: Actors, names: Sequence[tuple[str, Entry]]
    ) -> dict[tuple[str, ...], Entry]:
        """The phrases by which the case means an actor that the vocabulary does not mean by it."""
        meant: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, (kind, key) in names if self.actors else ():
            for words in phrases(name):
                meant[words].add(actors.epithets[key].actor if kind is Kind.EPITHET else key)
        own: dict[tuple[str, ...], Entry] = {}
        for added in self.actors:
            actor = added.actor
            new = actor.name_ar if actor.id not in actors.by_id else None
            kind = Kind.PERSON if actor.type in _PERSONS else Kind.BODY
            for name in (*((new,) if new else ()), *added.aliases):
                for words in phrases(name):
                    if actor.id not in meant[words]:
                        own.setdefault(words, Entry(kind, actor.id))
        return own


NOTHING = Added()
