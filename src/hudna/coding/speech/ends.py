"""Where what is said ends."""

from __future__ import annotations

from hudna.coding.parse import Parse
from hudna.coding.speech.marks import COMMAS, closes, closing, particle
from hudna.coding.speech.said import CueAt, Opening
from hudna.text.clitics import Split
from hudna.text.inflect import Number
from hudna.text.tokens import Shape
from hudna.vocab.speech import SpeechWords
from hudna.vocab.verbs import FINITE

_WORTH = 4  # tokens of a content before the report's own comment can end it


def end_of(words: SpeechWords, p: Parse, opening: Opening, nexts: list[CueAt]) -> int:
    """The token after what is said. `nexts` are the cues that stand beside this one."""
    size = len(p.words)
    quoted = closing(p.sentence, opening.first) if opening.how == "quote" else None
    end = size
    for other in nexts:
        if other.i > opening.first and (quoted is None or other.i > quoted):
            end = before_cue(words, p, other.i)
            break
    if quoted is not None and quoted < end and _over(p, quoted + 1):
        return quoted
    for k in range(opening.first + 1, end):
        if p.sentence.quoted[k] or (quoted is not None and k < quoted):
            continue
        if _speaks_again(words, p, opening.first, k):
            return k
        if opening.how in ("object", "prep") and _new_sentence(p, k):
            return k
    return end


def _over(p: Parse, k: int) -> bool:
    """Whether nothing that belongs to a quotation follows its closing mark."""
    rest = [w for w in p.words[k:] if w.shape is Shape.WORD]
    if not rest:
        return True
    if p.words[k].surface in (*COMMAS, "."):
        return k + 1 >= len(p.words) or _new_clause(p, k + 1)
    return bool(p.words[k].flags & {"subordinator", "contrast", "preposition"})


def _speaks_again(words: SpeechWords, p: Parse, first: int, k: int) -> bool:
    """Whether the report itself speaks from a token on.

    It does in a comment, a narration and a new clause after a closed quotation.
    """
    if k - first >= _WORTH and words.has(p.words, k, "comment"):
        return True
    if p.words[k].surface not in COMMAS or k + 1 >= len(p.words):
        return False
    if closes(p.sentence, k - 1) and _new_clause(p, k + 1) and not _opens_soon(p, k + 1):
        return True
    return words.has(p.words, k + 1, "narration") and p.words[k + 1].fold[:1] in "وي"


def _new_sentence(p: Parse, k: int) -> bool:
    """Whether a comma parts a noun phrase from a sentence of the report's own after it."""
    if p.words[k].surface not in COMMAS or k + 1 >= len(p.words):
        return False
    word = p.words[k + 1]
    if word.flags & {"contrast", "beside"} or word.fold in _RESULT:
        return True
    return word.fold.startswith("و") and p.is_finite(k + 1)


_RESULT = frozenset({"ما", "مما"})


def _opens_soon(p: Parse, k: int) -> bool:
    """Whether another quotation begins within a few words: the quoting goes on."""
    return any(p.words[m].shape is Shape.QUOTE for m in range(k, min(k + 3, len(p.words))))


def _new_clause(p: Parse, k: int) -> bool:
    word = p.words[k]
    if word.flags & {"subordinator", "contrast", "beside"}:
        return True
    return word.fold.startswith("و") and (
        p.is_finite(k) or "preposition" in word.flags or "background-preposition" in word.flags
    )


def stands_beside(p: Parse, cue: CueAt, other: CueAt, words: SpeechWords, *, named: bool) -> bool:
    """Whether a cue stands beside the one before, not inside what that one says.

    It is a participle, or joined by و after a mark or by a word such as «فيما», and its form fits
    the same speaker unless it has one of its own (`named`).
    """
    i = other.i
    if other.participle:
        return True
    if set_beside(words, p, i) < i:
        return True
    if not _joined(p, other) or words.has(p.words, min(i + 1, len(p.words) - 1), "in-it"):
        return False
    fits = other.reading.gender is cue.reading.gender and (
        other.reading.number is not Number.DUAL or cue.reading.number is Number.DUAL
    )
    if p.words[i - 1].shape is not Shape.WORD:
        return named or fits
    return fits and other.reading.shape is cue.reading.shape


def _joined(p: Parse, cue: CueAt) -> bool:
    word = p.words[cue.i]
    return word.fold[:1] == "و" and any(_and(s) and r.shape in FINITE for s, r in word.readings)


def _and(split: Split) -> bool:
    return split.proclitics == "و"


def before_cue(words: SpeechWords, p: Parse, i: int) -> int:
    """The end of what comes before a cue: without «فيما», «لكنه» and commas."""
    k = set_beside(words, p, i)
    while k > 0 and p.words[k - 1].surface in COMMAS:
        k -= 1
    return k


def set_beside(words: SpeechWords, p: Parse, i: int) -> int:
    """Where the words begin that set a clause beside the one before: «فيما», «في حين», «لكنه».

    The clause begins at a token, which is given back where nothing does.
    """
    for k in range(max(0, i - _LINK), i):
        if particle(p, k, "beside") == i or words.end(p.words, k, "contrast") == i:
            return k
    return i


_LINK = 4  # words of «في الوقت الذي»
