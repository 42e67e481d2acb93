"""What parties took upon themselves, and what became of it: commitments and statuses."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding import senses
from hudna.coding.clauses import flags, light
from hudna.coding.happening import Happening
from hudna.coding.names import Named
from hudna.coding.parse import Clause, Parse
from hudna.coding.speech import Said
from hudna.model import EventType, Modality, Span, Stance, StatusType
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind
from hudna.vocab.verbs import FINITE


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment: tokens of what is to be done, who is bound, and the event that binds."""

    first: int
    end: int
    by: tuple[Named, ...]
    said: int
    happening: Happening | None
    excludes: tuple[Named, ...]


class Bond(NamedTuple):
    """What makes something a commitment: who is bound, by which event, on whose word."""

    said: int
    happening: Happening | None
    by: tuple[Named, ...]


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


class AgreementReader:
    """Reads commitments and statuses out of the sentences of one report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lemmas = vocabulary.status_lemmas
        self._phrases = vocabulary.statuses
        self._parties: tuple[Named, ...] = ()
        """Who agreed last in the report: whom «ينص الاتفاق على» binds."""
        self._accord: Span | None = None
        """The accord that the report named last: what a pronoun means."""

    # ------------------------------------------------------------------ commitments
    def pledges(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Pledge]:
        """The commitments of a sentence: what was agreed, what an accord provides, what a speaker
        promises.
        """
        found: list[Pledge] = []
        for h in happenings:
            if h.type is EventType.AGREE and not h.light.negated and h.roles.actors:
                self._parties = tuple(h.roles.actors)
                first = _opens(p, h.trigger)
                if first is not None:
                    end = self._reach(p, h.said, said, first)
                    found.extend(_split(p, first, end, Bond(h.said, h, self._parties)))
        found.extend(self._provisions(p, said))
        for k, s in enumerate(said):
            if s.stance is Stance.PROMISES and not any(x.first >= s.first for x in found):
                found.append(Pledge(s.first, s.end, s.speakers, k, None, ()))
        found.extend(
            x
            for x in self._undertakings(p, said)
            if all(x.first >= y.end or y.first >= x.end for y in found)
        )
        return found

    def _provisions(self, p: Parse, said: list[Said]) -> list[Pledge]:
        """«ينص الاتفاق على …»: what an accord provides binds those who agreed on it."""
        found: list[Pledge] = []
        for i, word in enumerate(p.words):
            if "provision" not in word.flags or not _accord_near(p, i):
                continue
            first = _content(p, i + 1, i + 1 + _CONTENT)
            by = _named_between(p, i) or self._parties
            if first is None or not by:
                continue
            inside = max((k for k, s in enumerate(said) if s.first <= i < s.end), default=-1)
            end = self._reach(p, inside, said, first)
            found.extend(_split(p, first, end, Bond(inside, None, by)))
        return found

    def _undertakings(self, p: Parse, said: list[Said]) -> list[Pledge]:
        """«أكدت التزامها بـ …»: the speaker's own undertaking as a noun."""
        found = []
        for verb in p.verbs:
            reading = verb.readings[0]
            promise = any(c.stance is Stance.PROMISES for c in reading.lexeme.cues)
            if reading.shape is not Inflected.MASDAR or not promise or not verb.split.enclitic:
                continue
            inside = max((k for k, s in enumerate(said) if s.first <= verb.i < s.end), default=-1)
            first = _content(p, verb.end, verb.end + 4)
            if inside >= 0 and first is not None:
                end = self._reach(p, inside, said, first)
                found.append(Pledge(first, end, said[inside].speakers, inside, None, ()))
        return found

    def _reach(self, p: Parse, inside: int, said: list[Said], first: int) -> int:
        """The end of what was agreed: the speaker's words, the next cue, a contrast, a new verb."""
        end = said[inside].end if inside >= 0 else len(p.words)
        for s in said:
            if s.cue > first:
                end = min(end, s.cue)
        for k in range(first + 1, end):
            around = flags(p, k)
            if around & {"contrast"} or p.words[k].surface in ".؛":
                end = k
                break
            if (
                p.words[k].surface in "،,"
                and k + 1 < end
                and (
                    flags(p, k + 1) & {"subordinator", "contrast"}
                    or p.is_finite(k + 1)
                    or _and_verb(p, k + 1)
                )
            ):
                end = k
                break
            if k > first + 1 and _and_verb(p, k):
                end = k
                break
        while end > first and p.words[end - 1].shape is not Shape.WORD:
            end -= 1
        return end

    # ------------------------------------------------------------------ statuses
    def standings(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Standing]:
        """The statuses of a sentence: what was agreed, and what agreements are said to be."""
        found: list[Standing] = []
        for h in happenings:
            if h.type is EventType.AGREE and not h.light.negated and self._binding(h):
                end = max(h.end, h.trigger + 1)
                opens = _opens(p, h.trigger)
                if opens is not None:
                    end = max(end, self._reach(p, h.said, said, opens))
                first = min(
                    [h.trigger, *(n.first for n in h.roles.actors if n.first >= h.clause.first)]
                )
                found.append(Standing(
                    first, end, (h.trigger, end), StatusType.AGREED, h.light.modality, h.said,
                    h.clause, h.trigger,
                ))  # fmt: skip
        for hit in _accords(p):
            standing = self._standing(p, hit, said)
            if standing is not None and not _told(standing, found):
                found.append(standing)
            self._accord = p.sentence.span(hit.first, hit.end)
        for standing in self._anaphoric(p, said):
            if not _told(standing, found):
                found.append(standing)
        return found

    def _anaphoric(self, p: Parse, said: list[Said]) -> list[Standing]:
        """«تخرقه»، «جرى تعليقه»: what became of the accord that was named last."""
        found = []
        for verb in p.verbs if self._accord is not None else ():
            reading = verb.readings[0]
            cue = self._lemmas.get(reading.lexeme.lemma)
            if cue is None or cue.status not in _OF_IT or verb.split.enclitic not in ("ه", "ها"):
                continue
            clause = p.clause_of(verb.i)
            passive = senses.light_verb(p, verb.i, clause)
            if reading.shape not in FINITE and (passive is None or passive.subject != "none"):
                continue
            how = light(p, verb.i, clause, reading.shape)
            if how.negated or how.purpose or self._accord is None:
                continue
            inside = max((k for k, s in enumerate(said) if s.first <= verb.i < s.end), default=-1)
            first = passive.at if passive else verb.i
            found.append(Standing(
                min(first, verb.i), clause.end, (-1, -1), cue.status, how.modality, inside,
                clause, verb.i, self._accord,
            ))  # fmt: skip
        return found

    def _binding(self, h: Happening) -> bool:
        return len(h.roles.actors) > 0

    def _standing(self, p: Parse, hit: Hit, said: list[Said]) -> Standing | None:
        """The status that the clause of an agreement's name gives it."""
        clause = p.clause_of(hit.first)
        best: tuple[int, StatusType, int, Inflected] | None = None
        for k in range(max(clause.first, hit.first - _VERB), min(clause.end, hit.end + _PHRASE)):
            found = self._status_at(p, k, hit)
            if found is None:
                continue
            distance = hit.first - k if k < hit.first else k - hit.end + 1
            if best is None or distance < best[0]:
                best = (distance, found[0], k, found[1])
        if best is None:
            return None
        _, status, at, shape = best
        how = light(p, at, clause, shape)
        if how.purpose:
            return None
        modality = how.modality
        if status is StatusType.IMPLEMENTED and self._refused(p, at, clause):
            status, modality = StatusType.NOT_IMPLEMENTED, Modality.ACTUAL
        elif how.negated:
            opposite = _OPPOSITE.get(status)
            if opposite is None:
                return None
            status, modality = opposite, Modality.ACTUAL
        inside = max((k for k, s in enumerate(said) if s.first <= hit.first < s.end), default=-1)
        if inside >= 0 and modality is Modality.ACTUAL and said[inside].stance is Stance.DEMANDS:
            modality = Modality.URGED
        first, end = min(at, hit.first), max(at + 1, hit.end)
        while end < clause.end and p.words[end].shape is Shape.WORD and end - first < _SPAN:
            end += 1
        return Standing(first, end, (hit.first, hit.end), status, modality, inside, clause, at)

    def _refused(self, p: Parse, at: int, clause: Clause) -> bool:
        """«ترفض تنفيذ الاتفاق»: refusing to carry out is not carrying out."""
        for k in range(max(clause.first, at - 3), at):
            for _, reading in p.words[k].readings:
                cue = self._lemmas.get(reading.lexeme.lemma)
                if cue is not None and cue.status in (
                    StatusType.REJECTED,
                    StatusType.NOT_IMPLEMENTED,
                ):
                    return True
        return False

    def _status_at(self, p: Parse, k: int, hit: Hit) -> tuple[StatusType, Inflected] | None:
        if hit.first <= k < hit.end:
            return None
        phrase = p.sentence.hits[k].get(Kind.STATUS)
        if phrase is not None:
            after = phrase.end
            if k > hit.first or after >= hit.first - 1:
                return self._phrases[phrase.keys[0]].status, Inflected.MASDAR
        if p.covered[k] >= 0 or k > hit.first + _AFTER_NAME:
            return None
        for _, reading in p.words[k].readings:
            cue = self._lemmas.get(reading.lexeme.lemma)
            if cue is None or cue.status is StatusType.ANNOUNCED:
                continue
            if reading.shape in FINITE:
                return cue.status, reading.shape
            agreed = cue.status is StatusType.AGREED  # «اتفاق وقف النار» only names it
            if (
                reading.shape is Inflected.MASDAR
                and k == hit.first - 1
                and not (reading.definite or agreed)
            ):
                return cue.status, reading.shape
        return None


def _opens(p: Parse, i: int) -> int | None:
    """Where the content of an agreement begins: after على, ب, a complementiser, or with ل and a
    masdar («اتفاقا لتشكيل حكومة»).
    """
    return _content(p, i + 1, i + 1 + _CONTENT)


def _content(p: Parse, low: int, high: int) -> int | None:
    aim: int | None = None
    for k in range(low, min(high, len(p.words))):
        word = p.words[k]
        if word.surface in ".؛:":
            break
        if word.fold == "علي" and p.covered[k] < 0:
            k += 1
            while k < len(p.words) and "complementiser" in p.words[k].flags:
                k += 1
            return k if k < len(p.words) else None
        if "complementiser" in word.flags:
            return k + 1 if k + 1 < len(p.words) else None
        if aim is None and p.covered[k] < 0 and _with(p, k, "لب"):
            aim = k
    return aim


def _with(p: Parse, k: int, letters: str) -> bool:
    """Whether a masdar or an accord with one of some proclitics stands at a token."""
    hit = p.sentence.hits[k].get(Kind.AGREEMENT)
    if hit is not None and set(hit.split.proclitics) & set(letters):
        return True
    return any(
        r.shape is Inflected.MASDAR and set(split.proclitics) & set(letters)
        for split, r in p.words[k].readings
    )


def _accord_near(p: Parse, i: int) -> bool:
    """Whether an accord is named right before or after a verb of providing."""
    near = range(max(0, i - _NEAR), min(len(p.words), i + _NEAR))
    return any(Kind.AGREEMENT in p.sentence.hits[k] for k in near)


def _named_between(p: Parse, i: int) -> tuple[Named, ...]:
    """The parties that the sentence itself names with «بين» before a verb of providing."""
    for k in range(i):
        if "between" in p.words[k].flags:
            return tuple(n for n in p.names if n.actor is not None and k < n.first < i)
    return ()


def _split(p: Parse, first: int, end: int, bond: Bond) -> list[Pledge]:
    """One commitment for each masdar that و joins: «مواصلة التعاون … وإنشاء مجموعة»."""
    cuts = [first]
    if any(r.shape is Inflected.MASDAR for _, r in p.words[first].readings):
        cuts += [k for k in range(first + 2, end) if _and_masdar(p, k)]
    found = []
    for start, stop in itertools.pairwise([*cuts, end]):
        last = stop
        while last > start and p.words[last - 1].shape is not Shape.WORD:
            last -= 1
        if last - start >= 2:
            excluded = _excluded(p, start, last)
            found.append(Pledge(start, last, bond.by, bond.said, bond.happening, excluded))
    return found


def _accords(p: Parse) -> list[Hit]:
    """The names of accords in a sentence, the longest where one lies in another."""
    found: list[Hit] = []
    for i, hits in enumerate(p.sentence.hits):
        hit = hits.get(Kind.AGREEMENT)
        if hit is not None and p.covered[i] < 0 and not (found and hit.first < found[-1].end):
            found.append(hit)
    return found


def _told(s: Standing, found: list[Standing]) -> bool:
    """Whether the same status of overlapping words is there already."""
    return any(x.status is s.status and x.first < s.end and s.first < x.end for x in found)


_OF_IT = frozenset({
    StatusType.VIOLATED, StatusType.SUSPENDED, StatusType.RESUMED, StatusType.EXTENDED,
    StatusType.ENDED,
})  # fmt: skip
_NEAR = 5
_OPPOSITE = {
    StatusType.IMPLEMENTED: StatusType.NOT_IMPLEMENTED,
    StatusType.IN_FORCE: StatusType.ENDED,
}
"""What the negation of a status says; other statuses negated say nothing."""
_CONTENT = 12
_VERB = 8
_PHRASE = 6
_AFTER_NAME = 5
_SPAN = 16


def _and_verb(p: Parse, k: int) -> bool:
    return (
        p.covered[k] < 0
        and any(
            r.shape in FINITE and s.proclitics[:1] in ("و", "ف") for s, r in p.words[k].readings
        )
        and not p.words[k].flags
    )


def _and_masdar(p: Parse, k: int) -> bool:
    """«و» and a masdar in the construct: the next thing agreed."""
    if p.covered[k] >= 0:
        return False
    return any(
        r.shape is Inflected.MASDAR and not r.definite and s.proclitics == "و" and not s.enclitic
        for s, r in p.words[k].readings
    )


def _excluded(p: Parse, first: int, end: int) -> tuple[Named, ...]:
    """Whom a commitment leaves out: the names after «باستثناء» or «ما عدا»."""
    for k in range(first, end):
        if "exception" in flags(p, k):
            return tuple(n for n in p.names if n.actor is not None and k < n.first < end)
    return ()
