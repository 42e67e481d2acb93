"""Titles with their owners and holders.

title [adjective | owner] [honorific] [name]     «وزير الخارجية الأمريكي جون كيري»
title of several, their owners and holders       «وزراء خارجية روسيا وتركيا وإيران»
«نظيره» and an adjective                          the same office elsewhere
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hudna.coding.context import Context, is_person
from hudna.coding.names.bodies import BodyReader
from hudna.coding.names.holders import Holders
from hudna.coding.names.memory import Memory, Tenured, Title
from hudna.coding.names.named import COMMAS, Named, longer, named, placed
from hudna.coding.names.plain import PlainReader
from hudna.coding.sentence import Sentence
from hudna.model import Actor, Form
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_OWNERS = ((Kind.BODY, Form.NAME), (Kind.EPITHET, Form.EPITHET), (Kind.SEAT, Form.METONYM))
_AT = frozenset({"لدي", "في", "الي"})
_ABROAD = frozenset({"envoy", "many"})
"""Scopes of titles whose holders may be for another country («السفير الروسي لسوريا»)."""
_COMPLEMENT = 3
"""Words that may say what a head is the minister or director of («وزير الموارد المائية»)."""


@dataclass(slots=True)
class _Parts:
    """What stands within a title, before its holder's name."""

    end: int
    owner: Actor | None = None
    country: str = ""
    former: bool = False
    names: list[Named] = field(default_factory=list)
    complement: int = 0


class TitleReader:
    """Reads the titles of one report."""

    def __init__(
        self, vocabulary: Vocabulary, context: Context, memory: Memory,
        plain: PlainReader, bodies: BodyReader,
    ) -> None:  # fmt: skip
        self._actors = vocabulary.actors
        self._signs = vocabulary.actors.signs
        self._places = vocabulary.places
        self._memory = memory
        self._plain = plain
        self._bodies = bodies
        self._holders = Holders(vocabulary, context, memory, plain)

    # ------------------------------------------------------------------ a title
    def read(self, s: Sentence, i: int, last: list[Named]) -> list[Named]:
        """A title with its owner and its holder; `last` is what was named before it."""
        hit = s.hits[i].get(Kind.TITLE)
        if hit is None:
            return []
        parts = self._parts(s, hit)
        if parts.owner is None and hit.split.enclitic:
            parts.owner = self._memory.owner  # «الأمم المتحدة ومبعوثها»
        titles = [
            Title(o, self._actors.titles[o].scope, parts.owner, parts.country, parts.former)
            for o in hit.keys
        ]
        if parts.owner is not None:
            self._memory.title = titles[0]
        holder = self._holders.named(s, parts.end, titles[0])
        if holder is None and parts.complement:
            return []
        if holder is None:
            holder = self._apposed(s, hit, parts, last)
        found = self._mentions(s, hit, parts, titles, holder)
        end = max([parts.end if found else hit.end, *(n.end for n in found)])
        plural = "title-plural" in self._signs.of(s.words[i])
        return [*found, *self._others(s, end, titles, plural=plural)] if found else []

    def _apposed(self, s: Sentence, hit: Hit, parts: _Parts, last: list[Named]) -> Named | None:
        """The person right before a title with the article who has it: «مارك تونر المتحدث …»."""
        before = last[-1] if last else None
        if before is None or before.actor is None or hit.split.proclitics or parts.owner is None:
            return None
        if before.form is not Form.NAME or not is_person(before.actor) or parts.former:
            return None
        if any(s.words[k].surface not in COMMAS for k in range(before.end, hit.first)):
            return None
        definite = hit.split.stem.startswith(ARTICLE)
        if not definite or before.actor.of != parts.owner.id:
            return None
        span = (s.inner(hit)[0], s.span(hit.first, parts.end)[1])
        return Named(hit.first, parts.end, span, before.actor, Form.ROLE)

    def _mentions(
        self, s: Sentence, hit: Hit, parts: _Parts, titles: list[Title], holder: Named | None
    ) -> list[Named]:
        """The person, and the owner by adjective or name."""
        prefix = hit.split.proclitics
        if holder is not None and holder.actor is not None:
            for t in titles:
                self._introduce(s, hit, t, holder.actor)
                if t.owner is not None and not t.former:
                    tenured = Tenured(t.office, t.owner.id, holder.actor.id)
                    self._memory.tenured.append(tenured)
            return [replace(holder, first=hit.first, prefix=prefix), *parts.names]
        person = self._holders.by_office(titles) or self._short(s, hit, parts)
        if person is not None:
            span = (s.inner(hit)[0], s.span(hit.first, max(parts.end, hit.end))[1])
            role = Named(hit.first, parts.end, span, person, Form.ROLE, None, prefix)
            return [role, *parts.names]
        actors = [n for n in parts.names if n.actor is not None]
        if parts.owner is None or not actors or (parts.former and titles[0].scope == "state"):
            return []
        own = next((n for n in actors if n.actor is parts.owner), actors[0])
        first = replace(own, first=hit.first, end=parts.end, prefix=prefix)
        return [first, *(n for n in parts.names if n is not own)]

    def _introduce(self, s: Sentence, hit: Hit, title: Title, person: Actor) -> None:
        """Remember whom the report introduced with a title, and so whom its first word means."""
        self._memory.offices[title.office] = person
        for words in {hit.split.stem.removeprefix(ARTICLE), _words(s, hit)}:
            self._memory.heads[words, ""] = person
            if title.owner is not None:
                self._memory.heads[words, title.owner.id] = person

    def _short(self, s: Sentence, hit: Hit, parts: _Parts) -> Actor | None:
        """Whom a title means that the report has told with a name: «الوزير الأمريكي», «مدير
        المرصد».
        """
        definite = s.words[hit.end - 1].fold.startswith(ARTICLE)
        if parts.former or not (definite or parts.owner):
            return None
        owner = parts.owner.id if parts.owner is not None else ""
        return self._memory.heads.get((_words(s, hit), owner))

    def _parts(self, s: Sentence, hit: Hit) -> _Parts:
        """Fillers, the owner, the country an envoy works on."""
        parts = _Parts(hit.end)
        self._embedded(s, hit, parts)
        if parts.owner is None and hit.end > hit.first + 1:
            owner = self._owner(s, hit.end - 1)
            if owner and owner[0].end > hit.end and not owner[0].prefix:
                self._own(parts, owner)  # «رئيس الحزب الديمقراطي …»: its last word begins the body
        while parts.end < len(s.words) and self._part(s, hit, parts):
            pass
        return parts

    def _embedded(self, s: Sentence, hit: Hit, parts: _Parts) -> None:
        """The owner within a title's own words: «الأمين العام للأمم المتحدة»."""
        for k in range(hit.first, hit.end):
            inner = s.hits[k].get(Kind.BODY)
            if inner is not None and inner.end <= hit.end and hit.end > hit.first + 1:
                actor = self._plain.meant(s, Kind.BODY, inner)
                if actor is not None:
                    parts.owner = actor
                    parts.names.append(named(s, inner, actor, Form.NAME))
                    return

    def _part(self, s: Sentence, hit: Hit, parts: _Parts) -> bool:
        """One more part of a title; whether there was one."""
        j = parts.end
        word = s.words[j]
        demonym = s.hits[j].get(Kind.DEMONYM)
        if demonym is not None and not demonym.split.proclitics and parts.owner is None:
            self._own(parts, [named(s, demonym, self._of(demonym), Form.ADJECTIVE)])
            return True
        signs = self._signs.of(word)
        if "title-filler" in signs:
            parts.former = parts.former or "former" in signs
            parts.end = j + 1
            return True
        if parts.owner is None:
            inside = word.fold in _AT and j + 1 < len(s.words) and Kind.BODY in s.hits[j + 1]
            owner = self._owner(s, j + 1 if inside else j)
            if owner and not _complete(s, hit, j):
                self._own(parts, owner)
                return True
        if not parts.country and self._towards(s, hit, parts):
            return True
        if parts.owner is None and parts.complement < _COMPLEMENT and _construct(hit):
            return self._complement(s, parts)
        return False

    def _own(self, parts: _Parts, names: list[Named]) -> None:
        parts.owner = names[0].actor
        parts.names.extend(names)
        parts.end = max(n.end for n in names)

    def _complement(self, s: Sentence, parts: _Parts) -> bool:
        """«وزير الكهرباء غسان الزامل»: what he is minister of, where a name follows in the end."""
        word = s.words[parts.end]
        if word.shape is not Shape.WORD or word.flags or word.fold in self._actors.given:
            return False
        if s.dated(parts.end) or Kind.HONORIFIC in s.hits[parts.end]:
            return False
        if parts.complement and not word.fold.startswith((ARTICLE, "وال")):
            return False
        parts.complement += 1
        parts.end += 1
        return True

    def _of(self, hit: Hit) -> Actor:
        return self._actors.by_id[hit.keys[0]]

    def _owner(self, s: Sentence, j: int) -> list[Named]:
        """The state or organisation a title belongs to, right after it or after ل and في."""
        hits = s.hits[j]
        best: list[Named] = []
        for kind, form in _OWNERS:
            hit = hits.get(kind)
            actor = self._plain.meant(s, kind, hit) if hit is not None else None
            if hit is not None and actor is not None:
                best = longer(best, [named(s, hit, actor, form)])
        state = hits.get(Kind.STATE)
        if state is not None and "ب" not in state.split.proclitics:
            best = longer(best, [named(s, state, self._of(state), Form.NAME)])
        if Kind.HEAD in hits:
            best = longer(best, self._bodies.read(s, j)[:1])
        best = best or self._bodies.stranger(s, j)
        return best if best and best[0].prefix in ("", "ل", "ب") else []

    def _towards(self, s: Sentence, title: Hit, parts: _Parts) -> bool:
        """«إلى سوريا», «لدى لبنان», «في ليبيا», «الخاص بسورية» after an envoy's title."""
        j = parts.end
        word = s.words[j]
        k = j + 1 if "place-preposition" in word.flags or word.fold in _AT else j
        if k >= len(s.words):
            return False
        hit = s.hits[k].get(Kind.STATE)
        if hit is None or (k == j and hit.split.proclitics not in ("ل", "ب")):
            return False
        if k == j and not {self._actors.titles[o].scope for o in title.keys} & _ABROAD:
            return False  # «زيارة رئيسة كوريا الجنوبية للسعودية»
        parts.country, parts.end = hit.keys[0], hit.end
        parts.names.append(placed(s, hit, self._places.by_id[hit.keys[0]]))
        return True

    # ------------------------------------------------------------------ several holders
    def _others(self, s: Sentence, j: int, titles: list[Title], *, plural: bool) -> list[Named]:
        """The other holders: «… الأمريكي جون كيري والروسي سيرغي لافروف», «… وتركيا وإيران»."""
        found: list[Named] = []
        while j < len(s.words):
            hit = self._joined(s, j, plural=plural)
            if hit is None:
                break
            read = self._other(s, hit, titles)
            found.extend(read)
            j = max(n.end for n in read)
        return found

    def _joined(self, s: Sentence, j: int, *, plural: bool) -> Hit | None:
        """The adjective, or after a plural the state, that is joined on at a token."""
        comma = plural and s.words[j].surface in COMMAS
        j += comma
        hits = s.hits[j] if j < len(s.words) else {}
        hit = hits.get(Kind.DEMONYM) or (hits.get(Kind.STATE) if plural else None)
        if hit is None or (hit.split.proclitics != "و" and not comma):
            return None
        return hit

    def _other(self, s: Sentence, hit: Hit, titles: list[Title]) -> list[Named]:
        owner = self._of(hit)
        form = Form.ADJECTIVE if Kind.DEMONYM in s.hits[hit.first] else Form.NAME
        own = named(s, hit, owner, form)
        others = [replace(t, owner=owner, country="") for t in titles]
        holder = self._holders.named(s, hit.end, others[0])
        if holder is not None:
            for t in others:
                self._memory.offices.setdefault(t.office, holder.actor or owner)
            return [replace(holder, first=hit.first, prefix=hit.split.proclitics), own]
        person = self._holders.by_office(others)
        if person is not None:
            role = Named(hit.first, hit.end, own.span, person, Form.ROLE, None, own.prefix)
            return [role, own]
        return [own]

    def counterpart(self, s: Sentence, i: int) -> list[Named]:
        """«نظيره الأمريكي جون كيري»: the holder of the office named before."""
        j = i + 1
        prefix = s.words[i].fold.partition("نظ")[0]
        title = self._memory.title or Title("", "many", None)
        hit = s.hits[j].get(Kind.DEMONYM) if j < len(s.words) else None
        if hit is None or hit.split.proclitics:
            holder = self._holders.named(s, j, replace(title, owner=None), strange=False)
            return [replace(holder, first=i, prefix=prefix)] if holder is not None else []
        read = self._other(s, hit, [title])
        first = replace(read[0], first=i, prefix=prefix)
        rest = self._others(s, max(n.end for n in read), [title], plural=False)
        return [first, *read[1:], *rest]


def _words(s: Sentence, hit: Hit) -> str:
    """The words of a title as they fold, without the first one's clitics and article."""
    first = hit.split.stem.removeprefix(ARTICLE)
    return " ".join([first, *(w.fold for w in s.words[hit.first + 1 : hit.end])])


def _complete(s: Sentence, hit: Hit, j: int) -> bool:
    """Whether a title needs no owner and what follows is no owner: «وزير الثقافة الجيش السوري»."""
    several = hit.end > hit.first + 1 and s.words[hit.end - 1].fold.startswith(ARTICLE)
    return several and s.words[j].fold.startswith(ARTICLE) and Kind.HEAD in s.hits[j]


def _construct(hit: Hit) -> bool:
    """Whether a title is one indefinite word that something must follow: «وزير», «مدير»."""
    return hit.end == hit.first + 1 and not hit.split.stem.startswith(ARTICLE)
