"""Names that no table has: people after titles, bodies after words for bodies.

The coder may propose them, it may not invent: a stranger is named by the words of the report, its
id is a slug of their romanisation, and its type is unknown.
"""

from __future__ import annotations

from hudna.coding.sentence import Sentence
from hudna.model import Actor, ActorType
from hudna.text.clitics import ARTICLE
from hudna.text.romanize import romanize, slug
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE

_LONGEST_NAME = 4
_LONGEST_BODY = 4
_LINKS = frozenset({"بن", "ابو", "ابن", "دي", "فان", "ولد", "ال", "ام"})
_NO_PERSON = frozenset({
    Kind.PLACE_HEAD, Kind.TITLE, Kind.HEAD, Kind.DEMONYM, Kind.STATE, Kind.CAPITAL, Kind.BODY,
    Kind.AGREEMENT, Kind.CASUALTY, Kind.WEAPON, Kind.EPITHET, Kind.LEXEME, Kind.PARTICLE,
})  # fmt: skip
_NO_BODY = frozenset({
    Kind.TITLE, Kind.STATE, Kind.CAPITAL, Kind.BODY, Kind.AGREEMENT, Kind.CASUALTY, Kind.WEAPON,
    Kind.EPITHET, Kind.PARTICLE, Kind.HEAD, Kind.PERSON, Kind.ALONE,
})  # fmt: skip


def actor(words: str, owner: str = "", kind: ActorType = ActorType.UNKNOWN) -> Actor:
    """The actor that some words of a report name."""
    name = romanize(words)
    return Actor(id=slug(name), name=name, name_ar=words, type=kind, of=owner or None)


def person_end(s: Sentence, k: int) -> int:
    """The token after a person's name that begins at a token: two to four words that can be
    nothing else; `k` where there is none.
    """
    end = k
    while end < len(s.words) and end - k < _LONGEST_NAME and _personal(s, end, first=end == k):
        end += 1
    while end > k and s.words[end - 1].fold in _LINKS:
        end -= 1
    return end if end - k >= 2 else k


def _personal(s: Sentence, i: int, *, first: bool) -> bool:
    word = s.words[i]
    if word.shape is not Shape.WORD:
        return False
    if word.fold in _LINKS:
        return True
    if len(word.fold) < 3 or word.flags or word.readings or word.fold.startswith("لل"):
        return False
    if any(k in s.hits[i] for k in _NO_PERSON):
        return False
    if word.fold.endswith(("ات", "ون", "يه")) or word.surface.endswith(("ً", "ًا")):
        return False
    if s.dated(i):
        return False
    return not (first and word.fold.startswith(ARTICLE) and len(word.fold) < 5)


def body_end(s: Sentence, i: int) -> int:
    """The token after a body's name that begins with a word for a body; `i` where there is none.

    «جيش الهضبة», «رابطة النوافذ», «آلية رصد الهدنة», «تنظيم "الراية"»: a head in the construct and
    definite words or a quotation after it.
    """
    head = s.words[i]
    if "body-head" not in head.flags or head.fold.startswith(ARTICLE):
        return i
    j = i + 1
    if j < len(s.words) and s.words[j].shape is Shape.QUOTE:
        return _quotation_end(s, i, j)
    if j < len(s.words) and _bodily(s, j, definite=False) and _bodily(s, j + 1, definite=True):
        j += 1  # «آلية رصد الهدنة»
    end = j
    while end - i < _LONGEST_BODY and _bodily(s, end, definite=True):
        end += 1
    return end if end > j else i


def _quotation_end(s: Sentence, i: int, j: int) -> int:
    """«حركة "شباب التغيير"»: what the quotation marks hold, when it is short."""
    for k in range(j + 1, min(j + 1 + _LONGEST_BODY, len(s.words))):
        if s.words[k].shape is Shape.QUOTE:
            return k if k > j + 1 else i
        if s.words[k].shape is not Shape.WORD:
            return i
    return i


def _bodily(s: Sentence, k: int, *, definite: bool) -> bool:
    if k >= len(s.words):
        return False
    word = s.words[k]
    if word.shape is not Shape.WORD or len(word.fold) < 3 or s.dated(k):
        return False
    if word.fold.startswith(ARTICLE) is not definite:
        return False
    if word.flags - {"name-part"} or any(kind in s.hits[k] for kind in _NO_BODY):
        return False
    return not any(
        r.shape in FINITE and len(split.proclitics) < 1 for split, r in word.readings
    ) or definite
