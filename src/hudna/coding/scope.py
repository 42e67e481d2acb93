"""What governs a verb or an event noun: the particles, nouns and verbs that deny, plan, urge or
only suppose it, each within its own scope.

An operator governs what follows it in its own clause up to the next verb or event noun, and the
clause that a complementiser right after it opens («يجب أن …»). What و joins shares it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Clause, Parse
from hudna.model import EventType, Modality, Stance
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection, Lexeme

NEGATION = frozenset({"negation-past", "negation-future", "negation"})
_PRESENT = frozenset({Inflected.PRESENT, Inflected.PRESENT_PASSIVE, Inflected.JUSSIVE})
_REACH = 6
"""Words of no name or date between an operator and what it governs."""
_CHAIN = 4
"""Clauses joined by و that one operator governs."""


@dataclass(slots=True)
class Scope:
    """What the operators found so far make of a verb; `marker` is the first of them."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL
    purpose: bool = False
    marker: int = -1

    def mark(self, k: int) -> None:
        """Remember the operator that decided."""
        if self.marker < 0:
            self.marker = k

    def deny(self, k: int) -> None:
        """One more negation: two make a statement."""
        self.negated = not self.negated
        self.mark(k)

    def colour(self, modality: Modality, k: int) -> None:
        """Set the modality; the operator next to the verb decides."""
        if self.modality is Modality.ACTUAL:
            self.modality = modality
            self.mark(k)


def flags(p: Parse, k: int) -> frozenset[str]:
    """The particle classes of a token and of the phrases that start there."""
    hit = p.sentence.hits[k].get(Kind.PARTICLE)
    own = p.words[k].flags
    return own | frozenset(hit.keys) if hit is not None else own


_MODALS = (
    ("obligation", Modality.URGED),
    ("plan", Modality.PLANNED),
    ("possibility", Modality.CONDITIONAL),
    ("condition", Modality.CONDITIONAL),
)


def modal(p: Parse, k: int, around: frozenset[str], scope: Scope) -> bool:
    """Apply the modal words of a token, with the negation right before them."""
    for name, modality in _MODALS:
        if name in around:
            scope.colour(modality, k)
            if name != "condition" and _denied(p, k, around):
                scope.deny(k)
            return True
    return False


def _denied(p: Parse, k: int, around: frozenset[str]) -> bool:
    """Whether a modal word is itself negated: «لا يمكن أن», «من غير المتوقع أن», «لا يجوز»."""
    if around & NEGATION and "affirmed" not in around:
        return True
    low = max(0, k - 2)
    return any(
        flags(p, m) & (NEGATION | {"negation-noun"}) and "affirmed" not in flags(p, m)
        for m in range(low, k) if m == k - 1 or p.words[k - 1].fold in ("من", "يكن", "تكن")
    )  # fmt: skip


# ---------------------------------------------------------------------- within the clause
def noun(p: Parse, i: int, clause: Clause, scope: Scope) -> None:
    """The operators that govern an event noun in its own clause.

    Another event noun between an operator and this one takes the operator to itself («ضرورة وقف
    قصف …» does not urge the shelling), unless و joins this one to it.
    """
    joined = _joined(p, i)
    loose = 0
    for k in range(i - 1, clause.first - 1, -1):
        if _skipped(p, k):
            continue
        around = flags(p, k)
        if "negation-noun" in around and _next_to(p, k, i):
            scope.deny(k)
            continue
        if around & NEGATION and "affirmed" not in around and k == i - 1:
            scope.deny(k)  # «لا اتفاق بين …»
            continue
        if around & {"affirmed", "still"}:
            continue
        if modal(p, k, around, scope):
            return
        if _barrier(around, p.words[k].fold) and not (k == i - 1 and _takes(p, k)):
            return
        verbs = p.words[k].readings
        if verbs:
            if _governs(p, k, scope, clause):
                return
            if not joined and not _transparent(verbs):
                return
        loose += 1
        if loose > _REACH:
            return


def _joined(p: Parse, i: int) -> bool:
    """Whether و joins a word to what stands before it."""
    readings = p.words[i].readings
    return bool(readings) and readings[0][0].proclitics[:1] == "و"


def _skipped(p: Parse, k: int) -> bool:
    return p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD or p.sentence.dated(k)


def _next_to(p: Parse, k: int, i: int) -> bool:
    """Whether only «أي» stands between a negating noun and what it negates."""
    return i - k == 1 or (i - k == 2 and "any" in p.words[k + 1].flags)  # noqa: PLR2004


_BARRIERS = frozenset({"background-preposition", "accompany", "between", "agent", "contrast"})
_OPEN = frozenset({"الي", "علي", "عن", "ل", "ب", "من"})


def _barrier(around: frozenset[str], folded: str) -> bool:
    """Whether a word starts an adverb, so that no operator before it reaches what follows it."""
    if around & _BARRIERS:
        return True
    return "preposition" in around and folded not in _OPEN


def _takes(p: Parse, k: int) -> bool:
    """Whether «في» belongs to the verb before it («فشل في», «نجح في», «شارك في»)."""
    return p.words[k].fold == "في" and any(
        r.lexeme.light is not None
        for m in range(max(0, k - _REACH), k)
        if p.covered[m] < 0
        for _, r in p.words[m].readings
    )


def _transparent(readings: tuple[tuple[object, Inflection], ...]) -> bool:
    """Whether an operator reaches through a word: a light verb or noun («إجراء», «عقد»), or a word
    that is a form of an adjective.
    """
    return any(
        r.lexeme.light is not None or r.shape in (Inflected.ACTIVE, Inflected.PASSIVE)
        for _, r in readings
    )


def _governs(p: Parse, k: int, scope: Scope, clause: Clause) -> bool:
    """Apply a verb or masdar that governs the event noun after it; whether the search ends there.

    A light verb lends the noun its own light; a verb of demanding, promising or denying colours it.
    """
    reading = _operator(p.words[k].readings)
    if reading is None:
        return any(r.shape in FINITE for _, r in p.words[k].readings) and not _ambiguous(p, k)
    apply(reading.lexeme, k, scope)
    if reading.shape in FINITE:
        if reading.lexeme.light is not None:
            finite(p, k, clause, reading.shape, scope)
        elif _negated_verb(p, k):
            scope.deny(k)
        return True
    return reading.lexeme.light is None


def _ambiguous(p: Parse, k: int) -> bool:
    return any(r.shape is Inflected.MASDAR for _, r in p.words[k].readings)


def _operator(readings: tuple[tuple[object, Inflection], ...]) -> Inflection | None:
    """The reading of a word that governs what follows it; a finite one before a masdar."""
    found = [r for _, r in readings if effect(r.lexeme) or r.lexeme.light is not None]
    found.sort(key=lambda r: r.shape not in FINITE)
    found = [r for r in found if r.shape not in (Inflected.ACTIVE, Inflected.PASSIVE)]
    return found[0] if found else None


_STANCES = {
    Stance.DEMANDS: Modality.URGED.value, Stance.PROMISES: Modality.PLANNED.value,
    Stance.DENIES: "negated",
}  # fmt: skip


def effect(lexeme: Lexeme) -> str:
    """What a verb makes of what it governs: a modality, «negated», or nothing.

    Demanding urges, promising and agreeing plan, denying and refusing negate.
    """
    if lexeme.light is not None and lexeme.light.scope:
        return lexeme.light.scope
    for cue in lexeme.cues:
        if cue.stance in _STANCES:
            return _STANCES[cue.stance]
    if any(f.type is EventType.AGREE for f in lexeme.frames):
        return Modality.PLANNED.value
    return ""


def apply(lexeme: Lexeme, k: int, scope: Scope) -> None:
    """Apply the effect of a governing verb at a token."""
    how = effect(lexeme)
    if how == "negated":
        scope.deny(k)
    elif how:
        scope.colour(Modality(how), k)


def _negated_verb(p: Parse, k: int) -> bool:
    """Whether a particle right before a verb negates it."""
    return k > 0 and bool(flags(p, k - 1) & NEGATION) and "affirmed" not in flags(p, k - 1)


# ---------------------------------------------------------------------- finite verbs
def finite(p: Parse, i: int, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """The operators that govern a finite verb: particles before it, else its clause's governor."""
    if shape is Inflected.FUTURE:
        scope.colour(Modality.PLANNED, i)
    bare = True
    for k in range(i - 1, clause.first - 1, -1):
        if _skipped(p, k):
            continue
        around = flags(p, k)
        if "still" in around:
            break
        if "nearly" in around and shape in _PRESENT:
            scope.deny(k)
            break
        if "no-longer" in around and shape in _PRESENT:
            scope.deny(k)
            break
        if around & NEGATION and (bare or "negation" in around) and "affirmed" not in around:
            _negate(p, k, i, clause, scope)
            continue
        if "future" in around:
            scope.colour(Modality.PLANNED, k)
        if "perhaps" in around and k == i - 1 and shape in _PRESENT:
            scope.colour(Modality.CONDITIONAL, k)
        if "question" in around:
            scope.colour(Modality.CONDITIONAL, k)
        if "perfect" in around:
            scope.colour(Modality.PLANNED, k)
        bare = False
        if _verb_between(p, k):
            break
    if "question" in flags(p, clause.first):
        scope.colour(Modality.CONDITIONAL, clause.first)


def _verb_between(p: Parse, k: int) -> bool:
    return p.is_finite(k) and not _ambiguous(p, k)


def _negate(p: Parse, k: int, i: int, clause: Clause, scope: Scope) -> None:
    """Negate, unless an exception («إلا») or «فحسب» takes it back."""
    around = flags(p, k)
    if "negation-future" in around:
        scope.colour(Modality.PLANNED, k)
    end = min(len(p.words), max(clause.end, i + 1) + 1)
    for m in range(k + 1, end):
        if "restriction" in flags(p, m) and "contrast" not in flags(p, m):
            return
    scope.deny(k)


# ---------------------------------------------------------------------- across clauses
def clause_governor(p: Parse, clause: Clause, scope: Scope) -> None:
    """What governs the clause that a complementiser opens: the modal word, the verb or the
    preposition right before it.
    """
    if "complementiser" not in p.words[clause.first].flags:
        return
    named = False
    loose = 0
    start = clause.first - 1
    low = p.clause_of(start).first if start >= 0 else 0
    for k in range(start, low - 1, -1):
        if _skipped(p, k):
            named = named or p.covered[k] >= 0
            continue
        around = flags(p, k)
        if "negation-noun" in around or "nearly" in around:
            scope.deny(k)
            return
        if modal(p, k, around, scope):
            return
        if "purpose" in around:
            scope.colour(Modality.PLANNED, k)
            return
        word = p.words[k]
        if "obliged" in around or (word.fold in ("علي", "وعلي") and (named or loose)):
            scope.colour(Modality.URGED, k)
            return
        if word.readings:
            _clause_verb(p, k, scope)
            return
        loose += 1
        if loose > _REACH:
            return


def _clause_verb(p: Parse, k: int, scope: Scope) -> None:
    reading = _operator(p.words[k].readings)
    if reading is None:
        return
    apply(reading.lexeme, k, scope)
    if effect(reading.lexeme) == "negated" and _negated_verb(p, k):
        scope.deny(k)


def before(p: Parse, clause: Clause) -> Clause | None:
    """The clause before a clause."""
    return p.clause_of(clause.first - 1) if clause.first else None


def shared(p: Parse, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """What a verb that و joins to the verb before it shares with it: a future, a modal, لن.

    The joined verb stands in the bare present; a past or a future of its own starts anew.
    """
    if shape not in _PRESENT:
        return
    current = clause
    for _ in range(_CHAIN):
        if current.opener not in ("and", "comma"):
            return
        previous = before(p, current)
        if previous is None:
            return
        lead = _lead(p, previous)
        if lead is None:
            return
        i, lead_shape = lead
        if lead_shape not in (*_PRESENT, Inflected.FUTURE):
            return
        finite(p, i, previous, lead_shape, scope)
        clause_governor(p, previous, scope)
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
