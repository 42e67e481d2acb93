"""Reads the statements of a report, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hudna.coding.names.named import Named
from hudna.coding.parse import Parse
from hudna.coding.speech import marks
from hudna.coding.speech.candidates import Candidate, CandidateFinder
from hudna.coding.speech.ends import end_of, stands_beside
from hudna.coding.speech.said import CueAt, How, Said, Speaking
from hudna.coding.speech.sources import Source, SourceFinder
from hudna.coding.speech.speakers import SpeakerFinder, feminine
from hudna.coding.speech.voices import Voices
from hudna.model import EventType, Stance
from hudna.text.inflect import Gender
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.speech import SpeechWords

_WITH_CONTENT = frozenset({
    Stance.DEMANDS, Stance.ACCUSES, Stance.DENIES, Stance.PROMISES, Stance.CLAIMS, Stance.ADMITS,
})  # fmt: skip
"""Stances whose object is what is said: what is demanded, denied, promised, laid to somebody."""
_SHORTEST = 2  # tokens of a content
_QUOTED = 5  # tokens of a sentence in quotation marks that goes on with a quotation


@dataclass(slots=True)
class _Sentence:
    """What has been read of the sentence at hand."""

    p: Parse
    candidates: list[Candidate]
    found: list[Said] = field(default_factory=list)
    kept: list[Candidate] = field(default_factory=list)
    speakers: tuple[Named, ...] = ()
    """Who spoke last, be it only to welcome or condemn."""
    stranger: bool = False
    """Whether somebody whom nothing names has spoken."""

    def outer(self, i: int) -> bool:
        """Whether a token lies in what somebody already says."""
        return any(s.first <= i < s.end for s in self.found)


class SpeechReader:
    """Reads the statements of one report, carrying the speaker from sentence to sentence."""

    def __init__(self, words: SpeechWords) -> None:
        self._words = words
        self._speakers = SpeakerFinder(words)
        self._voices = Voices()
        self._candidates = CandidateFinder(words, self._speakers, self._voices)
        self._sources = SourceFinder(words, self._speakers, self._voices)
        self._quotation: Said | None = None
        """The quotation that the sentence before ended with."""

    def read(self, p: Parse) -> list[Said]:
        """The statements of a sentence in order."""
        going = self._goes_on(p)
        if going is not None:
            self._quotation = going
            return [going]
        source = self._sources.find(p)
        if source is not None and source.speakers:
            self._voices.remember(p, source.speakers, source.cue)
        s = _Sentence(p, self._candidates.find(p, source))
        for index, candidate in enumerate(s.candidates):
            self._take(s, index, candidate)
        if source is not None and source.speakers:
            self._told(s, source)
        s.found.sort(key=lambda x: (x.first, x.cue))
        self._quotation = next(
            (x for x in reversed(s.found) if x.direct and x.end >= len(p.words) - 2), None
        )
        return s.found

    # ------------------------------------------------------------------ statements
    def _take(self, s: _Sentence, index: int, candidate: Candidate) -> None:
        """Make a statement of a candidate, if it is one."""
        p, cue = s.p, candidate.cue
        nested = s.outer(cue.i)
        if p.sentence.quoted[cue.i]:
            nested = not self._unclosed(p, candidate)
        speaking = self._speaking(s, candidate)
        if speaking.how is How.STRANGER and not nested and "named" not in cue.cue.content:
            s.stranger = True
            self._voices.forget(p, cue.i)
        if speaking.speakers and not nested:
            s.speakers = speaking.speakers
        if not speaking.speakers or not self._keeps(candidate, speaking, nested=nested):
            return
        nexts = [
            c.cue for c in s.candidates[index + 1 :]
            if stands_beside(
                p, cue, c.cue, self._words, named=c.speaking.how in (How.BESIDE, How.STRANGER)
            )
            and (not p.sentence.quoted[c.cue.i] or self._unclosed(p, c))
        ]  # fmt: skip
        end = end_of(self._words, p, candidate.opening, nexts)
        first, end = marks.trim(p.sentence, candidate.opening.first, end)
        if end - first < _SHORTEST:
            return
        s.found.append(replace(
            _said(p, candidate, speaking, first, end),
            forum=self._forum(p, cue.i, first), audience=_audience(p, cue.i, first),
        ))  # fmt: skip
        s.kept.append(candidate)
        if not nested:
            if speaking.how in (How.BESIDE, How.BEFORE):
                self._voices.remember(p, speaking.speakers, cue.i)
            self._voices.last = speaking.speakers

    def _unclosed(self, p: Parse, c: Candidate) -> bool:
        """Whether a cue between quotation marks still is the report's own.

        It is where a mark was never closed before «، موضحا أن» or before a new sentence.
        """
        i = c.cue.i
        if i == 0:
            return True
        apart = p.words[i - 1].surface in marks.COMMAS
        return apart and c.cue.participle and c.opening.how != "object"

    def _speaking(self, s: _Sentence, c: Candidate) -> Speaking:
        """The speaker of a candidate: who stands near, else who spoke before."""
        near, after = c.speaking, c.speaking.after
        if near.speakers:
            return near._replace(speakers=tuple(self._voices.meant(s.p, n) for n in near.speakers))
        if near.how is How.CARRIED:
            doer = () if s.speakers else self._doer(s.p, c.cue)
            return Speaking(doer or self._voices.last, after, How.CARRIED)
        if not c.cue.participle:
            return near
        if s.speakers:
            return Speaking(s.speakers, after, How.CARRIED)
        if s.stranger:
            return near
        own = self._speakers.before(s.p, c.cue.i) or self._speakers.doer(s.p, c.cue.i)
        if own:
            return Speaking(own, after, How.BEFORE)
        if self._speakers.someone(s.p, c.cue.i):
            return near
        return Speaking(self._voices.last, after, How.CARRIED)

    def _doer(self, p: Parse, cue: CueAt) -> tuple[Named, ...]:
        """Who did what the sentence tells first and then speaks: «التقى X زميله، وقال إن»."""
        k = cue.i + 1
        if cue.cue.kind == "continue" or (k < len(p.words) and "anaphor" in p.words[k].flags):
            return ()
        doer = self._speakers.doer(p, cue.i)
        masculine = cue.reading.gender is Gender.MASCULINE
        return () if masculine and doer and feminine(self._words, p, doer[0]) else doer

    def _keeps(self, c: Candidate, by: Speaking, *, nested: bool) -> bool:
        """Whether a cue makes a statement here.

        What is told to have been said within what somebody says must name its speaker; a mere
        welcome, thanks, agreement or condemnation is an event only.
        """
        cue, how = c.cue, c.opening.how
        if nested and (by.how is How.CARRIED or how not in ("an", "quote")):
            return False
        present = cue.reading.shape is Inflected.PRESENT
        if by.how is How.CARRIED and how in ("object", "prep") and present:
            return False
        if "named" in cue.cue.content and (nested or by.how is How.CARRIED) and not cue.participle:
            return False
        if cue.cue.kind != "act" or cue.participle:
            return True
        kinds = {f.type for f in cue.reading.lexeme.frames}
        if EventType.AGREE in kinds and cue.cue.stance is not Stance.PROMISES:
            return False
        if how == "object" and "event" in cue.cue.content:
            return False
        kept = cue.cue.stance in _WITH_CONTENT or "content" in cue.cue.content
        return kept or how in ("an", "quote")

    # ------------------------------------------------------------------ other ways of telling
    def _told(self, s: _Sentence, source: Source) -> None:
        """The statement of a source that the sentence names before or after what it told.

        There is none where somebody else tells it.
        """
        if any(x.cue < source.at and x.end > source.first for x in s.found):
            return
        if any(x.first <= source.first < x.end for x in s.found):
            return
        nexts = [c.cue for c in s.kept if c.cue.i > source.first and not s.outer(c.cue.i)]
        end = min([source.end, *(c.i for c in nexts)])
        first, end = marks.trim(s.p.sentence, source.first, end)
        if end - first < _SHORTEST:
            return
        low, high = min(first, source.cue), max(end, source.cue + 1)
        words = s.p.sentence
        s.found.append(Said(
            sentence=words.number, cue=source.cue, first=first, end=end,
            speakers=source.speakers, carried=False, stance=source.stance, lemma="", act=False,
            opener="source", content=words.span(first, end),
            direct=marks.is_direct(words, first, end),
            span=words.span(low, high), reach=words.span(low, high),
        ))  # fmt: skip

    def _goes_on(self, p: Parse) -> Said | None:
        """A sentence all in quotation marks that goes on with the quotation before it."""
        last = self._quotation
        size = len(p.words)
        if last is None or last.sentence + 1 != p.sentence.number or size < _QUOTED:
            return None
        if p.words[0].shape is not Shape.QUOTE or sum(p.sentence.quoted) < size - 3:
            return None
        first, end = marks.trim(p.sentence, 0, size)
        content = p.sentence.span(first, end)
        return replace(
            last,
            sentence=p.sentence.number,
            cue=0,
            first=first,
            end=end,
            carried=True,
            opener="quote",
            content=content,
            direct=True,
            span=content,
            reach=content,
        )

    def _forum(self, p: Parse, cue: int, first: int) -> str:
        """Where something was said: what stands between cue and content names it."""
        for k in range(cue + 1, first):
            if p.covered[k] < 0 and p.words[k].shape is Shape.WORD:
                forum = self._words.forum(p.words, k)
                if forum:
                    return forum
        return ""


def _said(p: Parse, c: Candidate, by: Speaking, first: int, end: int) -> Said:
    """The statement of a cue whose speakers and content are known."""
    content = p.sentence.span(first, end)
    near = by.how in (How.BESIDE, How.BEFORE)
    start = min([c.cue.i, *(n.first for n in by.speakers if near)])
    return Said(
        sentence=p.sentence.number, cue=c.cue.i, first=first, end=end, speakers=by.speakers,
        carried=by.how is How.CARRIED, stance=_stance(p, c, first),
        lemma=c.cue.reading.lexeme.lemma, act=c.cue.cue.kind == "act", opener=c.opening.how,
        content=content,
        direct=marks.is_direct(p.sentence, first, end),
        span=(p.sentence.starts[start], content[1]), reach=(p.sentence.starts[c.cue.i], content[1]),
        line=c.cue.cue.line,
    )  # fmt: skip


def _stance(p: Parse, c: Candidate, first: int) -> Stance:
    """The stance of a cue; who insists that something is so asks for nothing («تصر على أنه …»)."""
    stance = c.cue.cue.stance
    if stance is not Stance.DEMANDS:
        return stance
    an = marks.complementiser(p, first) and marks.with_pronoun(p.words[first])
    bare = first > 0 and marks.complementiser(p, first - 1) and p.covered[first] >= 0
    return Stance.NEUTRAL if an or bare else stance


def _audience(p: Parse, cue: int, first: int) -> tuple[Named, ...]:
    """To whom something was said: names with ل between cue and content."""
    return tuple(
        n for n in p.names if n.actor is not None and cue < n.first < first and "ل" in n.prefix
    )
