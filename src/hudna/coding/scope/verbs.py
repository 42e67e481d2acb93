"""The operators that govern a finite verb: its particles, and what it shares with another verb."""

from __future__ import annotations

from hudna.coding.parse import Clause, Parse
from hudna.coding.scope.clauses import before, clause_governor, governor_of
from hudna.coding.scope.operators import (
    CHAIN,
    NEGATION,
    PRESENT,
    TOLD,
    Scope,
    ambiguous,
    around,
    flags,
    modal,
    skipped,
)
from hudna.model import Modality
from hudna.text.inflect import Shape as Inflected
from hudna.vocab.verbs import FINITE

_HAMZA = "أ"
"""What tells «ألا» (that not) from «إلا» (except), which fold to the same letters."""


def finite(p: Parse, i: int, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """The operators that govern a finite verb: particles before it, else its clause's governor."""
    if shape is Inflected.FUTURE:
        scope.colour(Modality.PLANNED, i)
    loose = 0
    for k in range(i - 1, clause.first - 1, -1):
        if skipped(p, k):
            continue
        classes, first = around(p, k)
        if "still" in classes:
            break
        if classes & {"nearly", "no-longer"} and shape in PRESENT:
            scope.deny(first)
            break
        if loose == 0 and "that-not" in p.words[k].flags and _HAMZA in p.words[k].surface:
            scope.deny(k)
            governor_of(p, k, clause.first, shape, scope)
            break
        if loose == 0 and _negates(p, k, classes, bare=k == i - 1, past=shape is Inflected.PAST):
            _negate(p, k, i, clause, scope)
            continue
        if k == i - 1 and shape is Inflected.PAST and modal(p, first, classes, scope):
            break  # a masdar that looks like a past: «لا يمكن تجاهله»
        _particle(p, k, i, shape, scope)
        loose += not classes & {"linking", "perhaps", "future"}
        if _verb_between(p, k):
            if _or(p, k, i):
                finite(p, k, clause, shape, scope)
            break
    if "question" in flags(p, clause.first):
        scope.colour(Modality.CONDITIONAL, clause.first)


def _negates(p: Parse, k: int, classes: frozenset[str], *, bare: bool, past: bool) -> bool:
    """Whether a token negates the verb after it.

    «لم» and «لن» stand right before it, «لا» and «ليس» also before its subject; «ما» negates a
    past where it begins a clause and nothing can be meant by it.
    """
    if "affirmed" in classes:
        return False
    if bare and past and "negation-or-relative" in classes:
        return k == 0 or "complementiser" in p.words[k - 1].flags
    return bool(classes & NEGATION) and (bare or "negation" in classes)


def _particle(p: Parse, k: int, i: int, shape: Inflected, scope: Scope) -> None:
    """Apply a particle before a verb that makes it planned or uncertain."""
    classes = flags(p, k)
    if "future" in classes or ("perfect" in classes and shape not in PRESENT):
        scope.colour(Modality.PLANNED, k)
    if "until" in classes and k == i - 1 and shape in PRESENT:
        scope.colour(Modality.PLANNED, k)
    if "question" in classes or ("perhaps" in classes and k == i - 1 and _perhaps(p, i, shape)):
        scope.colour(Modality.CONDITIONAL, k)


def _told(p: Parse, i: int) -> bool:
    """Whether a word may be a past («أصيب» is both «was hit» and «I hit»)."""
    return any(r.shape in TOLD for _, r in p.words[i].readings)


def _perhaps(p: Parse, i: int, shape: Inflected) -> bool:
    """Whether «قد» right before a verb says perhaps: before the present, not after «كان»."""
    if shape not in PRESENT or _told(p, i):
        return False
    return i < 2 or "background" not in p.words[i - 2].flags


def _or(p: Parse, k: int, i: int) -> bool:
    """Whether «أو» joins a verb to the one at a token: «لم يقتل أو يجرح»."""
    return k + 2 == i and p.words[k + 1].fold == "او"


def _verb_between(p: Parse, k: int) -> bool:
    return p.is_finite(k) and not ambiguous(p, k)


def _negate(p: Parse, k: int, i: int, clause: Clause, scope: Scope) -> None:
    """Negate, unless an exception («إلا») or «فحسب» takes it back."""
    if "negation-future" in flags(p, k):
        scope.colour(Modality.PLANNED, k)
    end = min(len(p.words), max(clause.end, i + 1) + 1)
    for m in range(k + 1, end):
        if "restriction" in flags(p, m) and "contrast" not in flags(p, m):
            return
    scope.deny(k)


def shared(p: Parse, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """What a verb that و joins to the verb before it shares with it: a future, a modal, لن.

    The joined verb stands in the bare present; a past or a future of its own starts anew.
    """
    if shape not in PRESENT or _told(p, clause.first):
        return
    current = clause
    for _ in range(CHAIN):
        if current.opener not in ("and", "comma"):
            return
        previous = before(p, current)
        if previous is None:
            return
        lead = _lead(p, previous)
        if lead is None:
            return
        i, lead_shape = lead
        if lead_shape not in (*PRESENT, Inflected.FUTURE):
            return
        finite(p, i, previous, lead_shape, scope)
        clause_governor(p, i, previous, lead_shape, scope)
        if scope.marker >= 0:
            return
        current = previous


def _lead(p: Parse, clause: Clause) -> tuple[int, Inflected] | None:
    """The first finite verb of a clause."""
    for k in range(clause.first, clause.end):
        if p.is_finite(k):
            shape = next(r.shape for _, r in p.words[k].readings if r.shape in FINITE)
            return k, shape
    return None
