"""Names that stand by themselves: people, groups, epithets, seats, states, learnt surnames."""

from __future__ import annotations

from hudna.coding.context import Context
from hudna.coding.names.memory import Memory
from hudna.coding.names.named import Named, after, before, longer, named, quoted_whole
from hudna.coding.names.states import StateReader
from hudna.coding.sentence import Sentence
from hudna.model import Actor, ActorType, Form
from hudna.text.clitics import ARTICLE
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_KINDS = (Kind.PERSON, Kind.EPITHET, Kind.BODY, Kind.ALONE, Kind.SEAT)
_FORMS = {Kind.EPITHET: Form.EPITHET, Kind.SEAT: Form.METONYM}


class PlainReader:
    """Reads the names of one report that need no word before them."""

    def __init__(self, vocabulary: Vocabulary, context: Context, memory: Memory) -> None:
        self._actors = vocabulary.actors
        self._signs = vocabulary.actors.signs
        self._context = context
        self._memory = memory
        self.states = StateReader(vocabulary, context)

    def read(self, s: Sentence, i: int, last: list[Named]) -> list[Named]:
        """The name at a token; `last` is what was named right before it."""
        hits = s.hits[i]
        best = self.by_table(s, i)
        if Kind.STATE in hits or Kind.CAPITAL in hits:
            best = longer(best, self.states.read(s, hits, last))
        return best or self.short(s, i, last)

    def by_table(self, s: Sentence, i: int) -> list[Named]:
        """A name that a table has, states apart."""
        best: list[Named] = []
        hits = s.hits[i]
        for kind in _KINDS:
            if kind not in hits:
                continue
            hit = hits[kind]
            if not self._fits(s, hit, kind) or self._sport(s, hit.end):
                continue
            actor = self.meant(s, kind, hit)
            if actor is None:
                continue
            if kind is Kind.PERSON:
                self.learn(s, hit, actor)
            best = longer(best, [named(s, hit, actor, _FORMS.get(kind, Form.NAME))])
        return best

    def short(self, s: Sentence, i: int, last: list[Named]) -> list[Named]:
        """A surname that the report has introduced, or one that what stands before it allows.

        An ordinary word is a surname beside another party, or after a verb with no name behind.
        """
        learnt = self._memory.find(s, i)
        if learnt is not None:
            return [learnt]
        if bool(last) and last[-1].end == i and last[-1].actor is not None:
            return [n for n in self.surname(s, i) if n.prefix == "و"]
        if i == 0 or not s.words[i - 1].readings or s.words[i - 1].flags:
            return []
        k = after(s, i + 1)
        alone = k >= len(s.words) or bool(s.words[k].flags) or k > i + 1
        alone = alone or not s.words[k].surface.isalpha()
        return [n for n in self.surname(s, i) if not n.prefix] if alone else []

    def surname(self, s: Sentence, i: int) -> list[Named]:
        """A short name that is an ordinary word elsewhere, in a report about the right country."""
        for split in s.words[i].splits:
            for row in self._actors.surnames.get(split.stem, ()) if not split.enclitic else ():
                if any(c in self._context.countries for c in row.context):
                    hit = Hit(i, i + 1, (row.person,), split)
                    return [named(s, hit, self._actors.by_id[row.person], Form.NAME)]
        return []

    def learn(self, s: Sentence, hit: Hit, actor: Actor) -> None:
        """After a full name its last words are a name too."""
        self._memory.learn(s.words[hit.first : hit.end], actor)

    # ------------------------------------------------------------------ who is meant
    def meant(self, s: Sentence, kind: Kind, hit: Hit) -> Actor | None:
        """The actor that a name of a kind means in this report."""
        if kind is Kind.EPITHET:
            return self._epithet(s, hit)
        if kind is Kind.BODY and len(hit.keys) > 1:
            for key in hit.keys:
                if self._actors.countries.get(key, "") in self._context.concern:
                    return self._actors.by_id[key]
        actor = self._actors.by_id[hit.keys[0]]
        if actor.type is ActorType.POPULATION and not self._subject(s, hit):
            return None
        return actor

    def _epithet(self, s: Sentence, hit: Hit) -> Actor | None:
        """Whom an epithet means in a report about these countries.

        Nobody where a demonym of another state follows: «المعارضة التركية» in one about Syria.
        """
        after = s.words[hit.end] if hit.end < len(s.words) else None
        if hit.end == hit.first + 1 and after and "party" in self._actors.signs.of(after):
            return None  # «الحزب الشيوعي»
        rows = [self._actors.epithets[key] for key in hit.keys]
        here = (
            row.actor
            for country in self._context.countries
            for row in rows
            if country in row.context and (row.quote or country in self._context.named)
        )
        found = next(here, None) or next((r.actor for r in rows if not r.context), None)
        if found is None:
            return None
        demonym = s.hits[hit.end].get(Kind.DEMONYM) if hit.end < len(s.words) else None
        if demonym is not None and not demonym.split.proclitics:
            actor = self._actors.by_id[found]
            of = {found, actor.of, self._actors.countries.get(found, "")}
            if demonym.keys[0] not in of:
                return None
        return self._actors.by_id[found]

    def _subject(self, s: Sentence, hit: Hit) -> bool:
        """Whether a verb stands right before: then a people acts, else it is only spoken of."""
        i = before(s, hit.first)
        if i < 0 or hit.split.proclitics:
            return False
        return s.words[i].finite

    # ------------------------------------------------------------------ what is no name
    def _fits(self, s: Sentence, hit: Hit, kind: Kind) -> bool:
        """Whether a single word that may be ordinary language is a name here."""
        if hit.end > hit.first + 1 or kind in (Kind.PERSON, Kind.SEAT):
            return True
        word = s.words[hit.first]
        if word.surface.endswith("ً"):
            return False
        if "also-noun" in self._signs.plain(hit.split.stem) and self._qualified(s, hit.end):
            return False
        if hit.split.stem.startswith(ARTICLE) or kind is Kind.EPITHET:
            return True
        verb = word.finite
        return not verb or quoted_whole(s, hit.first, hit.end) or self._headed(s, hit.first)

    def _sport(self, s: Sentence, k: int) -> bool:
        """«الاتحاد الأفريقي لكرة السلة» is another union."""
        return k < len(s.words) and "sport" in self._signs.plain(s.words[k].fold)

    def _qualified(self, s: Sentence, k: int) -> bool:
        """Whether a feminine adjective follows: «القاعدة الجوية» is no group."""
        j = after(s, k)
        if j >= len(s.words) or j != k:
            return False
        fold = s.words[j].fold
        return fold.startswith(ARTICLE) and fold.endswith("ه")

    def _headed(self, s: Sentence, first: int) -> bool:
        i = before(s, first)
        return i >= 0 and (Kind.HEAD in s.hits[i] or "body-head" in self._signs.of(s.words[i]))
