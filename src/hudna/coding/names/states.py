"""Whether the name of a state or of a capital is a government, a place, or both."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.context import Context
from hudna.coding.names.named import COMMAS, Named, after, before, named, placed
from hudna.coding.sentence import Sentence
from hudna.model import Form, Place
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind, LexicalWord
from hudna.vocab.places import capital_id
from hudna.vocab.verbs import FINITE

_PARTIES = frozenset({Form.NAME, Form.METONYM, Form.EPITHET})
_NEAR = 3
"""Tokens within which a word for a border or for motion governs a name: «الحدود بين سوريا»."""
_FAR = 5


@dataclass(frozen=True, slots=True)
class Role:
    """What a state's or a capital's name is taken for."""

    actor: bool
    place: bool


_GOVERNMENT, _PLACE, _BOTH = Role(True, False), Role(False, True), Role(True, True)


class StateReader:
    """Reads the names of states and capitals of one report."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._actors = vocabulary.actors
        self._gazetteer = vocabulary.places
        self._context = context
        self._signs = vocabulary.actors.signs
        self._weak = (-1, -1)
        """Sentence and end of the last name taken for a place for want of any sign."""

    def read(self, s: Sentence, hits: dict[Kind, Hit], last: list[Named]) -> list[Named]:
        """The state or capital at a token; `last` is what was named right before it."""
        hit, capital = self._meant(s, hits)
        if hit is None or (Kind.DEMONYM in hits and self._adjective(s, hit)):
            return []
        state = hit.keys[0]
        role = self._role(s, hit, state, capital=capital, last=last)
        found = []
        if role.actor:
            form = Form.METONYM if capital else Form.NAME
            found.append(named(s, hit, self._actors.by_id[state], form))
        place = self.place(s, hit, state, capital=capital) if role.place else None
        if place is not None:
            found.append(placed(s, hit, place))
        return found

    def _adjective(self, s: Sentence, hit: Hit) -> bool:
        """Whether «سورية» is an adjective: after an indefinite noun («فصائل سورية»)."""
        i = hit.first - 1
        if i < 0 or hit.split.proclitics or s.words[i].shape is not Shape.WORD:
            return False
        word = s.words[i]
        if word.flags or _finite(word) or Kind.PLACE_HEAD in s.hits[i]:
            return False
        if any(q.end == i for q in s.quantities) and word.fold.endswith("ا"):
            return hit.split.stem.endswith("ا")  # «29 جنديا أوكرانيا»
        return word.fold.endswith(("ه", "ات", "ل", "ر")) and not word.fold.startswith(ARTICLE)

    def government(self, s: Sentence, hits: dict[Kind, Hit]) -> list[Named]:
        """The government that a state's or a capital's name means after a word for a body."""
        hit, capital = self._meant(s, hits)
        if hit is None:
            return []
        form = Form.METONYM if capital else Form.NAME
        return [named(s, hit, self._actors.by_id[hit.keys[0]], form)]

    def _meant(self, s: Sentence, hits: dict[Kind, Hit]) -> tuple[Hit | None, bool]:
        """The longer of state and capital; of «عمان» the one that the report speaks of more."""
        state, capital = hits.get(Kind.STATE), hits.get(Kind.CAPITAL)
        if state is None or capital is None:
            return state or capital, state is None
        if state.end != capital.end:
            return (state, False) if state.end > capital.end else (capital, True)
        weights = self._context.weights
        i = before(s, state.first)
        if i >= 0 and Kind.DEMONYM in s.hits[i]:
            same = s.hits[i][Kind.DEMONYM].keys == capital.keys
            return (capital, True) if same else (state, False)
        if weights.get(capital.keys[0], 0.0) > weights.get(state.keys[0], 0.0) or (
            i >= 0 and Kind.PLACE_HEAD in s.hits[i]
        ):
            return capital, True
        return state, False

    def place(self, s: Sentence, hit: Hit, state: str, *, capital: bool) -> Place | None:
        """The country, or the city itself from the gazetteer's own row where it has one."""
        if not capital:
            return self._gazetteer.by_id[state]
        found = s.hits[hit.first].get(Kind.PLACE)
        for key in found.keys if found is not None else ():
            if self._gazetteer.by_id[key].country == state:
                return self._gazetteer.by_id[key]
        return self._gazetteer.by_id.get(capital_id(state))

    # ------------------------------------------------------------------ government or place
    def _role(self, s: Sentence, hit: Hit, state: str, *, capital: bool, last: list[Named]) -> Role:
        """Governed by the word before, carried on from a coordinate, or by what it does.

        A country of concern is a place where nothing speaks for its government; a foreign state
        and every capital is its government where nothing says that it is a place.
        """
        home = state in self._context.concern and state in self._actors.theatres
        carried = self._carried(s, hit, last)
        if carried is not None:
            return carried
        i = before(s, hit.first)
        governed = self._governed(s, hit, i, home=home, capital=capital)
        if governed is not None:
            return governed
        j = after(s, hit.end)
        if (home or capital) and any(
            "hosting" in self._signs.of(s.words[k]) for k in (i, j) if 0 <= k < len(s.words)
        ):
            return _PLACE
        if self._moved_to(s, i) and (capital or not s.words[i].fold.endswith("ت")):
            return _PLACE  # but «دخلت إيران المسرح»
        if _acts(s, hit, i):
            return _GOVERNMENT
        if s.words[j].surface == ":" if j < len(s.words) else False:
            return _PLACE if home else _GOVERNMENT
        if home and not capital:
            self._weak = (s.number, hit.end)
            return _PLACE
        return _GOVERNMENT

    def _carried(self, s: Sentence, hit: Hit, last: list[Named]) -> Role | None:
        """What «و» or a comma carries on: «في سوريا والعراق», «موسكو وواشنطن»."""
        if not last or hit.split.proclitics not in ("", "و"):
            return None
        end = max(n.end for n in last)
        between = [w for w in s.words[end : hit.first] if w.shape is not Shape.QUOTE]
        joined = hit.split.proclitics == "و" or any(w.surface == "و" for w in between)
        if len(between) > 1 or (between and between[0].surface not in COMMAS | {"و"}):
            return None
        if not joined and not (between and between[0].surface in "،," and _joined_next(s, hit)):
            return None
        if end != last[-1].end:
            return None
        places, actors = last[-1].place is not None, any(n.actor is not None for n in last)
        if places and not actors:
            return None if self._weak == (s.number, end) else _PLACE
        if actors and not places and last[-1].form in _PARTIES:
            return _GOVERNMENT
        return None

    def _governed(self, s: Sentence, hit: Hit, i: int, *, home: bool, capital: bool) -> Role | None:
        """What the proclitic or the word before says."""
        proclitics = hit.split.proclitics
        own = capital and hit.end > hit.first + 1 and Kind.PLACE_HEAD in s.hits[hit.first]
        if "ب" in proclitics or own:  # «العاصمة طرابلس»
            return _PLACE
        if i < 0 or s.words[i].shape is not Shape.WORD:
            return None
        word = s.words[i]
        if "ل" in proclitics:
            return _PLACE if "motion" in self._signs.of(word) else _GOVERNMENT
        if "و" in proclitics:
            return None
        if Kind.PLACE_HEAD in s.hits[i] and s.hits[i][Kind.PLACE_HEAD].end == i + 1:
            return _PLACE
        if Kind.DEMONYM in s.hits[i] and i > 0 and Kind.PLACE_HEAD in s.hits[i - 1]:
            return _PLACE  # «العاصمة الأردنية عمان»
        if word.fold == "قبل" and i > 0 and s.words[i - 1].fold == "من":
            return _GOVERNMENT
        if capital and "outrage" in self._signs.of(word) and not self._aimed(s, hit):
            return _PLACE  # «هجوم لندن», but «هجوم موسكو على …»
        return self._prepositional(s, i, word, home=home, capital=capital)

    def _aimed(self, s: Sentence, hit: Hit) -> bool:
        """Whether what an attack is on follows it: the name before is who makes it."""
        return any("against" in w.flags for w in s.words[hit.end : hit.end + 3])

    def _prepositional(
        self, s: Sentence, i: int, word: LexicalWord, *, home: bool, capital: bool
    ) -> Role | None:
        if word.fold == "الي" and i > 0 and "towards" in self._signs.of(s.words[i - 1]):
            return _GOVERNMENT
        if word.flags & {"between", "accompany"}:
            return _PLACE if self._signs.near(s.words, i, "border", _NEAR) else _GOVERNMENT
        if word.fold == "من":
            near = self._signs.near
            if near(s.words, i, "motion", _NEAR) or near(s.words, i, "border", 1):
                return _PLACE
            return _PLACE if home and not _supported(s, i) else _GOVERNMENT
        if "place-preposition" in word.flags or (
            word.fold == "علي" and self._signs.near(s.words, i, "onslaught", 2)
        ):
            return _PLACE
        if word.fold in _SUCH_AS and not self._signs.near(s.words, i, "states", _NEAR):
            return _PLACE
        if "complementiser" in word.flags:
            return _GOVERNMENT if not home or capital else None
        if "topic" in word.flags:
            return _PLACE if home else _GOVERNMENT
        signs = self._signs.of(word)
        if "gathering" in signs:
            return None if _joined_next_at(s, i) else _PLACE
        return _PLACE if "place-noun" in signs else None

    def _moved_to(self, s: Sentence, i: int) -> bool:
        """Whether a name is the goal of a verb of motion: «زار موسكو», «يزور الوزير موسكو»."""
        for k in range(i, max(-1, i - _FAR), -1):
            word = s.words[k]
            if "motion" in self._signs.of(word):
                return True
            if word.shape is not Shape.WORD and word.shape is not Shape.QUOTE:
                return False
            if "preposition" in word.flags or word.finite:
                return False
        return False


_SUCH_AS = frozenset({"مثل", "ذلك"})
"""«ملفات أخرى مثل أفغانستان», «بما في ذلك إيران»: what is spoken of, not who acts."""


def _supported(s: Sentence, i: int) -> bool:
    """Whether «من» belongs to support, a demand, a decision: «بدعم من دمشق»."""
    return i > 0 and s.words[i - 1].fold.startswith("ب") and bool(s.words[i - 1].readings)


def _joined_next(s: Sentence, hit: Hit) -> bool:
    """Whether another state or capital is joined on behind."""
    j = after(s, hit.end)
    if j < len(s.words) and s.words[j].surface in COMMAS:
        j = after(s, j + 1)
    if j >= len(s.words):
        return False
    return any(
        k in s.hits[j] and s.hits[j][k].split.proclitics == "و" for k in (Kind.STATE, Kind.CAPITAL)
    )


def _joined_next_at(s: Sentence, i: int) -> bool:
    """The same for the name right after a token."""
    k = after(s, i + 1)
    hits = s.hits[k] if k < len(s.words) else {}
    hit = hits.get(Kind.CAPITAL) or hits.get(Kind.STATE)
    return hit is not None and _joined_next(s, hit)


def _acts(s: Sentence, hit: Hit, i: int) -> bool:
    """Whether the name is the subject of a verb: right after one or right before one."""
    if i >= 0 and "و" not in hit.split.proclitics and _finite(s.words[i]):
        return True
    j = after(s, hit.end)
    if j >= len(s.words):
        return False
    word = s.words[j]
    return "preposition" not in word.flags and any(
        r.shape in FINITE and not split.proclitics for split, r in word.readings
    )


def _finite(word: LexicalWord) -> bool:
    return "preposition" not in word.flags and word.finite
