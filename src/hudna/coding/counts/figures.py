"""Figures: the numbers of a sentence that count something, and what they count.

A number counts the noun right after it («14 خرقا»), the noun whose number it is told to be («بلغ
عدد الخروقات 14»), or, without a noun, what the number before it counted («8 في حماة و3 في حلب»).
Nouns alone count too: one («وخرقا في حماة») beside others, and none («لم تسجل أي خروقات»).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.counts.tally import Amount, How, amount
from hudna.coding.counts.words import Words, conjoined
from hudna.coding.parse import Parse
from hudna.grammar.numbers import Quantity
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab.entries import CountedThing
from hudna.vocab.lexicon import Hit, Kind, LexicalWord
from hudna.vocab.vocabulary import MANY, ONE, TWO

_OF = 24
"""Tokens from «عدد الخروقات» to the number, an adverb of time and a relative clause between."""
_DENIED = 7
"""Tokens from a negation to the noun of which there was none."""
_BRACKETS = frozenset("()[]:-–")
_NOT_ONE = frozenset({"negation-past", "negation", "negation-noun", "absent"})


@dataclass(slots=True)
class Figure:
    """A number that counts something: tokens `[first, end)` of number and noun."""

    first: int
    end: int
    at: int
    amount: Amount
    thing: CountedThing | None
    """What is counted; nothing where it is what the figure before counted."""
    how: How
    headed: bool = False
    """Whether it is told as a number of things («عدد …», «مجموع …»)."""


class _Noun(NamedTuple):
    """A noun of what is counted, and how many it says by itself."""

    hit: Hit
    thing: CountedThing
    number: str


class FigureReader:
    """Finds the figures of sentences."""

    def __init__(self, things: Mapping[str, CountedThing], words: Words) -> None:
        self._things, self._words = things, words

    def read(self, p: Parse, *, open_: bool) -> list[Figure]:
        """The figures of a sentence in order. `open_` says that what is counted is known from the
        sentence before, so that bare numbers may count it.
        """
        if not _telling(p):
            return []
        nouns = self._nouns(p)
        if not nouns and not open_:
            return []
        line = _Line(p, nouns, self._words)
        for q in p.sentence.quantities:
            if (
                q.kind != "ordinal"
                and q.exact is None
                and not (q.kind == "vague" and q.max is None)
            ):
                line.take(q, open_=open_)
        for noun in nouns:
            line.take_alone(noun)
        return sorted(line.found, key=lambda f: f.at)

    def speaks_of(self, p: Parse, i: int, what: str) -> bool:
        """Whether a noun of something counted stands at a token."""
        hit = p.sentence.hits[i].get(Kind.COUNT)
        keys = hit.keys if hit is not None else ()
        return any(self._things[key.partition(":")[0]].what == what for key in keys)

    def heading(self, p: Parse) -> CountedThing | None:
        """What a heading without a number announces: «الخروقات», «حصيلة الخروقات:»."""
        if len(p.words) > _HEADING or p.sentence.quantities:
            return None
        return next((n.thing for n in self._nouns(p)), None)

    def _nouns(self, p: Parse) -> list[_Noun]:
        """The nouns of what is counted, beside what each needs."""
        found: list[_Noun] = []
        past = 0
        for hit in p.sentence.of_kind.get(Kind.COUNT, ()):
            for key in hit.keys if hit.first >= past else ():
                line, _, number = key.partition(":")
                thing = self._things[line]
                if self._met(p, hit, thing):
                    found.append(_Noun(hit, thing, number))
                    past = hit.end
                    break
        return found

    def _met(self, p: Parse, hit: Hit, thing: CountedThing) -> bool:
        """Whether a noun stands beside what its row needs; «عدد» and its like right before it."""
        if "tally" in thing.needs and self._words.any(p, hit.first - _HEAD, hit.first, "tally"):
            return True
        others = tuple(name for name in thing.needs if name != "tally")
        return self._words.met(p, hit.first, hit.end, others)


class _Line:
    """The numbers and nouns of one sentence; each noun is counted once."""

    def __init__(self, p: Parse, nouns: list[_Noun], words: Words) -> None:
        self._p, self._nouns, self._words = p, nouns, words
        self._taken: set[int] = set()
        self.found: list[Figure] = []

    # ------------------------------------------------------------------ numbers
    def take(self, q: Quantity, *, open_: bool) -> None:
        """Find what a number counts, if anything."""
        p = self._p
        if self._old(q):
            return
        noun, of = self._counted(q), self._number_of(q)
        how_many = Amount(q.max or q.min, None, q.approx) if self._rises(q) else amount(
            q, "" if of is None else self._effect(of)
        )  # fmt: skip
        if noun is not None:
            first = min(q.first, noun.hit.first)
            if of is not None and of.thing.what == noun.thing.what:
                self._taken.add(of.hit.first)
                first = of.hit.first
            headed = self._headed(first)
            self._taken.add(noun.hit.first)
            end = max(noun.hit.end, q.end)
            self.found.append(
                Figure(first, end, q.first, how_many, noun.thing, How.NAMED, headed=headed)
            )
        elif of is not None and self._free(q.end, people=of.thing.unit == "person"):
            first = of.hit.first
            headed = self._headed(first)
            how = How.NUMBER_OF if headed else How.NAMED
            self._taken.add(first)
            self.found.append(Figure(first, q.end, q.first, how_many, of.thing, how, headed=headed))
        elif (self.found or open_) and self._bare(q) and self._free(q.end):
            headed = self._words.any(p, q.first - _HEAD, q.first, "tally")
            self.found.append(
                Figure(q.first, q.end, q.first, how_many, None, How.LIST, headed=headed)
            )

    def _counted(self, q: Quantity) -> _Noun | None:
        """The noun that a number counts: right after it, itself in the dual, before واحد."""
        k = q.end
        while k < len(self._p.words) and self._p.words[k].surface in ")]":
            k += 1
        spelled = self._p.words[q.first].shape is Shape.WORD
        wanted = {k}
        if q.kind == "dual":
            wanted = {q.first}
        elif q.min == q.max == 1 and spelled:
            wanted.add(q.first - 1)
        for noun in self._nouns:
            last = noun.hit.end - 1
            if q.kind == "dual" and noun.hit.split.stem.startswith(ARTICLE):
                continue  # «الشهيدين»: two that are known
            if noun.hit.first in wanted or (last in wanted and last < q.first):
                return noun
        return None

    def _number_of(self, q: Quantity) -> _Noun | None:
        """The noun before a number whose number it is: after «عدد», or right before it."""
        past = max((f.end for f in self.found), default=0)
        for noun in reversed(self._nouns):
            hit = noun.hit
            if hit.end > q.first or hit.first < past or q.first - hit.end > _OF:
                continue
            if any(_ends(word) for word in self._p.words[hit.end : q.first - 1]):
                return None
            reached = self._words.any(self._p, max(hit.end, q.first - _HEAD), q.first, "reaching")
            if noun.number == MANY and (reached or self._headed(hit.first)):
                return noun
            k = hit.end
            while k < q.first and self._p.words[k].surface in _BRACKETS:
                k += 1
            if k == q.first and (noun.number == MANY or noun.thing.unit == "person"):
                return noun
        return None

    def _old(self, q: Quantity) -> bool:
        """«ارتفع من 311 في … إلى 545»: the number that it was before."""
        p, k = self._p, q.first
        if not k or not self._words.is_of(p.words[k - 1], "from-value"):
            return False
        return self._words.any(p, p.clause_of(k).first, k, "rising")

    def _headed(self, i: int) -> bool:
        """Whether «عدد», «مجموع» or their like stand right before a token."""
        return self._words.any(self._p, i - _HEAD, i, "tally")

    def _effect(self, of: _Noun) -> str:
        """What the verb before a noun makes of its number: «تجاوز عدد الخروقات 14» is above."""
        words = self._p.words
        for k in range(max(0, of.hit.first - _HEAD - 1), of.hit.first):
            if self._words.is_of(words[k], "exceeding"):
                negated = k > 0 and "negation-past" in words[k - 1].flags
                return "at-most" if negated else "above"
        return ""

    def _rises(self, q: Quantity) -> bool:
        """«ارتفع … من 9 إلى 14»: the new number, not a range."""
        p = self._p
        if q.max is None or q.min == q.max or "preposition" not in p.words[q.first].flags:
            return False
        return self._words.any(p, p.clause_of(q.first).first, q.first, "rising")

    def _bare(self, q: Quantity) -> bool:
        """Whether a number may stand without a noun; واحد belongs to the noun before it."""
        if q.kind not in _PLAIN:
            return False
        words, k = self._p.words, q.first
        if q.min != 1 or words[k].shape is not Shape.WORD or conjoined(self._p, k):
            return True
        return not k or words[k - 1].shape is Shape.MARK or bool(words[k - 1].flags & _AFTER)

    def _free(self, i: int, *, people: bool = False) -> bool:
        """Whether no other noun that a number may count follows at a token."""
        p = self._p
        while i < len(p.words) and p.words[i].surface in ")]":
            i += 1
        if i >= len(p.words):
            return True
        word = p.words[i]
        if word.shape is not Shape.WORD:
            return word.surface not in _SHARES and word.shape is not Shape.NUMBER
        if people and Kind.CASUALTY in p.sentence.hits[i]:
            return True
        if p.covered[i] >= 0 or p.sentence.dated(i) or conjoined(p, i):
            return True
        if word.flags & _AFTER or self._words.is_of(word, "part-of"):
            return True
        if self._words.is_of(word, "committing") and any(r[0].enclitic for r in word.readings):
            return True  # «منها 6 ارتكبها الجيش»
        preposed = (hit.split.proclitics for hit in p.sentence.hits[i].values())
        return any(letter in proclitics for proclitics in preposed for letter in "لب")

    # ------------------------------------------------------------------ nouns without a number
    def take_alone(self, noun: _Noun) -> None:
        """A noun that says by itself how many: none, two, or one beside others."""
        hit, how_many = noun.hit, None
        if hit.first in self._taken or hit.split.stem.startswith(ARTICLE):
            return
        first, how = hit.first, How.NAMED
        denied = self._denied(noun)
        if denied >= 0:
            first, how_many, how = denied, 0, How.NONE
        elif noun.number == TWO:
            how_many = 2
        elif noun.number == ONE and self._beside(noun):
            how_many = 1
        if how_many is not None:
            self._taken.add(hit.first)
            self.found.append(Figure(first, hit.end, hit.first, Amount(how_many), noun.thing, how))

    def _beside(self, noun: _Noun) -> bool:
        """Whether و joins a noun to another number of the same: «خرقين في حلب وخرقا في حماة»."""
        first = noun.hit.first
        before = [f for f in self.found if f.end <= first and f.thing is not None]
        if not before or before[-1].thing is not noun.thing or not conjoined(self._p, first):
            return False
        end = noun.hit.end
        where = end < len(self._p.words) and bool(self._p.words[end].flags & _AFTER)
        return where and not any(w.surface in _STOPS for w in self._p.words[before[-1].end : first])

    def _denied(self, noun: _Noun) -> int:
        """The token of the negation that says that there was none, or -1.

        It negates a verb of occurring or counting right after it; «أي» stands before the noun, or
        the noun follows close: «لم تسجل الآلية أي خرق», «دون وقوع خروقات».
        """
        words, first = self._p.words, noun.hit.first
        any_ = first > 0 and "any" in words[first - 1].flags
        for i in range(first - 1, max(-1, first - 1 - _DENIED), -1):
            if not words[i].flags & _NOT_ONE or "still" in words[i].flags:
                continue
            between = [w for w in words[i + 1 : first] if "any" not in w.flags]
            if not between:
                return i if any_ else -1
            finite = between[0].finite
            verb = self._words.is_of(between[0], "occurring") or (
                finite and any(self._words.is_of(between[0], name) for name in noun.thing.needs)
            )
            return i if verb and (any_ or len(between) <= _ADJACENT) else -1
        return -1


def _telling(p: Parse) -> bool:
    """Whether anything in a sentence can say how many: a number, a negation, a dual."""
    if p.sentence.quantities or any(w.flags & _NOT_ONE for w in p.words):
        return True
    hits = p.sentence.of_kind.get(Kind.COUNT, ())
    return any(key.endswith(TWO) for hit in hits for key in hit.keys)


def _ends(word: LexicalWord) -> bool:
    """Whether a word ends what «عدد» is told of: a quotation, a colon, «أن»."""
    return word.shape is Shape.QUOTE or word.surface in _STOPS or "complementiser" in word.flags


_STOPS = frozenset(".:؛")
_AFTER = frozenset({
    "preposition", "place-preposition", "between", "relative", "subordinator", "agent", "beside",
    "restriction", "time-preposition",
})  # fmt: skip
_ADJACENT = 3
"""Tokens between a negation and its noun where «أي» is missing: «لم يسجل المركز خروقات»."""
_HEAD = 3
"""Tokens before a noun in which its «عدد» stands («عدد من قتل من», «العدد الإجمالي للخروقات»)."""
_PLAIN = ("cardinal", "vague")
_SHARES = "/%٪"
_HEADING = 6
"""Tokens of a heading at the most."""
