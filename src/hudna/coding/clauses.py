"""In which light a verb stands, and which preposition governs a name."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Clause, Parse
from hudna.model import Modality
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind

@dataclass(frozen=True, slots=True)
class Light:
    """In which light a verb stands: said not to be, planned, urged, conditional; aimed at."""

    negated: bool
    modality: Modality
    purpose: bool
    background: bool
    marker: int
    """The token that decided, or -1."""


_BACK = 9
"""Tokens before a verb in which a particle still governs it."""


def light(p: Parse, i: int, clause: Clause, shape: Inflected) -> Light:
    """The light in which the verb or event noun at a token stands."""
    negated = purpose = background = False
    modality, marker = Modality.ACTUAL, -1
    low = max(clause.first, i - _BACK)
    for k in range(i - 1, low - 1, -1):
        around = flags(p, k)
        if not around:
            continue
        near = i - k
        if around & {"negation-past", "negation-future", "negation"} and near <= 2:
            negated, marker = True, k
        if "negation-noun" in around and near == 1:
            negated, marker = True, k
        if "obligation" in around and modality is Modality.ACTUAL:
            modality, marker = Modality.URGED, k
        if "plan" in around and modality is Modality.ACTUAL:
            modality, marker = Modality.PLANNED, k
        if "purpose" in around and near <= 4:
            purpose, marker = True, k
        if "background" in around and near <= 4:
            background = True
        if "background-preposition" in around and near <= 2:
            background = True
        if "negation-future" in around and near <= 2:
            modality = Modality.PLANNED
    if clause.opener == "condition":
        modality = Modality.CONDITIONAL
    if shape is Inflected.FUTURE:
        modality = Modality.PLANNED
    return Light(negated, modality, purpose, background, marker)


def flags(p: Parse, k: int) -> frozenset[str]:
    """The particle classes of a token and of the phrases that start there."""
    hit = p.sentence.hits[k].get(Kind.PARTICLE)
    own = p.words[k].flags
    return own | frozenset(hit.keys) if hit is not None else own


def governor(p: Parse, first: int, prefix: str, verb: int = -1) -> str:
    """The preposition that governs a name: its own proclitic, the word before, or the one before
    the nouns that the name is the owner of («على مواقع قوات النظام»).

    «agent» where a phrase such as «من قبل» stands there, «about» for a topic; nothing where the
    name is bare. What is before `verb` does not count.
    """
    for letter in "بلك":
        if letter in prefix:
            return letter
    if prefix.startswith("و"):
        return ""
    k = first - 1
    for _ in range(_CHAIN):
        while k > verb and p.words[k].shape is Shape.QUOTE:
            k -= 1
        if k <= verb or p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD:
            return ""
        if _each(p, k):
            k -= 2
            continue
        how = _preposition(p, k)
        if how:
            return how
        if p.is_finite(k) or p.sentence.dated(k) or p.words[k].flags:
            return ""
        k -= 1
    return ""


def _each(p: Parse, k: int) -> bool:
    """Whether «كل من» ends at a token: it governs nothing of its own."""
    hit = p.sentence.hits[k - 1].get(Kind.PARTICLE) if k else None
    return hit is not None and hit.end == k + 1 and "each" in hit.keys


_CHAIN = 4
"""Words from a name back to the preposition that governs it."""


def _preposition(p: Parse, k: int) -> str:
    """The preposition at a token, as its own word, as the end of a phrase or as a proclitic."""
    for start in (k, k - 1, k - 2):
        hit = p.sentence.hits[start].get(Kind.PARTICLE) if start >= 0 else None
        if hit is not None and hit.end == k + 1:
            if "agent" in hit.keys:
                return "agent"
            if "background-preposition" in hit.keys or "topic" in hit.keys:
                return "about"
    word = p.words[k]
    if "agent" in word.flags:
        return "agent"
    if "preposition" in word.flags:
        return word.fold
    for split, _ in word.readings:
        for letter in "بل":
            if letter in split.proclitics:
                return letter
    return ""
