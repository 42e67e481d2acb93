"""Who and where is named in a sentence: names, titles, bodies of states, epithets, places.

A local grammar over the lexicon's hits, read from left to right, the longest reading first:

    title [adjective | owner] [honorific] [name]     «وزير الخارجية الأمريكي جون كيري»
    head [adjective of kind] adjective | owner       «القوات الجوية الروسية», «قوات النظام»
    name | epithet | place word + place

What a report has introduced it may shorten later: surnames are learnt as it goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hudna.coding import strangers
from hudna.coding.context import Context, is_person
from hudna.coding.places import PlaceReader
from hudna.coding.sentence import Sentence
from hudna.model import Actor, ActorType, Form, Place, Span
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind, LexicalWord


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or place named by tokens `[first, end)`; `span` is the name itself."""

    first: int
    end: int
    span: Span
    actor: Actor | None
    form: Form
    place: Place | None = None
    prefix: str = ""
    """The proclitics of the first word."""


@dataclass(frozen=True, slots=True)
class _Title:
    office: str
    scope: str
    owner: str
    country: str


class NameReader:
    """Reads the names of one report, sentence by sentence, remembering what it introduced."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._vocabulary = vocabulary
        self._actors = vocabulary.actors
        self._context = context
        self._places = PlaceReader(vocabulary, context)
        self._learnt: dict[str, Actor] = {}
        self._offices: dict[str, Actor] = {}
        self._bodies: dict[str, Actor] = {}
        self._last_title: _Title | None = None
        self.pair: list[Named] = []
        """The two that were last named together."""

    # ------------------------------------------------------------------ a sentence
    def read(self, sentence: Sentence) -> list[Named]:
        """The names of a sentence in order; they do not overlap but for owners within titles."""
        found: list[Named] = []
        last: Named | None = None
        i, size = 0, len(sentence.words)
        while i < size:
            word = sentence.words[i]
            if word.shape is not Shape.WORD:
                i += 1
                continue
            read = self._at(sentence, i)
            if read:
                found.extend(read)
                last = self._paired(sentence, last, read)
                i = max(n.end for n in read)
            else:
                i += 1
        return found

    def _paired(self, s: Sentence, last: Named | None, read: list[Named]) -> Named | None:
        """Remember two that و or مع joins; gives back the last one that can be half of a pair."""
        heads = [n for n in read if n.actor is not None and n.form is not Form.PRONOUN]
        for named in heads if heads and heads[0].form is Form.ADJECTIVE else heads[:1]:
            between = s.words[last.end : named.first] if last is not None else []
            joined = named.prefix.startswith("و") or any(
                w.fold == "و" or "accompany" in w.flags for w in between
            )
            if last is not None and joined and len(between) <= _PAIR and last.actor is not None:
                other, this = last.actor, named.actor
                if this is not None and other.id != this.id and is_person(other) == is_person(this):
                    self.pair = [last, named]
            last = named
        return last

    def _at(self, s: Sentence, i: int) -> list[Named]:
        hits, word = s.hits[i], s.words[i]
        if "counterpart" in word.flags:
            return self._counterpart(s, i)
        if "mutual" in word.flags and self.pair:
            both = self._mutual(s, i)
            if both:
                return both
        best: list[Named] = []
        if Kind.TITLE in hits:
            best = self._title(s, hits[Kind.TITLE])
        if Kind.HEAD in hits:
            best = _longer(best, self._head(s, hits[Kind.HEAD]))
        plain = self._plain(s, i, hits)
        best = _longer(plain, best)
        if not best and "body-head" in word.flags:
            best = self._body(s, i)
        if not best and Kind.HONORIFIC in hits:
            best = self._honorific(s, hits[Kind.HONORIFIC])
        places = self._places.read(s, i)
        if places and (not best or max(p.end for p in places) > max(n.end for n in best)):
            return [
                Named(p.first, p.end, p.span, None, Form.NAME, p.place, p.prefix) for p in places
            ]
        return best

    def _mutual(self, s: Sentence, i: int) -> list[Named]:
        """«الجانبان»: the two that were last named together, unless adjectives say whom."""
        after = i + 2 if i + 1 < len(s.words) and s.words[i + 1].surface in _COMMAS else i + 1
        if after < len(s.words) and Kind.DEMONYM in s.hits[after]:
            return []
        prefix = s.words[i].splits[0].proclitics if s.words[i].splits else ""
        span = s.span(i, i + 1)
        first, second = self.pair
        return [
            Named(i, i + 1, span, first.actor, Form.PRONOUN, None, prefix),
            Named(i, i + 1, span, second.actor, Form.PRONOUN, None, "و"),
        ]

    # ------------------------------------------------------------------ names
    def _plain(self, s: Sentence, i: int, hits: dict[Kind, Hit]) -> list[Named]:
        """A name that stands by itself."""
        best: list[Named] = []
        for kind in (Kind.PERSON, Kind.EPITHET, Kind.BODY, Kind.ALONE, Kind.SEAT):
            hit = hits.get(kind)
            if hit is None:
                continue
            actor = self._meant(kind, hit)
            if actor is None:
                continue
            form = {Kind.EPITHET: Form.EPITHET, Kind.SEAT: Form.METONYM}.get(kind, Form.NAME)
            named = self._named(s, hit, actor, form)
            if kind is Kind.PERSON:
                self._learn(s, hit, actor)
            best = _longer(best, [named])
        for kind in (Kind.STATE, Kind.CAPITAL):
            hit = hits.get(kind)
            if hit is not None:
                best = _longer(best, self._state(s, hit, kind))
        return best or self._learnt_at(s, i)

    def _meant(self, kind: Kind, hit: Hit) -> Actor | None:
        """The actor that a name of a kind means in this report."""
        if kind is not Kind.EPITHET:
            for key in hit.keys:
                if kind is not Kind.BODY or len(hit.keys) == 1 or self._concerns(key):
                    return self._actor(key)
            return self._actor(hit.keys[0])
        return self._epithet(hit)

    def _concerns(self, actor: str) -> bool:
        return self._actors.countries.get(actor, "") in self._context.concern

    def _epithet(self, hit: Hit) -> Actor | None:
        always: Actor | None = None
        for country in self._context.countries:
            for key in hit.keys:
                epithet = self._actors.epithets[key]
                if country in epithet.context:
                    return self._actor(epithet.actor)
        for key in hit.keys:
            if not self._actors.epithets[key].context:
                always = self._actor(self._actors.epithets[key].actor)
        return always

    def _actor(self, key: str) -> Actor:
        return self._actors.by_id[key]

    def _named(self, s: Sentence, hit: Hit, actor: Actor, form: Form) -> Named:
        return Named(hit.first, hit.end, s.inner(hit), actor, form, None, hit.split.proclitics)

    def _learn(self, s: Sentence, hit: Hit, actor: Actor) -> None:
        """After a full name its last words are a name too."""
        words = [w.fold for w in s.words[hit.first : hit.end] if w.shape is Shape.WORD]
        if len(words) > 1:
            self._remember(words[-1], actor)
            if len(words) > 2:
                self._remember(words[0] + " " + words[1], actor)

    def _remember(self, name: str, actor: Actor) -> None:
        if len(name) > 2 and name not in _TOO_COMMON:
            self._learnt.setdefault(name, actor)

    def _learnt_at(self, s: Sentence, i: int) -> list[Named]:
        if not self._learnt:
            return []
        for split in s.words[i].splits:
            if split.enclitic or split.stem not in self._learnt:
                continue
            hit = Hit(i, i + 1, (), split)
            return [self._named(s, hit, self._learnt[split.stem], Form.NAME)]
        return []

    # ------------------------------------------------------------------ states
    def _state(self, s: Sentence, hit: Hit, kind: Kind) -> list[Named]:
        """A state's or a capital's name: the government, the place, or both."""
        state = hit.keys[0]
        role = self._places.role(s, hit, state, capital=kind is Kind.CAPITAL)
        found = []
        if role.actor:
            form = Form.METONYM if kind is Kind.CAPITAL else Form.NAME
            found.append(self._named(s, hit, self._actor(state), form))
        if role.place is not None:
            found.append(replace(
                self._named(s, hit, self._actor(state), Form.NAME), actor=None, place=role.place
            ))  # fmt: skip
        return found

    # ------------------------------------------------------------------ heads
    def _head(self, s: Sentence, hit: Hit) -> list[Named]:
        """A body with the adjective or the name of whom it belongs to."""
        classes = set(hit.keys)
        j = hit.end
        found = self._adjectives(s, hit, j)
        if found and classes == {"act"}:  # «القصف التركي»: the noun stays free to tell the event
            return [replace(n, first=max(n.first, j), prefix="") for n in found]
        if found:
            return found
        if j < len(s.words) and _definite(s.words[j]) and not s.hits[j].get(Kind.BODY):
            found = self._adjectives(s, hit, j + 1)  # «القوات الجوية الروسية»
            if found and classes == {"act"}:
                return [replace(n, first=max(n.first, j + 1), prefix="") for n in found]
            if found:
                return found
        if "act" in classes and len(classes) == 1:
            return []
        while j < len(s.words) and "belonging" in s.words[j].flags:
            j += 1
        linked = j > hit.end
        if not linked and (hit.split.enclitic or hit.split.stem.startswith(ARTICLE)):
            return []
        if not linked and hit.split.stem.startswith(ARTICLE):
            return []
        return self._owner(s, hit, j, linked=linked)

    def _adjectives(self, s: Sentence, head: Hit, j: int) -> list[Named]:
        """Adjectives of states after a head: «الجانبان الروسي والأمريكي»."""
        found: list[Named] = []
        while j < len(s.words):
            hit = s.hits[j].get(Kind.DEMONYM)
            if hit is None and not found and s.words[j].surface in "،,":
                j += 1
                hit = s.hits[j].get(Kind.DEMONYM) if j < len(s.words) else None
                after = s.hits[hit.end].get(Kind.DEMONYM) if hit and hit.end < len(s.words) else None
                if after is None or not after.split.proclitics.startswith("و"):
                    break
            if hit is None or (found and not hit.split.proclitics.startswith("و")):
                break
            if not found and hit.split.proclitics:
                break
            if Kind.BODY in s.hits[j] and s.hits[j][Kind.BODY].end > hit.end:
                break
            first = head.first if not found else hit.first
            span = s.inner(hit)
            named = Named(
                first, hit.end, span, self._actor(hit.keys[0]), Form.ADJECTIVE, None,
                head.split.proclitics if not found else hit.split.proclitics,
            )  # fmt: skip
            found.append(named)
            j = hit.end
        return found

    def _owner(self, s: Sentence, head: Hit, j: int, *, linked: bool) -> list[Named]:
        """The name right after a head: «قوات النظام», «القوات الموالية للحكومة اليمنية»."""
        while j < len(s.words) and s.words[j].shape is Shape.QUOTE:
            j += 1
        if j >= len(s.words):
            return []
        allowed = {"", "ل"} if linked else {""}
        for named in self._at_owner(s, j):
            if named.prefix in allowed and named.actor is not None:
                return [
                    replace(named, first=head.first, prefix=head.split.proclitics),
                    *(n for n in self._at_owner(s, j) if n is not named and n.first > named.first),
                ]
        return []

    def _at_owner(self, s: Sentence, j: int) -> list[Named]:
        hits = s.hits[j]
        best = self._plain(s, j, hits)
        if Kind.HEAD in hits:
            best = _longer(best, self._head(s, hits[Kind.HEAD]))
        if not best and "body-head" in s.words[j].flags:
            best = self._body(s, j)
        return best

    # ------------------------------------------------------------------ titles
    def _title(self, s: Sentence, hit: Hit) -> list[Named]:
        """A title with its owner and its holder."""
        j, size = hit.end, len(s.words)
        owner, country = "", ""
        names: list[Named] = []
        while j < size:
            word = s.words[j]
            demonym = s.hits[j].get(Kind.DEMONYM)
            if demonym is not None and not demonym.split.proclitics and not owner:
                owner = demonym.keys[0]
                names.append(self._named(s, demonym, self._actor(owner), Form.ADJECTIVE))
                j = demonym.end
            elif "title-filler" in word.flags:
                j += 1
            elif not owner and (body := self._title_owner(s, j)):
                owner = body[0].actor.id if body[0].actor else ""
                names.append(body[0])
                j = body[0].end
            elif (towards := self._towards(s, j)) is not None and not country:
                country, j, place = towards
                names.extend(place)
            else:
                break
        title = _Title(hit.keys[0], self._actors.titles[hit.keys[0]].scope, owner, country)
        titles = [replace(title, office=o) for o in hit.keys]
        if owner:
            self._last_title = title
        holder, end = self._holder(s, j, titles, dual=False)
        return self._titled(s, hit, names, titles, holder, end)

    def _titled(
        self, s: Sentence, hit: Hit, names: list[Named], titles: list[_Title],
        holder: Named | None, end: int,
    ) -> list[Named]:  # fmt: skip
        """The mentions that a title makes: the person, and the owner by adjective or name."""
        owner = titles[0].owner
        start = s.inner(hit)[0]
        if holder is not None and holder.actor is not None:
            whole = replace(holder, first=hit.first, prefix=hit.split.proclitics)
            for t in titles:
                self._offices[t.office] = holder.actor
            rest = self._split_titles(s, whole.end, titles)
            return [whole, *names, *rest]
        person = self._by_office(titles)
        span = (start, s.span(hit.first, max(end, hit.end))[1])
        if person is not None:
            role = Named(hit.first, end, span, person, Form.ROLE, None, hit.split.proclitics)
            return [role, *names, *self._split_titles(s, end, titles)]
        if not owner:
            return []
        role = Named(
            hit.first, end, names[0].span, self._known(owner) or names[0].actor, names[0].form, None,
            hit.split.proclitics,
        )  # fmt: skip
        return [role, *names[1:]]

    def _known(self, owner: str) -> Actor | None:
        return self._actors.by_id.get(owner)  # a body that no table has is in none

    def _title_owner(self, s: Sentence, j: int) -> list[Named]:
        """The state or organisation a title belongs to, right after it or after ل and في."""
        hits = s.hits[j]
        best: list[Named] = []
        for kind in (Kind.BODY, Kind.STATE, Kind.EPITHET, Kind.SEAT):
            hit = hits.get(kind)
            if hit is not None:
                actor = self._meant(kind, hit)
                if actor is not None:
                    form = Form.EPITHET if kind is Kind.EPITHET else Form.NAME
                    best = _longer(best, [self._named(s, hit, actor, form)])
        if Kind.HEAD in hits:
            best = _longer(best, self._head(s, hits[Kind.HEAD])[:1])
        if not best and "body-head" in s.words[j].flags:
            best = self._body(s, j)
        return best if best and best[0].prefix in ("", "ل", "ب") else []

    def _towards(self, s: Sentence, j: int) -> tuple[str, int, list[Named]] | None:
        """«إلى سوريا», «لدى الأمم المتحدة», «في ليبيا» after an envoy's title."""
        word = s.words[j]
        k = j + 1 if "place-preposition" in word.flags or word.fold in _AT else j
        if k >= len(s.words):
            return None
        hit = s.hits[k].get(Kind.STATE)
        if hit is None or (k == j and hit.split.proclitics not in ("ل", "ب")):
            return None
        state = hit.keys[0]
        place = replace(
            self._named(s, hit, self._actor(state), Form.NAME),
            actor=None, place=self._vocabulary.places.by_id[state],
        )  # fmt: skip
        return state, hit.end, [place]

    def _holder(
        self, s: Sentence, j: int, titles: list[_Title], *, dual: bool
    ) -> tuple[Named | None, int]:
        """The name after a title, if there is one."""
        end = j
        size = len(s.words)
        k = j
        if k < size and s.words[k].surface in _COMMAS:
            k += 1
        while k < size and Kind.HONORIFIC in s.hits[k] and Kind.PERSON not in s.hits[k]:
            k = s.hits[k][Kind.HONORIFIC].end
        while k < size and s.words[k].shape is Shape.QUOTE:
            k += 1
        if k >= size:
            return None, end
        hits = s.hits[k]
        for kind in (Kind.PERSON, Kind.ALONE):
            hit = hits.get(kind)
            if hit is not None and not hit.split.proclitics:
                actor = self._actor(hit.keys[0])
                self._learn(s, hit, actor)
                return self._named(s, hit, actor, Form.NAME), hit.end
        learnt = self._learnt_at(s, k)
        if learnt and not learnt[0].prefix and learnt[0].actor and is_person(learnt[0].actor):
            return learnt[0], learnt[0].end
        if dual or (k > j and s.words[j].surface in _COMMAS and not titles[0].owner):
            return None, end
        unknown = self._unknown(s, k, titles[0])
        return (unknown, unknown.end) if unknown else (None, end)

    def _unknown(self, s: Sentence, k: int, title: _Title) -> Named | None:
        """A person whom no table has."""
        if not title.owner and title.scope == "state":
            return None
        end = strangers.person_end(s, k)
        if end == k:
            return None
        written = " ".join(w.surface for w in s.words[k:end])
        actor = strangers.actor(written, title.owner)
        self._remember(s.words[end - 1].fold, actor)
        return Named(k, end, s.span(k, end), actor, Form.NAME)

    def _body(self, s: Sentence, i: int) -> list[Named]:
        """A body whom no table has; its first two words stand for it from then on."""
        end = strangers.body_end(s, i)
        if end == i:
            return []
        span = s.span(i, end)
        splits = s.words[i].splits
        plain = s.words[i].fold
        cut = next((x for x in splits if x.proclitics == "و" and plain.startswith("و")), splits[0])
        if not plain.startswith("و") or "body-head" in self._vocabulary.lexicon.flags(plain):
            cut = splits[0]
        span = (span[0] + cut.start, span[1])
        words = [w for w in s.words[i:end] if w.shape is Shape.WORD]
        written = " ".join([words[0].surface[cut.start :], *(w.surface for w in words[1:])])
        key = " ".join([cut.stem, *(w.fold for w in words[1:2])])
        known = self._bodies.get(key)
        if known is None:
            known = self._bodies[key] = strangers.actor(written, "", ActorType.UNKNOWN)
        return [Named(i, end, span, known, Form.NAME, None, cut.proclitics)]

    def _by_office(self, titles: list[_Title]) -> Actor | None:
        """Who held the office on the report's day, or whom the report introduced with it."""
        for title in titles:
            if title.owner and self._context.day is not None:
                country = title.country
                for of, land in ((title.owner, country), (title.owner, "")):
                    held = self._actors.holders(title.office, of, land, self._context.day)
                    if len(held) == 1:
                        return self._actor(held[0])
            if title.owner and title.scope == "envoy" and not title.country:
                held = [
                    p for land in self._context.countries if self._context.day is not None
                    for p in self._actors.holders(
                        title.office, title.owner, land, self._context.day)
                ]  # fmt: skip
                if held:
                    return self._actor(held[0])
        for title in titles:
            seen = self._offices.get(title.office)
            if seen is not None and title.scope != "many" and title.owner in ("", seen.of):
                return seen
        return None

    def _split_titles(self, s: Sentence, j: int, titles: list[_Title]) -> list[Named]:
        """The second of two holders: «… الأمريكي جون كيري والروسي سيرغي لافروف»."""
        if j >= len(s.words):
            return []
        hit = s.hits[j].get(Kind.DEMONYM)
        if hit is None or hit.split.proclitics != "و":
            return []
        state = hit.keys[0]
        other = [replace(t, owner=state, country="") for t in titles]
        adjective = self._named(s, hit, self._actor(state), Form.ADJECTIVE)
        holder, end = self._holder(s, hit.end, other, dual=True)
        if holder is not None:
            return [replace(holder, first=hit.first, prefix="و"), adjective]
        person = self._by_office(other)
        if person is not None:
            return [Named(j, hit.end, adjective.span, person, Form.ROLE, None, "و"), adjective]
        return [adjective]

    def _counterpart(self, s: Sentence, i: int) -> list[Named]:
        """«نظيره الأمريكي جون كيري»: the holder of the office named before."""
        j = i + 1
        hit = s.hits[j].get(Kind.DEMONYM) if j < len(s.words) else None
        title = self._last_title
        if hit is None:
            return []
        state = hit.keys[0]
        office = replace(title, owner=state, country="") if title else _Title("", "many", state, "")
        adjective = self._named(s, hit, self._actor(state), Form.ADJECTIVE)
        holder, _ = self._holder(s, hit.end, [office], dual=False)
        proclitics = s.words[i].fold.partition("نظ")[0]
        if holder is not None:
            return [replace(holder, first=i, prefix=proclitics), adjective]
        person = self._by_office([office]) if title else None
        if person is not None:
            span = s.span(i, hit.end)
            return [Named(i, hit.end, span, person, Form.ROLE, None, proclitics), adjective]
        return [replace(adjective, first=i, prefix=proclitics)]

    def _honorific(self, s: Sentence, hit: Hit) -> list[Named]:
        """A rank or courtesy before a person's name: the name counts, known or learnt."""
        j = hit.end
        while j < len(s.words) and Kind.HONORIFIC in s.hits[j] and Kind.PERSON not in s.hits[j]:
            j = s.hits[j][Kind.HONORIFIC].end
        if j >= len(s.words):
            return []
        for kind in (Kind.PERSON, Kind.ALONE):
            known = s.hits[j].get(kind)
            if known is not None and not known.split.proclitics:
                actor = self._actor(known.keys[0])
                self._learn(s, known, actor)
                return [replace(
                    self._named(s, known, actor, Form.NAME), first=hit.first,
                    prefix=hit.split.proclitics,
                )]  # fmt: skip
        learnt = self._learnt_at(s, j)
        if learnt and not learnt[0].prefix:
            return [replace(learnt[0], first=hit.first, prefix=hit.split.proclitics)]
        return []


_COMMAS = frozenset("،,:-–")
_PAIR = 3
"""Tokens between the two of a pair: a quotation mark, «كل من», a title's filler."""
_AT = frozenset({"لدي", "في", "الي"})
_NAME_LINKS = frozenset({"ال", "بن", "ابو", "ام", "دي", "فان", "ولد"})
_TOO_COMMON = frozenset({"الاول", "الثاني", "الثالث", "السابق", "الاخر", "العام"})


def _definite(word: LexicalWord) -> bool:
    return word.fold.startswith(ARTICLE) and len(word.fold) > 4


def _longer(a: list[Named], b: list[Named]) -> list[Named]:
    """The reading that goes further; the first on a tie."""
    if not a or not b:
        return a or b
    return b if max(n.end for n in b) > max(n.end for n in a) else a
