"""The operators that govern an event noun: verbs, modal words and negations before it."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Clause, Parse
from hudna.coding.scope.clauses import clause_governor
from hudna.coding.scope.operators import (
    ADJACENT,
    BREAKS,
    NEGATION,
    REACH,
    Scope,
    ambiguous,
    apply,
    around,
    effect,
    flags,
    modal,
    negated_verb,
    operator,
    proclitic,
    skipped,
)
from hudna.coding.scope.verbs import finite
from hudna.model import EventType, Modality
from hudna.text.inflect import Shape as Inflected
from hudna.vocab.verbs import FINITE, Inflection, Lexeme


@dataclass(slots=True)
class _Walk:
    """A walk from an event noun at a token leftwards to what governs it."""

    i: int
    clause: Clause
    scope: Scope
    links: set[str]
    """The prepositions passed, those of the noun itself too: by which a verb may govern it."""
    joined: bool
    types: frozenset[EventType]
    """What the noun may tell."""
    known: frozenset[EventType]
    """The same where it has the article: a thing known («الاتفاق»)."""
    broken: bool = False
    """Whether a comma was passed that no second comma closes."""
    loose: int = 0

    def comma(self, p: Parse, k: int) -> None:
        """Pass a token that may be a comma."""
        if p.words[k].surface in BREAKS:
            self.broken = not self.broken and not self.joined and not _leads(p, k + 1)


def noun(p: Parse, i: int, clause: Clause, scope: Scope) -> None:
    """The operators that govern an event noun in its own clause.

    Another event noun between an operator and this one takes the operator to itself («ضرورة وقف
    قصف …» does not urge the shelling), unless و joins this one to it.
    """
    types = frozenset(f.type for _, r in p.words[i].readings for f in r.lexeme.frames)
    known = types if any(r.definite for _, r in p.words[i].readings) else frozenset()
    walk = _Walk(i, clause, scope, _clitics(p, i), proclitic(p, i) == "و", types, known)
    for k in range(i - 1, clause.first - 1, -1):
        walk.comma(p, k)
        if skipped(p, k):
            continue
        if walk.broken or walk.loose > REACH:
            return
        classes, first = around(p, k)
        if modal(p, first, classes, scope):
            return
        if _denies(p, k, i, classes):
            scope.deny(k)
        elif not classes & {"affirmed", "still"} and _stops(p, k, walk):
            return
        walk.links |= _clitics(p, k)
        walk.loose += 1


def _denies(p: Parse, k: int, i: int, classes: frozenset[str]) -> bool:
    """Whether a word right before an event noun negates it: «عدم توقيع», «لا اتفاق بين»."""
    if classes & {"affirmed", "still"}:
        return False
    if "absent" in classes and p.words[k].flags & NEGATION:
        return i - k <= ADJACENT
    if "negation-noun" in classes:
        return i - k == 1 or (i - k == 2 and "any" in p.words[k + 1].flags)
    return bool(classes & NEGATION) and k == i - 1


def _stops(p: Parse, k: int, walk: _Walk) -> bool:
    """Apply a word that may govern an event noun; whether nothing before it can reach the noun."""
    classes, word = flags(p, k), p.words[k]
    if "preposition" in classes:
        walk.links.add(word.fold)
    if classes & _BARRIERS or ("preposition" in classes and word.fold not in _OPEN):
        return not (k == walk.i - 1 and _takes(p, k))
    if not word.readings:
        return False
    if _governs(p, k, walk):
        return True
    return not walk.joined and not _transparent(word.readings)


def _leads(p: Parse, k: int) -> bool:
    """Whether a word after a comma still belongs to the verb before it («دعا، أمس، إلى وقف»)."""
    return p.words[k].fold in _OPEN or p.sentence.dated(k) or proclitic(p, k) in ("ل", "ب")


def _clitics(p: Parse, k: int) -> set[str]:
    """The prepositions that may be written as one with a word."""
    return {c for split in p.words[k].splits for c in split.proclitics if c in "بل"}


_BARRIERS = frozenset(
    {"background-preposition", "accompany", "between", "agent", "contrast", "copula"}
)
_OPEN = frozenset({"الي", "علي", "عن", "من"})


def _takes(p: Parse, k: int) -> bool:
    """Whether «في» belongs to the verb before it («فشل في», «نجح في»)."""
    return p.words[k].fold == "في" and any(
        r.lexeme.light is not None and r.lexeme.light.scope in ("negated", "actual")
        for m in range(max(0, k - REACH), k)
        if p.covered[m] < 0
        for _, r in p.words[m].readings
    )


def _transparent(readings: tuple[tuple[object, Inflection], ...]) -> bool:
    """Whether an operator reaches through a word: a light one («إجراء», «عقد»), an adjective."""
    if not any(r.lexeme.frames for _, r in readings):
        return True
    return any(
        r.lexeme.light is not None or r.shape in (Inflected.ACTIVE, Inflected.PASSIVE)
        for _, r in readings
    )


def _governs(p: Parse, k: int, walk: _Walk) -> bool:
    """Apply a verb or masdar that governs the event noun after it; whether the search ends there.

    A light verb lends the noun its own light; a verb of demanding, promising or denying colours it.
    """
    reading, scope, clause = operator(p.words[k].readings), walk.scope, walk.clause
    if reading is None:
        if "ل" in walk.links and any(r.shape is Inflected.FUTURE for _, r in p.words[k].readings):
            scope.colour(Modality.PLANNED, k)  # «سيستغل نفوذه لحث …»
        return p.words[k].finite and not ambiguous(p, k)
    if not _idle(reading.lexeme, walk):
        apply(reading.lexeme, k, scope, walk.links)
    if reading.shape not in FINITE:
        return reading.lexeme.light is None
    if reading.lexeme.light is not None:
        finite(p, k, clause, reading.shape, scope)
        if scope.marker < 0:
            clause_governor(p, k, clause, reading.shape, scope)
        return scope.marker >= 0 or not ambiguous(p, k)  # «يعتزم … عقد اجتماع»
    if negated_verb(p, k):
        scope.deny(k)
    return True


def _idle(lexeme: Lexeme, walk: _Walk) -> bool:
    """Whether a verb leaves the noun after it as it is.

    An agreement that is rejected stands, a sanction that is decided is imposed.
    """
    if lexeme.light is None:
        return EventType.AGREE in walk.known and effect(lexeme, None) == "negated"
    return lexeme.light.scope == "decided" and bool(walk.types & _DECREED)


_DECREED = frozenset({EventType.SANCTION, EventType.REJECT})


def participle(p: Parse, i: int, scope: Scope) -> None:
    """A participle is a clause of its own; only «غير» and the like right before it reach it."""
    if i and "negation-noun" in p.words[i - 1].flags:
        scope.deny(i - 1)
