"""In which light a verb stands, and which preposition governs a name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudna.coding.parse import Clause, Parse
from hudna.coding.scope.clauses import clause_governor
from hudna.coding.scope.nouns import noun, participle
from hudna.coding.scope.operators import IF, NEGATION, TOLD, Scope, ambiguous, flags, reports
from hudna.coding.scope.verbs import finite, shared
from hudna.grammar.dates import DateMatch
from hudna.model import EventType, Modality
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Hit, Kind
from hudna.vocab.verbs import FINITE

__all__ = ["Light", "flags", "governor", "light"]


@dataclass(frozen=True, slots=True)
class Light:
    """In which light a verb stands: said not to be, planned, urged, conditional; aimed at."""

    negated: bool
    modality: Modality
    purpose: bool
    background: bool
    marker: int
    """The token that decided, or -1."""


_NEAR = 4
"""Tokens before a verb in which «كان» or an aim still reach it."""


def light(p: Parse, i: int, clause: Clause, shape: Inflected) -> Light:
    """The light in which the verb or event noun at a token stands."""
    found = Scope()
    if shape in FINITE:
        finite(p, i, clause, shape, found)
        clause_governor(p, i, clause, shape, found)
        if found.marker < 0:
            shared(p, clause, shape, found)
        if found.marker < 0 and shape is Inflected.PAST and _nominal(p, i):
            noun(p, i, clause, found)  # «رفضت إيران سحب قواتها»
        if not found.negated and found.modality is Modality.ACTUAL and _coming(p, i, clause, shape):
            found.colour(Modality.PLANNED, i)
    else:
        if shape is Inflected.MASDAR:
            noun(p, i, clause, found)
            if found.marker < 0:
                _predicated(p, i, clause, found)
            if found.marker < 0 and _meant(p, i, clause):
                found.colour(Modality.PLANNED, i - 1)
        else:
            participle(p, i, found)
        _adjective(p, i, found)
    if found.marker < 0 and (_asked(p, i) or _whoever(p, i, clause, shape)):
        found.colour(Modality.CONDITIONAL, i)
    if found.modality in (Modality.ACTUAL, Modality.PLANNED) and _supposed(p, clause, found):
        found.modality = Modality.CONDITIONAL
    purpose, background = _aimed(p, i, clause)
    return Light(found.negated, found.modality, purpose, background, found.marker)


def _nominal(p: Parse, i: int) -> bool:
    """Whether what looks like a past may be an event noun: no particle of verbs before it."""
    return ambiguous(p, i) and not (i and flags(p, i - 1) & (NEGATION | {"perhaps", "future"}))


def _adjective(p: Parse, i: int, found: Scope) -> None:
    """An adjective after an event noun that puts it in the future («الاجتماع المرتقب»)."""
    for k in range(i + 1, min(i + 3, len(p.words))):
        if p.covered[k] < 0 and "plan-adjective" in p.words[k].flags:
            found.colour(Modality.PLANNED, k)


def _predicated(p: Parse, i: int, clause: Clause, found: Scope) -> None:
    """The verb after an event noun that heads its clause tells when it is: «إن هجوما آخر سيقع»."""
    if any(p.is_finite(k) and not ambiguous(p, k) for k in range(clause.first, i)):
        return
    for k in range(i + 1, clause.end):
        if "future" in flags(p, k):
            found.colour(Modality.PLANNED, k)
            return
        if p.is_finite(k) and not ambiguous(p, k):
            shape = next(r.shape for _, r in p.words[k].readings if r.shape in FINITE)
            finite(p, k, clause, shape, found)
            found.negated = False
            return


def _meant(p: Parse, i: int, clause: Clause) -> bool:
    """Whether an event noun hangs on a light noun after ل: «… لشن هجوم», «… لتوجيه ضربة»."""
    return any(
        _for(p, k) and any(r.lexeme.light is not None for _, r in p.words[k].readings)
        for k in range(max(clause.first, i - 2), i)
    )


def _asked(p: Parse, i: int) -> bool:
    """Whether a question that may be denied asks for it: «هل … ؟»."""
    for k in range(i - 1, -1, -1):
        if p.words[k].surface in _QUESTION_ENDS:
            return False
        if "question" in p.flags[k]:
            return True
    return False


_QUESTION_ENDS = frozenset("؟?.؛")


def _whoever(p: Parse, i: int, clause: Clause, shape: Inflected) -> bool:
    """Whether a verb says what whoever does it would do: «كل من يهاجم», «كل الذين يهاجمون»."""
    if shape not in (Inflected.PRESENT, Inflected.PRESENT_PASSIVE):
        return False
    first = clause.first
    if clause.opener == "relative" and first and "every" in p.words[first - 1].flags:
        return True
    return i > 0 and p.words[i - 1].fold in _WHO and (i == 1 or "every" in p.words[i - 2].flags)


_WHO = frozenset({"من", "ومن", "فمن"})


def _coming(p: Parse, i: int, clause: Clause, shape: Inflected) -> bool:
    """Whether a verb in the present has a day that is not past: «يلتقي … غدا»."""
    if shape not in (Inflected.PRESENT, Inflected.PRESENT_PASSIVE):
        return False
    frames = [f for _, r in p.words[i].readings for f in r.lexeme.frames]
    if any(f.incident is not None for f in frames):
        return False
    today = any(f.type in (EventType.CONSULT, EventType.AGREE) for f in frames)
    end = clause.end
    if clause.opener == "relative":  # «… التي يرأسها فلان، غدا»: the day belongs to the main verb
        end = next((k for k in range(i, end) if p.words[k].shape is not Shape.WORD), end)
    earliest = dt.timedelta(days=not today)
    return any(_ahead(p, d, earliest) for d in p.sentence.dates if clause.first <= d.first < end)


def _ahead(p: Parse, match: DateMatch, earliest: dt.timedelta) -> bool:
    """Whether a day is at least so far ahead of the report's.

    Where the report's day is unknown or a day late the words decide («غدا», «المقبل»).
    """
    day = match.value
    named = any("coming-day" in p.words[k].flags for k in range(match.first, match.end))
    if day is None or day.anchor is None:
        return named and day is None
    lag = _LAG if named else dt.timedelta()
    return day.start >= day.anchor + earliest - lag


_LAG = dt.timedelta(days=1)
"""How much later than its «today» a report may be dated."""


def _supposed(p: Parse, clause: Clause, found: Scope) -> bool:
    """Whether a condition opens the clause, or stands beside what is planned («ستوافق … إذا»)."""
    if _conditional(p, clause):
        return True
    if found.modality is not Modality.PLANNED:
        return False
    index = p.clauses.index(clause)
    for step in (1, -1):
        k = index + step
        if 0 <= k < len(p.clauses) and _conditional(p, p.clauses[k]):
            between = p.clauses[max(index, k)]
            return between.opener != "stop"
    return False


def _conditional(p: Parse, clause: Clause) -> bool:
    if clause.opener == "condition" or "condition" in flags(p, clause.first):
        return True
    k = clause.first
    if p.words[k].surface not in IF or reports(p, k):
        return False
    after = p.words[k + 1].readings if k + 1 < clause.end and p.covered[k + 1] < 0 else ()
    return any(r.shape in TOLD for _, r in after)


_TOPICS = frozenset({"topic-noun", "topic-preposition"})


def _aimed(p: Parse, i: int, clause: Clause) -> tuple[bool, bool]:
    """Whether a verb or noun is only an aim or a topic, and whether it is told as background."""
    background = False
    purpose = _sought(p, i, clause)
    for k in range(i - 1, max(clause.first, i - _NEAR) - 1, -1):
        around = flags(p, k)
        if not around:
            continue
        near = i - k
        purpose = purpose or "purpose" in around
        purpose = purpose or (near == 1 and bool(around & _TOPICS))
        background = background or "background" in around
        background = background or ("background-preposition" in around and near <= 2)
    return purpose, background


def _sought(p: Parse, i: int, clause: Clause) -> bool:
    """Whether ل joins an event noun to efforts or means («محاولات … لشن», «سعي … للسيطرة»)."""
    if not any(_for(p, k) for k in (i, i - 1) if k >= clause.first):
        return False
    low = max(clause.first, i - _EFFORT)
    return any(flags(p, k) & {"topic-noun", "purpose"} for k in range(i - 1, low - 1, -1))


def _for(p: Parse, k: int) -> bool:
    """Whether a word is an event noun or a light one with ل before it («لشن هجوم»)."""
    readings = p.words[k].readings
    return bool(readings) and "ل" in readings[0][0].proclitics


_EFFORT = 6
"""Tokens from a word for efforts to what they are for."""


def governor(p: Parse, first: int, prefix: str, verb: int = -1) -> str:
    """The preposition that governs a name.

    It is its own proclitic, the word before, or the one before the nouns that the name is the
    owner of («على مواقع قوات النظام»): «agent» where a phrase such as «من قبل» stands there,
    «about» for a topic; nothing where the name is bare. What is before `verb` does not count.
    """
    for letter in "بلك":
        if letter in prefix:
            return letter
    if prefix.startswith("و"):
        return ""
    k = first - 1
    for _ in range(_CHAIN):
        while k > verb and p.words[k].shape is Shape.QUOTE:
            k -= 1
        if k <= verb or p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD:
            return ""
        each = _each(p, k)
        if each is not None:
            if each.split.proclitics[-1:] in _PREPOSITIONS:
                return each.split.proclitics[-1]  # «لكل من …»
            k -= 2
            continue
        how = _preposition(p, k)
        if how:
            return how
        if p.is_finite(k) or p.sentence.dated(k) or p.words[k].flags:
            return ""
        k -= 1
    return ""


def _each(p: Parse, k: int) -> Hit | None:
    """The «كل من» that ends at a token: it governs nothing of its own."""
    hit = p.sentence.hits[k - 1].get(Kind.PARTICLE) if k else None
    return hit if hit is not None and hit.end == k + 1 and "each" in hit.keys else None


_PREPOSITIONS = ("ب", "ل", "ك")


_CHAIN = 4
"""Words from a name back to the preposition that governs it."""


def _preposition(p: Parse, k: int) -> str:
    """The preposition at a token, as its own word, as the end of a phrase or as a proclitic."""
    for start in (k, k - 1, k - 2):
        hit = p.sentence.hits[start].get(Kind.PARTICLE) if start >= 0 else None
        if hit is not None and hit.end == k + 1:
            if "agent" in hit.keys:
                return "agent"
            if "background-preposition" in hit.keys or "topic" in hit.keys:
                return "about"
    word = p.words[k]
    if "agent" in word.flags:
        return "agent"
    if "preposition" in word.flags:
        return word.fold
    for split, _ in word.readings:
        for letter in "بل":
            if letter in split.proclitics:
                return letter
    return ""
