"""The cues of a sentence that open something, with what is known of their speakers nearby."""

from __future__ import annotations

from typing import NamedTuple

from hudna.coding.context import is_person
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.speech import marks
from hudna.coding.speech.cues import cues
from hudna.coding.speech.openings import OpeningFinder
from hudna.coding.speech.said import CueAt, How, Opening, Place, Speaking
from hudna.coding.speech.sources import Source
from hudna.coding.speech.speakers import SpeakerFinder
from hudna.coding.speech.voices import Voices
from hudna.text.inflect import Gender, Number
from hudna.text.tokens import Shape
from hudna.vocab.speech import SpeechWords
from hudna.vocab.verbs import FINITE


class Candidate(NamedTuple):
    """A cue with what it opens and what is known of its speaker."""

    cue: CueAt
    opening: Opening
    speaking: Speaking


class CandidateFinder:
    """Finds what may be statements; which of them are, the whole sentence decides."""

    def __init__(self, words: SpeechWords, speakers: SpeakerFinder, voices: Voices) -> None:
        self._words = words
        self._speakers = speakers
        self._voices = voices
        self._openings = OpeningFinder(words, speakers)

    def find(self, p: Parse, source: Source | None) -> list[Candidate]:
        """The cues of a sentence that open something, with their speakers where they are near."""
        found: list[Candidate] = []
        all_cues = cues(p)
        for index, cue in enumerate(all_cues):
            if source is not None and source.low <= cue.i < source.stop:
                continue
            if found and _swallows(found[-1].opening, cue.i):
                continue
            limit = all_cues[index + 1].i if index + 1 < len(all_cues) else len(p.words)
            candidate = self._candidate(p, cue, limit)
            if candidate is not None:
                found.append(candidate)
        return found

    def _candidate(self, p: Parse, cue: CueAt, limit: int) -> Candidate | None:
        if cue.cue.kind == "relay":
            return self._relayed(p, cue, limit)
        speaking = self._near(p, cue, limit)
        opening = self._openings.find(p, cue, speaking.after, limit)
        if opening is None:
            return None
        return Candidate(cue, opening, _apposed(p, speaking, opening))

    def _near(self, p: Parse, cue: CueAt, limit: int) -> Speaking:
        """Who stands beside a cue, before it or after it."""
        behind = Speaking((), cue.i + 1, How.NOBODY)
        if cue.participle:
            return behind
        before = self._speakers.before(p, cue.i)
        joined_by_and = p.words[cue.i].fold.startswith("و") and "و" in _proclitics(p, cue.i)
        if before and not joined_by_and and p.words[cue.i - 1].shape is Shape.WORD:
            return Speaking(before, cue.i + 1, How.BEFORE)
        after = self._speakers.after(p, _place(cue), limit)
        if after:
            return Speaking(after, _again(p, after), How.BESIDE)
        if self._words.has(p.words, min(cue.i + 1, len(p.words) - 1), "in-it"):
            subject = self._speakers.doer(p, cue.i)  # «أصدر الوزير بيانا أكد فيه أن»
            if subject:
                return Speaking(subject, cue.i + 1, How.BEFORE)
        if self._speakers.stranger(p, cue):
            known = self._voices.known(p, cue.i + 1)
            how = How.CARRIED if known else How.STRANGER
            return Speaking(known, cue.i + 1 + len(known), how)
        if self._anaphor(p, cue.i + 1):
            known = self._voices.known(p, cue.i + 1)
            if known or self._voices.knows(p, cue.i + 1):
                return Speaking(known, cue.i + 2, How.CARRIED if known else How.STRANGER)
            if self._words.has(p.words, cue.i + 1, "several"):
                return Speaking((), cue.i + 2, How.STRANGER)
        if before and not (cue.cue.kind == "continue" and self._voices.last):
            return Speaking(before, cue.i + 1, How.BEFORE)
        if cue.i and "relative" in p.words[cue.i - 1].flags:
            return behind
        return Speaking((), cue.i + 1, How.CARRIED)

    def _anaphor(self, p: Parse, i: int) -> bool:
        return i < len(p.words) and p.covered[i] < 0 and "anaphor" in p.words[i].flags

    def _relayed(self, p: Parse, cue: CueAt, limit: int) -> Candidate | None:
        """Who speaks in «نقلت الوكالة عن X قوله إن», «جاء في بيان X أن».

        It is X, or the relayer for those whom it does not name.
        """
        via = next(
            (k for k in range(cue.i + 1, min(cue.i + _RELAY, len(p.words)))
             if p.words[k].fold in cue.preps
             or any(s.stem in cue.preps and s.enclitic for s in p.words[k].splits)), None,
        )  # fmt: skip
        if via is None or any(marks.complementiser(p, k) for k in range(cue.i, via)):
            return None
        if p.words[via].fold in cue.preps:
            named = self._speakers.after(p, Place(via, source="document"), len(p.words))
        else:
            named = self._speakers.before(p, cue.i)  # «الذي نقلت عنه الوكالة»
        how = How.BESIDE
        if not named:
            named, how = self._speakers.after(p, Place(cue.i), via), How.BESIDE
        if not named and "anaphor" in p.words[min(via + 1, len(p.words) - 1)].flags:
            how = How.CARRIED
        after = max([via + 1, *(n.end for n in named)])
        if after < limit < len(p.words) and "saying-noun" in p.words[limit].flags:
            after, limit = limit + 1, len(p.words)  # «نقلت … عن X، المتحدث باسم …، قوله إن»
        opening = self._openings.find(p, cue, after, max(limit, after))
        if opening is None or (not named and how is not How.CARRIED):
            return None
        return Candidate(cue, opening, Speaking(named, after, how))


_RELAY = 30  # tokens from «نقلت» to «عن»


def _place(cue: CueAt) -> Place:
    r = cue.reading
    masculine = r.number is Number.SINGULAR and r.gender is Gender.MASCULINE
    plural = r.number is Number.PLURAL and r.shape in FINITE
    return Place(cue.i, cue.preps, masculine, plural, "object" in cue.cue.content)


def _again(p: Parse, speakers: tuple[Named, ...]) -> int:
    """The token after the words for the speakers.

    A second naming of the last one is among them: «وزير الدفاع جان لو دريان», where only a part of
    the name is known.
    """
    last = speakers[-1]
    if last.actor is None or not is_person(last.actor):
        return last.end
    for named in p.names:
        near = last.end <= named.first <= last.end + _APART and not named.prefix
        if near and named.actor and named.actor.id == last.actor.id:
            return named.end
    return last.end


_APART = 4  # tokens of a name that are not known


def _apposed(p: Parse, by: Speaking, opening: Opening) -> Speaking:
    """The person named in apposition to a title or a body: «مدير المركز، "فلان"، أن»."""
    if by.how is not How.BESIDE or len(by.speakers) != 1:
        return by
    first = by.speakers[0]
    for named in p.names:
        if not by.after <= named.first < opening.first or named.actor is None or named.prefix:
            continue
        quoted = p.words[named.first - 1].shape is Shape.QUOTE
        apart = quoted or p.words[named.first - 1].surface in marks.COMMAS
        known = first.actor is not None and is_person(first.actor)
        if apart and is_person(named.actor) and (quoted or not known):
            return Speaking((named,), max(by.after, named.end), How.BESIDE)
    return by


def _swallows(opening: Opening, i: int) -> bool:
    """Whether a word up to the start of what is said is no cue: «وتابع قائلا:», «أكد رفض»."""
    return i < opening.first or (i == opening.first and opening.how in ("object", "prep"))


def _proclitics(p: Parse, i: int) -> str:
    readings = p.words[i].readings
    return readings[0][0].proclitics if readings else ""
