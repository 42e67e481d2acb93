"""What a word shows of being a name without being looked up among names.

A name that no table has is told by its letters (affixes, pairs and triples, foreign spellings), by
what it is not (a function word, a verb form, a place, a title), by whether it is a known *first*
name, and by its neighbours. Full names, surnames and the names of bodies are never looked up, so
the model cannot learn the tables by heart. What the vocabulary says enters as broad classes only,
so that a vocabulary that grows does not put the model out of tune.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hudna.text.clitics import ARTICLE, CONJUNCTIONS
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.verbs import FINITE

_CLASSES = {
    Kind.STATE: "state", Kind.CAPITAL: "state", Kind.DEMONYM: "demonym", Kind.SEAT: "state",
    Kind.TITLE: "title", Kind.HEAD: "head", Kind.HONORIFIC: "honorific", Kind.PLACE: "place",
    Kind.PLACE_HEAD: "noun", Kind.AGREEMENT: "noun", Kind.WEAPON: "noun", Kind.STATUS: "noun",
    Kind.CASUALTY: "noun",
}  # fmt: skip
"""What a word that begins a phrase of the lexicon is. Names of people and bodies are left out."""
_EXACT = ("", *CONJUNCTIONS)
_ENDINGS = "ةىًءأإؤئ"
_EDGE = "‹", "›"
_GRAM = (2, 3)
_LONG = 7
_REACH = 4


class Shown(NamedTuple):
    """What one word shows, whatever stands around it."""

    own: tuple[str, ...]
    """The features of the word itself."""
    tag: str
    """Its broad class, for its neighbours."""
    side: tuple[str, ...]
    """What its neighbours see of it."""


def show(word: LexicalWord, given: frozenset[str], known: Callable[[str], bool]) -> Shown:
    """What a word shows; `known` says of a folded form whether it is common and no name."""
    tag = _tag(word, given)
    if word.shape is not Shape.WORD:
        face = word.surface if word.shape is Shape.MARK else str(word.shape)
        return Shown((f"t={tag}", f"m={face}"), tag, (tag, face))
    plain = word.fold
    definite = plain.startswith(ARTICLE) and len(plain) > len(ARTICLE) + 1
    bare = plain[len(ARTICLE) :] if definite else plain
    own = [f"t={tag}", f"l={min(len(bare), _LONG)}", f"d={definite:d}", f"dt={definite:d}{tag}"]
    own.extend(f"p={bare[:n]}" for n in (1, 2, 3) if len(bare) > n)
    own.extend(f"s={bare[-n:]}" for n in (1, 2, 3) if len(bare) > n)
    own.extend(f"e={c}" for c in (word.surface[0], word.surface[-1]) if c in _ENDINGS)
    if plain[:1] in CONJUNCTIONS and (plain[1:] in given or word.surface[1:] in given):
        own.append("j=given")
    edged = f"{_EDGE[0]}{bare}{_EDGE[1]}"
    own.extend({f"g={edged[i : i + n]}" for n in _GRAM for i in range(len(edged) - n + 1)})
    if known(plain):
        own.append(f"w={plain}")
    elif any(known(s.stem) for s in word.splits[1:] if not s.enclitic):
        own.append("k=stem")
    side = [tag, f"{definite:d}", bare[-2:] if len(bare) > 2 else bare]
    if known(plain):
        side.append(f"w{plain}")
    return Shown(tuple(own), tag, tuple(side))


def _tag(word: LexicalWord, given: frozenset[str]) -> str:
    """The broad class of a word."""
    if word.shape is not Shape.WORD:
        return str(word.shape)
    if word.fold in given or word.surface in given:
        return "given+" if word.flags or word.readings else "given"
    found = {
        _CLASSES[kind]
        for split, node in word.starts
        if split.proclitics in _EXACT and not split.enclitic
        for kind, _ in node.payloads
        if kind in _CLASSES
    }
    for name in ("honorific", "title", "demonym", "state", "head"):
        if name in found:
            return name
    if word.flags:
        return "function"
    if word.readings:
        return _verbal(word)
    for name in ("noun", "place"):
        if name in found:
            return name
    return "other"


def _verbal(word: LexicalWord) -> str:
    """Whether a form of a verb or event noun says («قال»), acts («زار») or names («زيارة»)."""
    finite = [r for _, r in word.readings if r.shape in FINITE]
    if not finite:
        return "event"
    return "cue" if any(r.lexeme.cues for r in finite) else "verb"


def features(shown: Sequence[Shown], i: int) -> list[str]:
    """The features of the token at `i` of a stretch: its own and what stands around it."""
    found = list(shown[i].own)
    tag = shown[i].tag
    for step in (-2, -1, 1, 2):
        j = i + step
        if 0 <= j < len(shown):
            found.extend(f"{step}{face}" for face in shown[j].side)
        else:
            found.append(f"{step}#")
    before = shown[i - 1].tag if i else "#"
    after = shown[i + 1].tag if i + 1 < len(shown) else "#"
    found.extend((f"b={before}|{tag}", f"a={tag}|{after}", f"c={before}|{tag}|{after}"))
    for back in range(1, _REACH + 1):
        j = i - back
        if j < 0:
            break
        if shown[j].tag in ("title", "honorific", "cue", "head"):
            found.append(f"q={shown[j].tag}{back}")
            break
    return found
