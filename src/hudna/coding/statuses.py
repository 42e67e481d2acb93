"""What became of agreements and commitments: agreed, in force, broken, suspended, resumed, ended.

Every word that can say so looks for its accord: a verb in its clause, a masdar right after it, a
phrase («حيز التنفيذ») around it; a pronoun stands for the accord that the report named last.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.commitments import content, innermost, reach
from hudna.coding.events import senses
from hudna.coding.events.happening import Happening
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.scope.light import light
from hudna.coding.speech import Said
from hudna.model import EventType, Modality, Span, Stance, StatusType
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.entries import StatusCue
from hudna.vocab.lexicon import Hit, Kind
from hudna.vocab.verbs import FINITE, Inflection

_BEFORE, _AFTER = 5, 8
"""Tokens from a verb back and on to the accord that it says something of."""
_AROUND = 8
"""Tokens from a phrase back to its accord, or to its clause's beginning; half as many on."""
_REFUSED = 3
"""Tokens from a refusal to what is not carried out («ترفض واشنطن تنفيذ …»)."""
_SPAN = 16
"""Tokens of a status at the most."""
_OPPOSITE = {StatusType.IMPLEMENTED: StatusType.NOT_IMPLEMENTED}
"""What the negation of a status says; other statuses negated say nothing."""
_OF_IT = frozenset({
    StatusType.VIOLATED, StatusType.SUSPENDED, StatusType.RESUMED, StatusType.EXTENDED,
    StatusType.ENDED, StatusType.IN_FORCE,
})  # fmt: skip
"""What a pronoun for an accord may be told to have become."""
_UNDONE = (StatusType.REJECTED, StatusType.NOT_IMPLEMENTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status: tokens of the clause, the subject's words, what became of it."""

    first: int
    end: int
    subject: tuple[int, int]
    status: StatusType
    modality: Modality
    said: int
    clause: Clause
    at: int
    accord: Span | None = None
    """The words that named the accord, where the clause has only a pronoun for it."""
    line: int = 0
    """The line of `statuses.csv` that says so, or 0."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or phrase that says what became of something: tokens, status, form, clitic."""

    first: int
    end: int
    cue: StatusCue
    shape: Inflected
    pronoun: bool
    aim: bool = False
    """Whether it is a masdar with ل («لتطبيق الهدنة»): an aim, unless a plan governs it."""


class StatusReader:
    """Reads the statuses of one report, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lemmas = vocabulary.status_lemmas
        self._phrases = vocabulary.statuses
        self._kinds = {key: row.kind for key, row in vocabulary.agreements.items()}
        self._kinds |= {each.id: each.kind for each in vocabulary.added.agreements}
        self._accord: Span | None = None
        """The accord that the report named last: what a pronoun means."""

    def read(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Standing]:
        """The statuses of a sentence, each told once."""
        found = [
            _agreed(p, said, h) for h in happenings
            if h.type is EventType.AGREE and not h.light.negated and h.roles.actors
            and not (h.clause.opener == "relative" and h.sense.verb.split.enclitic)
        ]  # fmt: skip
        accords = _accords(p)
        words = self._words(p)
        for word in words:
            if _only_refuses(word, words):
                continue
            standing = self._standing(p, word, accords, said)
            if standing is not None and not _told(standing, found):
                found.append(standing)
        if accords:
            self._accord = p.sentence.span(accords[-1].first, accords[-1].end)
        return [s for s in found if not _only_named(s, found)]

    # ------------------------------------------------------------------ words of status
    def _words(self, p: Parse) -> list[_Word]:
        found: list[_Word] = []
        for hit in p.sentence.of_kind.get(Kind.STATUS, ()):
            i = hit.first
            if "complementiser" in p.words[i].flags:
                continue  # «أنها», which folds to the same letters as «إنهاء»
            if p.covered[i] < 0:
                cue = self._phrases[hit.keys[0]]
                found.append(_Word(i, hit.end, cue, Inflected.MASDAR, bool(hit.split.enclitic)))
        for verb in p.verbs:
            if any(w.first <= verb.i < w.end for w in found):
                continue
            word = self._verb(verb)
            if word is not None:
                found.append(word)
        return sorted(found, key=lambda w: w.first)

    def _verb(self, verb: VerbAt) -> _Word | None:
        for reading in verb.readings:
            cue = self._lemmas.get(reading.lexeme.lemma)
            if cue is None or not _says(reading, cue):
                continue
            aim = reading.shape is Inflected.MASDAR and "ل" in verb.split.proclitics
            return _Word(verb.i, verb.end, cue, reading.shape, bool(verb.split.enclitic), aim)
        return None

    # ------------------------------------------------------------------ its accord
    def _standing(
        self, p: Parse, word: _Word, accords: list[Hit], said: list[Said]
    ) -> Standing | None:
        clause = p.clause_of(word.first)
        if word.cue.of:
            accords = [a for a in accords if self._kinds[a.keys[0]] in word.cue.of]
        accord = _accord(p, word, accords, clause)
        of_it: Span | None = None
        if accord is None:
            of_it = self._meant(p, word, accords, clause)
        kept = accord is None and of_it is None
        subject = (accord.first, accord.end) if accord is not None else (word.first, word.end)
        if kept:
            undone = _unkept(p, word)
            if undone is None:
                return None
            subject = undone
        how = light(p, word.first, clause, word.shape)
        if word.aim and how.modality is Modality.ACTUAL:
            return None
        judged = self._judged(p, word, clause, negated=how.negated)
        if judged is None or how.purpose or (kept and judged is not StatusType.NOT_IMPLEMENTED):
            return None
        modality = how.modality if judged is word.cue.status else Modality.ACTUAL
        inside = innermost(said, word.first)
        if inside >= 0 and modality is Modality.ACTUAL and said[inside].stance is Stance.DEMANDS:
            modality = Modality.URGED
        first, end = _stretch(p, word, subject, clause)
        return Standing(
            first, end, subject, judged, modality, inside, clause, word.first, of_it, word.cue.line
        )

    def _judged(self, p: Parse, word: _Word, clause: Clause, *, negated: bool) -> StatusType | None:
        """The status with its negation: not to carry out, or to refuse to, is not implemented."""
        status = word.cue.status
        if status is StatusType.IMPLEMENTED and self._refused(p, word.first, clause):
            return StatusType.NOT_IMPLEMENTED
        return _OPPOSITE.get(status) if negated else status

    def _refused(self, p: Parse, at: int, clause: Clause) -> bool:
        """«ترفض تنفيذ الاتفاق»: refusing to carry out is not carrying out."""
        for k in range(max(clause.first, at - _REFUSED), at):
            for _, reading in p.words[k].readings:
                cue = self._lemmas.get(reading.lexeme.lemma)
                if cue is not None and cue.status in _UNDONE:
                    return True
        return False

    def _meant(self, p: Parse, word: _Word, accords: list[Hit], clause: Clause) -> Span | None:
        """The accord that a pronoun means: «تخرقه», «جرى تعليقه», «دخولها حيز التنفيذ».

        It is the one that the sentence named last before it, else the report.
        """
        before = [p.sentence.span(a.first, a.end) for a in accords if a.end <= word.first]
        accord = before[-1] if before else self._accord
        if accord is None or not word.pronoun or word.cue.status not in _OF_IT:
            return None
        if word.shape in FINITE or word.cue.phrase:
            return accord
        verb = senses.light_verb(p, word.first, clause)
        return accord if verb is not None and verb.subject == "none" else None


def _says(reading: Inflection, cue: StatusCue) -> bool:
    """Whether a form of a verb can say what became of something.

    «أعلن» says it only with another word, and «اتفاق وقف النار» is a name.
    """
    if cue.status is StatusType.ANNOUNCED:
        return False
    if reading.shape in FINITE:
        return True
    return (
        reading.shape is Inflected.MASDAR
        and not reading.definite
        and (cue.status is not StatusType.AGREED)
    )


def _accord(p: Parse, word: _Word, accords: list[Hit], clause: Clause) -> Hit | None:
    """The accord that a word says something of, the nearest in its reach."""
    if word.cue.phrase:
        low, high = min(clause.first, word.first - _AROUND), word.end + _AROUND // 2
    elif word.cue.of:
        low, high = clause.first, word.end  # not «يعمل على آلية للرقابة»
    elif word.shape in FINITE:
        low, high = max(clause.first, word.first - _BEFORE), min(clause.end, word.end + _AFTER)
    else:
        low, high = word.end, word.end + 1
    near = [a for a in accords if low <= a.first <= high and (
        a.first > word.first or a.end <= word.first)]  # fmt: skip
    if word.cue.status is StatusType.AGREED:  # «وقعت اشتباكات رغم الهدنة» agrees on nothing
        near = [a for a in near if not any(_elsewhere(p, k) for k in range(word.end, a.first))]
    return min(near, key=lambda a: abs(a.first - word.first), default=None)


def _elsewhere(p: Parse, k: int) -> bool:
    """Whether a preposition stands at a token that leads from a verb of agreeing to no accord."""
    return "preposition" in p.words[k].flags and p.words[k].fold not in ("علي", "الي", "بين", "مع")


def _unkept(p: Parse, word: _Word) -> tuple[int, int] | None:
    """What was not kept where no accord is named: «لم تلتزم بفتح المعبر»."""
    if word.cue.status is not StatusType.IMPLEMENTED or word.shape not in FINITE:
        return None
    first = content(p, word.first, 3)
    return None if first is None else (first, reach(p, [], -1, first))


def _accords(p: Parse) -> list[Hit]:
    """The names of accords in a sentence, the longest where one lies in another."""
    found: list[Hit] = []
    for hit in p.sentence.of_kind.get(Kind.AGREEMENT, ()):
        if p.covered[hit.first] < 0 and not (found and hit.first < found[-1].end):
            found.append(hit)
    return found


def _stretch(p: Parse, word: _Word, subject: tuple[int, int], clause: Clause) -> tuple[int, int]:
    """The tokens of a status: from its first word through its subject to the clause's end."""
    first, end = min(word.first, subject[0]), max(word.end, subject[1])
    while end < clause.end and p.words[end].shape is Shape.WORD and end - first < _SPAN:
        end += 1
    while first < end - 1 and p.words[first].shape is not Shape.WORD:
        first += 1
    return first, end


def _agreed(p: Parse, said: list[Said], h: Happening) -> Standing:
    """What an event of agreeing says: agreed, its content included."""
    end = max(h.end, h.trigger + 1)
    opens = content(p, h.trigger)
    if opens is not None:
        end = max(end, reach(p, said, h.said, opens))
    inside = [n.first for n in h.roles.actors if h.clause.first <= n.first]
    first = min([h.trigger, *inside])
    subject = (h.trigger, end)
    modality = h.light.modality
    return Standing(first, end, subject, StatusType.AGREED, modality, h.said, h.clause, h.trigger)


def _only_refuses(word: _Word, words: list[_Word]) -> bool:
    """Whether a word says only that something is not carried out: «ترفض تنفيذ الاتفاق»."""
    return word.cue.status is StatusType.REJECTED and any(
        x.cue.status is StatusType.IMPLEMENTED and word.end <= x.first <= word.first + _REFUSED
        for x in words
    )


def _only_named(s: Standing, found: list[Standing]) -> bool:
    """Whether an agreeing is only the name of what something else became of: «توقف العمل بمذكرة
    التفاهم» agrees on nothing.
    """
    return s.status is StatusType.AGREED and any(
        x.status is not StatusType.AGREED and x.subject[0] <= s.at < x.subject[1] for x in found
    )


def _told(s: Standing, found: list[Standing]) -> bool:
    """Whether the same status of overlapping words is there already."""
    return any(x.status is s.status and x.first < s.end and s.first < x.end for x in found)
