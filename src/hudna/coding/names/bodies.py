"""Words for forces, governments and speakers with whom they belong to.

head [adjective of kind] adjective | owner       «القوات الجوية الروسية», «قوات النظام»
word for a body + its name                       «جيش الهضبة», «صحيفة "جسر"»
"""

from __future__ import annotations

from dataclasses import replace

from hudna.coding.names import strangers
from hudna.coding.names.memory import Memory
from hudna.coding.names.named import Named, after, longer, named
from hudna.coding.names.plain import PlainReader
from hudna.coding.sentence import Sentence
from hudna.model import Form
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind, LexicalWord
from hudna.vocab.signs import Signs

_ACT, _IRREGULAR, _TARGET = "act", "irregular", "target"
_SHORTEST = 4


class BodyReader:
    """Reads heads with their owners, and bodies that no table has."""

    def __init__(self, vocabulary: Vocabulary, plain: PlainReader, memory: Memory) -> None:
        self._signs = vocabulary.actors.signs
        self._actors = vocabulary.actors
        self._plain = plain
        self._memory = memory

    def read(self, s: Sentence, i: int) -> list[Named]:
        """A body with the adjective or the name of whom it belongs to."""
        hit = s.hits[i].get(Kind.HEAD)
        return self._head(s, hit) if hit is not None else []

    def _head(self, s: Sentence, hit: Hit) -> list[Named]:
        classes = set(hit.keys)
        act = classes == {_ACT}
        found = [] if classes <= {_IRREGULAR, _TARGET} else self._adjectives(s, hit, hit.end)
        j = hit.end
        if not found and _IRREGULAR not in classes and self._kind(s, hit, j):
            j += 1  # «القوات الجوية الروسية», «دورية عسكرية روسية»
            found = self._adjectives(s, hit, j)
        if found and act:  # «القصف التركي»: the noun stays free to tell the event
            return [replace(n, first=max(n.first, j), prefix="") for n in found]
        if found or act:
            return found
        j, linked = hit.end, False
        while j < len(s.words) and "belonging" in self._signs.of(s.words[j]):
            j, linked = j + 1, True
        if not linked and (hit.split.enclitic or hit.split.stem.startswith(ARTICLE)):
            return []
        return self._owner(s, hit, j, linked=linked)

    def organ(self, s: Sentence, i: int) -> list[Named]:
        """A body named through an organ of it: «المجلس التنفيذي لمنظمة اليونسكو»."""
        word = s.words[i]
        if not word.fold.removeprefix("و").startswith(ARTICLE) or i + 2 >= len(s.words):
            return []
        j = i + 1 + _definite(s.words[i + 1])
        if j >= len(s.words) or not {Kind.BODY, Kind.HEAD} & s.hits[j].keys():
            return []
        prefix = "و" if word.fold.startswith("و") else ""
        return [
            replace(n, first=i, prefix=prefix)
            for n in self.owner(s, j, government=False) if n.prefix == "ل"
        ][:1]  # fmt: skip

    def _kind(self, s: Sentence, head: Hit, j: int) -> bool:
        """Whether an adjective of kind stands between a head and its demonym."""
        if j + 1 >= len(s.words) or Kind.DEMONYM not in s.hits[j + 1] or Kind.BODY in s.hits[j]:
            return False
        word = s.words[j]
        if word.flags or _country(s, j + 1):
            return False
        if _definite(word):
            return True
        return not head.split.stem.startswith(ARTICLE) and word.fold.endswith(("يه", "ي"))

    def _adjectives(self, s: Sentence, head: Hit, j: int) -> list[Named]:
        """Adjectives of states after a head: «الجانبان الروسي والأمريكي»."""
        found: list[Named] = []
        while j < len(s.words):
            hit = s.hits[j].get(Kind.DEMONYM)
            if hit is None and not found and s.words[j].surface in "،,":
                j += 1
                hit = self._paired_after_comma(s, j)
            if hit is None or (found and not hit.split.proclitics.startswith("و")):
                break
            if not found and (hit.split.proclitics or _country(s, j)):
                break
            if Kind.BODY in s.hits[j] and s.hits[j][Kind.BODY].end > hit.end:
                break
            first, prefix = (hit.first, hit.split.proclitics) if found else (
                head.first, head.split.proclitics
            )  # fmt: skip
            actor = self._actors.by_id[hit.keys[0]]
            found.append(Named(first, hit.end, s.inner(hit), actor, Form.ADJECTIVE, None, prefix))
            j = hit.end
        return found

    def _paired_after_comma(self, s: Sentence, j: int) -> Hit | None:
        """«الجانبان، الروسي والأمريكي»: the first of two adjectives after a comma."""
        hit = s.hits[j].get(Kind.DEMONYM) if j < len(s.words) else None
        after = s.hits[hit.end].get(Kind.DEMONYM) if hit and hit.end < len(s.words) else None
        return hit if after is not None and after.split.proclitics.startswith("و") else None

    # ------------------------------------------------------------------ owners
    def _owner(self, s: Sentence, head: Hit, j: int, *, linked: bool) -> list[Named]:
        """The name right after a head: «قوات النظام», «القوات الموالية للحكومة اليمنية»."""
        j = after(s, j)
        if j >= len(s.words):
            return []
        allowed = {"", "ل"} if linked else {""}
        owners = self.owner(s, j, government="group" not in head.keys)
        for owner in owners:
            if owner.prefix in allowed and owner.actor is not None:
                return [
                    replace(owner, first=head.first, prefix=head.split.proclitics),
                    *(n for n in owners if n is not owner and n.first > owner.first),
                ]
        return []

    def owner(self, s: Sentence, j: int, *, government: bool) -> list[Named]:
        """Whom something belongs to: a name, a body, a person with his rank, a government."""
        hits = s.hits[j]
        best = self._plain.by_table(s, j)
        if government and (Kind.STATE in hits or Kind.CAPITAL in hits):
            best = longer(best, self._plain.states.government(s, hits))
        best = best or self._plain.short(s, j, []) or self._plain.surname(s, j)
        if Kind.HEAD in hits:
            best = longer(best, self.read(s, j))
        if not best and Kind.HONORIFIC in hits:
            best = self.honoured(s, hits[Kind.HONORIFIC])
        return best or self.stranger(s, j)

    def honoured(self, s: Sentence, hit: Hit) -> list[Named]:
        """A rank or courtesy before a person's name: the name counts, known or learnt."""
        j = past_honorifics(s, hit.first, self._signs)
        if j >= len(s.words):
            return []
        found = known_person(self._plain, s, j) or self._plain.surname(s, j)
        return [
            replace(n, first=hit.first, prefix=hit.split.proclitics) for n in found if not n.prefix
        ][:1]

    # ------------------------------------------------------------------ bodies no table has
    def stranger(self, s: Sentence, i: int) -> list[Named]:
        """A body whom no table has; its first two words stand for it from then on."""
        if "body-head" not in self._signs.of(s.words[i]):
            return []
        end = strangers.body_end(s, i, self._signs)
        if end == i:
            return []
        start, stop = s.span(i, end)
        word = s.words[i]
        cut = word.splits[0]
        if "body-head" not in self._signs.plain(word.fold):
            cut = next((x for x in word.splits if x.proclitics in ("و", "ف")), cut)
        words = [w for w in s.words[i:end] if w.shape is Shape.WORD]
        written = " ".join([words[0].surface[cut.start :], *(w.surface for w in words[1:])])
        key = " ".join([cut.stem, *(w.fold for w in words[1:2])])
        known = self._memory.bodies.get(key)
        if known is None:
            known = strangers.actor(written)
            self._memory.bodies[key] = known
        return [Named(i, end, (start + cut.start, stop), known, Form.NAME, None, cut.proclitics)]


def past_honorifics(s: Sentence, k: int, signs: Signs) -> int:
    """The first token after ranks and courtesies (a quotation mark may open the name)."""
    while k < len(s.words) and Kind.HONORIFIC in s.hits[k] and Kind.PERSON not in s.hits[k]:
        k = s.hits[k][Kind.HONORIFIC].end
        if k < len(s.words) and "title-filler" in signs.of(s.words[k]):
            k += 1  # «العميد المتقاعد», «اللواء الركن»
    return after(s, k)


def known_person(plain: PlainReader, s: Sentence, k: int) -> list[Named]:
    """The person at a token whom a table has or the report has introduced."""
    for kind in (Kind.PERSON, Kind.ALONE):
        hit = s.hits[k].get(kind)
        if hit is not None and not hit.split.proclitics:
            actor = plain.meant(s, kind, hit)
            if actor is not None:
                plain.learn(s, hit, actor)
                return [named(s, hit, actor, Form.NAME)]
    learnt = plain.short(s, k, [])
    return [n for n in learnt if not n.prefix and n.actor is not None]


def _country(s: Sentence, j: int) -> bool:
    """Whether a word is a country's name rather than an adjective: «سوريا» is hardly «سوريًا»."""
    return Kind.STATE in s.hits[j] and not s.words[j].surface.endswith("ة")


def _definite(word: LexicalWord) -> bool:
    return word.fold.startswith(ARTICLE) and len(word.fold) > _SHORTEST
