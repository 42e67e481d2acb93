"""One report's gold beside what the record says of it: who is who and where is where in both."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Protocol

from hudna.model.values import Span
from hudna.score import answers, gold
from hudna.score.text import flat, fold, occurrences, skeleton

_NEAR_NAME, _SHORTEST_NAME = 0.86, 6
"""Two romanisations of one person's or group's name («Mansour», «Mansur») are at least so alike;
of names shorter than six characters nothing can be said."""
_NEAR_PLACE, _SHORTEST_PLACE = 0.84, 5
"""The same for places, whose romanisations differ a little more."""


class _Placed(Protocol):
    @property
    def place(self) -> answers.Place | None: ...
    @property
    def places(self) -> list[answers.Place] | None: ...


class Sheet:
    """A report, its gold, and the record's document and claims.

    Gold names an actor by one id and knows others; `actor` and `golds` give the one id for either
    side. A person whom gold does not know counts as the state or organisation that the record says
    the person speaks for, from the moment the record has been seen to say so.
    """

    def __init__(
        self, report: gold.Report, document: answers.Document | None, claims: answers.Claims
    ) -> None:
        self.gold, self.text = report.gold, report.text
        self.document = document or answers.Document(id="", text="")
        self.claims = claims
        self._alias: dict[str, str] = {}
        self._arabic: dict[str, str] = {}
        self._state: dict[str, str] = {}
        for actor in report.gold.actors:
            for form in actor.ar or []:
                self._arabic.setdefault(skeleton(form), actor.id)
            for name in (actor.id, actor.name, *(actor.alt_ids or [])):
                self._alias.setdefault(fold(name), actor.id)
            if actor.of:
                self._state[actor.id] = actor.of
        self._known = frozenset(self._alias.values())
        self._place: dict[str, str] = {}
        self._place_ar: dict[str, str] = {}
        for place in report.gold.places:
            for name in (place.name, *flat(place.alt)):
                self._place[fold(name)] = place.name
            for form in place.ar or []:
                self._place_ar.setdefault(skeleton(form), place.name)
        self._actors_seen: dict[answers.Actor, str] = {}
        self._spans_seen: dict[Span, Span | None] = {}

    # ------------------------------------------------------------ actors
    def actor(self, ref: answers.ActorRef) -> str | None:
        """Gold's id of an actor of the record, else its own id."""
        if not ref:
            return None
        who = answers.Actor(id=ref) if isinstance(ref, str) else ref
        if who not in self._actors_seen:
            self._actors_seen[who] = self._identify(who)
        return self._actors_seen[who]

    def _identify(self, who: answers.Actor) -> str:
        for name in (who.id, who.name):
            if name and fold(name) in self._alias:
                return self._alias[fold(name)]
        if who.name_ar and skeleton(who.name_ar) in self._arabic:
            return self._arabic[skeleton(who.name_ar)]
        own = fold(who.id or who.name or "")
        near = _nearest(own, self._alias, _SHORTEST_NAME, _NEAR_NAME)
        if near:
            return self._alias[near]
        if who.of:
            self._state.setdefault(own, self._alias.get(fold(who.of), who.of))
        return own

    def mentioned(self, mention: answers.Mention) -> str | None:
        """Gold's id of an actor mentioned: by who it is said to be, else by the words."""
        who = self.actor(mention.actor)
        return who if who in self._known else self._arabic.get(self.surface(mention)) or who

    def actors(self, refs: Iterable[answers.ActorRef] | None) -> set[str]:
        """Gold's ids of actors of the record."""
        return {who for ref in refs or () if (who := self.actor(ref)) is not None}

    def golds(self, ids: object) -> set[str]:
        """Gold's ids of the actors that an item of gold names."""
        return {self._alias.get(fold(each), fold(each)) for each in flat(ids)}

    def loose(self, ids: Iterable[str]) -> set[str]:
        """The actors, a person counted as the state or organisation spoken for."""
        return {self._state.get(each, each) for each in ids}

    def parties_right(self, want: set[str], also: set[str], have: set[str]) -> bool:
        """At least half of those in gold are there, and half of those given are right.

        Where gold has none, one that is wrong is forgiven.
        """
        wanted, allowed, given = self.loose(want), self.loose(want | also), self.loose(have)
        if not wanted:
            return len(given - allowed) <= 1
        return 2 * len(wanted & given) >= len(wanted) and 2 * len(given & allowed) >= len(given)

    def is_one_of(self, ref: answers.ActorRef, ids: object) -> bool:
        """Whether an actor is one of gold's; where gold has none, whether none is given."""
        who = self.actor(ref) or None
        return who in self.golds(ids) if ids else who is None

    # ------------------------------------------------------------ places
    def place(self, ref: answers.Place | None, surface: str = "") -> str:
        """Gold's name of a place of the record: by its names, its words, or a near romanisation."""
        own = fold(ref.name) if ref else ""
        if own in self._place:
            return self._place[own]
        for arabic in ((ref.name_ar if ref else None), surface):
            if arabic and skeleton(arabic) in self._place_ar:
                return self._place_ar[skeleton(arabic)]
        near = _nearest(own, self._place, _SHORTEST_PLACE, _NEAR_PLACE)
        return self._place[near] if near else own

    def places(self) -> set[str]:
        """The names of all of gold's places."""
        return set(self._place.values())

    def placed(self, item: gold.Event | gold.Incident, claim: _Placed) -> bool:
        """Whether the claim's place, or one of its places, is gold's; right where gold has none."""
        if not item.place:
            return True
        want = {
            self._place.get(fold(name), fold(name))
            for name in (item.place, *flat(item.place_alt))
            if name
        }
        return bool(want & {self.place(p) for p in (claim.place, *(claim.places or ())) if p})

    # ------------------------------------------------------------ stretches of text
    def span(self, span: Span | None) -> Span | None:
        """Where the words of a span of the record stand in gold's text.

        The two texts may differ where the reader linearised another way: then the nearest place
        with the same words.
        """
        if not span or span[1] <= span[0]:
            return None
        if span not in self._spans_seen:
            self._spans_seen[span] = self._locate(span)
        return self._spans_seen[span]

    def _locate(self, span: Span) -> Span | None:
        piece = self.document.text[span[0] : span[1]]
        if self.text[span[0] : span[1]] == piece:
            return span
        found = occurrences(self.text, piece)
        return min(found, key=lambda place: abs(place[0] - span[0])) if found else None

    def surface(self, claim: answers.Claim) -> str:
        """The skeleton of the words of a claim."""
        start, end = claim.shown
        return skeleton(self.document.text[start:end])

    def stretches(self, item: gold.Item, words: str) -> list[Span]:
        """Where an item of gold stands: its words, and its other stretches."""
        found = occurrences(self.text, words)
        if item.nth and len(found) >= item.nth:
            found = [found[item.nth - 1]]
        for other in item.also or []:
            found += occurrences(self.text, other)
        return found


def _nearest(own: str, names: Iterable[str], shortest: int, least: float) -> str | None:
    """The known name that is most like another, if any is like enough."""
    if len(own) < shortest:
        return None
    known: Sequence[str] = [name for name in names if len(name) >= shortest]
    near = difflib.get_close_matches(own, known, 1, least)
    return near[0] if near else None
