"""Who counted, and to whom it is laid."""

from __future__ import annotations

from typing import NamedTuple

from hudna.coding.counts.figures import Figure
from hudna.coding.counts.tally import How
from hudna.coding.counts.words import Words, conjoined
from hudna.coding.events.subjects import subject_before
from hudna.coding.names.named import Named
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.scope.light import governor
from hudna.model import Actor, Form
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind


class Voice(NamedTuple):
    """Who counted and to whom it is laid, as far as the words beside a number say."""

    by: Actor | None = None
    side: Actor | None = None
    told: bool = False
    """Whether a verb of counting or committing of its own tells the number."""


class VoiceReader:
    """Finds for the numbers of a sentence who counted and who is blamed."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def read(self, p: Parse, figures: list[Figure]) -> list[Voice]:
        """The voice of each figure."""
        found: list[Voice] = []
        role = ""
        for k, f in enumerate(figures):
            low = figures[k - 1].end if k else 0
            high = figures[k + 1].first if k + 1 < len(figures) else len(p.words)
            by = side = None
            verb = self._verb(p, f, low)
            if verb is not None:
                role = "by" if self._words.verb(verb, "counting") else "side"
                subject = self._subject(p, verb, f)
                by, side = (subject, None) if role == "by" else (None, subject)
            beside = self._beside(p, f) if role else None
            if beside is not None:
                by, side = (beside, side) if role == "by" else (by, beside)
            by = by or self._reported(p, f, high)
            side = side or self._blamed(p, f, low, high)
            found.append(Voice(by, side, verb is not None and k > 0))
        return found

    # ------------------------------------------------------------------ who counted
    def _verb(self, p: Parse, f: Figure, low: int) -> VerbAt | None:
        """The verb of counting or committing whose object a number is: the last one before it."""
        end = f.at if f.how is How.NONE else f.first  # «لم تسجل أي خروقات» holds its verb
        for verb in reversed(p.verbs):
            if not low <= verb.i < end or not verb.finite or _stopped(p, verb.i, f.at):
                continue
            if self._words.verb(verb, "counting") or self._words.verb(verb, "committing"):
                return verb
        return None

    def _subject(self, p: Parse, verb: VerbAt, f: Figure) -> Actor | None:
        """The subject of a verb: right before it, right after it, or the topic of its clause."""
        clause = p.clause_of(verb.i)
        before = [n for n in subject_before(p, verb.i, clause) if n.actor is not None]
        if before and before[-1].end == verb.i:
            return before[0].actor
        for n in p.names:
            if verb.i < n.first < f.at and n.actor is not None and p.is_head(n):
                if governor(p, n.first, n.prefix, verb.i) or n.prefix.startswith("و"):
                    break
                return n.actor
        if before:
            return before[0].actor
        if any(r.shape in (Inflected.PAST_PASSIVE, Inflected.PRESENT_PASSIVE) for r in verb.readings
               ) and len(verb.readings) == 1:  # fmt: skip
            return None
        topic = _topic(p, clause, verb.i)
        return topic.actor if topic is not None else None

    def _beside(self, p: Parse, f: Figure) -> Actor | None:
        """Whoever stands right before a number as another subject: «والجانب التركي 15»."""
        k = f.first
        while k > 0 and p.words[k - 1].surface in "(:-–":
            k -= 1
        for n in p.names:
            if n.end == k and n.actor is not None and n.form is not Form.METONYM:
                if conjoined(p, n.first) or n.first == p.clause_of(n.first).first:
                    return n.actor
                before = p.words[n.first - 1] if n.first else None
                if before is None or self._words.is_of(before, "compared"):
                    return n.actor
                if before.shape is Shape.MARK:
                    return n.actor
        return None

    def _reported(self, p: Parse, f: Figure, high: int) -> Actor | None:
        """«أربعة خروقات أعلنها الجيش», «الخروقات التي سجلتها الآلية 37»: who told a number, behind
        it or behind its noun.
        """
        for n in p.names:
            beside = f.end <= n.first < high or f.first < n.first < f.at
            if beside and n.actor is not None and not n.prefix:
                k = n.first - 1
                told = any(s.enclitic for s, _ in p.words[k].readings)
                return n.actor if told and self._words.is_of(p.words[k], "reporting") else None
        return None

    # ------------------------------------------------------------------ to whom it is laid
    def _blamed(self, p: Parse, f: Figure, low: int, high: int) -> Actor | None:
        """To whom a number is laid: by «من قبل», a verb of committing, or as its owner."""
        people = f.thing is not None and f.thing.unit == "person"
        for n in p.names:
            if n.actor is None or not p.is_head(n):
                continue
            if f.end <= n.first < high and not _stopped(p, f.end, n.first):
                if governor(p, n.first, n.prefix) == "agent" or self._committed(p, f.end, n):
                    return n.actor
                if people:
                    continue  # «40 قتيلا للحوثيين»: theirs, not by them
                if n.first == f.end and "ل" in n.prefix and not _country(n):
                    return n.actor
                gap = p.words[f.end : n.first]
                if "ل" in n.prefix and len(gap) <= 1 and all(
                    self._words.is_of(w, "part-of") for w in gap
                ):  # fmt: skip
                    return n.actor
            noun_end = _noun_end(p, f)
            if n.first == noun_end < f.at and not n.prefix and not people:
                return n.actor
        return self._accused(p, f, low)

    def _committed(self, p: Parse, first: int, n: Named) -> bool:
        """«خرقا ارتكبتها قوات النظام», «خرقا منسوبا إلى الفصائل»."""
        low = max(first, n.first - 3)
        return self._words.any(p, low, n.first, "committing")

    def _accused(self, p: Parse, f: Figure, low: int) -> Actor | None:
        """«ارتكاب الفصائل 14 خرقا», «اتهم قوات النظام بارتكاب 14 خرقا», «مسؤولية الفصائل عن 14»:
        the name right after the noun of committing, else the last one before it.
        """
        for k in range(f.first - 1, max(low, f.first - _FAR) - 1, -1):
            word = p.words[k]
            finite = any(r.shape is not Inflected.MASDAR for _, r in word.readings)
            if finite or p.covered[k] >= 0 or not self._words.is_of(word, "committing"):
                continue
            named = [n for n in p.names if n.actor is not None and low <= n.first < f.first]
            after = [n for n in named if n.first > k]
            before = [n for n in named if n.end <= k and k - n.end < _FAR]
            return after[0].actor if after else (before[-1].actor if before else None)
        return None


_FAR = 6
"""Tokens from the number back to the noun of committing, and from it to who is blamed."""
_STOPS = frozenset("؛.")


def _stopped(p: Parse, first: int, end: int) -> bool:
    return any(w.surface in _STOPS for w in p.words[first:end])


def _topic(p: Parse, clause: Clause, i: int) -> Named | None:
    """The first bare name of a clause before its verb: «الجانب الروسي في اللجنة … سجل»."""
    for n in p.names:
        if clause.first <= n.first < i and n.actor is not None and p.is_head(n):
            return None if governor(p, n.first, n.prefix) else n
    return None


def _noun_end(p: Parse, f: Figure) -> int:
    """The token after the noun of «عدد خروقات النظام 14», before its number."""
    hit = p.sentence.hits[f.first].get(Kind.COUNT)
    return hit.end if hit is not None else -1


def _country(n: Named) -> bool:
    """Whether a state is named by its name: «خرقا للبنان» is a breach against it."""
    return n.actor is not None and n.form is Form.NAME and len(n.actor.id) == _CODE


_CODE = 3
"""Letters of a state's id."""
