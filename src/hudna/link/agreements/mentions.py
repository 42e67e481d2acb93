"""What each name of an instrument in a report means: an agreement of the case, or a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.case import Case
from hudna.link.agreements.instruments import Instruments, Known
from hudna.link.agreements.nouns import Name, NameKind, names_of
from hudna.link.agreements.reading import Meant, Reading
from hudna.link.agreements.unknown import Unknown
from hudna.link.concern import Concern
from hudna.link.names import Named, Names
from hudna.link.words import Forms, Sentence
from hudna.model import Judgement
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind

_REACH = 10
"""Tokens after a name within which its description stands («… مع الولايات المتحدة بشأن …»)."""
_NEAR = 3
"""Sentences back to the instrument that a bare noun surely means."""
_STOPS = frozenset({
    "complementiser", "relative", "subordinator", "negation", "negation-past", "negation-future",
    "time-preposition", "background-preposition", "condition", "purpose",
})  # fmt: skip
"""Function words at which the description of an instrument ends."""
_WITHIN = frozenset({"preposition", "between", "topic-preposition", "accompany"})
_BETWEEN = 2
"""Tokens between an agreement and what it is for («اتفاق جديد لوقف …»)."""
_SHORTEST = 3
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Description:
    """What stands after the name of an instrument: whose, where and about what it is."""

    end: int
    states: frozenset[str]
    countries: frozenset[str]
    words: tuple[frozenset[str], ...]
    """The forms of each word that may tell a theme."""


class Mentions:
    """Finds and resolves the names of instruments in reports."""

    def __init__(
        self, vocabulary: Vocabulary, case: Case | None, instruments: Instruments, forms: Forms
    ) -> None:
        self._vocabulary, self._forms = vocabulary, forms
        self._instruments, self._unknown = instruments, Unknown(vocabulary)
        self._names: Names[Name] = Names(names_of(vocabulary, case))
        self._countries = frozenset(case.countries) if case else frozenset()
        everybody = (x.involved for x in instruments.by_id.values())
        self._involved = frozenset[str]().union(*everybody)

    def read(self, sentences: Sequence[Sentence], reading: Reading) -> None:
        """Find every name of an instrument in a report, in order, with what it means."""
        for number, sentence in enumerate(sentences):
            for named in self._names.find(sentence):
                meant = self._meant(sentence, number, named, reading)
                if meant is not None:
                    reading.meant.append(meant)

    # ------------------------------------------------------------------ one name
    def _meant(
        self, s: Sentence, number: int, named: Named[Name], reading: Reading
    ) -> Meant | None:
        about = self._described(s, named)
        noun = next((n.key for n in named.names if n.kind is NameKind.NOUN), "")
        found, judgement, reason = self._resolved(s, number, named, about, reading)
        end = named.end
        if reason.startswith(_DESCRIBED):
            end = max(end, about.end)
        start, stop = s.span(named.first, end)
        span = (start + named.start, stop)
        if found is not None:
            return Meant(span, number, s.extent, noun, found.id, judgement, reason)
        if not noun:
            return None
        open_ = reading.concern is Concern.NAMED and self._ids(named, NameKind.GENERIC)
        unknown = None if open_ else self._unknown.described(s, named, noun)
        if unknown is None:
            return Meant(span, number, s.extent, noun)
        span = (span[0], s.span(named.first, unknown.end)[1])
        return Meant(span, number, s.extent, noun, candidate=unknown.key.told(reading.day))

    def _resolved(
        self, s: Sentence, number: int, named: Named[Name], about: Description, reading: Reading
    ) -> tuple[Known | None, Judgement, str]:
        if reading.concern is Concern.OTHER or self._elsewhere(about):
            return None, Judgement.UNSURE, ""
        ids = self._ids(named, NameKind.ALIAS)
        if ids:
            found = self._one(ids, about, reading)
            if found is not None:
                return found, Judgement.SAME, "its name"
        found, reason = self._by_description(named, about, reading)
        if found is not None and reading.in_time:
            sure = Judgement.UNSURE if reason == _PARTIES else Judgement.SAME
            return found, sure, reason
        ids = self._ids(named, NameKind.GENERIC)
        known = reading.concern is Concern.NAMED and reading.in_time
        if ids and known and _definite(s, named) and not self._of_a_new_one(s, named):
            return self._by_time(ids, reading)
        return self._named_before(s, number, named, about, reading)

    def _of_a_new_one(self, s: Sentence, named: Named[Name]) -> bool:
        """Whether a name tells what another, unknown agreement is for: «اتفاق جديد لوقف إطلاق
        النار».
        """
        if not any("ل" in split.proclitics for split in s.words[named.first].splits):
            return False
        before = Sentence(s.words[: named.first], s.starts[: named.first])
        other = list(self._names.find(before))[-1:]
        return any(x.end >= named.first - _BETWEEN and not _definite(s, x) for x in other)

    def _ids(self, named: Named[Name], kind: NameKind) -> list[str]:
        return [n.key for n in named.names if n.kind is kind]

    def _elsewhere(self, about: Description) -> bool:
        """Whether the description names a place of other countries than the case's."""
        return bool(about.countries) and not about.countries & self._countries

    def _one(self, ids: list[str], about: Description, reading: Reading) -> Known | None:
        """The one of several instruments of a name that its parties, then its time tell."""
        fits = [x for x in ids if about.states <= self._instruments.by_id[x].involved] or ids
        left = self._last_of(fits, reading)
        return left[0] if len(left) == 1 else None

    def _last_of(self, ids: list[str], reading: Reading) -> list[Known]:
        """Of several that fit the one that holds on the report's day; one is named before it is
        agreed too.
        """
        possible = self._instruments.possible(ids, reading.day)
        if len(possible) == 1:
            return possible
        return self._instruments.latest(ids, reading.day) or possible

    def _by_description(
        self, named: Named[Name], about: Description, reading: Reading
    ) -> tuple[Known | None, str]:
        """The instrument whose theme and parties stand after a noun."""
        noun = next((n.key for n in named.names if n.kind is NameKind.NOUN), "")
        scores: dict[str, tuple[int, int]] = {}
        for known in self._instruments.by_id.values():
            if not noun or not known.named_by(noun) or not known.possible(reading.day):
                continue
            states = about.states - self._countries
            if states - known.involved:
                continue
            theme = sum(any(keys & word for word in known.theme) for keys in about.words)
            parties = len(states & known.involved)
            if theme >= _SEVERAL or (theme and parties) or parties >= _SEVERAL:
                scores[known.id] = (theme, parties)
        if not scores:
            return None, ""
        best = max(scores.values())
        left = self._last_of([x for x in scores if scores[x] == best], reading)
        if len(left) != 1:
            return None, ""
        return left[0], _THEME if best[0] else _PARTIES

    def _by_time(self, ids: list[str], reading: Reading) -> tuple[Known | None, Judgement, str]:
        """What a general name means: what the report named, else what holds on its day."""
        for meant in reversed(reading.meant):
            if meant.target in ids:
                return (
                    self._instruments.by_id[meant.target], Judgement.SAME,
                    "a general name of what the report named before",
                )  # fmt: skip
        left = self._instruments.latest(ids, reading.day)
        if len(left) != 1:
            return None, Judgement.UNSURE, ""
        if reading.day is None:
            return left[0], Judgement.UNSURE, "a general name, on a day that is not known"
        return left[0], Judgement.SAME, "a general name of what held last on the report's day"

    def _named_before(
        self, s: Sentence, number: int, named: Named[Name], about: Description, reading: Reading
    ) -> tuple[Known | None, Judgement, str]:
        """What a definite noun alone means: an instrument that the report named before."""
        noun = next((n.key for n in named.names if n.kind is NameKind.NOUN), "")
        word = s.words[named.first]
        definite = any(split.stem.startswith(ARTICLE) for split in word.splits)
        if noun not in _ANAPHORS or not definite or about.states or about.countries:
            return None, Judgement.UNSURE, ""
        keys = self._forms.of_word(word)
        for meant in reversed(reading.meant):
            known = self._instruments.by_id.get(meant.target)
            if known is None or not known.named_by(noun):
                continue
            near = number - meant.sentence <= _NEAR and bool(keys & known.nouns)
            sure = Judgement.SAME if near else Judgement.UNSURE
            return known, sure, "a noun for what the report named before"
        return None, Judgement.UNSURE, ""

    # ------------------------------------------------------------------ what stands after it
    def _described(self, s: Sentence, named: Named[Name]) -> Description:
        lexicon = self._vocabulary.lexicon
        states: set[str] = set()
        countries: set[str] = set()
        words: list[frozenset[str]] = []
        end = k = named.end
        limit = min(len(s.words), named.end + _REACH)
        while k < limit:
            word = s.words[k]
            if word.shape is Shape.QUOTE:
                k += 1
                continue
            if word.shape is Shape.NUMBER or self._stops(s, k):
                break
            hits = lexicon.hits(list(s.words[k : k + 6]), 0) if word.starts else {}
            of_state = next((hits[x] for x in _STATES if x in hits), None)
            if of_state is not None:
                located = Kind.DEMONYM not in hits and self._located(s, k)
                (countries if located else states).update(of_state.keys)
                end = k = k + of_state.end
                continue
            if Kind.PLACE in hits:
                place = self._vocabulary.places.by_id[hits[Kind.PLACE].keys[0]]
                countries.update({place.country} if place.country else ())
                end = k = k + hits[Kind.PLACE].end
                continue
            if word.shape is Shape.WORD and not word.flags and len(word.fold) >= _SHORTEST:
                words.append(self._forms.of_word(word))
                end = k + 1
            k += 1
        elsewhere = frozenset(countries - self._involved)
        return Description(end, frozenset(states), elsewhere, tuple(words))

    def _located(self, s: Sentence, k: int) -> bool:
        """Whether a state's name tells where: after a preposition of place, not after بين or مع."""
        before = s.words[k - 1].flags if k else frozenset()
        return "place-preposition" in before and not before & {"between", "accompany"}

    def _stops(self, s: Sentence, k: int) -> bool:
        word = s.words[k]
        if word.shape is Shape.MARK or word.flags & _STOPS:
            return True
        if word.flags & _WITHIN:
            return False
        return word.finite and not word.fold.startswith(ARTICLE)


_STATES = (Kind.STATE, Kind.CAPITAL, Kind.DEMONYM)
_ANAPHORS = frozenset({"truce", "accord", "plan"})
"""Kinds of nouns that alone may mean an instrument named before."""
_DESCRIBED = "described"
_THEME = f"{_DESCRIBED} by its theme"
_PARTIES = f"{_DESCRIBED} by its parties alone"


def _definite(s: Sentence, named: Named[Name]) -> bool:
    """Whether a name means something known: «الهدنة», «هدنة حلب», «وقف إطلاق النار», not «هدنة
    طويلة» nor «مذكرة تفاهم».
    """
    last = s.words[named.end - 1]
    if any(split.stem.startswith(ARTICLE) for split in last.splits):
        return True
    after = s.words[named.end] if named.end < len(s.words) else None
    return after is not None and (after.fold.startswith(ARTICLE) or after.shape is Shape.NUMBER)
