"""What parties took upon themselves, and what became of it: commitments and statuses."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.clauses import flags, light
from hudna.coding.events import Happening
from hudna.coding.names import Named
from hudna.coding.parse import Clause, Parse
from hudna.coding.speech import Said
from hudna.model import EventType, Modality, Stance, StatusType
from hudna.text.fold import fold
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


class AgreementReader:
    """Reads commitments and statuses out of the sentences of one report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lemmas = vocabulary.status_lemmas
        self._phrases = vocabulary.statuses
        self._agreements = vocabulary.agreements

    # ------------------------------------------------------------------ commitments
    def pledges(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Pledge]:
        """The commitments of a sentence: what was agreed, and what a speaker promises."""
        found: list[Pledge] = []
        for h in happenings:
            if h.type is EventType.AGREE and not h.light.negated and h.roles.actors:
                first = self._opens(p, h)
                if first is not None:
                    end = self._reach(p, h, said, first)
                    found.extend(self._split(p, first, end, h, tuple(h.roles.actors)))
        for k, s in enumerate(said):
            if s.stance is Stance.PROMISES and not any(x.first >= s.first for x in found):
                found.append(Pledge(s.first, s.end, s.speakers, k, None, ()))
        return found

    def _opens(self, p: Parse, h: Happening) -> int | None:
        """Where the content of an agreement begins: after على, ب or a complementiser."""
        stop = min(len(p.words), h.trigger + _CONTENT)
        for k in range(h.trigger + 1, stop):
            word = p.words[k]
            if word.surface in ".؛:":
                return None
            if word.fold == "علي" and p.covered[k] < 0:
                k += 1
                if k < len(p.words) and "complementiser" in p.words[k].flags:
                    k += 1
                return k if k < len(p.words) else None
            if "complementiser" in word.flags:
                return k + 1 if k + 1 < len(p.words) else None
        return None

    def _reach(self, p: Parse, h: Happening, said: list[Said], first: int) -> int:
        """The end of what was agreed: the speaker's words, the next cue, a contrast, a new verb."""
        end = said[h.said].end if h.said >= 0 else len(p.words)
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

    def _split(
        self, p: Parse, first: int, end: int, h: Happening, by: tuple[Named, ...]
    ) -> list[Pledge]:
        """One commitment for each masdar that و joins: «مواصلة التعاون … وإنشاء مجموعة»."""
        cuts = [first]
        if any(r.shape is Inflected.MASDAR for _, r in p.words[first].readings):
            cuts += [k for k in range(first + 2, end) if _and_masdar(p, k)]
        edges = [*cuts, end]
        found = []
        for a, b in zip(edges[:-1], edges[1:], strict=True):
            start = a
            while b > start and p.words[b - 1].shape is not Shape.WORD:
                b -= 1
            if b - start >= 2:
                found.append(Pledge(start, b, by, h.said, h, _excluded(p, start, b)))
        return found

    # ------------------------------------------------------------------ statuses
    def standings(self, p: Parse, said: list[Said], happenings: list[Happening]) -> list[Standing]:
        """The statuses of a sentence: what was agreed, and what agreements are said to be."""
        found: list[Standing] = []
        for h in happenings:
            if h.type is EventType.AGREE and not h.light.negated and self._binding(h):
                end = max(h.end, h.trigger + 1)
                opens = self._opens(p, h)
                if opens is not None:
                    end = max(end, self._reach(p, h, said, opens))
                first = min(
                    [h.trigger, *(n.first for n in h.roles.actors if n.first >= h.clause.first)]
                )
                found.append(Standing(
                    first, end, (h.trigger, end), StatusType.AGREED, h.light.modality, h.said,
                    h.clause, h.trigger,
                ))  # fmt: skip
        parts = p.clauses
        for i, hits in enumerate(p.sentence.hits):
            hit = hits.get(Kind.AGREEMENT)
            if hit is None or p.covered[i] >= 0:
                continue
            standing = self._standing(p, hit, parts, said)
            if standing is not None and not any(
                s.status is standing.status and s.first < standing.end and standing.first < s.end
                for s in found
            ):
                found.append(standing)
        return found

    def _binding(self, h: Happening) -> bool:
        return len(h.roles.actors) > 0

    def _standing(
        self, p: Parse, hit: Hit, parts: list[Clause], said: list[Said]
    ) -> Standing | None:
        """The status that the clause of an agreement's name gives it."""
        clause = next(c for c in parts if c.first <= hit.first < c.end)
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
        if how.negated:
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
            if reading.shape is Inflected.MASDAR and k == hit.first - 1 and not reading.definite:
                return cue.status, reading.shape
        return None


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


def folded(words: str) -> str:
    """Folded words, for comparing."""
    return fold(words)
