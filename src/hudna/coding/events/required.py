"""What a frame requires around its trigger: words that must stand near it, words that may not."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.text.tokens import Shape
from hudna.vocab.entries import Frame
from hudna.vocab.lexicon import LexicalWord, Stretch

Classes = dict[str, frozenset[str]]


class Surroundings:
    """The words around a trigger, asked whether they allow one frame or another."""

    __slots__ = ("_classes", "_clause", "_p", "_stretches", "_verb")

    def __init__(self, p: Parse, verb: VerbAt, clause: Clause, classes: Classes) -> None:
        self._p, self._verb, self._clause, self._classes = p, verb, clause, classes
        self._stretches: dict[tuple[int, bool], Stretch] = {}

    def allow(self, frame: Frame) -> bool:
        """Whether they allow a frame.

        One of a class that the frame needs stands shortly after the trigger, in its clause, or is
        what its pronoun means («الاجتماع الذي عقده …»), and none of a class that rules it out
        stands near.
        """
        if not frame.needs and not frame.unless:
            return True
        first = self._first(frame)
        if frame.unless and self._have(first, frame.unless, antecedent=True):
            return False
        resumed = bool(self._verb.split.enclitic) and self._clause.opener == "relative"
        return not frame.needs or self._have(first, frame.needs, antecedent=resumed)

    def _have(self, first: int, names: Sequence[str], *, antecedent: bool) -> bool:
        """Whether a word of one of some classes stands from a token on, or in the words before the
        trigger where these count.
        """
        stretch = self._stretches.get((first, antecedent))
        if stretch is None:
            before = self._p.words[max(0, self._verb.i - _ANTECEDENT) : self._verb.i]
            words = self._window(first)
            stretch = Stretch([*before, *words] if antecedent else words)
            self._stretches[first, antecedent] = stretch
        for name in names:  # noqa: SIM110 - asked of every verb: faster without `any`
            if stretch.has(self._classes[name]):
                return True
        return False

    def _first(self, frame: Frame) -> int:
        """The first token at which a required word may stand.

        A noun counts itself, for the phrase it may be part of («هجوما لاذعا»); where the object is
        a thing, the subject's own words are not it («نشرت قوات …» deploys nothing).
        """
        p, verb = self._p, self._verb
        first = verb.end if verb.finite else verb.i
        if frame.object == "theme" and verb.finite and first < self._clause.end:
            named = p.names[p.covered[first]] if p.covered[first] >= 0 else None
            if named is not None and named.actor is not None and not named.prefix:
                return named.end
        return first

    def _window(self, first: int) -> list[LexicalWord]:
        """The words from a token on in which a required word may stand.

        Names in between (a long subject) do not count as distance.
        """
        p = self._p
        window: list[LexicalWord] = []
        loose = 0
        for k in range(first, self._clause.end):
            word = p.words[k]
            window.append(word)
            loose += p.covered[k] < 0 and word.shape is Shape.WORD and not p.sentence.dated(k)
            if loose >= _NEEDS:
                break
        return window


_NEEDS = 7
"""Words of no name or date after a trigger in which a required word may stand."""
_ANTECEDENT = 4
"""Words before a trigger in which an excluded word may stand («الزلزال الذي ضرب …»)."""
