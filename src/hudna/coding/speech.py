"""Who is reported to have said what.

A cue (a verb of saying in any form) has a speaker and opens what is said with a complementiser
(«أن»), a quotation, a preposition of its own («أشار إلى») or nothing at all («أكد أهمية …»). What
is said runs to the next cue that stands beside it or to the sentence's end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.subjects import joined_before
from hudna.coding.names import Named
from hudna.coding.parse import Parse
from hudna.coding.sentence import Sentence
from hudna.model import EventType, Span, Stance
from hudna.text.fold import fold
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.entries import Cue
from hudna.vocab.verbs import FINITE, Inflection


@dataclass(frozen=True, slots=True)
class Said:
    """A statement found in a sentence: tokens of cue and content, and who speaks."""

    sentence: int
    cue: int
    first: int
    end: int
    speakers: tuple[Named, ...]
    carried: bool
    """Whether the speaker was taken from before, none standing beside the cue."""
    stance: Stance
    lemma: str
    act: bool
    opener: str
    content: Span
    direct: bool
    span: Span
    reach: Span
    """From the cue to the end of the content: what lies here is told by the speaker."""


class _Cue(NamedTuple):
    i: int
    reading: Inflection
    cue: Cue
    participle: bool


class _Opening(NamedTuple):
    first: int
    how: str


class SpeechReader:
    """Reads the statements of one report, carrying the speaker from sentence to sentence."""

    def __init__(self) -> None:
        self._last: tuple[Named, ...] = ()

    def read(self, p: Parse) -> list[Said]:
        """The statements of a sentence in order."""
        cues = self._cues(p)
        found: list[Said] = []
        for index, cue in enumerate(cues):
            said = self._statement(p, cues, index, found)
            if said is not None:
                found.append(said)
                self._last = said.speakers
        return found

    # ------------------------------------------------------------------ cues
    def _cues(self, p: Parse) -> list[_Cue]:
        found = []
        for verb in p.verbs:
            for reading in verb.readings:
                if not reading.lexeme.cues:
                    continue
                cue = _fitting(p, verb.i, reading)
                if cue is not None:
                    found.append(cue)
                    break
        return found

    # ------------------------------------------------------------------ one statement
    def _statement(self, p: Parse, cues: list[_Cue], index: int, before: list[Said]) -> Said | None:
        cue = cues[index]
        limit = cues[index + 1].i if index + 1 < len(cues) else len(p.words)
        speakers, after, known = self._speakers(p, cue, limit, before)
        opening = _opening(p, cue, after, limit)
        if opening is None:
            return None
        if not known:
            if not cue.participle:
                self._last = ()
            return None
        if not self._keeps(p, cue, opening, before):
            return None
        end = self._end(p, cues, index, opening)
        first, end = _trim(p.sentence, opening.first, end)
        if end - first < _SHORTEST:
            return None
        content = p.sentence.span(first, end)
        start = min(cue.i, speakers[0].first) if known == "beside" else cue.i
        return Said(
            sentence=p.sentence.number, cue=cue.i, first=first, end=end, speakers=speakers,
            carried=known == "carried", stance=cue.cue.stance, lemma=cue.reading.lexeme.lemma,
            act=cue.cue.kind == "act", opener=opening.how, content=content,
            direct=_direct(p.sentence, first, end),
            span=(p.sentence.starts[start], content[1]),
            reach=(p.sentence.starts[cue.i], content[1]),
        )  # fmt: skip

    def _speakers(
        self, p: Parse, cue: _Cue, limit: int, before: list[Said]
    ) -> tuple[tuple[Named, ...], int, str]:
        """(speakers, token after them, how they are known)."""
        if cue.participle:
            beside = [b for b in before if not any(_within(b, o) for o in before)]
            if beside:
                return beside[-1].speakers, cue.i + 1, "carried"
            subject = _subject_before(p, cue.i)
            if subject:
                return subject, cue.i + 1, "before"
            return (self._last, cue.i + 1, "carried") if self._last else ((), cue.i + 1, "")
        if cue.cue.kind == "relay":
            return _relayed(p, cue, limit)
        after = _subject_after(p, cue.i, limit)
        if after:
            return after, after[-1].end, "beside"
        if _stranger_after(p, cue.i):
            return (), cue.i + 1, ""
        subject = _subject_before(p, cue.i)
        if subject and not (cue.cue.kind == "continue" and self._last):
            return subject, cue.i + 1, "before"
        if self._last:
            return self._last, cue.i + 1, "carried"
        return (), cue.i + 1, ""

    def _keeps(self, p: Parse, cue: _Cue, opening: _Opening, before: list[Said]) -> bool:
        """Whether a cue makes a statement here.

        A speech act told within what somebody says is an event, not a statement; so is an
        agreement anywhere, and a mere welcome, thanks or condemnation.
        """
        if cue.cue.kind != "act":
            return True
        if any(b.first <= cue.i < b.end for b in before) and opening.how != "an":
            return False
        if cue.participle:
            return True
        kinds = {f.type for f in cue.reading.lexeme.frames}
        if EventType.AGREE in kinds and cue.cue.stance is not Stance.PROMISES:
            return False
        return opening.how in ("an", "quote") or cue.cue.stance in _WITH_CONTENT

    def _end(self, p: Parse, cues: list[_Cue], index: int, opening: _Opening) -> int:
        """The token after the content."""
        size = len(p.words)
        quoted = _closing(p.sentence, opening.first)
        for other in cues[index + 1 :]:
            if other.i <= opening.first or (quoted is not None and other.i < quoted):
                continue
            if p.sentence.quoted[other.i]:
                continue
            if other.participle or _sibling(p, other.i):
                return _before_cue(p, other.i)
        if quoted is not None and quoted < size:
            rest = [w for w in p.words[quoted + 1 :] if w.shape is Shape.WORD]
            if not rest or (p.words[quoted + 1].surface in "،,.؛" and _new_clause(p, quoted + 2)):
                return quoted
        return size


_WITH_CONTENT = frozenset({
    Stance.DEMANDS, Stance.ACCUSES, Stance.DENIES, Stance.PROMISES, Stance.CLAIMS, Stance.ADMITS,
})  # fmt: skip
"""Stances whose object is what is said: what is demanded, denied, promised, laid to somebody."""
_SHORTEST = 2  # tokens of a content
_FAR = 45  # tokens between a cue and what it opens
_COMMAS = "،,؛"


def _within(inner: Said, outer: Said) -> bool:
    """Whether one statement's cue stands in what another one says."""
    return inner is not outer and outer.first <= inner.cue < outer.end


def _fitting(p: Parse, i: int, reading: Inflection) -> _Cue | None:
    """The cue of a reading, if its shape here can introduce speech."""
    cue = reading.lexeme.cues[0]
    if cue.kind == "according":
        return None
    shape = reading.shape
    if shape in FINITE:
        if reading.number is Number.FIRST or shape is Inflected.JUSSIVE:
            return None
        if shape in (Inflected.PAST_PASSIVE, Inflected.PRESENT_PASSIVE):
            return None
        if i and p.words[i - 1].flags & {"negation-past", "negation-future", "negation"}:
            return None
        if p.sentence.quoted[i] and not any(p.sentence.quoted[k] is False for k in range(i)):
            return None
        return _Cue(i, reading, cue, False)
    if shape is Inflected.ACTIVE and not reading.definite and _circumstantial(p, i):
        return _Cue(i, reading, cue, True)
    if shape is Inflected.MASDAR and "saying-noun" in p.words[i].flags:
        return _Cue(i, reading, cue, True)
    return None


def _circumstantial(p: Parse, i: int) -> bool:
    """Whether a participle is a circumstance of its sentence: «…، مضيفا أن»."""
    word = p.words[i]
    split = word.splits[0]
    stem = split.stem
    if not stem.endswith(("ا", "ه", "ين")) or "ب" in split.proclitics or "ل" in split.proclitics:
        return False
    if i == 0 or "preposition" in p.words[i - 1].flags:
        return False
    if stem.endswith("ا"):
        return True
    return p.words[i - 1].shape is not Shape.WORD or p.covered[i - 1] >= 0


def _subject_after(p: Parse, i: int, limit: int) -> tuple[Named, ...]:
    """The speakers between a cue and what it opens: the first name that no preposition governs,
    and those joined to it by و.
    """
    k = i + 1
    stop = min(limit, i + _FAR, len(p.words))
    while k < stop:
        word = p.words[k]
        named = p.actor_starting(k)
        if named is not None:
            if set(named.prefix) & set("بلك"):
                return ()
            return _joined(p, named)
        if word.flags & {"complementiser", "relative"} or word.surface == ":":
            return ()
        if "preposition" in word.flags and "time-preposition" not in word.flags:
            return ()
        if word.shape is Shape.QUOTE and k > i + 1 and p.words[k - 1].surface == ":":
            return ()
        if k > i + _NEAR and p.covered[k] < 0:
            return ()
        k += 1
    return ()


_NEAR = 7
"""Tokens between a cue and its speaker: a date, an adverb, a head of an unknown kind."""


def _joined(p: Parse, first: Named) -> tuple[Named, ...]:
    found = [first]
    k = first.end
    while k < len(p.words):
        if p.words[k].surface in (*_COMMAS, "و", "”", '"'):
            k += 1
            continue
        named = p.actor_starting(k)
        if named is None or not (named.prefix.startswith("و") or p.words[k - 1].surface == "و"):
            break
        found.append(named)
        k = named.end
    return tuple(found)


def _stranger_after(p: Parse, i: int) -> bool:
    """Whether a subject that names nobody known stands right after a cue."""
    k = i + 1
    if k >= len(p.words):
        return False
    word = p.words[k]
    if word.shape is not Shape.WORD or p.covered[k] >= 0:
        return False
    if word.flags & {"complementiser", "preposition", "relative", "subordinator", "future"}:
        return False
    if "anaphor" in word.flags or "adverb" in word.flags:
        return False
    return not any(set(s.proclitics) & set("بلك") for s in word.splits[:1])


def _subject_before(p: Parse, i: int) -> tuple[Named, ...]:
    """The name that a cue follows: «وزير الخارجية … أكد أن»."""
    k = i - 1
    while k >= 0 and (p.words[k].shape is not Shape.WORD or "speech-link" in p.words[k].flags):
        k -= 1
    if k < 0:
        return ()
    index = p.covered[k]
    if index < 0:
        return ()
    named = p.names[index]
    if named.actor is None or set(named.prefix) & set("بلك"):
        return ()
    found = joined_before(p, named)
    if found[0].first > 0 and "preposition" in p.words[found[0].first - 1].flags:
        return ()
    return tuple(found)


def _relayed(p: Parse, cue: _Cue, limit: int) -> tuple[tuple[Named, ...], int, str]:
    """«نقلت الوكالة عن X قوله»: the speaker stands after عن."""
    for k in range(cue.i + 1, min(cue.i + _FAR, len(p.words))):
        if p.words[k].fold == "عن":
            for m in range(k + 1, min(k + 4, len(p.words))):
                named = p.actor_starting(m)
                if named is not None:
                    return (named,), named.end, "beside"
            return (), cue.i + 1, ""
        if "complementiser" in p.words[k].flags:
            break
    return (), cue.i + 1, ""


# ---------------------------------------------------------------------- openings and ends
def _opening(p: Parse, cue: _Cue, after: int, limit: int) -> _Opening | None:
    """Where what is said begins, and what opens it."""
    words, size = p.words, len(p.words)
    k = after
    if k < size and words[k].shape is Shape.QUOTE and k > after - 1 and (
        words[k].surface not in "“«„" and not p.sentence.quoted[min(k + 1, size - 1)]
    ):
        k += 1  # the mark that closes a quoted name: «وأضاف “كيري” إن»
    while k < size and _passable(p, k):
        k += 1
    how = set(cue.cue.content)
    stop = min(size, cue.i + _FAR + (after - cue.i))
    if cue.reading.lexeme.lemma == "وصف":
        return _Opening(k, "object") if k < size else None
    for m in range(k, stop):
        word = words[m]
        if m > limit and m > k + 3:
            break
        if "complementiser" in word.flags and ("an" in how or "quote" in how):
            return _Opening(m + (0 if _with_pronoun(p, m) else 1), "an")
        if word.surface == ":" or (word.surface[:2] == ".." and m + 1 < size):
            return _Opening(m + 1, "quote")
        if word.shape is Shape.QUOTE and m >= k:
            if m == k or "object" not in how:
                return _Opening(m, "quote")
        if m == k and "object" in how and _nominal(p, m) and not _governs(cue, p, m):
            return _Opening(m, "object")
        if "prep" in how and _governs(cue, p, m):
            first = m + 1 if word.fold in {fold(x) for x in cue.cue.preps} else m
            if first < size and "complementiser" in words[first].flags:
                first += 0 if _with_pronoun(p, first) else 1
            return _Opening(first, "prep")
    return None


def _with_pronoun(p: Parse, m: int) -> bool:
    """«أنه», «أنها»: the pronoun is the first word of what is said."""
    return any(s.stem in ("ان", "بان") and s.enclitic for s in p.words[m].splits)


def _governs(cue: _Cue, p: Parse, m: int) -> bool:
    """Whether a token is (or carries) a preposition that the cue opens with."""
    preps = {fold(x) for x in cue.cue.preps}
    word = p.words[m]
    if word.fold in preps:
        return True
    short = {x for x in preps if len(x) == 1}
    if not short or word.shape is not Shape.WORD or not word.splits:
        return False
    if p.covered[m] >= 0:
        named = p.names[p.covered[m]]
        return named.first == m and bool(set(named.prefix) & (short - {"ل"}))
    return (
        (word.fold[:1] in short - {"ل"}
        and word.fold.startswith(("بال", "بان")))
        or (
            "ب" in short
            and word.fold.startswith("ب")
            and any(s.proclitics == "ب" for s, _ in word.readings)
        )
    )


def _passable(p: Parse, k: int) -> bool:
    """What may stand between a speaker and what is said without counting: commas, adverbs."""
    word = p.words[k]
    return (
        word.surface in (*_COMMAS, "-", "–") or "adverb" in word.flags or bool(p.sentence.dated(k))
    )


def _nominal(p: Parse, m: int) -> bool:
    word = p.words[m]
    if word.shape is Shape.QUOTE:
        return True
    if word.shape is not Shape.WORD:
        return False
    return not word.flags & {"preposition", "subordinator", "relative", "contrast", "condition"}


def _closing(s: Sentence, first: int) -> int | None:
    """Where the quotation that opens at (or right before) a token closes."""
    if first >= len(s.words):
        return None
    at = first if s.words[first].shape is Shape.QUOTE else first - 1
    if at < 0 or s.words[at].shape is not Shape.QUOTE:
        return None
    for k in range(at + 1, len(s.words)):
        if (
            s.words[k].shape is Shape.QUOTE
            and not s.quoted[k]
            and k + 1 <= len(s.words)
            and (k + 1 == len(s.words) or not s.quoted[k + 1])
        ):
            return k
    return None


def _sibling(p: Parse, i: int) -> bool:
    """Whether a finite cue stands beside the one before, not inside what that one says."""
    word = p.words[i]
    if (
        word.fold[:1] == "و"
        and word.splits
        and any(s.proclitics == "و" for s, r in word.readings if r.shape in FINITE)
    ):
        before = p.words[i - 1] if i else None
        return before is not None and (before.shape is not Shape.WORD)
    return i > 0 and "beside" in p.words[i - 1].flags


def _before_cue(p: Parse, i: int) -> int:
    k = i
    while k > 0 and (p.words[k - 1].surface in _COMMAS or "beside" in p.words[k - 1].flags):
        k -= 1
    return k


def _new_clause(p: Parse, k: int) -> bool:
    return k < len(p.words) and (
        bool(p.words[k].flags & {"subordinator", "contrast"}) or p.words[k].fold.startswith("و")
    )


def _trim(s: Sentence, first: int, end: int) -> tuple[int, int]:
    """Without quotation marks, colons, commas and full stops at both ends."""
    while first < end and s.words[first].shape in (Shape.QUOTE, Shape.MARK):
        first += 1
    while (
        end > first
        and s.words[end - 1].shape in (Shape.QUOTE, Shape.MARK)
        and (s.words[end - 1].surface not in ")]")
    ):
        end -= 1
    return first, end


def _direct(s: Sentence, first: int, end: int) -> bool:
    """Whether at least half of the content's letters stand in quotation marks."""
    total = inside = 0
    for k in range(first, end):
        size = len(s.words[k].surface)
        total += size
        inside += size if s.quoted[k] else 0
    return total > 0 and 2 * inside >= total
