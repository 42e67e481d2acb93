"""Who and where is named in a sentence, read from left to right, the longest reading first.

`plain` reads what stands by itself, `bodies` heads with their owners, `titles` offices with their
holders, `states` says whether a country is a government or a place, `places` reads places, and
`strangers` what no table has; where a name is due and none was found, a model is asked (`guess`).
What a report has introduced it may shorten later (`memory`).
"""

from __future__ import annotations

from hudna.coding.context import Context, is_person
from hudna.coding.guess import NameGuesser, PersonReader
from hudna.coding.names import strangers
from hudna.coding.names.bodies import BodyReader
from hudna.coding.names.memory import Memory, Tenured
from hudna.coding.names.named import COMMAS, Named, Pair, before, longer
from hudna.coding.names.places import Placed, PlaceReader
from hudna.coding.names.plain import PlainReader
from hudna.coding.names.titles import TitleReader
from hudna.coding.sentence import Sentence
from hudna.model import Form
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind

_SURE = 3
"""Words of a name without a title that are enough by themselves, two of them first names."""
_OF_NAMES = frozenset(Kind) - {
    Kind.PARTICLE, Kind.AGREEMENT, Kind.WEAPON, Kind.STATUS, Kind.CASUALTY, Kind.LEXEME,
}  # fmt: skip
"""What names are made of."""
_DUE = 2
"""Tokens after a word for a place, or in a list of places, at which a name may follow."""


class NameReader:
    """Reads the names of one report, sentence by sentence, remembering what it introduced."""

    def __init__(
        self, vocabulary: Vocabulary, context: Context, guesser: NameGuesser | None = None
    ) -> None:
        self._actors = vocabulary.actors
        self._given = vocabulary.actors.given
        self._signs = vocabulary.actors.signs
        self._memory = Memory(self._given)
        self._known = vocabulary.actors.by_id
        self._silent = vocabulary.actors.silent
        self._plain = PlainReader(vocabulary, context, self._memory)
        self._bodies = BodyReader(vocabulary, self._plain, self._memory)
        self._titles = TitleReader(vocabulary, context, self._memory, self._plain, self._bodies)
        self._places = PlaceReader(vocabulary, context, self._memory)
        self._guessed = PersonReader(guesser, self._actors, self._memory) if guesser else None

    @property
    def pair(self) -> list[Named]:
        """The two that were last named together."""
        return self._memory.pair

    @pair.setter
    def pair(self, both: list[Named]) -> None:
        self._memory.pair = both

    @property
    def pairs(self) -> list[Pair]:
        """The pairs of the sentence read last."""
        return self._memory.pairs

    @property
    def tenured(self) -> list[Tenured]:
        """Who was named with an office."""
        return self._memory.tenured

    def read(self, sentence: Sentence) -> list[Named]:
        """The names of a sentence in order; they do not overlap but for owners within titles."""
        found: list[Named] = []
        self._memory.pairs = []
        last: Named | None = None
        read: list[Named] = []
        words, every = sentence.words, sentence.hits
        i, size = 0, len(words)
        silent, firsts, places = self._silent, self._memory.firsts, self._memory.places
        due = 0  # up to where what was read before may make a name of any word
        while i < size:
            word, hits = words[i], every[i]
            if word.shape is not Shape.WORD or (
                i > due
                and silent[word]
                and (not hits or _OF_NAMES.isdisjoint(hits))
                and firsts.isdisjoint(word.stems)
                and (not places or places.keys().isdisjoint(word.stems))
            ):
                i += 1
                continue
            if Kind.PLACE_HEAD in hits:
                due = hits[Kind.PLACE_HEAD].end + _DUE
            now = self._at(sentence, i, read)
            if now:
                read = now
                found.extend(read)
                last = self._memory.pair_up(sentence, last, read)
                i = max(n.end for n in read)
                due = i + _DUE if read[-1].place is not None else due
            else:
                i += 1
        if self._guessed is None:
            return found
        guessed = list(self._guessed.read(sentence, found))
        return sorted(found + guessed, key=lambda n: n.first) if guessed else found

    def _at(self, s: Sentence, i: int, last: list[Named]) -> list[Named]:
        """The names at a token; `last` is what was named before it."""
        hits, word = s.hits[i], s.words[i]
        signs = self._signs.of(word)
        if "counterpart" in signs:
            return self._titles.counterpart(s, i)
        if "mutual" in signs:
            both = self._mutual(s, i)
            if both:
                return both
        best = self._titles.read(s, i, last) if Kind.TITLE in hits else []
        if Kind.HEAD in hits:
            best = longer(best, self._bodies.read(s, i))
        best = longer(self._plain.read(s, i, last), best)
        if not best and "organ" in signs:
            best = self._bodies.organ(s, i)
        if not best and "body-head" in signs:
            best = self._bodies.stranger(s, i)
        if not best and Kind.HONORIFIC in hits:
            best = self._bodies.honoured(s, hits[Kind.HONORIFIC]) or self._honoured(s, i)
        places = self._places.read(s, i, last)
        if places and (not best or self._rather(s, i, last, best, places)):
            return [
                Named(p.first, p.end, p.span, None, Form.NAME, p.place, p.prefix) for p in places
            ]
        return best or self._person(s, i)

    def _rather(
        self, s: Sentence, i: int, last: list[Named], best: list[Named], places: list[Placed]
    ) -> bool:
        """Whether a place is the better reading: longer, or a surname in a list of places."""
        end, other = max(p.end for p in places), max(n.end for n in best)
        if end != other:
            return end > other
        actor = best[0].actor
        surname = len(best) == 1 and other == i + 1 and actor is not None and is_person(actor)
        return surname and self._places.sure(s, i, last)

    def _mutual(self, s: Sentence, i: int) -> list[Named]:
        """«الجانبان», «البلدان», «الوزيران»: the two that it means, unless adjectives say whom."""
        after = i + 2 if i + 1 < len(s.words) and s.words[i + 1].surface in COMMAS else i + 1
        if after < len(s.words) and Kind.DEMONYM in s.hits[after]:
            return []
        prefix = s.words[i].splits[0].proclitics if s.words[i].splits else ""
        span = s.span(i, i + 1)
        two = self._memory.both(self._signs.of(s.words[i]), self._known)
        return [
            Named(i, i + 1, span, actor, Form.PRONOUN, None, prefix if k == 0 else "و")
            for k, actor in enumerate(two)
        ]

    # ------------------------------------------------------------------ people no table has
    def _honoured(self, s: Sentence, i: int) -> list[Named]:
        """«العميد رامز الحدادي»: a rank and a name that begins with a first name."""
        k = s.hits[i][Kind.HONORIFIC].end
        if k < len(s.words) and "title-filler" in self._signs.of(s.words[k]):
            k += 1
        return self._stranger(s, i, k) if k < len(s.words) else []

    def _person(self, s: Sentence, i: int) -> list[Named]:
        """A person without a title: two first names and a third word, or where a name is due."""
        word = s.words[i]
        if not strangers.is_given(word, self._given) and word.fold != "عبد":
            return []
        if Kind.TITLE in s.hits[i]:
            return []  # «أمين عام الحزب»
        k = before(s, i)
        if k >= 0 and (
            Kind.PLACE_HEAD in s.hits[k] or "body-head" in self._signs.of(s.words[k])
            or s.words[k].fold in self._given
        ):  # fmt: skip
            return []
        end = strangers.person_end(s, i, self._actors, foreign=False)
        if end == i:
            return []
        verb = k >= 0 and s.words[k].finite
        several = strangers.given_names(s, i, end, self._given) > 1
        if not verb and not (several and end - i >= _SURE):
            return []
        return self._stranger(s, i, i)

    def _stranger(self, s: Sentence, first: int, k: int) -> list[Named]:
        end = strangers.person_end(s, k, self._actors, foreign=False)
        if end == k:
            return []
        actor = self._memory.learn_stranger(s, end - 1, strangers.actor(s.written(k, end)))
        prefix = s.words[first].splits[0].proclitics if first < k else ""
        return [Named(first, end, s.span(k, end), actor, Form.NAME, None, prefix)]
