"""Where what is said begins, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Parse
from hudna.coding.speech.marks import (
    COMMAS,
    bracket_end,
    closing,
    complementiser,
    is_name,
    opens_quotation,
    passable,
    with_pronoun,
)
from hudna.coding.speech.said import CueAt, Opening
from hudna.coding.speech.speakers import SpeakerFinder
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.speech import SpeechWords
from hudna.vocab.verbs import FINITE

_FAR = 45  # tokens between a speaker and what is said
_AHEAD = 30  # tokens in which a complementiser still belongs to a cue with an object
_LONG = 6  # tokens of a quotation that can be no name
_PREPOSITIONS = frozenset("بلك")
_AND = ("و", "ف")
_ASIDE = frozenset({"preposition", "background-preposition"})
_NOT_OBJECT = frozenset({
    "preposition", "subordinator", "relative", "contrast", "condition", "complementiser",
    "negation-past", "negation", "future",
})  # fmt: skip


@dataclass(slots=True)
class _Scan:
    """A search for the opening of what a cue introduces, from the token after its speaker."""

    k: int
    limit: int
    first: int
    fresh: bool = True
    """Whether a noun here would be the cue's object: nothing governs it."""
    weak: Opening | None = None
    """A preposition of the cue that may belong to another word."""
    joined: bool = False
    """Whether و has joined somebody unknown to the speaker."""


class OpeningFinder:
    """Finds the openings of what cues introduce."""

    def __init__(self, words: SpeechWords, speakers: SpeakerFinder) -> None:
        self._words = words
        self._speakers = speakers

    def find(self, p: Parse, cue: CueAt, after: int, limit: int) -> Opening | None:
        """The opening after a cue and its speaker, before the cue at `limit`.

        There is none where the cue introduces nothing.
        """
        size = len(p.words)
        scan = _Scan(after, limit, after)
        if scan.k < size and _closes_name(p, scan.k):
            scan.k += 1
        stop = min(size, after + _FAR)
        while scan.k < stop:
            if scan.k >= scan.limit and not self._aside(p, scan.limit):
                break
            found = self._at(p, cue, scan)
            if found is not None:
                return found if found.first < size else None
        return scan.weak

    def _aside(self, p: Parse, i: int) -> bool:
        """Whether the next cue does not end the search.

        It only adds to this one («وتابع قائلا:») or describes a noun («الذي قال»).
        """
        word = p.words[i]
        if word.flags & {"adverb", "saying-noun"}:
            return True
        if not word.finite:
            return False
        before = p.words[i - 1]
        if "beside" in before.flags or before.shape is Shape.MARK:
            return False
        return not any(s.proclitics[:1] in _AND and r.shape in FINITE for s, r in word.readings)

    # ------------------------------------------------------------------ one token
    def _at(self, p: Parse, cue: CueAt, scan: _Scan) -> Opening | None:
        """What the token of the scan opens; else the scan moves on."""
        m = scan.k
        strong = self._strong(p, cue, scan)
        if strong is not None:
            return strong
        if scan.k > m:
            return None
        past = bracket_end(p, m)
        if past > m:
            scan.k, scan.fresh = past, True
            if past > scan.limit:
                scan.limit = len(p.words)
            return None
        prep = self._prep(p, cue, m)
        if prep is not None:
            if scan.fresh or self._free(p, m - 1):
                return prep
            scan.weak = scan.weak or prep
        elif "object" in cue.cue.content:
            found = self._object(p, cue, scan)
            if found is not None:
                return found
        scan.fresh = self._freshens(p, m, fresh=scan.fresh)
        scan.k += 1
        return None

    def _strong(self, p: Parse, cue: CueAt, scan: _Scan) -> Opening | None:
        """A complementiser, a colon, a quotation, or words in the first person."""
        m, word, how = scan.k, p.words[scan.k], set(cue.cue.content)
        speaks = bool(how & {"an", "quote"})
        if complementiser(p, m) and speaks and not _of_a_time(p, cue, m):
            return self._after_an(p, m)
        if word.surface == ":" or (word.surface[:2] == ".." and m + 1 < len(p.words)):
            if m + 1 < len(p.words) and complementiser(p, m + 1):
                return self._after_an(p, m + 1)
            return Opening(m + 1, "quote")
        if opens_quotation(p.sentence, m):
            return self._quotation(p, cue, scan)
        if speaks and not cue.participle and self._speakers.own_words(p, m):
            return Opening(m, "quote")
        return None

    def _after_an(self, p: Parse, m: int) -> Opening:
        return Opening(m if with_pronoun(p.words[m]) else m + 1, "an")

    def _quotation(self, p: Parse, cue: CueAt, scan: _Scan) -> Opening | None:
        """A quotation after a cue: what is said, the object of an accusation, or only a name."""
        m = scan.k
        end = closing(p.sentence, m)
        how = cue.cue.content
        if end is not None and p.words[m - 1].fold == "ل":
            scan.k, scan.fresh = end + 1, True  # «قال لـ«الصحيفة» إن»
            return None
        if scan.fresh and "person" in how and "object" in how:
            return Opening(m, "object")
        if end is not None and not self._said_at(p, scan, end):
            scan.k, scan.fresh = end + 1, True
            return None
        if "object" in how and "quote" not in how and not scan.fresh:
            scan.k += 1
            return None
        return Opening(m, "quote")

    def _said_at(self, p: Parse, scan: _Scan, end: int) -> bool:
        """Whether a quotation from the scan's token to `end` is what is said."""
        m = scan.k
        short = end - m - 1 < _LONG
        before = p.words[m - 1]
        if not scan.fresh and (before.shape is Shape.WORD and not passable(p, m - 1)):
            return not short and "preposition" not in before.flags
        if not short:
            return True
        if is_name(p, m) and p.covered[m - 1] < 0 and not passable(p, m - 1):
            return not self._goes_on(p, end + 1)
        return not self._goes_on(p, end + 1)

    def _goes_on(self, p: Parse, k: int) -> bool:
        """Whether a complementiser or another quotation follows soon after a short one."""
        for m in range(k, min(k + 12, len(p.words))):
            if complementiser(p, m) or p.words[m].surface == ":":
                return True
            if opens_quotation(p.sentence, m):
                return True
            if p.is_finite(m):
                return False
        return False

    # ------------------------------------------------------------------ prepositions
    def _prep(self, p: Parse, cue: CueAt, m: int) -> Opening | None:
        """What begins after a preposition that the cue opens with, as a word or a proclitic."""
        if "prep" not in cue.cue.content or not self._governs(p, cue, m):
            return None
        first = m + 1 if p.words[m].fold in cue.preps else m
        if first < len(p.words) and complementiser(p, first) and not with_pronoun(p.words[first]):
            first += 1
        return Opening(first, "prep") if first < len(p.words) else None

    def _governs(self, p: Parse, cue: CueAt, m: int) -> bool:
        word = p.words[m]
        if word.fold in cue.preps:
            outlet = word.fold == "ل" and m + 1 < len(p.words)
            return not (outlet and opens_quotation(p.sentence, m + 1))  # «لـ«الصحيفة»»
        short = {x for x in cue.preps if len(x) == 1} - {"ل"}
        if not short or word.shape is not Shape.WORD or not word.splits:
            return False
        if p.covered[m] >= 0:
            named = p.names[p.covered[m]]
            return named.first == m and named.actor is not None and bool(set(named.prefix) & short)
        if "unnamed" in word.flags or "preposition" in word.flags or "adverb" in word.flags:
            return False
        letter = word.fold[:1]
        if letter not in short or Kind.PLACE_HEAD in p.sentence.hits[m]:
            return False
        return (
            word.fold.startswith(("بال", "بان"))
            or self._words.has(p.words, m, "content-noun")
            or any(letter in s.proclitics and r.shape not in FINITE for s, r in word.readings)
            or (not word.readings and not p.sentence.dated(m) and _plain_noun(p, m))
        )

    def _free(self, p: Parse, k: int) -> bool:
        """Whether a word ends what stands between speaker and content: a name, a date, a mark."""
        return k < 0 or p.covered[k] >= 0 or p.words[k].shape is not Shape.WORD or passable(p, k)

    def _freshens(self, p: Parse, m: int, *, fresh: bool) -> bool:
        """Whether the token after one can be the cue's object again."""
        word = p.words[m]
        if word.surface in COMMAS or passable(p, m) or "anaphor" in word.flags:
            return True
        if p.covered[m] >= 0 and p.names[p.covered[m]].end == m + 1:
            return True
        return fresh and word.shape is not Shape.WORD

    # ------------------------------------------------------------------ objects
    def _object(self, p: Parse, cue: CueAt, scan: _Scan) -> Opening | None:
        """A noun that the cue takes as its object: «أكد أهمية …»."""
        m, word = scan.k, p.words[scan.k]
        if word.shape is not Shape.WORD or passable(p, m) or "anaphor" in word.flags:
            return None
        says = "an" in cue.cue.content
        begins = self._words.has(p.words, m, "content-noun")
        named = p.actor_starting(m)
        accused = (
            named is not None
            and "person" in cue.cue.content
            and not set(named.prefix) & _PREPOSITIONS
        )
        if not scan.fresh:
            free = begins and self._ended(p, m - 1)
            return Opening(m, "object") if free or (accused and scan.joined) else None
        if _joined(word) and not begins and not _masdar(p, m):
            scan.joined = named is None
            return None
        if word.flags & _NOT_OBJECT or word.fold in cue.preps or _describes(p, m):
            return None
        if named is not None:
            return Opening(m, "object") if accused else None
        if "noun" in cue.cue.content and not begins:
            return None
        if word.splits and word.readings == () and set(word.splits[0].proclitics) & set("بل"):
            return None
        if says and not begins and _masdar(p, m) and self._aside_before(p, scan, m):
            return None if self._an_ahead(p, m, scan.limit) else Opening(m, "object")
        if begins or _masdar(p, m) or not says:
            return Opening(m, "object")
        return None if self._an_ahead(p, m, scan.limit) else Opening(m, "object")

    def _aside_before(self, p: Parse, scan: _Scan, m: int) -> bool:
        """Whether an aside stands between speaker and noun: «لدى تطرقه إلى …»."""
        return any(p.words[k].flags & _ASIDE for k in range(scan.first, m))

    def _ended(self, p: Parse, k: int) -> bool:
        """Whether a phrase can end with a token, so that a bare noun after it is free."""
        word = p.words[k]
        if "preposition" in word.flags:
            return False
        return (
            p.sentence.dated(k) or p.covered[k] >= 0 or word.fold.startswith("ال")
            or word.fold.endswith(("ي", "يه")) or "unnamed" in word.flags
        )  # fmt: skip

    def _an_ahead(self, p: Parse, m: int, limit: int) -> bool:
        """Whether the cue's complementiser is still to come."""
        for k in range(m + 1, min(m + _AHEAD, limit, len(p.words))):
            if complementiser(p, k):
                before = p.words[k - 1]
                return not before.flags & {"preposition", "obligation", "background-preposition"}
        return False


def _of_a_time(p: Parse, cue: CueAt, m: int) -> bool:
    """Whether a complementiser belongs to a preposition before it: «منذ أن», «رغم أن»."""
    before = p.words[m - 1]
    if m - 1 == cue.i or before.fold in cue.preps or p.covered[m - 1] >= 0:
        return False
    return bool(before.flags & {"preposition", "background-preposition", "negation-noun"})


def _describes(p: Parse, m: int) -> bool:
    """Whether a definite feminine adjective right after a name describes it: «القريبة من …»."""
    word = p.words[m]
    k = m - 1
    while k > 0 and p.words[k].shape is Shape.QUOTE:
        k -= 1
    after = p.words[m + 1].fold if m + 1 < len(p.words) else ""
    adjective = word.fold.startswith("ال") and word.fold.endswith("ه") and not word.readings
    return adjective and p.covered[k] >= 0 and after in ("من", "في")


def _joined(word: LexicalWord) -> bool:
    return word.fold.startswith("و") and any(s.proclitics == "و" for s in word.splits)


def _closes_name(p: Parse, k: int) -> bool:
    """Whether a mark closes a quoted name: «وأضاف "كيري" إن»."""
    return p.words[k].shape is Shape.QUOTE and not opens_quotation(p.sentence, k)


def _masdar(p: Parse, m: int) -> bool:
    return any(
        r.shape is Inflected.MASDAR
        and (s.enclitic or not r.definite)
        and not set(s.proclitics) & _PREPOSITIONS
        for s, r in p.words[m].readings
    )


def _plain_noun(p: Parse, m: int) -> bool:
    return not p.words[m].flags and len(p.words[m].fold) > 4
