"""Where a name is due and the rules found none: the only places where the model is asked.

title or rank, with its owner, then unknown words     «الناطق باسم الكتيبة شفان بركات»
a verb of saying, then unknown words                  «وأوضح زراديشت ملا عمر أن …»
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.coding.names.memory import LINKS
from hudna.coding.sentence import Sentence
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.verbs import FINITE

_LONGEST = 6
_WITHIN = 5
"""Tokens that an owner, a country and adjectives may take between a title and its holder."""
_REACH = 7
"""Tokens between a speaker and what is said: an adverb, a day, to whom, after what."""
_SHORTEST = 3
_NO_NAME = frozenset({
    Kind.STATE, Kind.CAPITAL, Kind.DEMONYM, Kind.BODY, Kind.TITLE, Kind.HEAD, Kind.HONORIFIC,
    Kind.AGREEMENT, Kind.WEAPON, Kind.CASUALTY, Kind.PLACE_HEAD, Kind.EPITHET, Kind.PARTICLE,
    Kind.STATUS,
})  # fmt: skip
_ADVERBIAL = "ً"


class Slot(NamedTuple):
    """Tokens `[first, end)` that may hold a name, and after what they stand: `title`, `cue`."""

    first: int
    end: int
    after: str


def slots(s: Sentence, taken: Sequence[bool]) -> Iterator[Slot]:
    """The unresolved stretches of a sentence; `taken[i]` says that a token belongs to a name."""
    done = 0
    for i, word in enumerate(s.words):
        if i < done or not (s.hits[i] or word.finite):
            continue
        title = _title(s, i) if s.hits[i] else 0
        if title:
            first, why = _past_title(s, title, taken), "title"
        elif word.finite and _cue(word):
            first, why = i + 1, "cue"
        else:
            continue
        end = _end(s, first, taken)
        if end == first + 1 and _common(s.words[first].fold):
            continue
        if end > first and (title or _opens(s, end)):
            yield Slot(first, end, why)
            done = end


def _common(word: str) -> bool:
    """Whether one folded word is too common a shape for a name: with the article, or feminine.

    Of 2,121 such stretches in 1,500 reports 7 were taken for names.
    """
    return word.startswith(ARTICLE) or word.endswith(("ه", "ا"))


def _title(s: Sentence, i: int) -> int:
    """The token after a title or rank that begins at a token; 0 where there is none."""
    hit = s.hits[i].get(Kind.TITLE) or s.hits[i].get(Kind.HONORIFIC)
    if hit is None or hit.split.enclitic or s.words[i].flags:
        return 0
    return 0 if i and Kind.PLACE_HEAD in s.hits[i - 1] else hit.end  # «ميناء الأمير …»


def _cue(word: LexicalWord) -> bool:
    """Whether a word is a verb of saying."""
    return not word.flags and any(r.shape in FINITE and r.lexeme.cues for _, r in word.readings)


def _opens(s: Sentence, k: int) -> bool:
    """Whether what is said begins within a few words: at «أن», a colon or a quotation mark."""
    for word in s.words[k : k + _REACH]:
        if "complementiser" in word.flags or word.shape is Shape.QUOTE or word.surface in ":：":
            return True
        if word.finite:
            return False
    return False


def _past_title(s: Sentence, j: int, taken: Sequence[bool]) -> int:
    """The token after a title's owner, country, adjectives and further ranks."""
    limit = min(j + _WITHIN, len(s.words))
    while j < limit:
        hits = s.hits[j]
        owner = Kind.DEMONYM in hits or Kind.HONORIFIC in hits or Kind.TITLE in hits
        if not (taken[j] or owner or s.words[j].shape is Shape.QUOTE):
            break
        j += 1
    return j


def _end(s: Sentence, first: int, taken: Sequence[bool]) -> int:
    """The token after the words from one on that may be a name; whole names only: «بن …» after
    a name goes on with it.
    """
    end = first
    if first < len(s.words) and s.words[first].fold in LINKS and taken[first - 1]:
        return first
    while end < len(s.words) and end - first < _LONGEST and not taken[end]:
        son = end > first and s.words[end - 1].fold in LINKS
        if not (_open(s, end) or (son and s.words[end].shape is Shape.WORD)):
            break
        end += 1
    return end


def _open(s: Sentence, i: int) -> bool:
    """Whether nothing says that a word is no name."""
    word = s.words[i]
    if word.fold in LINKS:
        return True
    if word.shape is not Shape.WORD or len(word.fold) < _SHORTEST or word.flags or s.dated(i):
        return False
    if word.readings and not word.fold.startswith(ARTICLE):
        return False
    if word.surface.endswith(_ADVERBIAL) or word.fold.startswith("لل"):
        return False
    return not any(kind in _NO_NAME for kind in s.hits[i])
