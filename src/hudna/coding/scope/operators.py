"""Operators: the particles, nouns and verbs that deny, plan, urge or suppose what they govern.

An operator governs what follows it in its own clause up to the next verb or event noun
(`verbs`, `nouns`), and the clause that a complementiser right after it opens
(`clauses`: «يجب أن …»). What و joins shares it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Parse
from hudna.model import EventType, Modality, Stance
from hudna.text.fold import fold
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection, Lexeme

ADJACENT = 3
"""Words between a modal word and the complementiser that it governs («من المهم جدا أن»)."""
NEGATION = frozenset({"negation-past", "negation-future", "negation"})
PRESENT = frozenset({Inflected.PRESENT, Inflected.PRESENT_PASSIVE, Inflected.JUSSIVE})
TOLD = frozenset({Inflected.PAST, Inflected.PAST_PASSIVE})
REACH = 6
"""Words of no name or date between an operator and what it governs."""
CHAIN = 4
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
    return p.flags[k]


def around(p: Parse, k: int) -> tuple[frozenset[str], int]:
    """The particle classes of a token and of the phrases it stands in, and where those start."""
    found, first = p.words[k].flags, k
    for start in range(k, max(-1, k - _PHRASE), -1):
        hit = p.sentence.hits[start].get(Kind.PARTICLE)
        if hit is not None and hit.end > k:
            found, first = found | p.words[start].flags | frozenset(hit.keys), start
    return found, first


_PHRASE = 4
"""Tokens of the longest phrase of function words."""
_MODALS = (
    ("obligation", Modality.URGED),
    ("plan", Modality.PLANNED),
    ("possibility", Modality.CONDITIONAL),
    ("condition", Modality.CONDITIONAL),
)


def modal(p: Parse, first: int, classes: frozenset[str], scope: Scope) -> bool:
    """Apply a modal word or phrase that starts at a token, with the negation right before it."""
    for name, modality in _MODALS:
        if name in classes:
            scope.colour(modality, first)
            if name != "condition" and _denied(p, first, classes):
                scope.deny(first)
            return True
    return False


def _denied(p: Parse, first: int, classes: frozenset[str]) -> bool:
    """Whether a modal word is itself negated: «لا يمكن أن», «من غير المتوقع أن», «لا يجوز»."""
    if "affirmed" in classes:
        return False
    if classes & NEGATION:
        return True
    for m in range(first - 1, max(-1, first - 3), -1):
        before = flags(p, m)
        if before & (NEGATION | {"negation-noun"}):
            return "affirmed" not in before
        if not before & {"linking", "preposition"}:
            return False
    return False


def skipped(p: Parse, k: int) -> bool:
    """Whether a token belongs to a name or a date, or is no word."""
    return p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD or p.sentence.dated(k)


def proclitic(p: Parse, k: int) -> str:
    """The first letter written as one with a verb or event noun."""
    readings = p.words[k].readings
    return readings[0][0].proclitics[:1] if readings else ""


BREAKS = frozenset("،,؛")
_STANCES = {
    Stance.DEMANDS: Modality.URGED.value, Stance.PROMISES: Modality.PLANNED.value,
    Stance.DENIES: "negated",
}  # fmt: skip
_FAIL = frozenset({"في", "عن", "ب", "من"})
"""How verbs of failing and refraining govern («فشل في»; «فشل المحادثات» is another thing)."""


def effect(lexeme: Lexeme, links: set[str] | None) -> str:
    """What a verb makes of what it governs: a modality, «negated», or nothing.

    Demanding urges, promising and agreeing plan, denying and refusing negate. `links` are the
    prepositions between the two; None for a whole clause, which needs none.
    """
    if lexeme.light is not None and lexeme.light.scope:
        how = lexeme.light.scope
        if how == "actual" or (how == "negated" and links is not None and not links & _FAIL):
            return ""
        return Modality.PLANNED.value if how == "decided" else how
    for cue in lexeme.cues:
        if cue.stance in _STANCES and (
            links is None or "object" in cue.content or links & {fold(x) for x in cue.preps}
        ):
            return _STANCES[cue.stance]
    themes = {
        fold(prep) for f in lexeme.frames if f.type is EventType.AGREE
        for prep, _, role in (x.partition(":") for x in f.preps) if role == "theme"
    }  # fmt: skip
    return Modality.PLANNED.value if themes and (links is None or links & themes) else ""


def apply(lexeme: Lexeme, k: int, scope: Scope, links: set[str] | None = None) -> None:
    """Apply the effect of a governing verb at a token."""
    how = effect(lexeme, links)
    if how == "negated":
        scope.deny(k)
    elif how:
        scope.colour(Modality(how), k)


def operator(readings: tuple[tuple[object, Inflection], ...]) -> Inflection | None:
    """The reading of a word that governs what follows it; a finite one before a masdar."""
    found = [
        r for _, r in readings
        if r.shape not in (Inflected.ACTIVE, Inflected.PASSIVE)
        and (r.lexeme.light is not None or effect(r.lexeme, None))
    ]  # fmt: skip
    found.sort(key=lambda r: r.shape not in FINITE)
    return found[0] if found else None


def ambiguous(p: Parse, k: int) -> bool:
    """Whether a word may be an event noun."""
    return any(r.shape is Inflected.MASDAR for _, r in p.words[k].readings)


def negated_verb(p: Parse, k: int) -> bool:
    """Whether a particle right before a verb negates it."""
    if k == 0:
        return False
    classes = flags(p, k - 1)
    return bool(classes & NEGATION) and "affirmed" not in classes


IF = frozenset({"إن", "وإن"})
"""Before a past the if, unless words of saying come before: then the complementiser."""


def reports(p: Parse, k: int) -> bool:
    """Whether «إن» at a token introduces what is said: «قال الوزير إن قصف المدينة …»."""
    if not k:
        return False
    if p.words[k - 1].surface == ":":
        return True
    first = p.clause_of(k - 1).first
    return any(r.lexeme.cues for m in range(first, k) for _, r in p.words[m].readings)
