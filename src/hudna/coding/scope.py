"""What governs a verb or an event noun: the particles, nouns and verbs that deny, plan, urge or
only suppose it, each within its own scope.

An operator governs what follows it in its own clause up to the next verb or event noun, and the
clause that a complementiser right after it opens («يجب أن …»). What و joins shares it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Clause, Parse
from hudna.model import EventType, Modality, Stance
from hudna.text.fold import fold
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.verbs import FINITE, Inflection, Lexeme

NEGATION = frozenset({"negation-past", "negation-future", "negation"})
_HAMZA = "أ"
"""What tells «ألا» (that not) from «إلا» (except), which fold to the same letters."""
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


def around(p: Parse, k: int) -> tuple[frozenset[str], int]:
    """The particle classes of a token, those of the phrases it stands in too, and where the longest
    of these starts.
    """
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


# ---------------------------------------------------------------------- within the clause
@dataclass(slots=True)
class _Walk:
    """A walk from an event noun leftwards to what governs it."""

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
        if p.words[k].surface in _BREAKS:
            self.broken = not self.broken and not self.joined and not _leads(p, k + 1)


def noun(p: Parse, i: int, clause: Clause, scope: Scope) -> None:
    """The operators that govern an event noun in its own clause.

    Another event noun between an operator and this one takes the operator to itself («ضرورة وقف
    قصف …» does not urge the shelling), unless و joins this one to it.
    """
    types = frozenset(f.type for _, r in p.words[i].readings for f in r.lexeme.frames)
    known = types if any(r.definite for _, r in p.words[i].readings) else frozenset()
    walk = _Walk(_clitics(p, i), _proclitic(p, i) == "و", types, known)
    for k in range(i - 1, clause.first - 1, -1):
        walk.comma(p, k)
        if _skipped(p, k):
            continue
        if walk.broken or walk.loose > _REACH:
            return
        classes, first = around(p, k)
        if modal(p, first, classes, scope):
            return
        if _denies(p, k, i, classes):
            scope.deny(k)
        elif not classes & {"affirmed", "still"} and _stops(p, k, i, clause, scope, walk):
            return
        walk.links |= _clitics(p, k)
        walk.loose += 1


def _denies(p: Parse, k: int, i: int, classes: frozenset[str]) -> bool:
    """Whether a word right before an event noun negates it: «عدم توقيع», «لا اتفاق بين»."""
    if "affirmed" in classes:
        return False
    if "absent" in classes and p.words[k].flags & NEGATION:
        return i - k <= _ADJACENT
    if "negation-noun" in classes:
        return i - k == 1 or (i - k == 2 and "any" in p.words[k + 1].flags)  # noqa: PLR2004
    return bool(classes & NEGATION) and k == i - 1


def _stops(p: Parse, k: int, i: int, clause: Clause, scope: Scope, walk: _Walk) -> bool:
    """Apply a word that may govern an event noun; whether nothing before it can reach the noun."""
    classes, word = flags(p, k), p.words[k]
    if "preposition" in classes:
        walk.links.add(word.fold)
    if classes & _BARRIERS or ("preposition" in classes and word.fold not in _OPEN):
        return not (k == i - 1 and _takes(p, k))
    if not word.readings:
        return False
    if _governs(p, k, scope, clause, walk):
        return True
    return not walk.joined and not _transparent(word.readings)


def _leads(p: Parse, k: int) -> bool:
    """Whether a word after a comma still belongs to the verb before it («دعا، أمس، إلى وقف»)."""
    return p.words[k].fold in _OPEN or p.sentence.dated(k) or _proclitic(p, k) in ("ل", "ب")


def _proclitic(p: Parse, k: int) -> str:
    readings = p.words[k].readings
    return readings[0][0].proclitics[:1] if readings else ""


def _clitics(p: Parse, k: int) -> set[str]:
    """The prepositions that may be written as one with a word."""
    return {c for split in p.words[k].splits for c in split.proclitics if c in "بل"}


def _skipped(p: Parse, k: int) -> bool:
    return p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD or p.sentence.dated(k)


_BREAKS = frozenset("،,؛")
_BARRIERS = frozenset({"background-preposition", "accompany", "between", "agent", "contrast", "copula"})
_OPEN = frozenset({"الي", "علي", "عن", "من"})


def _takes(p: Parse, k: int) -> bool:
    """Whether «في» belongs to the verb before it («فشل في», «نجح في»)."""
    return p.words[k].fold == "في" and any(
        r.lexeme.light is not None and r.lexeme.light.scope in ("negated", "actual")
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


def _governs(p: Parse, k: int, scope: Scope, clause: Clause, walk: _Walk) -> bool:
    """Apply a verb or masdar that governs the event noun after it; whether the search ends there.

    A light verb lends the noun its own light; a verb of demanding, promising or denying colours it.
    """
    reading = _operator(p.words[k].readings)
    if reading is None:
        if "ل" in walk.links and any(r.shape is Inflected.FUTURE for _, r in p.words[k].readings):
            scope.colour(Modality.PLANNED, k)  # «سيستغل نفوذه لحث …»
        return any(r.shape in FINITE for _, r in p.words[k].readings) and not _ambiguous(p, k)
    if not _idle(reading.lexeme, walk):
        apply(reading.lexeme, k, scope, walk.links)
    if reading.shape not in FINITE:
        return reading.lexeme.light is None
    if reading.lexeme.light is not None:
        finite(p, k, clause, reading.shape, scope)
        if scope.marker < 0:
            clause_governor(p, k, clause, reading.shape, scope)
    elif _negated_verb(p, k):
        scope.deny(k)
    return True


def _idle(lexeme: Lexeme, walk: _Walk) -> bool:
    """Whether a verb leaves the noun after it as it is: an agreement that is rejected stands, a
    sanction that is decided is imposed.
    """
    if lexeme.light is None:
        return EventType.AGREE in walk.known and effect(lexeme, None) == "negated"
    return lexeme.light.scope == "decided" and bool(walk.types & _DECREED)


_DECREED = frozenset({EventType.SANCTION, EventType.REJECT})


def _ambiguous(p: Parse, k: int) -> bool:
    return any(r.shape is Inflected.MASDAR for _, r in p.words[k].readings)


def _operator(readings: tuple[tuple[object, Inflection], ...]) -> Inflection | None:
    """The reading of a word that governs what follows it; a finite one before a masdar."""
    found = [
        r for _, r in readings
        if r.shape not in (Inflected.ACTIVE, Inflected.PASSIVE)
        and (r.lexeme.light is not None or effect(r.lexeme, None))
    ]  # fmt: skip
    found.sort(key=lambda r: r.shape not in FINITE)
    return found[0] if found else None


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


def _negated_verb(p: Parse, k: int) -> bool:
    """Whether a particle right before a verb negates it."""
    if k == 0:
        return False
    classes = flags(p, k - 1)
    return bool(classes & NEGATION) and "affirmed" not in classes


def participle(p: Parse, i: int, scope: Scope) -> None:
    """A participle is a clause of its own; only «غير» and the like right before it reach it."""
    if i and "negation-noun" in p.words[i - 1].flags:
        scope.deny(i - 1)


# ---------------------------------------------------------------------- finite verbs
def finite(p: Parse, i: int, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """The operators that govern a finite verb: particles before it, else its clause's governor."""
    if shape is Inflected.FUTURE:
        scope.colour(Modality.PLANNED, i)
    loose = 0
    for k in range(i - 1, clause.first - 1, -1):
        if _skipped(p, k):
            continue
        classes, first = around(p, k)
        if "still" in classes:
            break
        if classes & {"nearly", "no-longer"} and shape in _PRESENT:
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
            break
    if "question" in flags(p, clause.first):
        scope.colour(Modality.CONDITIONAL, clause.first)


def _negates(p: Parse, k: int, classes: frozenset[str], *, bare: bool, past: bool) -> bool:
    """Whether a token negates the verb after it: «لم» and «لن» right before it, «لا» and «ليس» also
    before its subject, «ما» before the past where a clause begins and nothing can be meant by it.
    """
    if "affirmed" in classes:
        return False
    if bare and past and "negation-or-relative" in classes:
        return k == 0 or "complementiser" in p.words[k - 1].flags
    return bool(classes & NEGATION) and (bare or "negation" in classes)


def _particle(p: Parse, k: int, i: int, shape: Inflected, scope: Scope) -> None:
    """Apply a particle before a verb that makes it planned or uncertain."""
    classes = flags(p, k)
    if "future" in classes or ("perfect" in classes and shape not in _PRESENT):
        scope.colour(Modality.PLANNED, k)
    if "until" in classes and k == i - 1 and shape in _PRESENT:
        scope.colour(Modality.PLANNED, k)
    if "question" in classes or ("perhaps" in classes and k == i - 1 and _perhaps(p, i, shape)):
        scope.colour(Modality.CONDITIONAL, k)


def _told(p: Parse, i: int) -> bool:
    """Whether a word may be a past («أصيب» is both «was hit» and «I hit»)."""
    return any(r.shape in TOLD for _, r in p.words[i].readings)


def _perhaps(p: Parse, i: int, shape: Inflected) -> bool:
    """Whether «قد» right before a verb says perhaps: before the present, not after «كان»."""
    if shape not in _PRESENT or _told(p, i):
        return False
    return i < 2 or "background" not in p.words[i - 2].flags  # noqa: PLR2004


def _verb_between(p: Parse, k: int) -> bool:
    return p.is_finite(k) and not _ambiguous(p, k)


def _negate(p: Parse, k: int, i: int, clause: Clause, scope: Scope) -> None:
    """Negate, unless an exception («إلا») or «فحسب» takes it back."""
    if "negation-future" in flags(p, k):
        scope.colour(Modality.PLANNED, k)
    end = min(len(p.words), max(clause.end, i + 1) + 1)
    for m in range(k + 1, end):
        if "restriction" in flags(p, m) and "contrast" not in flags(p, m):
            return
    scope.deny(k)


# ---------------------------------------------------------------------- across clauses
def clause_governor(p: Parse, i: int, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """What governs the clause of a verb that a complementiser opens: the modal word, the verb or
    the preposition right before it. «وأن» shares what governs the «أن» before it.
    """
    if "complementiser" not in p.words[clause.first].flags:
        _cleft(p, clause, scope)
        return
    if not _near(p, clause.first, i):
        return
    current = clause
    for _ in range(_CHAIN):
        governor_of(p, current.first, _low(p, current), shape, scope)
        previous = before(p, current)
        if scope.marker >= 0 or previous is None or not _and(p, current.first):
            return
        while previous.first and "complementiser" not in p.words[previous.first].flags:
            previous = before(p, previous) or previous
        current = previous


def _and(p: Parse, k: int) -> bool:
    """Whether و joins a complementiser to one before it."""
    return p.words[k].fold.startswith("و")


def _near(p: Parse, first: int, i: int) -> bool:
    """Whether a verb is the first of the clause that a complementiser opens, not one after it that
    the cutting of clauses has left there.
    """
    broken, loose = False, 0
    for k in range(first + 1, i):
        if p.words[k].surface in _BREAKS:
            broken = not broken
        elif not _skipped(p, k):
            loose += 1
    return not broken and loose <= _REACH


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
        if p.words[k].surface in _BREAKS:
            broken = not broken
        if _skipped(p, k):
            named = named or p.covered[k] >= 0
            continue
        if not broken and loose <= _ADJACENT and _over(p, k, at, found):
            return
        if p.words[k].fold in _ON and (named or loose) and _heads(p, k, at, low):
            found.colour(Modality.URGED, k)  # «على الأطراف أن …»
            return
        if p.words[k].readings or loose >= _REACH:
            _clause_verb(p, k, found)
            return
        loose += 1


_ADJACENT = 3
"""Words between a modal word and the complementiser that it governs («من المهم جدا أن»)."""
TOLD = frozenset({Inflected.PAST, Inflected.PAST_PASSIVE})


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
    """Where the clause begins that governs a complementiser's clause; a preposition that only
    leads to it is none of its own («دعا إلى أن»).
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


def _clause_verb(p: Parse, k: int, scope: Scope) -> None:
    reading = _operator(p.words[k].readings)
    if reading is None:
        return
    apply(reading.lexeme, k, scope)
    if effect(reading.lexeme, None) == "negated" and _negated_verb(p, k):
        scope.deny(k)


def before(p: Parse, clause: Clause) -> Clause | None:
    """The clause before a clause."""
    return p.clause_of(clause.first - 1) if clause.first else None


def shared(p: Parse, clause: Clause, shape: Inflected, scope: Scope) -> None:
    """What a verb that و joins to the verb before it shares with it: a future, a modal, لن.

    The joined verb stands in the bare present; a past or a future of its own starts anew.
    """
    if shape not in _PRESENT or _told(p, clause.first):
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
