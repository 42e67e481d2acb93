"""Sources that a clause names beside what they told: «بحسب X»، «كما قال X»، «نقلت وكالة عن X»."""

from __future__ import annotations

from typing import NamedTuple

from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.speech.marks import COMMAS, closing, complementiser, passable
from hudna.coding.speech.said import Place
from hudna.coding.speech.speakers import SpeakerFinder
from hudna.coding.speech.voices import Voices
from hudna.model import Stance
from hudna.text.fold import fold
from hudna.text.tokens import Shape
from hudna.vocab.entries import Cue
from hudna.vocab.speech import SpeechWords
from hudna.vocab.verbs import FINITE

_FIRST = 3  # tokens of a content before a source can follow it
_TOLD = 12  # tokens from a source that follows to the comma or the end


class Source(NamedTuple):
    """A source named beside what it told, tokens `[first, end)`."""

    at: int
    speakers: tuple[Named, ...]
    first: int
    end: int
    cue: int
    """The token of the verb of saying, else the preposition's."""
    low: int
    stop: int
    """The words that name the source are tokens `[low, stop)`."""
    stance: Stance


class _Naming(NamedTuple):
    """The words that name a source: they stop before token `stop`."""

    speakers: tuple[Named, ...]
    place: Place
    stop: int
    stance: Stance


class SourceFinder:
    """Finds sources of sentences; `initial` before, `final` after what they told."""

    def __init__(self, words: SpeechWords, speakers: SpeakerFinder, voices: Voices) -> None:
        self._words = words
        self._speakers = speakers
        self._voices = voices

    def find(self, p: Parse) -> Source | None:
        """The source of a sentence, before or after what it told."""
        return self.initial(p) or self.inverted(p) or self.final(p, 0)

    def inverted(self, p: Parse) -> Source | None:
        """«"…"، قال X»: the verb of saying after the quotation."""
        end = closing(p.sentence, 0) if p.words[0].shape is Shape.QUOTE else None
        if end is None:
            return None
        k = end + 1
        while k < len(p.words) and p.words[k].surface in COMMAS:
            k += 1
        verb = _verb(p, k) if k < len(p.words) else None
        if verb is None:
            return None
        place = Place(k, frozenset(map(fold, verb[1].preps)))
        stop = self._stop(p, k + 1)
        speakers = self._speakers.after(p, place, stop)
        naming = _Naming(speakers, place, stop, verb[1].stance)
        if not speakers or not self._closes(p, naming):
            return None
        return Source(k, speakers, 0, end, k, k, stop, naming.stance)

    def initial(self, p: Parse) -> Source | None:
        """«وبحسب X، …», «وفقا لـX فإن …»."""
        k = 0
        while k < len(p.words) and p.words[k].shape is not Shape.WORD:
            k += 1
        naming = self._named(p, k, "according-clause")
        if naming is None or not naming.speakers:
            return None
        first = naming.stop
        while first < len(p.words) and _separates(p, first):
            first += 1
        if first >= len(p.words):
            return None
        i, stop = naming.place.i, naming.stop
        i = k if naming.place.source else i
        return Source(k, naming.speakers, first, len(p.words), i, k, stop, naming.stance)

    def final(self, p: Parse, low: int) -> Source | None:
        """«…، كما قال X», «…، وفق X» after token `low`."""
        openers = self._words.source_openers
        for k in range(low + _FIRST, len(p.words)):
            if p.words[k].fold not in openers or p.covered[k] >= 0 or p.sentence.quoted[k]:
                continue
            naming = self._named(p, k, "according-clause") or self._named(p, k, "as")
            if naming is None or not naming.speakers:
                continue
            if self._closes(p, naming):
                i, stop = naming.place.i, naming.stop
                i = k if naming.place.source else i
                return Source(k, naming.speakers, low, k, i, k, stop, naming.stance)
        return None

    def _named(self, p: Parse, k: int, clause: str) -> _Naming | None:
        """The source that words at a token name, if they do.

        `clause` is the class of what opens a clause of saying.
        """
        if k >= len(p.words):
            return None
        end = self._words.end(p.words, k, clause)
        verb = _verb(p, end) if k < end < len(p.words) else None
        if verb is not None:
            i, cue = verb
            place = Place(i, frozenset(map(fold, cue.preps)))
            stance = cue.stance
        else:
            end = self._words.end(p.words, k, "according")
            if end == k or end >= len(p.words) or self._words.has(p.words, end, "no-source"):
                return None
            i, stance = end - 1, Stance.NEUTRAL
            place = Place(i, source="document")
        if i + 1 >= len(p.words):
            return None
        stop = self._stop(p, i + 1)
        speakers = self._speakers.after(p, place, stop) or self._voices.known(p, i + 1)
        if not speakers and "anaphor" in p.words[i + 1].flags:
            speakers = self._voices.last
        return _Naming(speakers, place, stop, stance)

    def _stop(self, p: Parse, k: int) -> int:
        """The comma, complementiser, verb or end at which the words for a source stop."""
        for m in range(k, len(p.words)):
            if p.covered[m] >= 0:
                continue
            if _separates(p, m) or "relative" in p.words[m].flags:
                return m
            if m > k and p.is_finite(m):
                return m
        return len(p.words)

    def _closes(self, p: Parse, naming: _Naming) -> bool:
        """Whether a source ends what it told.

        After it the sentence ends or a comma stands, and nothing that it opens follows.
        """
        stop = naming.stop
        ends = [n.end for n in naming.speakers if naming.place.i < n.first < stop]
        after = max(ends, default=naming.place.i + 2)
        if stop - after > _TOLD or (stop < len(p.words) and not _pauses(p, stop)):
            return False
        if after >= stop or not naming.place.preps - {"ل"}:
            return True
        word = p.words[after]
        if word.fold in naming.place.preps:
            return False
        return word.shape is not Shape.WORD or passable(p, after) or bool(word.flags)


def _separates(p: Parse, k: int) -> bool:
    return p.words[k].surface in COMMAS or complementiser(p, k)


def _pauses(p: Parse, k: int) -> bool:
    return p.words[k].surface in COMMAS or "relative" in p.words[k].flags


def _verb(p: Parse, k: int) -> tuple[int, Cue] | None:
    """The cue of a finite verb at a token."""
    if p.covered[k] >= 0:
        return None
    for _, reading in p.words[k].readings:
        if reading.shape in FINITE and reading.lexeme.cues:
            cue = reading.lexeme.cues[0]
            if cue.kind in ("say", "continue") and "an" in cue.content:
                return k, cue
    return None
