"""What a frame requires around its trigger: words that must stand near it, words that may not."""

from __future__ import annotations

from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.text.tokens import Shape
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import LexicalWord, among

Classes = dict[str, frozenset[str]]


def met(p: Parse, verb: VerbAt, frame: Frame, clause: Clause, classes: Classes) -> bool:
    """Whether the words around a trigger allow its frame.

    One of a class that the frame needs stands shortly after the trigger, in its clause, and none of
    a class that rules it out stands near.
    """
    if not frame.needs and not frame.unless:
        return True
    after = _after(p, verb, frame, clause)
    if frame.unless:
        near = [*p.words[max(0, verb.i - _ANTECEDENT) : verb.i], *after]
        if _any_of(near, frame.unless, classes):
            return False
    return not frame.needs or _any_of(after, frame.needs, classes)


def _after(p: Parse, verb: VerbAt, frame: Frame, clause: Clause) -> list[LexicalWord]:
    """The words after a trigger in which a required word may stand; a noun counts itself, for the
    phrase it may be part of («هجوما لاذعا»).

    Names in between (a long subject) do not count as distance; where the object is a thing, the
    subject's own words are not it («نشرت قوات …» deploys nothing).
    """
    first = verb.end if verb.finite else verb.i
    if frame.object == "theme" and verb.finite and first < clause.end and p.covered[first] >= 0:
        named = p.names[p.covered[first]]
        if named.actor is not None and not named.prefix:
            first = named.end
    window: list[LexicalWord] = []
    loose = 0
    for k in range(first, clause.end):
        window.append(p.words[k])
        loose += p.covered[k] < 0 and p.words[k].shape is Shape.WORD and not p.sentence.dated(k)
        if loose >= _NEEDS:
            break
    return window


def _any_of(words: list[LexicalWord], names: tuple[str, ...], classes: Classes) -> bool:
    """Whether a word or phrase of one of the classes is among the words, clitics taken off."""
    return any(among(words, classes[name]) for name in names)


_NEEDS = 7
"""Words of no name or date after a trigger in which a required word may stand."""
_ANTECEDENT = 4
"""Words before a trigger in which an excluded word may stand («الزلزال الذي ضرب …»)."""
