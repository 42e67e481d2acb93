"""How many were killed and wounded, as ranges."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.parse import Parse
from hudna.coding.sentence import Sentence
from hudna.grammar.numbers import Quantity
from hudna.model import Toll
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind

_AFTER = 5
"""Tokens from a word of killing to the number of the killed («مقتل ما لا يقل عن ستة»)."""
_SOME = Toll(min=2, max=None)
_COUNTED = {"one": Toll(min=1, max=1), "two": Toll(min=2, max=2), "some": _SOME}
_NONE = Toll(min=0, max=0)
_ONE = Toll(min=1, max=1)
_MEANT = {"ه": _ONE, "ها": _ONE, "هما": Toll(min=2, max=2), "هم": _SOME, "هن": _SOME}
_LIFE = 7
"""Tokens from a word of losing to «حياته»."""
_TEN = 10
"""The greatest number whose noun is plural."""
_BEFORE = 12
"""Tokens from the people to the plural verb that tells that they were killed."""
_SUM = 4
"""Tokens from a number of people to the next that و joins to it."""


@dataclass(slots=True)
class Tolls:
    """Killed and wounded in a stretch of text, and the tokens that say so."""

    killed: Toll | None = None
    wounded: Toll | None = None
    first: int = -1
    end: int = -1

    def mark(self, first: int, end: int) -> None:
        """Widen the stretch that the toll rests on."""
        self.first = first if self.first < 0 else min(self.first, first)
        self.end = max(self.end, end)


def better(one: Toll | None, other: Toll | None) -> Toll | None:
    """The more telling of two tolls of the same attack: a number before «some», the greater of
    two numbers, for a toll grows while it is told.
    """
    if one is None or other is None:
        return one or other
    if (one.max is None) != (other.max is None):
        return one if one.max is not None else other
    return one if one.min >= other.min else other


def tolls(p: Parse, first: int, end: int) -> Tolls:
    """The toll that some tokens give.

    The first number of each kind counts: what follows it within the sentence («بينهم طفلان»,
    «ثلاثة منهم») is part of it. A noun of casualties in the singular without a number is one, in
    the dual two, in the plural two or more («سقوط قتلى وجرحى»); «دون إصابات» is none.
    """
    reader = _Reader(p.sentence, end)
    for i in range(first, end):
        hit = p.sentence.hits[i].get(Kind.CASUALTY)
        for key in hit.keys if hit is not None else ():
            reader.take(i, key)
    return reader.found


_BESIDE = frozenset({"victim", "lost", "life"})
"""Words of casualties that tell nothing alone."""


def _open(toll: Toll | None) -> bool:
    """Whether a more telling word may follow: nothing was told yet, or only «some»."""
    return toll is None or toll == _SOME


class _Reader:
    """Numbers beside the words of casualties of one stretch; each number is used once."""

    def __init__(self, s: Sentence, end: int) -> None:
        self._s, self._end = s, end
        self._taken: set[int] = set()
        self._last: Toll | None = None
        self._both = False
        """Whether the last number is of the killed and the wounded: «قتل وجرح عشرة»."""
        self.found = Tolls()

    def take(self, i: int, key: str) -> None:
        """Read what a word of casualties tells."""
        kind, _, number = key.partition(":")
        after = self._s.hits[i][Kind.CASUALTY].end
        if kind == "lost" and self._life(after):
            kind = "killed"
        if kind == "none":
            self.found.killed = self.found.killed or _NONE
            self.found.wounded = self.found.wounded or _NONE
            self.found.mark(i, after)
        elif kind == "fell":
            toll, last = self.after(after, fell=True)
            if toll is not None and self.found.killed is None:
                self.found.killed = toll
                self.found.mark(i, last)
        elif kind == "killed" and self._dead_and_hurt(i, after):
            toll = self._shared(i, self.found.killed)
            if toll is not None:
                self.found.killed = self.found.wounded = toll
                self.found.mark(i, after + 1)
        elif kind not in _BESIDE and _open(getattr(self.found, kind)):
            self._count(i, after, kind, number)

    def _count(self, i: int, after: int, kind: str, number: str) -> None:
        """Read the number of the killed or the wounded, or of both."""
        toll, last = self.read(i, after, number)
        if toll is None:
            return
        setattr(self.found, kind, better(getattr(self.found, kind), toll))
        self.found.mark(i, last)
        if self._both and _open(self.found.wounded):
            self.found.wounded = toll

    def read(self, i: int, after: int, number: str) -> tuple[Toll | None, int]:
        """The number that belongs to a word of casualties, and the token after it."""
        toll, end = self._read(i, after, number)
        self._last = toll or self._last
        return toll, end

    def _read(self, i: int, after: int, number: str) -> tuple[Toll | None, int]:
        before = self._before(i)
        if before is not None:
            self._taken.add(before.first)
            return Toll(min=before.min, max=before.max), after
        if number == "event":
            joint = self._joint(after)
            if joint > after:
                toll, end = self.after(joint)
                self._both = True
                shared = toll and Toll(min=1, max=toll.max - 1 if toll.max else None)
                return (shared, end) if shared and toll != _ONE else (None, after)
            toll, end = self.after(after)
            if toll is not None:
                return self._summed(toll, end)
            return self._pronoun(i) or self._victim_before(i) or self._subject(i), after
        if number == "some" and self._shares(i):
            return self._last, after
        return _COUNTED[number], after

    def after(self, k: int, *, fell: bool = False) -> tuple[Toll | None, int]:
        """The number of people after a verb or masdar of killing («مقتل 6 عسكريين»), or how many
        the noun after it tells («مقتل مدني», «إصابة آخرين»).
        """
        one = not fell and self._one(k)
        for q in self._s.quantities:
            if q.first > k + _AFTER or q.first >= self._end:
                break
            if one and (self._joined(q) or not self._people(q.end - (q.kind == "dual"))):
                break  # «امرأة وثلاثة أطفال», «أصيب طفل جراء تناوب طائرتين»
            if q.first < k or q.kind == "ordinal" or q.first in self._taken:
                continue
            if any(_breaks(self._s, m) for m in range(k, q.first)):
                break
            if fell and not self._people(q.end - (q.kind == "dual")):
                break
            self._taken.add(q.first)
            return Toll(min=q.min, max=q.max), q.end
        hit = self._s.hits[k].get(Kind.CASUALTY) if k < self._end else None
        for key in hit.keys if hit is not None and not fell else ():
            kind, _, number = key.partition(":")
            if kind == "victim" and hit is not None:
                return _COUNTED[number], hit.end
        return None, k

    def _dead_and_hurt(self, i: int, after: int) -> bool:
        """Whether a singular for the dead and one for the hurt count people of both kinds: «80
        قتيلا وجريحا», «45 مدنيا بين قتيل وجريح».
        """
        hurt = self._s.hits[after].get(Kind.CASUALTY) if after < self._end else None
        return (
            hurt is not None and "wounded:one" in hurt.keys and hurt.split.proclitics == "و"
            and "killed:one" in self._keys(i)
        )  # fmt: skip

    def _shared(self, i: int, told: Toll | None) -> Toll | None:
        """How many of each there may be, of the number before them."""
        before = self._before(i)
        if before is not None:
            self._taken.add(before.first)
            told = Toll(min=before.min, max=before.max)
        if told is None or told == _ONE:
            return None
        return Toll(min=1, max=told.max - 1 if told.max else None)

    def _life(self, k: int) -> bool:
        """Whether «حياته» follows soon: «فقد مدني حياته»."""
        near = range(k, min(k + _LIFE, self._end))
        return any(x == "life:" for m in near for x in self._keys(m))

    def _keys(self, k: int) -> tuple[str, ...]:
        hit = self._s.hits[k].get(Kind.CASUALTY) if k < self._end else None
        return hit.keys if hit is not None else ()

    def _joint(self, k: int) -> int:
        """The token after «وجرح» right after «قتل»: what follows counts both together."""
        hit = self._s.hits[k].get(Kind.CASUALTY) if k < self._end else None
        if hit is None or "wounded:event" not in hit.keys:
            return k
        return hit.end if hit.split.proclitics == "و" and not hit.split.enclitic else k

    def _pronoun(self, i: int) -> Toll | None:
        """How many a pronoun on a word of killing means: «مقتله», «إصابتهما»."""
        return _MEANT.get(self._s.hits[i][Kind.CASUALTY].split.enclitic)

    def _summed(self, toll: Toll, end: int) -> tuple[Toll, int]:
        """A number with those that و joins to it: «امرأة وثلاثة أطفال»."""
        for k in range(end, min(end + _SUM, self._end)):
            if not self._s.words[k].fold.startswith("و"):
                if not self._people(k) and self._s.words[k].flags:
                    break
                continue
            more = self._counted(k)
            if more is None or (toll.min > _TEN and self._s.words[k].fold.endswith("ا")):
                break  # «13 قياديا وعنصرا» are thirteen
            added, end = more
            top = None if toll.max is None or added.max is None else toll.max + added.max
            return self._summed(Toll(min=toll.min + added.min, max=top), end)
        return toll, end

    def _joined(self, q: Quantity) -> bool:
        """Whether و joins a number to what stands before it."""
        words = self._s.words
        return words[q.first].fold.startswith("و") or words[q.first - 1].fold == "و"

    def _counted(self, k: int) -> tuple[Toll, int] | None:
        """The people, numbered or one or two, whom و joins at a token."""
        for q in self._s.quantities:
            if q.first == k or (q.first == k + 1 and self._s.words[k].fold == "و"):
                if q.kind == "ordinal" or q.first in self._taken:
                    return None
                if not self._people(q.end - (q.kind == "dual")):
                    return None
                self._taken.add(q.first)
                return Toll(min=q.min, max=q.max), q.end
        for key in self._keys(k):
            kind, _, number = key.partition(":")
            if kind == "victim" and number in ("one", "two"):
                return _COUNTED[number], k + 1
        return None

    def _one(self, k: int) -> bool:
        """Whether a noun for one person stands at a token."""
        hit = self._s.hits[k].get(Kind.CASUALTY) if k < self._end else None
        return hit is not None and "victim:one" in hit.keys

    def _people(self, k: int) -> bool:
        hit = self._s.hits[k].get(Kind.CASUALTY) if k < len(self._s.words) else None
        return hit is not None and any(key.startswith("victim") for key in hit.keys)

    def _before(self, i: int) -> Quantity | None:
        """The number right before a word, or before the people right before it: «ستة قتلى»,
        «19 شخصا قتلوا». What و begins has its number after it: «بينهم طفلان وأصيب 21».
        """
        if self._s.hits[i][Kind.CASUALTY].split.proclitics:
            return None
        people = self._people(i - 1) if i else False
        for q in self._s.quantities:
            if q.kind == "ordinal" or q.first in self._taken:
                continue
            if q.first <= i < q.end or q.end == i or (people and q.end == i - 1):
                return q
        return None

    def _victim_before(self, i: int) -> Toll | None:
        """«مدنيا قتل»: the people right before the verb."""
        hit = self._s.hits[i - 1].get(Kind.CASUALTY) if i else None
        for key in hit.keys if hit is not None else ():
            kind, _, number = key.partition(":")
            if kind == "victim":
                return _COUNTED[number]
        return None

    def _subject(self, i: int) -> Toll | None:
        """The number of people before a plural verb: «ثمانية أشخاص بينهم ثلاثة أجانب قتلوا»."""
        if not self._s.words[i].fold.endswith("وا"):
            return None
        for q in self._s.quantities:
            if q.first >= i:
                break
            if q.first in self._taken or i - q.end > _BEFORE or q.kind == "ordinal":
                continue
            if self._people(q.end) and not any(_casualty(self._s, k) for k in range(q.end, i)):
                self._taken.add(q.first)
                return Toll(min=q.min, max=q.max)
        return None

    def _shares(self, i: int) -> bool:
        """«عشرات القتلى والجرحى»: one number for both."""
        word = self._s.words[i]
        if self._last is None or not word.fold.startswith("وال"):
            return False
        hit = self._s.hits[i - 1].get(Kind.CASUALTY) if i else None
        return hit is not None


def _casualty(s: Sentence, k: int) -> bool:
    """Whether a word of killing or hurting stands at a token."""
    hit = s.hits[k].get(Kind.CASUALTY)
    return hit is not None and not any(key.startswith("victim") for key in hit.keys)


def _breaks(s: Sentence, k: int) -> bool:
    """A word between killing and number that shows the number to be another's."""
    word = s.words[k]
    hit = s.hits[k].get(Kind.CASUALTY)
    if hit is not None and not any(key.startswith("victim") for key in hit.keys):
        return True
    if word.shape is Shape.MARK and word.surface in "،,؛.":
        return True
    return ("relative" in word.flags and word.fold != "ما") or (word.fold.startswith("و") and k > 0)
