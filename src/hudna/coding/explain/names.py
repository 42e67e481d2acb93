"""On which rows the names of a claim rest, and whose else they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.coding.coder import Reading
from hudna.coding.explain.values import Alternative, Group, Naming
from hudna.coding.names.named import Named
from hudna.coding.sentence import Sentence
from hudna.model import ActorType, Form, Place
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind
from hudna.vocab.written import Row, Tables

_IDS = (
    Kind.PERSON, Kind.ALONE, Kind.BODY, Kind.STATE, Kind.CAPITAL, Kind.SEAT, Kind.DEMONYM,
    Kind.PLACE,
)  # fmt: skip
"""Kinds of phrases whose key is the id of an actor or place."""
_MOST = 8
"""Other readings of one name that are told: some names of villages are a dozen's."""
_WORD = {
    Kind.PERSON: "a person", Kind.ALONE: "a person", Kind.BODY: "a body", Kind.STATE: "a state",
    Kind.CAPITAL: "a capital, for its government", Kind.SEAT: "a seat, for its government",
    Kind.DEMONYM: "the adjective of a state", Kind.PLACE: "a place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Tells the names of one report's claims."""

    vocabulary: Vocabulary
    tables: Tables
    reading: Reading

    def _home(self, n: Named) -> Sentence:
        """The sentence that a name stands in: who speaks or acts may be named before."""
        homes = [f.parse.sentence for f in self.reading.sentences if f.parse.words]
        before = [s for s in homes if s.starts[0] <= n.span[0]]
        return before[-1]

    # ------------------------------------------------------------------ on what a name rests
    def naming(self, part: str, n: Named, here: Sentence) -> Naming:
        """An actor or place of a claim in a sentence, with the rows that name it."""
        thing = n.place or n.actor
        assert thing is not None
        s = self._home(n)
        carried = "" if s is here else "carried over from a sentence before; "
        row = self.tables.place(thing.id) if n.place else self.tables.actor(thing.id)
        rows = [*self._beside(s, n), *([row] if row is not None else [])]
        return Naming(
            part=part, id=thing.id, name=thing.name, span=n.span,
            why=carried + self._why(s, n, row),
            rows=tuple({r.name: r for r in rows}.values()),
        )  # fmt: skip

    def _why(self, s: Sentence, n: Named, row: Row | None) -> str:
        """How the words came to mean this one."""
        if n.actor is not None and n.form is Form.PRONOUN:
            return "whom the report named before is meant"
        if n.actor is not None and self.vocabulary.added.names(n.actor.id, _inner(s, n)):
            return "the case calls it so"
        if row is None:
            known = n.actor is not None and n.actor.type is not ActorType.UNKNOWN
            return "no row names it" if known else "no table has it: known by the words around it"
        words = _words(s, n)
        column = self.tables.spelled(row, words) or self.tables.spelled(row, _inner(s, n))
        if column:
            return f"the words stand in its row, column {column}"
        if self._keyed(s, n, row.cells.get("id", "")):
            return "the words are a form that is made of its row"
        if list(self._beside(s, n)):
            return "the words mean it by the rows beside its own"
        return "its name is shortened, or told by what the report named before"

    def _keyed(self, s: Sentence, n: Named, key: str) -> bool:
        hits = [h for i in range(n.first, n.end) for k, h in s.hits[i].items() if k in _IDS]
        return any(key in h.keys for h in hits)

    def _beside(self, s: Sentence, n: Named) -> Iterator[Row]:
        """The rows that a name uses beside that of its thing: an epithet, a title, a tenure."""
        if n.actor is None:
            return
        for i in range(n.first, n.end):
            epithet = s.hits[i].get(Kind.EPITHET)
            for key in epithet.keys if epithet is not None else ():
                if self.vocabulary.actors.epithets[key].actor == n.actor.id:
                    yield from self._row(f"epithets.csv:{key}")
            title = s.hits[i].get(Kind.TITLE)
            for office in title.keys if title is not None else ():
                yield from self.tables.where("titles.csv", "office", office)
                yield from self._tenures(n.actor.id, office)

    def _tenures(self, person: str, office: str) -> Iterator[Row]:
        """The rows that say that somebody held an office on the report's day."""
        day = self.reading.context.day
        for (held, _, _), tenures in self.vocabulary.actors.tenures.items():
            if held != office or day is None:
                continue
            if any(t.person == person and t.since <= day <= t.until for t in tenures):
                for row in self.tables.where("offices.csv", "person", person):
                    if row.cells.get("office") == office:
                        yield row
                return

    def _row(self, name: str) -> Iterator[Row]:
        row = self.tables.at(name)
        if row is not None:
            yield row

    # ------------------------------------------------------------------ whose else it is
    def namesakes(self, n: Named) -> list[Alternative]:
        """Everything else that the tables have for the words of a name."""
        s = self._home(n)
        found: dict[tuple[bool, str], Alternative] = {}
        mine = n.place.id if n.place is not None else n.actor.id if n.actor is not None else ""
        for i in range(n.first, n.end):
            for kind in _IDS:
                hit = s.hits[i].get(kind)
                if hit is None or hit.first != i:
                    continue
                for key in hit.keys:
                    place = kind is Kind.PLACE
                    if key != mine and (place, key) not in found:
                        found[place, key] = self._alternative(s, n, kind, hit._replace(keys=(key,)))
        found |= {(False, a.what): a for a in self._epithets(s, n)}
        return list(found.values())[:_MOST]

    def _alternative(self, s: Sentence, n: Named, kind: Kind, hit: Hit) -> Alternative:
        key = hit.keys[0]
        place = kind is Kind.PLACE
        row = self.tables.place(key) if place else self.tables.actor(key)
        name = row.cells.get("en", key) if row is not None else key
        why = self._why_not(n, kind, hit)
        return Alternative(
            group=Group.NAMESAKE, what=f"{name} ({key}), {_WORD[kind]}", why=why,
            span=s.inner(hit), row=row,
        )  # fmt: skip

    def _why_not(self, n: Named, kind: Kind, hit: Hit) -> str:
        if hit.first > n.first or hit.end < n.end:
            return "only a part of the words: the longer reading is taken"
        if hit.end > n.end:
            return "longer than what was taken: the words around it do not let it be one"
        if kind is not Kind.PLACE:
            return "a place is meant here" if n.place else "what stands around it says otherwise"
        if n.place is None:
            return "it acts or speaks here: a place does not"
        return self._namesake(self.vocabulary.places.by_id[hit.keys[0]], n.place)

    def _namesake(self, other: Place, chosen: Place) -> str:
        """Why not another place of the same name."""
        concern = self.reading.context.concern
        if chosen.country in concern and other.country not in concern:
            about = ", ".join(self.reading.context.countries) or "none"
            return f"in {other.country or 'no country'}; the report is about {about}"
        if other.precision != chosen.precision and str(chosen.precision) == "province":
            return "of the places of the report's countries a province comes first"
        return "its row comes later"

    def _epithets(self, s: Sentence, n: Named) -> Iterator[Alternative]:
        """What an epithet means elsewhere."""
        hit = s.hits[n.first].get(Kind.EPITHET)
        mine = n.actor.id if n.actor is not None else ""
        for key in hit.keys if hit is not None else ():
            epithet = self.vocabulary.actors.epithets[key]
            if epithet.actor == mine:
                continue
            where = ", ".join(epithet.context)
            assert hit is not None
            yield Alternative(
                group=Group.NAMESAKE, what=f"{epithet.actor}, an epithet",
                why=f"so only in reports about {where}" if where else "its row comes later",
                span=s.inner(hit), row=self.tables.at(f"epithets.csv:{key}"),
            )  # fmt: skip


def _words(s: Sentence, n: Named) -> str:
    return s.written(n.first, n.end)


def _inner(s: Sentence, n: Named) -> str:
    """The words of the name itself: without its title, without the clitics of the first."""
    low, high = n.span
    found = []
    for k in range(n.first, n.end):
        start, surface = s.starts[k], s.words[k].surface
        word = surface[max(low - start, 0) : high - start] if start < high else ""
        if word:
            found.append(word)
    return " ".join(found)
