"""What a report is about: the countries of concern and the day it is told from."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hudna.coding.sentence import Sentence
from hudna.model import Actor, Basis
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_WEIGHTS = {Kind.PLACE: 1.0, Kind.STATE: 1.0, Kind.CAPITAL: 0.5, Kind.DEMONYM: 0.7, Kind.BODY: 1.0}
_SHARE = 0.34
"""A country is of concern from this share of the commonest one's weight on."""


_EPITHETS = 5
"""Epithets from which on a country counts as one of conflict."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole report."""

    day: dt.date | None
    """The day the report is told from: the anchor of its relative dates."""
    countries: tuple[str, ...]
    """ISO codes of the countries of concern, the commonest first."""
    concern: frozenset[str]
    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a report speaks of each country, by ISO code."""
    basis: Basis = Basis.PUBLICATION
    """How the day is known: told with the report, or inferred from what the story says."""
    named: frozenset[str] = frozenset()
    """The countries that are named themselves, by name, capital, adjective or place, and not only
    through who acts there."""


def of(
    vocabulary: Vocabulary,
    sentences: Iterable[Sentence],
    day: dt.date | None,
    basis: Basis = Basis.PUBLICATION,
) -> Context:
    """The context of a report that is told from a day.

    Where it does not tell what country it is about, it is about those of the case.
    """
    told = list(sentences)
    weight = weights(vocabulary, told)
    lands = _concern(vocabulary, weight)
    named = _named(vocabulary, told)
    if not lands:
        lands = vocabulary.added.countries
        named |= {*lands}
    return Context(day, lands, frozenset(lands), weight, basis, named)


def _named(vocabulary: Vocabulary, sentences: Iterable[Sentence]) -> frozenset[str]:
    named: set[str] = set()
    for sentence in sentences:
        for kind in (Kind.STATE, Kind.CAPITAL, Kind.DEMONYM, Kind.PLACE):
            for hit in sentence.of_kind.get(kind, ()):
                named.update([_country(vocabulary, kind, key) for key in hit.keys])
    return frozenset(named)


def countries(vocabulary: Vocabulary, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """The countries a report is about, by what it names, conflict countries only."""
    return _concern(vocabulary, weights(vocabulary, sentences))


def weights(vocabulary: Vocabulary, sentences: Iterable[Sentence]) -> dict[str, float]:
    """How much a report speaks of each country: by its name, capital, adjective, places, groups."""
    weight: defaultdict[str, float] = defaultdict(float)
    for sentence in sentences:
        for hits in filter(None, sentence.hits):
            for kind, hit in hits.items():
                gain = _WEIGHTS.get(kind)
                if gain is None or (kind is Kind.PLACE and Kind.CAPITAL in hits):
                    continue
                if kind is Kind.PLACE and _ordinary(vocabulary, hit):
                    continue
                of = {_country(vocabulary, kind, key) for key in hit.keys} - {""}
                if len(of) == 1:
                    weight[of.pop()] += gain
    return dict(weight)


def _concern(vocabulary: Vocabulary, weight: dict[str, float]) -> tuple[str, ...]:
    """The conflict countries that are named enough, the commonest first.

    A conflict country is one for which the vocabulary has epithets: there the same word
    («النظام», «التحالف») means somebody else than elsewhere.
    """
    conflict = conflict_countries(vocabulary)
    known = {c: w for c, w in weight.items() if c in conflict}
    if not known:
        return ()
    most = max(known.values())
    ordered = sorted(known.items(), key=lambda pair: -pair[1])
    return tuple(c for c, w in ordered if w >= _SHARE * most)


def conflict_countries(vocabulary: Vocabulary) -> frozenset[str]:
    """The countries for which the vocabulary has more than a few epithets."""
    known = Counter(c for e in vocabulary.actors.epithets.values() for c in e.context)
    return frozenset(c for c, n in known.items() if n >= _EPITHETS)


def _ordinary(vocabulary: Vocabulary, hit: Hit) -> bool:
    """Whether a place name is also an ordinary word: then it says nothing of the report."""
    if hit.end > hit.first + 1:
        return False
    signs = vocabulary.actors.signs.plain(hit.split.stem)
    return "homonym" in signs or any(k in vocabulary.places.common for k in hit.keys)


def _country(vocabulary: Vocabulary, kind: Kind, key: str) -> str:
    if kind is Kind.PLACE:
        return vocabulary.places.by_id[key].country or ""
    if kind is Kind.BODY:
        return vocabulary.actors.countries.get(key, "")
    return key


def is_person(actor: Actor) -> bool:
    """Whether an actor is a single human being."""
    return actor.type is not None and actor.type.value in ("office-holder", "private-person")
