"""Which words of a sentence can introduce speech."""

from __future__ import annotations

from hudna.coding.parse import Parse
from hudna.coding.scope.light import flags
from hudna.coding.speech.marks import particle
from hudna.coding.speech.said import CueAt
from hudna.text.clitics import Split
from hudna.text.fold import fold
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Stretch
from hudna.vocab.verbs import FINITE, Inflection

_NEVER = frozenset({
    Inflected.JUSSIVE, Inflected.FUTURE, Inflected.PAST_PASSIVE, Inflected.PRESENT_PASSIVE,
})  # fmt: skip
"""Finite shapes that report no saying: what was not, will or should be said, or by nobody."""
_NEGATIONS = frozenset({"negation-past", "negation-future", "negation", "condition", "future"})
_TA_MARBUTA = "ة"


def cues(p: Parse) -> list[CueAt]:
    """The cues of a sentence in order."""
    found = []
    taken = set()
    for verb in p.verbs:
        taken.add(verb.i)
        cue = _first_fitting(p, verb.i, tuple((verb.split, r) for r in verb.readings))
        if cue is not None:
            found.append(cue)
    hidden = [
        cue for i, word in enumerate(p.words)
        if word.readings and i not in taken and p.covered[i] < 0 and "preposition" in word.flags
        and (cue := _hidden(p, i)) is not None
    ]  # fmt: skip
    return sorted([*found, *hidden]) if hidden else found


def _first_fitting(
    p: Parse, i: int, readings: tuple[tuple[Split, Inflection], ...]
) -> CueAt | None:
    for split, reading in readings:
        if reading.lexeme.cues:
            cue = _fitting(p, i, split, reading)
            if cue is not None:
                return cue
    return None


def _hidden(p: Parse, i: int) -> CueAt | None:
    """A word that is mostly a preposition but a verb here: «وعبر الوزير … عن قلقه».

    It opens its clause and its own preposition follows.
    """
    if not fronted(p, i):
        return None
    cue = _first_fitting(p, i, p.words[i].readings)
    if cue is None or not cue.preps:
        return None
    named = next((n for n in p.names if i < n.first <= i + 2 and n.actor and not n.prefix), None)
    if named is None:
        return cue if i + 1 < len(p.words) and p.words[i + 1].fold in cue.preps else None
    after = range(named.end, min(named.end + _WITHIN, len(p.words)))
    return cue if any(p.words[k].fold in cue.preps for k in after) else None


_SOON = 16  # tokens after a cue among which stands a word that it needs
_WITHIN = 25  # tokens between a speaker and the preposition of the cue


def fronted(p: Parse, i: int) -> bool:
    """Whether a word opens its clause: first, after a mark, with و, or after «من جانبه»."""
    if i == 0 or p.words[i].fold.startswith("و") or p.words[i - 1].shape is not Shape.WORD:
        return True
    return any(particle(p, k, "sentence-linker") == i for k in range(max(0, i - 3), i))


def _fitting(p: Parse, i: int, split: Split, reading: Inflection) -> CueAt | None:
    """The cue of a reading, if its shape here can introduce speech."""
    cue = reading.lexeme.cues[0]
    if cue.kind == "according":
        return None
    wanted = reading.lexeme.said_with
    if wanted and not Stretch(p.words[i + 1 : i + _SOON]).has(wanted):
        return None
    shape, preps = reading.shape, frozenset(map(fold, cue.preps))
    if shape in FINITE:
        if shape in _NEVER or not _tells(p, i, split, reading):
            return None
        return CueAt(i, reading, cue, False, preps)
    if shape is Inflected.ACTIVE and not reading.definite and _circumstantial(p, i, split):
        return CueAt(i, reading, cue, True, preps)
    if shape is Inflected.MASDAR and "saying-noun" in p.words[i].flags:
        return CueAt(i, reading, cue, True, preps)
    return None


def _tells(p: Parse, i: int, split: Split, reading: Inflection) -> bool:
    """Whether a finite verb tells that something was said."""
    word = p.words[i]
    if reading.number is Number.FIRST or (
        i > 0 and p.sentence.quoted[i] and all(p.sentence.quoted[:i])
    ):
        return False
    if p.sentence.quoted[i] and i == 0 and "و" not in split.proclitics:
        return False
    if "named" in reading.lexeme.cues[0].content and _own(p, i + 1):
        return False
    if split.enclitic and (
        word.surface.endswith(_TA_MARBUTA) or "person" not in reading.lexeme.cues[0].content
    ):
        return False
    if "between" in word.flags and not fronted(p, i):
        return False
    if i == 0:
        return True
    if not _verbal(p, i, split):
        return False
    before = flags(p, i - 1) if p.covered[i - 1] < 0 else frozenset()
    if before & _NEGATIONS:
        return False
    if "preposition" in before and not split.proclitics and "subordinator" not in before:
        return False
    return "complementiser" not in before or reading.shape is not Inflected.PRESENT


def _own(p: Parse, k: int) -> bool:
    """«وأعتقد أننا»: a complementiser in the first person; the folded verb is the speaker's own."""
    return (
        k < len(p.words)
        and "complementiser" in p.words[k].flags
        and any(s.enclitic in ("نا", "ني") for s in p.words[k].splits)
    )


def _verbal(p: Parse, i: int, split: Split) -> bool:
    """Whether a word that may be a noun too is a verb.

    «رد», «رفض», «ردا على» are verbs only at the head of a clause, after their subject or after a
    particle.
    """
    word = p.words[i]
    if not any(r.shape is Inflected.MASDAR for _, r in word.readings):
        return True
    if word.fold.endswith("ا") and not split.proclitics:
        return p.covered[i - 1] >= 0
    return (
        fronted(p, i)
        or p.covered[i - 1] >= 0
        or bool(p.words[i - 1].flags & _BEFORE_VERB)
        or p.sentence.dated(i - 1)
    )


_BEFORE_VERB = frozenset({"speech-link", "beside", "adverb", "relative"})


def _circumstantial(p: Parse, i: int, split: Split) -> bool:
    """Whether a participle is a circumstance of its sentence: «…، مضيفا أن».

    It has no preposition: «كاملا» is no «آملا».
    """
    stem = split.stem
    if not stem.endswith(("ا", "ه", "ين")) or not set(split.proclitics) <= {"و", "ف"}:
        return False
    if i == 0:
        return stem.endswith("ا")
    if "preposition" in p.words[i - 1].flags or p.words[i - 1].shape is Shape.NUMBER:
        return False  # «46 متهما»
    if stem.endswith("ا"):
        return True
    return p.words[i - 1].shape is not Shape.WORD or p.covered[i - 1] >= 0
