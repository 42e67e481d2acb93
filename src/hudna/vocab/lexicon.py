"""The lexicon: everything the vocabulary knows about a word form, worked out once a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from hudna.text.clitics import ARTICLE, CONJUNCTIONS, Split
from hudna.text.inflect import Gender, Number
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.text.words import Memo, Word
from hudna.vocab.entries import WordClass
from hudna.vocab.table import phrases
from hudna.vocab.trie import Node, Trie
from hudna.vocab.verbs import FINITE, Inflection


class Kind(StrEnum):
    """What a phrase of the lexicon is."""

    STATE = "state"
    CAPITAL = "capital"
    SEAT = "seat"
    DEMONYM = "demonym"
    PERSON = "person"
    ALONE = "alone"
    BODY = "body"
    EPITHET = "epithet"
    TITLE = "title"
    HEAD = "head"
    HONORIFIC = "honorific"
    PLACE = "place"
    PLACE_HEAD = "place-head"
    PARTICLE = "particle"
    AGREEMENT = "agreement"
    WEAPON = "weapon"
    STATUS = "status"
    CASUALTY = "casualty"
    COUNT = "count"
    LEXEME = "lexeme"


class Entry(NamedTuple):
    """What a phrase stands for: its kind and the key of the thing."""

    kind: Kind
    key: str


class Hit(NamedTuple):
    """A phrase of the lexicon found in a sentence: tokens `[first, end)`."""

    first: int
    end: int
    keys: tuple[str, ...]
    split: Split


class LexicalWord(Word):
    """A surface form with all that the lexicon says of it. Shared and immutable."""

    __slots__ = ("finite", "flags", "forms", "readings", "starts", "stems")

    def __init__(self, surface: str) -> None:
        super().__init__(surface)
        self.starts: tuple[tuple[Split, Node[Entry]], ...] = ()
        """Phrases that may begin with this word."""
        self.stems = tuple([s.stem for s in self.splits if not s.enclitic])
        """Its stems without a pronoun: under which a name may be looked up."""
        self.forms = (self.fold, *[s.stem for s in self.splits])
        """Every form it may be with clitics taken off: under which a class may have it."""
        self.readings: tuple[tuple[Split, Inflection], ...] = ()
        """Verbs and event nouns it may be a form of, those with fewest clitics only."""
        self.finite = False
        """Whether it may be a verb with a subject of its own."""
        self.flags: frozenset[str] = _NO_FLAGS
        """The classes of function words it belongs to."""


_NO_FLAGS: frozenset[str] = frozenset()
_PRONOUN_KINDS = frozenset({Kind.HEAD, Kind.TITLE, Kind.CASUALTY, Kind.AGREEMENT, Kind.WEAPON})
_TWO_LETTERS = 2


class Lexicon:
    """Word forms and phrases of the whole vocabulary.

    `word` keeps what it works out, up to a bound; `hits` walks the phrases that start at a word.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, Entry]],
        forms: dict[str, tuple[Inflection, ...]],
        particles: Iterable[WordClass],
    ) -> None:
        self._trie: Trie[Entry] = Trie()
        for written, entry in entries:
            for words in phrases(written):
                self._trie.add(words, entry)
        self._forms = forms
        for form in forms:
            if " " in form:
                self._trie.add(form.split(), Entry(Kind.LEXEME, form))
        self._particles: defaultdict[str, set[str]] = defaultdict(set)
        for row in particles:
            for written in row.words:
                for words in phrases(written):
                    if len(words) == 1:
                        self._particles[words[0]].add(row.name)
                    else:
                        self._trie.add(words, Entry(Kind.PARTICLE, row.name))
        self._known = frozenset({*self._trie.root.children, *forms, *self._particles})
        self._words: Memo[str, LexicalWord] = Memo(self._analyse)

    def word(self, surface: str) -> LexicalWord:
        """The word form, the same object every time it occurs."""
        return self._words[surface]

    def words(self, surfaces: Iterable[str]) -> list[LexicalWord]:
        """The word forms of some surfaces."""
        known = self._words
        return [known[surface] for surface in surfaces]

    def phrases(self) -> set[str]:
        """Every phrase and word form that the lexicon knows, folded."""
        found = set(self._forms) | set(self._particles)
        stack: list[tuple[tuple[str, ...], Node[Entry]]] = [((), self._trie.root)]
        while stack:
            words, node = stack.pop()
            if node.payloads:
                found.add(" ".join(words))
            stack += [((*words, word), child) for word, child in node.children.items()]
        return found

    def phrase(self, form: str) -> tuple[Inflection, ...]:
        """The readings of a lexeme of several words («عملية عسكرية»)."""
        return self._forms[form]

    def flags(self, folded: str) -> frozenset[str]:
        """The particle classes of a folded word as it stands, no clitic taken off."""
        return frozenset(self._particles.get(folded, ()))

    def _analyse(self, surface: str) -> LexicalWord:
        word = LexicalWord(surface)
        if self._known.isdisjoint(word.forms) or word.shape is not Shape.WORD:
            return word
        root = self._trie.root.children
        word.starts = tuple([(s, root[s.stem]) for s in word.splits if s.stem in root])
        word.readings = self._readings(word)
        if word.readings:
            word.finite = any(r.shape in FINITE for _, r in word.readings)
        word.flags = self._flags(word)
        return word

    def _readings(self, word: LexicalWord) -> tuple[tuple[Split, Inflection], ...]:
        found: list[tuple[Split, Inflection]] = []
        best = -1
        for split in word.splits:
            if split.enclitic and word.surface.endswith(_NO_PRONOUN_ENDS):
                continue
            lost = len(split.proclitics) + len(split.enclitic)
            if 0 <= best < lost:
                break
            for reading in self._forms.get(split.stem, ()):
                if reading.number is Number.DUAL and word.surface.endswith("ء"):
                    continue  # «قدماء», not «قدما»
                if _fits(split, reading) and _spelled(word.surface[split.start], reading):
                    found.append((split, _voiced(word.surface, split, reading)))
                    best = lost
        return tuple(found)

    def _flags(self, word: LexicalWord) -> frozenset[str]:
        flags: set[str] = set()
        for split in word.splits:
            if split.proclitics not in _CONJUNCTIVE or split.stem not in self._particles:
                continue
            if split.enclitic and word.surface.endswith(_NO_PRONOUN_ENDS):
                continue
            for name in self._particles[split.stem]:
                if not split.enclitic or name not in _NO_PRONOUN:
                    flags.add(name)
            if flags:
                break
        return frozenset(flags)

    def hits(self, words: list[LexicalWord], first: int) -> dict[Kind, Hit]:
        """For every kind the longest phrase that starts at a token, fewest clitics first.

        Quotation marks between the words of a phrase are passed over.
        """
        best: dict[Kind, Hit] = {}
        size = len(words)
        whole = words[first].surface.endswith(_NO_PRONOUN_ENDS)
        for split, start in words[first].starts:
            if split.enclitic and whole:
                continue
            node, end = start, first + 1
            while True:
                for kind, key in node.payloads:
                    if split.enclitic and kind not in _PRONOUN_KINDS:
                        continue
                    known = best.get(kind)
                    if known is None or end > known.end:
                        best[kind] = Hit(first, end, (key,), split)
                    elif end == known.end and split is known.split:
                        best[kind] = Hit(first, end, (*known.keys, key), split)
                if split.enclitic or end == size:
                    break
                child = node.children.get(words[end].fold)
                while child is None and words[end].shape is Shape.QUOTE and end + 1 < size:
                    end += 1
                    child = node.children.get(words[end].fold)
                if child is None:
                    break
                node, end = child, end + 1
        return best


_CONJUNCTIVE = frozenset({"", *CONJUNCTIONS})
_NO_PRONOUN_ENDS = ("ة", "ء")
"""How no word with a pronoun ends: «شرطة» is not «شرطه», «إنهاء» not «أنها»."""
_NO_PRONOUN = frozenset({
    "preposition", "place-preposition", "against", "between", "accompany", "condition",
    "possibility", "negation", "negation-past", "negation-future", "negation-noun", "still",
})  # fmt: skip


def _spelled(letter: str, reading: Inflection) -> bool:
    """Whether the hamza that a word begins with allows a reading: «إنشاء» is the noun, «أنشأ» the
    verb.
    """
    if letter == "إ":
        return reading.shape not in FINITE
    if letter == "أ" and reading.shape is Inflected.MASDAR:
        return not all(m.startswith("إ") for m in reading.lexeme.row.masdars)
    return True


def _voiced(surface: str, split: Split, reading: Inflection) -> Inflection:
    """A reading in the voice that the vowels say: a past with a damma is passive («قُصف»)."""
    vowels = surface[split.start + 1 : min(split.start + _STEM, split.end - 1)]
    if reading.shape is Inflected.PAST and "ُ" in vowels:
        return replace(reading, shape=Inflected.PAST_PASSIVE)
    return reading


_STEM = 5
"""Letters and marks from the beginning of a past in which such a damma stands."""


def _fits(split: Split, reading: Inflection) -> bool:
    """Whether the clitics can stand with the shape: a verb takes no article and no preposition
    but ل («ليبحث»), a word with an article takes no pronoun.
    """
    finite = reading.shape in FINITE
    if split.enclitic == ("ي" if finite else "ني"):
        return False  # «me» after a verb is ني, after a noun ي
    if finite:
        return all(c in ("و", "ف", "ل") for c in split.proclitics)
    if split.enclitic and split.stem.startswith(ARTICLE) and reading.definite:
        return False
    if split.enclitic == "ي" and reading.gender is Gender.MASCULINE:
        return False  # the adjective made from the noun («هجومي»), not «my attack»
    if reading.lexeme.light is not None:
        return True  # «بشن غارات»
    return len(split.stem) > _TWO_LETTERS or not split.proclitics


class Stretch:
    """Some words in a row, asked for members of classes."""

    __slots__ = ("_forms", "_text", "_words")

    def __init__(self, words: Sequence[LexicalWord]) -> None:
        self._words = words
        self._forms: set[str] = set().union(*[w.forms for w in words])
        self._text = ""

    def has(self, wanted: frozenset[str]) -> bool:
        """Whether a word or phrase of a class is among the words, clitics taken off."""
        if not self._forms.isdisjoint(wanted):
            return True
        firsts, phrases = _phrases(wanted)
        if self._forms.isdisjoint(firsts):
            return False
        if not self._text:
            self._text = " " + " ".join(w.fold for w in self._words)
        return any(phrase in self._text for phrase in phrases)


@cache
def _phrases(wanted: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Of the members of a class that are several words the first words, and how each may stand."""
    several = [word for word in wanted if " " in word]
    stand = tuple(f" {clitic}{phrase}" for phrase in several for clitic in ("", "ل", "ب"))
    return frozenset(phrase.partition(" ")[0] for phrase in several), stand
