"""A sentence with its names and verbs marked: what every later step of coding reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.coding.names.named import Named, Pair
from hudna.coding.sentence import Sentence
from hudna.text.clitics import Split
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind, LexicalWord, Lexicon
from hudna.vocab.verbs import FINITE, Inflection


class VerbAt(NamedTuple):
    """A word that may be a form of a verb or event noun, with all its readings."""

    i: int
    split: Split
    readings: tuple[Inflection, ...]
    end: int
    """The token after it; a phrase («عملية عسكرية») has several."""
    finite: bool
    """Whether it has a reading with a subject of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `[first, end)` of a clause and what opened it."""

    first: int
    end: int
    opener: str


@dataclass(slots=True, eq=False)
class Parse:
    """A sentence, who and where is named in it, and its verbs and event nouns in order."""

    sentence: Sentence
    words: list[LexicalWord]
    """The tokens."""
    names: list[Named]
    verbs: list[VerbAt]
    lexicon: Lexicon
    lights: list[VerbAt]
    """The finite light verbs among them."""
    covered: list[int]
    """For every token the index of the name it belongs to, or -1."""
    clauses: list[Clause]
    """The clauses of the sentence in order."""
    flags: list[frozenset[str]]
    """For every token its particle classes, with those of the phrases that start there."""
    pairs: list[Pair]
    """The two last named together before the sentence, and those named together in it."""
    """The two that were last named together: whom «الجانبان» and a bare dual mean."""

    def is_head(self, named: Named) -> bool:
        """Whether a name is not part of another one, as the state is of its minister's title."""
        outer = self.names[self.covered[named.first]]
        return outer is named or (outer.first == named.first and outer.end == named.end)

    def pair(self, i: int) -> list[Named]:
        """The two that were last named together before a token."""
        return next((both for first, both in reversed(self.pairs) if first < i), [])

    def clause_of(self, i: int) -> Clause:
        """The clause that a token stands in."""
        for clause in self.clauses:
            if i < clause.end:
                return clause
        raise IndexError(i)

    def actor_starting(self, i: int) -> Named | None:
        """The actor whose phrase starts at a token."""
        if i < len(self.covered) and self.covered[i] >= 0:
            named = self.names[self.covered[i]]
            if named.first == i and named.actor is not None:
                return named
        return None

    def is_finite(self, i: int) -> bool:
        """Whether a token outside names is a finite verb of the vocabulary."""
        return self.covered[i] < 0 and self.words[i].finite and not self.words[i].flags & _NO_VERB


_NO_VERB = frozenset({"preposition", "complementiser", "between", "subordinator", "relative"})


def parse(sentence: Sentence, names: list[Named], lexicon: Lexicon, pairs: list[Pair]) -> Parse:
    """Mark names and verbs. Words within a name are no verbs («مجلس الأمن», «حظر الأسلحة»)."""
    covered = [-1] * len(sentence.words)
    for index, named in enumerate(names):
        for i in range(named.first, named.end):
            if covered[i] < 0:
                covered[i] = index
    verbs: list[VerbAt] = []
    past = 0
    several = {hit.first: hit for hit in sentence.of_kind.get(Kind.LEXEME, ())}
    for i, word in enumerate(sentence.words):
        phrase = several.get(i) if several else None
        if (phrase is None and not word.readings) or i < past or covered[i] >= 0:
            continue
        if phrase is not None and all(c < 0 for c in covered[i : phrase.end]):
            readings = lexicon.phrase(phrase.keys[0])
            finite = any(r.shape in FINITE for r in readings)
            verbs.append(VerbAt(i, phrase.split, readings, phrase.end, finite))
            past = phrase.end
        elif word.readings and (not word.flags & _NO_VERB or _says(sentence, names, covered, i)):
            readings = tuple([r for _, r in word.readings])
            verbs.append(VerbAt(i, word.readings[0][0], readings, i + 1, word.finite))
    lights = [
        v for v in verbs
        if any(r.lexeme.light is not None and _lends(r) for r in v.readings)
    ]  # fmt: skip
    return Parse(
        sentence,
        sentence.words,
        names,
        verbs,
        lexicon,
        lights,
        covered,
        _clauses(sentence, covered),
        _flags(sentence),
        pairs,
    )


def _flags(s: Sentence) -> list[frozenset[str]]:
    """The particle classes of every token and of the phrases that start there."""
    flags = [word.flags for word in s.words]
    for hit in s.of_kind.get(Kind.PARTICLE, ()):
        flags[hit.first] |= frozenset(hit.keys)
    return flags


def _lends(reading: Inflection) -> bool:
    """Whether a form of a light verb tells what the noun it governs tells: a finite one, and the
    noun of suffering too («أفادت بتعرض القرية لقصف»).
    """
    light = reading.lexeme.light
    suffered = light is not None and light.subject == "recipient"
    return reading.shape in FINITE or (suffered and reading.shape is Inflected.MASDAR)


def _says(sentence: Sentence, names: list[Named], covered: list[int], i: int) -> bool:
    """Whether a word that is mostly a preposition is a verb here: «وبيّن لافروف أن»."""
    k = i + 1
    if k >= len(covered) or "between" not in sentence.words[i].flags:
        return False
    if covered[k] < 0:  # «وبين أن»
        opens = i == 0 or sentence.words[i - 1].shape is Shape.MARK
        joined = sentence.words[i].fold.startswith("و")
        return opens and joined and "complementiser" in sentence.words[k].flags
    named = names[covered[k]]
    if named.first != k or named.prefix or named.actor is None:
        return False
    after = range(named.end, min(named.end + 3, len(sentence.words)))
    return any("complementiser" in sentence.words[m].flags for m in after)


_OPENING = frozenset({"complementiser", "relative", "subordinator", "contrast", "condition"})
_STOPS = frozenset("؛.؟?!:")


def _clauses(s: Sentence, covered: list[int]) -> list[Clause]:
    """A sentence cut at subordinators, relatives, complementisers, contrasts, strong marks, and
    where و and a finite verb begin a new clause.
    """
    phrases = _openers(s)
    cuts: list[tuple[int, str]] = [(0, "")]
    for i, word in enumerate(s.words):
        if not i or not (word.readings or word.flags or word.shape is Shape.MARK or i in phrases):
            continue
        opener = phrases.get(i) or ("" if covered[i] >= 0 else _opens(s, i))
        if opener:
            cuts.append((i, opener))
    ends = [c[0] for c in cuts[1:]] + [len(s.words)]
    return [Clause(first, end, how) for (first, how), end in zip(cuts, ends, strict=True)]


def _opens(s: Sentence, i: int) -> str:
    """What opens a clause at a token that belongs to no name, or nothing."""
    word = s.words[i]
    if word.surface in _STOPS:
        return "stop"
    hard = word.flags & _OPENING
    if hard and word.fold != "من":
        return min(hard)
    if word.finite:
        finite = [split for split, r in word.readings if r.shape in FINITE]
        if finite[0].proclitics[:1] in ("و", "ف") and not word.flags:
            return "and"
        if s.words[i - 1].surface in "،,-" and len(finite) == len(word.readings):
            return "comma"
    return ""


def _openers(sentence: Sentence) -> dict[int, str]:
    """Where phrases of several words open a clause («إلا أن», «في حين»)."""
    found: dict[int, str] = {}
    for hit in sentence.of_kind.get(Kind.PARTICLE, ()):
        for key in hit.keys:
            if key in _OPENING:
                found[hit.first] = key
    return found
