"""Reads the counts of one report, sentence by sentence: totals, their parts, their periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hudna.coding import when
from hudna.coding.context import Context
from hudna.coding.counts import periods
from hudna.coding.counts.areas import AreaReader
from hudna.coding.counts.confirmed import unconfirmed
from hudna.coding.counts.figures import Figure, FigureReader
from hudna.coding.counts.tally import Tally
from hudna.coding.counts.told import Told
from hudna.coding.counts.voices import VoiceReader
from hudna.coding.counts.words import Words, conjoined
from hudna.coding.parse import Parse
from hudna.coding.speech import Said
from hudna.model import Actor, DateRange, Precision
from hudna.vocab import Vocabulary
from hudna.vocab.entries import CountedThing
from hudna.vocab.lexicon import Kind

_BREACHES = "violations"
_ITEM = 16
"""Tokens of a line of a list at the most."""
_TAIL = 6
"""Tokens at the end of a sentence in which «كما يلي» opens a list, and at its head in which a
bulletin is named."""
_SPAN = 14
"""Tokens from a number to its area within one span; an area further off is left out of it."""


class CountReader:
    """Reads the counts of a report; what a sentence leaves open, the next may go on with."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._words = Words(vocabulary.classes)
        self._figures = FigureReader(vocabulary.counts, self._words)
        self._areas = AreaReader(vocabulary.places)
        self._voices = VoiceReader(self._words)
        self._context = context
        self._thing: CountedThing | None = None
        """What was counted last."""
        self._whole: Tally | None = None
        """The total whose parts an open list gives."""
        self._listing = False
        """Whether a list is open: its lines need not name what they count."""
        self._speaker: Actor | None = None
        """Who tells of counts, or whose bulletin it is."""
        self._subjects: set[str] = set()
        """Who is counted, or was taken for a voice by a word of counting: no voices."""
        self._silent = 0
        """Sentences since the last count."""
        self._counters: dict[str, Actor] = {}
        """Who has counted so far, the last one last."""
        self._period: dict[str, DateRange] = {}
        """The period told last, by what is counted."""

    def read(self, p: Parse, said: list[Said]) -> list[Tally]:
        """The counts of a sentence."""
        item = self._listing and len(p.words) <= _ITEM
        counted = Kind.COUNT in p.sentence.of_kind
        figures = self._figures.read(p, open_=item) if counted or item else []
        voices = self._hear(p, said, figures)
        found = self._tallies(p, voices, figures)
        self._silent = 0 if found else self._silent + 1
        if figures:
            self._listing = self._opens(p) or item
        else:
            heading = self._figures.heading(p) if counted else None
            self._listing = heading is not None
            if heading is not None:
                self._thing, self._whole = heading, None
        known = self._thing is not None and self._thing.what == _BREACHES
        return [*found, *self._denials(p, voices, known=known)] if counted or known else found

    def _hear(self, p: Parse, said: list[Said], figures: list[Figure]) -> list[Said | None]:
        """Learn who tells of counts, and from a heading whose bulletin it is.

        Gives the statements, without those of whom is counted («الفصائل التي أعلنت التزامها») and
        those that a word of counting itself was taken for.
        """
        voices: list[Said | None] = []
        for s in said:
            counted = self._of_counting(p, s, figures)
            if counted:
                self._subjects |= {n.actor.id for n in s.speakers if n.actor is not None}
            voices.append(None if counted else s)
        telling = [
            s for s in voices if s is not None and any(s.first <= f.at < s.end for f in figures)
        ]  # fmt: skip
        speakers = [a for s in telling for a in self._speakers(s)]
        if speakers:
            self._speaker = speakers[0]
        elif self._speaker is None and len(p.words) <= _ITEM and p.words[-1].surface != ".":
            owner = next((n.actor for n in p.names if n.actor is not None), None)
            if owner is not None and self._words.any(p, 0, _TAIL, "report-paper"):
                self._speaker = owner
        return voices

    def _speakers(self, s: Said) -> list[Actor]:
        """Who speaks; of those carried over from before only whom no count was about."""
        actors = [n.actor for n in s.speakers if n.actor is not None]
        return [a for a in actors if not s.carried or a.id not in self._subjects]

    def _of_counting(self, p: Parse, s: Said, figures: list[Figure]) -> bool:
        """Whether a statement is no voice that tells of a number."""
        word = p.words[s.cue]
        if self._words.is_of(word, "counting") or self._words.is_of(word, "reaching"):
            return True
        return any(f.first <= s.cue < f.at for f in figures)

    def _denials(self, p: Parse, said: list[Said | None], *, known: bool) -> list[Tally]:
        """What a side says it could not confirm of the other's list."""
        nouns = [i for i in range(len(p.words)) if self._figures.speaks_of(p, i, _BREACHES)]
        found = unconfirmed(p, self._words, nouns, known=known)
        if found is None:
            return []
        inside = _innermost(said, found.at)
        by = found.by or self._carried(said, inside)
        others = [a for key, a in self._counters.items() if by is None or key != by.id]
        return [replace(
            found, said=inside, by=by, listed_by=found.listed_by or next(reversed(others), None),
            period=self._period.get(_BREACHES) or when.publication(self._context),
        )]  # fmt: skip

    # ------------------------------------------------------------------ figures to tallies
    def _tallies(self, p: Parse, said: list[Said | None], figures: list[Figure]) -> list[Tally]:
        found: list[Tally] = []
        self._listing = self._listing or self._resumes(p, figures)
        whole = self._whole if self._listing else None
        some = False
        period: DateRange | None = None
        last: Actor | None = None
        for told, inside in self._told(p, figures, said):
            f, voice = told.figure, told.voice
            part = whole is not None and self._is_part(told, whole)
            if not part and found and found[-1].whole is not None and not voice.told:
                part = found[-1].what == told.thing.what and conjoined(p, f.first) and not f.headed
            if f.thing is None and not (part or self._stands(told)):
                continue
            some = some or self._of_some(told)
            tally = self._tally(told, inside, period)
            period = None if tally.cumulative else tally.period
            if part and whole is not None:
                own = periods.stated(told)
                tally = replace(
                    tally, whole=whole, some=some, by=whole.by, side=voice.side or whole.side,
                    period=tally.period if own else whole.period, cumulative=whole.cumulative,
                )  # fmt: skip
            else:
                by = voice.by or (None if voice.told else last) or self._carried(said, inside)
                whole = tally = replace(tally, by=by)
                some = False
            each = told.area.places if told.area.each else (None,)
            found += [tally if place is None else replace(tally, areas=(place,)) for place in each]
            last = tally.by
            if voice.by is not None:
                self._counters.pop(voice.by.id, None)
                self._counters[voice.by.id] = voice.by
            self._thing, self._whole = told.thing, whole
        return found

    def _resumes(self, p: Parse, figures: list[Figure]) -> bool:
        """«توزعت الخروقات بين 47 خرقا في …»: the parts of the total of the sentence before."""
        first = figures[0].first if figures else 0
        return self._silent == 0 and self._words.any(p, 0, first, "listing")

    def _told(
        self, p: Parse, figures: list[Figure], said: list[Said | None]
    ) -> Iterator[tuple[Told, int]]:
        """Each figure with what stands beside it, and the index of the statement it is in; one
        without a noun counts what the one before it counted.
        """
        if not figures:
            return
        areas, voices = self._areas.read(p, figures), self._voices.read(p, figures)
        thing = self._thing
        for k, f in enumerate(figures):
            thing = f.thing or thing
            low = figures[k - 1].end if k else 0
            high = figures[k + 1].first if k + 1 < len(figures) else len(p.words)
            inside = _innermost(said, f.at)
            voice = said[inside] if inside >= 0 else None
            opens = voice.first if voice is not None else 0
            if thing is not None:
                yield Told(p, f, thing, areas[k], voices[k], low, high, opens), inside

    def _is_part(self, told: Told, whole: Tally) -> bool:
        """Whether a number is a part of the total before it: the same thing in a narrower area or
        laid to one side, not another's count and not a number it is compared with.
        """
        f, thing, voice = told.figure, told.thing, told.voice
        if (thing.what, thing.unit) != (whole.what, whole.unit) or f.headed:
            return False
        if voice.by is not None and (whole.by is None or voice.by.id != whole.by.id):
            return False
        if f.thing is None and f.amount.value > whole.amount.value:
            return False
        if self._of_some(told):
            return True
        if voice.told or (told.low and self._words.any(told.p, told.low, f.at, "compared")):
            return False
        places = {x.id for x in told.area.places}
        wide = all(x.precision is Precision.COUNTRY for x in whole.areas)
        narrower = bool(places) and (self._listing or wide)
        return narrower or (voice.side is not None and whole.side is None)

    def _of_some(self, told: Told) -> bool:
        """Whether a number is told as some of the one before: «منها 3», «3 منها»."""
        p, f = told.p, told.figure
        before = told.low > 0 and self._words.any(p, told.low, f.at, "part-of")
        return before or self._words.any(p, f.end, min(f.end + 2, told.high), "part-of")

    def _stands(self, told: Told) -> bool:
        """Whether a number without a noun is a count of its own: another's, the sum so far, or a
        line under a heading.
        """
        p, f, voice = told.p, told.figure, told.voice
        if voice.by is not None or voice.side is not None or f.headed:
            return True
        if self._listing and told.area.places:
            return True
        return self._words.any(p, max(f.at - _REACHED, told.low), f.at, "reaching")

    def _tally(self, told: Told, inside: int, beside: DateRange | None) -> Tally:
        """A count with what stands beside it; `beside` is the period of the count before it in
        the sentence.
        """
        f, thing, area = told.figure, told.thing, told.area
        first, end = f.first, f.end
        if area.places and max(area.end, end) - min(area.first, first) <= _SPAN + end - first:
            first, end = min(first, area.first), max(end, area.end)
        period = periods.stated(told)
        cumulative = periods.cumulative(told, self._words, period)
        if not cumulative:
            period = period or beside or self._period.get(thing.what)
            if period is not None:
                self._period[thing.what] = period
        elif period is not None and period.start != period.end and not periods.since(period):
            period = None  # «خلال الأسبوع الماضي» is not the day up to which a sum holds
        return Tally(
            first, end, f.at, thing.what, thing.unit, f.amount, f.how, thing.line,
            side=told.voice.side, areas=area.places,
            period=period or when.publication(self._context),
            cumulative=cumulative, said=inside,
        )  # fmt: skip

    def _carried(self, said: list[Said | None], inside: int) -> Actor | None:
        """Who counted where nobody is named beside the number: who says it, else who spoke last,
        else the only one who has counted so far.
        """
        voice = said[inside] if inside >= 0 else None
        speaker = next(iter(self._speakers(voice)), None) if voice is not None else None
        if speaker is not None or self._silent > _GOES_ON:
            return speaker
        if self._speaker is None and len(self._counters) == 1:
            return next(iter(self._counters.values()))
        return self._speaker

    def _opens(self, p: Parse) -> bool:
        """Whether a sentence leaves a list open: «كما يلي:»."""
        last = p.words[-1].surface
        return last == ":" or (
            last != "." and self._words.any(p, len(p.words) - _TAIL, len(p.words), "listing")
        )


def _innermost(said: list[Said | None], i: int) -> int:
    """The index of the innermost statement whose content holds a token, or -1."""
    return max(
        (k for k, s in enumerate(said) if s is not None and s.first <= i < s.end), default=-1
    )


_GOES_ON = 4
"""Sentences without a count after which a bulletin is no longer quoted."""
_REACHED = 4
"""Tokens from a verb of reaching («ليصل») to a number without a noun."""
