"""Clitics: what Arabic writes together with the word that it belongs to.

A word is not *the* split of a surface form but a list of possible ones, fewest letters taken off
first; the vocabulary decides which of them is a word it knows.
"""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from hudna.text.fold import fold, fold_with_offsets

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"
FUTURE = "س"
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
"""Pronouns written on to a word, longest first."""

_PRONOUNS_BY_END = {
    end: [pronoun for pronoun in PRONOUNS if pronoun.endswith(end)]
    for end in {pronoun[-1] for pronoun in PRONOUNS}
}
_IN_FRONT = frozenset({*CONJUNCTIONS, *PREPOSITIONS})
_SHORTEST = 2  # letters that must remain of a stem


class Split(NamedTuple):
    """One way to take a surface form apart. `surface[start:end]` is the stem as it stands."""

    stem: str
    """Folded, without proclitics and enclitic, with the article where it stands."""
    proclitics: str
    """Folded letters taken off in front: some of و ف, ب ل ك, in that order."""
    enclitic: str
    """Folded pronoun taken off behind, or nothing."""
    start: int
    end: int


def splits(surface: str) -> tuple[Split, ...]:
    """Every way to take proclitics and a pronoun off a word, fewest letters first.

    The article that is assimilated after ل is restored («للمعارضة» has the stem «المعارضة»), a
    ta marbuta that opened before a pronoun closes again («قواتهم» also «قوات», «زيارته» also
    «زياره»), and so does an alif maqsura («ألقاه» also «القي»).

    >>> [(s.proclitics, s.stem) for s in splits("وللمعارضة") if s.stem == "المعارضه"]
    [('ول', 'المعارضه')]
    >>> [(s.stem, s.enclitic) for s in splits("زيارته")][:3]
    [('زيارته', ''), ('زيارت', 'ه'), ('زياره', 'ه')]
    """
    return splits_of(surface, fold(surface))


def splits_of(surface: str, plain: str) -> tuple[Split, ...]:
    """The splits of a word whose folded spelling is known."""
    size = len(plain)
    backs = _backs(plain)
    if len(backs) == 1 and plain[:1] not in _IN_FRONT:
        return (Split(plain, "", "", 0, len(surface)),)
    if size == len(surface):
        origins: tuple[int, ...] | range = range(size + 1)
    else:
        origins = fold_with_offsets(surface).origins
    found: list[tuple[int, Split]] = []
    for cut, proclitics, restored in _fronts(plain):
        for tail, enclitic in backs:
            if enclitic and tail - cut < _SHORTEST:
                continue
            core = plain[cut:tail]
            if len(core) + len(restored) < _SHORTEST and size > _SHORTEST:
                continue
            start = origins[cut] if cut else 0
            end = len(surface) if tail == size else origins[tail]
            lost = cut + size - tail
            found.append((lost, Split(restored + core, proclitics, enclitic, start, end)))
            if not enclitic:
                continue
            last = core[-1]
            if last in _REOPENED:
                other = restored + core[:-1] + _REOPENED[last]
                found.append((lost, Split(other, proclitics, enclitic, start, end)))
    found.sort(key=_lost)
    return tuple([split for _, split in found])


_lost = itemgetter(0)
_REOPENED = {"ت": "ه", "ا": "ي"}
"""Last letters before a pronoun, and what they are without it: ta marbuta, alif maqsura."""


def _fronts(plain: str) -> list[tuple[int, str, str]]:
    """(letters off, which, letters to restore) for every possible set of proclitics."""
    fronts = [(0, "", "")]
    for cut in (0, 1):
        if cut and plain[:1] not in CONJUNCTIONS:
            break
        taken = plain[:cut]
        if cut:
            fronts.append((1, taken, ""))
        rest = plain[cut:]
        if rest[:1] in PREPOSITIONS and len(rest) > _SHORTEST:
            fronts.append((cut + 1, taken + rest[0], ""))
            if rest.startswith("لل"):
                fronts.append((cut + 1, taken + "ل", "ا"))
                fronts.append((cut + 1, taken + "ل", "ال"))  # «للجنة»: of three ل two are written
    return fronts


def _backs(plain: str) -> list[tuple[int, str]]:
    """(end of the stem, pronoun) for every possible pronoun."""
    size = len(plain)
    pronouns = [p for p in _PRONOUNS_BY_END.get(plain[-1:], ()) if plain.endswith(p)]
    return [(size, ""), *[(size - len(pronoun), pronoun) for pronoun in pronouns]]
