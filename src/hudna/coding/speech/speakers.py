"""Who speaks at a cue."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.context import is_person
from hudna.coding.events.subjects import joined_before, unnamed_subject
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.scope.light import governor
from hudna.coding.speech.marks import (
    COMMAS,
    bracket_end,
    closing,
    complementiser,
    is_name,
    opens_quotation,
    passable,
)
from hudna.coding.speech.said import CueAt, Place
from hudna.model import ActorType, Form
from hudna.text.clitics import ARTICLE
from hudna.text.inflect import Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.speech import SpeechWords

_FAR = 45  # tokens between a cue and what it opens
_NEAR = 9
"""Words that no name covers between a cue and its speaker: an adverb, a head of unknown kind."""
_REST = 2  # tokens in a quoted name that are not known
_PREPOSITIONS = frozenset("بلك")
_WITH_ARTICLE = ("بال", "لل", "كال", "فال")
_TA_MARBUTA = "ة"


@dataclass(slots=True)
class _Walk:
    """What a walk from a cue to its speaker has met."""

    k: int
    clear: bool = True
    """Whether a name here would be a subject: no preposition governs it."""
    source: str = ""
    """The class of a word met that speaks for the body named after it."""
    linked: bool = False
    """Whether the source's own preposition stood last («مصدر في …»)."""
    body: Named | None = None
    unknown: int = 0
    object: bool = False
    """Whether what was met can only be the object of the cue."""


class SpeakerFinder:
    """Finds the speakers of cues in a sentence."""

    def __init__(self, words: SpeechWords) -> None:
        self._words = words

    # ------------------------------------------------------------------ after the cue
    def after(self, p: Parse, at: Place, limit: int) -> tuple[Named, ...]:
        """The speakers between a cue and what it opens.

        The first name that no preposition governs and those that و joins to it, else the body that
        a source speaks for.
        """
        walk = _Walk(at.i + 1, source=at.source)
        stop = min(limit, at.i + _FAR, len(p.words))
        while walk.k < stop:
            named = p.actor_starting(walk.k)
            if named is not None:
                if self._subject(p, at, walk, named):
                    return joined(p, named)
                if walk.object:
                    break
                walk.k, walk.clear = named.end, True
            elif not self._step(p, at, walk):
                break
        return (walk.body,) if walk.body is not None else ()

    def _subject(self, p: Parse, at: Place, walk: _Walk, named: Named) -> bool:
        """Whether a name met on the walk is the subject; notes what else it may be."""
        prefix = set(named.prefix) & _PREPOSITIONS
        if prefix:
            if walk.source == "document" and "ل" in prefix and walk.body is None:
                walk.body = named
            return False
        if walk.linked:
            walk.body = walk.body or named
            walk.linked = False
            return False
        if not walk.clear:
            return False
        if self._disagrees(p, at, named) or unnamed_subject(p, at.i + 1, len(p.words)):
            walk.object = True
            return False
        return True

    def _step(self, p: Parse, at: Place, walk: _Walk) -> bool:
        """Walk on over a token that begins no name; false where the walk ends."""
        k, word = walk.k, p.words[walk.k]
        past = bracket_end(p, k)
        if past > k:
            walk.k = past
            return True
        walk.k += 1
        if complementiser(p, k) or word.surface == ":" or "relative" in word.flags:
            return "relative" in word.flags and bool(walk.source) and self._held(p, k)
        if word.shape is Shape.QUOTE:
            return not opens_quotation(p.sentence, k) or self._quoted_name(p, k)
        if passable(p, k):
            walk.clear = True
            return True
        if self._words.has(p.words, k, "held") and walk.source:
            return True
        if word.fold in at.preps and not (walk.source and self._links(p, walk, k)):
            return False
        if "preposition" in word.flags or word.fold in _PREPOSITIONS:
            walk.linked = bool(walk.source) and self._links(p, walk, k)
            walk.clear = False
            return True
        return self._word(p, at, walk, k)

    def _word(self, p: Parse, at: Place, walk: _Walk, k: int) -> bool:
        """Walk on over an ordinary word."""
        if p.covered[k] < 0 and p.is_finite(k) and k > at.i + 1:
            return False
        if self.own_words(p, k) or (at.object and self._contains(p, k)):
            return False
        walk.unknown += p.covered[k] < 0
        if not walk.source:
            for name in ("source", "document"):
                if self._words.has(p.words, k, name):
                    walk.source = name
        return walk.unknown <= _NEAR

    def _links(self, p: Parse, walk: _Walk, k: int) -> bool:
        return self._words.has(p.words, k, "link") and walk.body is None

    def _held(self, p: Parse, k: int) -> bool:
        return k + 1 < len(p.words) and self._words.has(p.words, k + 1, "held")

    def _quoted_name(self, p: Parse, k: int) -> bool:
        named = p.actor_starting(k + 1)
        if named is None:
            return is_name(p, k)
        end = closing(p.sentence, k)
        return end is None or end - named.end <= _REST

    def _disagrees(self, p: Parse, at: Place, named: Named) -> bool:
        """Whether a masculine verb stands right before a feminine name.

        That is its object, not its subject: «ودعا أنقرة إلى».
        """
        if at.plural:
            return True
        return at.masculine and named.first <= at.i + 2 and feminine(self._words, p, named)

    # ------------------------------------------------------------------ strangers
    def stranger(self, p: Parse, cue: CueAt) -> bool:
        """Whether a subject that names nobody stands right after a cue."""
        k = cue.i + 1
        while k < len(p.words) and (passable(p, k) or bracket_end(p, k) > k):
            k = max(k + 1, bracket_end(p, k))
        if k >= len(p.words) or p.covered[k] >= 0:
            return False
        word = p.words[k]
        if word.shape is not Shape.WORD or "anaphor" in word.flags:
            return False
        if word.flags & _NO_SUBJECT or self._content(p, cue, k):
            return False
        if self.own_words(p, k):
            return False
        if word.fold.startswith(_WITH_ARTICLE) or (
            word.splits and set(word.splits[0].proclitics) & _PREPOSITIONS
        ):
            return False
        if word.fold in cue.preps:
            return False
        return (
            "person" not in cue.cue.content
            or word.fold.endswith(("ون", "ان"))
            or (self._words.has(p.words, k, "source"))
        )

    def own_words(self, p: Parse, k: int) -> bool:
        """Whether words in the first person begin: «وقال رصدنا …», «وقال نحن …»."""
        if self._words.has(p.words, k, "we"):
            return True
        readings = p.words[k].readings
        return (
            bool(readings)
            and p.covered[k] < 0
            and all(r.number is Number.FIRST for _, r in readings)
        )

    def _content(self, p: Parse, cue: CueAt, k: int) -> bool:
        """Whether a word after a cue already begins what is said: «أكد أهمية»."""
        return "object" in cue.cue.content and self._contains(p, k)

    def _contains(self, p: Parse, k: int) -> bool:
        """Whether a word can begin what is said as the cue's object."""
        if p.covered[k] >= 0:
            return False
        if self._words.has(p.words, k, "content-noun"):
            return True
        return any(
            r.shape is Inflected.MASDAR and (split.enclitic or not r.definite)
            for split, r in p.words[k].readings
        )

    # ------------------------------------------------------------------ before the cue
    def before(self, p: Parse, i: int) -> tuple[Named, ...]:
        """The names that a cue follows: «وزير الخارجية … أكد أن», «لافروف وكيري أكدا»."""
        k = i - 1
        relative = False
        while k >= 0 and (p.words[k].shape is not Shape.WORD or "speech-link" in p.words[k].flags):
            if p.words[k].surface in ".؛:":
                return ()
            relative = relative or "relative" in p.words[k].flags
            k -= 1
        if k < 0 or p.covered[k] < 0:
            return ()
        named = p.names[p.covered[k]]
        if named.actor is None:
            return ()
        if relative:
            return (named,)
        if set(named.prefix) & _PREPOSITIONS:
            return ()
        found = joined_before(p, named)
        if governor(p, found[0].first, found[0].prefix):
            return ()
        return tuple(found)

    def doer(self, p: Parse, i: int) -> tuple[Named, ...]:
        """Whose deed the sentence tells before a token.

        It is the name at its head or right after its first verb that no preposition governs.
        """
        verb = _first_verb(p, i)
        for named in p.names:
            if named.first >= i or named.first > verb + _HEAD:
                break
            if named.actor is None or set(named.prefix) & _PREPOSITIONS:
                continue
            if not governor(p, named.first, named.prefix):
                return joined(p, named)
        return ()

    def someone(self, p: Parse, i: int) -> bool:
        """Whether somebody unknown does what the sentence tells before a token."""
        k = _first_verb(p, i) + 1
        if not 0 < k < i or p.covered[k] >= 0:
            return False
        word = p.words[k]
        return word.shape is Shape.WORD and not word.flags


def _first_verb(p: Parse, i: int) -> int:
    """The first finite verb before a token, or -1."""
    return next((k for k in range(i) if p.is_finite(k)), -1)


_HEAD = 2  # tokens from a verb to its subject


_NO_SUBJECT = frozenset({
    "complementiser", "preposition", "relative", "subordinator", "future", "obligation", "negation",
})  # fmt: skip


def joined(p: Parse, first: Named) -> tuple[Named, ...]:
    """A name and those after it that و joins to it."""
    found = [first]
    k = first.end
    while k < len(p.words):
        word = p.words[k]
        if word.surface in (*COMMAS, "و") or (
            word.shape is Shape.QUOTE and not opens_quotation(p.sentence, k)
        ):
            k += 1
            continue
        named = p.actor_starting(k)
        if named is None or not (named.prefix.startswith("و") or p.words[k - 1].surface == "و"):
            break
        if set(named.prefix) & _PREPOSITIONS:
            break
        found.append(named)
        k = named.end
    return tuple(found)


def feminine(words: SpeechWords, p: Parse, named: Named) -> bool:
    """Whether a name is certainly feminine.

    A state by its name is, and a body whose head or the adjective beside it ends in ة («الأمم
    المتحدة»).
    """
    if named.actor is None or is_person(named.actor):
        return False
    if named.actor.type is ActorType.STATE and named.form in (Form.NAME, Form.METONYM):
        return not words.has(p.words, named.first, "masculine-state")
    head, end = p.words[named.first], named.first + 1
    if head.surface.endswith(_TA_MARBUTA):
        return True
    return (
        head.fold.startswith(ARTICLE) and end < named.end
        and p.words[end].fold.startswith(ARTICLE) and p.words[end].surface.endswith(_TA_MARBUTA)
    )  # fmt: skip
