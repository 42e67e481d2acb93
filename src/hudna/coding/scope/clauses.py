"""What governs a clause: the modal word, verb or preposition before its complementiser."""

from __future__ import annotations

from hudna.coding.parse import Clause, Parse
from hudna.coding.scope.operators import (
    ADJACENT,
    BREAKS,
    CHAIN,
    NEGATION,
    REACH,
    TOLD,
    Scope,
    apply,
    around,
    effect,
    modal,
    negated_verb,
    operator,
    skipped,
)
from hudna.model import Modality
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.verbs import FINITE


def clause_governor(p: Parse, i: int, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """What governs the clause of a verb that a complementiser opens.

    It is the modal word, the verb or the preposition right before it; «وأن» shares what governs
    the «أن» before it.
    """
    if "complementiser" not in p.words[clause.first].flags:
        _cleft(p, clause, scope)
        return
    if not _near(p, clause.first, i):
        return
    current = clause
    for _ in range(CHAIN):
        earlier = _earlier(p, current)
        if earlier is None:
            break
        current = earlier
    governor_of(p, current.first, _low(p, current), shape, scope)


def _earlier(p: Parse, clause: Clause) -> Clause | None:
    """The clause of the complementiser that و joins a clause's own to («أن … وأن»)."""
    if not p.words[clause.first].fold.startswith("و"):
        return None
    previous = before(p, clause)
    while previous is not None and "complementiser" not in p.words[previous.first].flags:
        previous = before(p, previous)
    return previous


def _near(p: Parse, first: int, i: int) -> bool:
    """Whether a verb is the first of the clause that a complementiser opens, not a later one."""
    broken, loose = False, 0
    for k in range(first + 1, i):
        if p.words[k].surface in BREAKS:
            broken = not broken
        elif not skipped(p, k):
            loose += 1
    return not broken and loose <= REACH


def governor_of(p: Parse, at: int, low: int, shape: Inflected, scope: Scope) -> None:
    """What governs a clause whose complementiser stands at a token.

    What is told in the past has happened, so only a condition or a denial reaches it.
    """
    found = Scope()
    _search(p, at, low, found)
    if shape in TOLD and found.modality in (Modality.URGED, Modality.PLANNED):
        return
    if found.negated:
        scope.deny(found.marker)
    if found.modality is not Modality.ACTUAL:
        scope.colour(found.modality, found.marker)


def _search(p: Parse, at: int, low: int, found: Scope) -> None:
    loose, named, broken = 0, False, False
    for k in range(at - 1, low - 1, -1):
        if p.words[k].surface in BREAKS:
            broken = not broken
        if skipped(p, k):
            named = named or p.covered[k] >= 0
            continue
        if not broken and loose <= ADJACENT and _over(p, k, at, found):
            return
        if p.words[k].fold in _ON and (named or loose) and _heads(p, k, at, low):
            found.colour(Modality.URGED, k)  # «على الأطراف أن …»
            return
        if p.words[k].readings or loose >= REACH:
            _clause_verb(p, k, found, loose)
            return
        loose += 1


def _heads(p: Parse, k: int, at: int, low: int) -> bool:
    """Whether «على» at a token begins a clause («على الأطراف أن …») and belongs to no verb."""
    if _BELOW in p.words[at].surface:
        return False
    if k == low or p.words[k].fold != "علي":
        return True
    return p.words[k - 1].shape is not Shape.WORD or bool(
        p.words[k - 1].flags & {"complementiser", "contrast", "obligation"}
    )


_ON = frozenset({"علي", "وعلي", "فعلي"})
_BELOW = "إ"
"""The complementiser of statements, never that of obligations."""


def _cleft(p: Parse, clause: Clause, scope: Scope) -> None:
    """«ليست روسيا هي التي قصفت …» denies what the relative clause tells."""
    k = clause.first - 1
    if clause.opener != "relative" or k < 1 or "copula" not in p.words[k].flags:
        return
    k -= 1
    while k > 0 and p.covered[k] >= 0:
        k -= 1
    if p.words[k].flags & NEGATION:
        scope.deny(k)


def _low(p: Parse, clause: Clause) -> int:
    """Where the clause begins that governs a complementiser's clause.

    A preposition that only leads to it is no clause of its own («دعا إلى أن»).
    """
    previous = before(p, clause)
    if previous is not None and previous.end - previous.first == 1:
        previous = before(p, previous) or previous
    return previous.first if previous is not None else clause.first


def _over(p: Parse, k: int, at: int, scope: Scope) -> bool:
    """Apply a particle or noun that governs the clause after it; whether the search ends there."""
    classes, first = around(p, k)
    if modal(p, first, classes, scope):
        return True
    if classes & {"affirmed", "contrast", "background-preposition"}:
        return True
    if "nearly" in classes or ("negation-noun" in classes and k == at - 1):
        scope.deny(k)
        return True
    if "purpose" in classes:
        scope.colour(Modality.PLANNED, k)
        return True
    if "obliged" in classes:
        scope.colour(Modality.URGED, k)
        return True
    return False


def _clause_verb(p: Parse, k: int, scope: Scope, loose: int) -> None:
    """Apply the verb that governs a clause, or the masdar right before it («المطالبة بأن»)."""
    reading = operator(p.words[k].readings)
    if reading is None or (reading.shape not in FINITE and loose > 1):
        return
    apply(reading.lexeme, k, scope)
    if effect(reading.lexeme, None) == "negated" and negated_verb(p, k):
        scope.deny(k)


def before(p: Parse, clause: Clause) -> Clause | None:
    """The clause before a clause."""
    return p.clause_of(clause.first - 1) if clause.first else None
