"""What a claim took from the words around its trigger: light verb, required word, means, toll."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.coding.events.incidents import Breach
from hudna.coding.events.senses import Sense
from hudna.coding.explain.found import Found
from hudna.coding.explain.values import Ruling
from hudna.coding.parse import Parse
from hudna.model import Toll
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind
from hudna.vocab.written import Tables


def details(found: Found, vocabulary: Vocabulary, tables: Tables) -> Iterator[Ruling]:
    """Each word that a claim used beside its trigger, with its row."""
    if found.statement is not None or found.happening is None:
        return
    p = found.f.parse
    yield from _light_verb(p, found.happening.sense, tables)
    yield from _required(p, found.happening.sense, vocabulary, tables)
    if found.breach is not None:
        yield from _means(p, found.breach, vocabulary, tables)
        yield from _toll(p, found.breach)


def _light_verb(p: Parse, s: Sense, tables: Tables) -> Iterator[Ruling]:
    if s.light is None:
        return
    k = s.light.at
    light = next((r.lexeme.light for _, r in p.words[k].readings if r.lexeme.light), None)
    yield Ruling(
        what="light verb", why=f"its subject is the {s.light.subject} of the event noun",
        span=p.sentence.span(k, k + 1),
        row=tables.at(f"light.csv:{light.line}") if light is not None else None,
    )  # fmt: skip


def _required(p: Parse, s: Sense, vocabulary: Vocabulary, tables: Tables) -> Iterator[Ruling]:
    """The word that its frame needs, the first one after the trigger."""
    for k in range(s.end, s.clause.end):
        stems = {p.words[k].fold, *(x.stem for x in p.words[k].splits)}
        for name in s.frame.needs:
            if not stems.isdisjoint(vocabulary.classes[name]):
                row = next(iter(tables.where("classes.csv", "class", name)), None)
                yield Ruling(
                    what="word that the frame needs", why=f"of the class {name}",
                    span=p.sentence.span(k, k + 1), row=row,
                )  # fmt: skip
                return


def _means(p: Parse, b: Breach, vocabulary: Vocabulary, tables: Tables) -> Iterator[Ruling]:
    """The words for the means, and whether they changed the kind of incident."""
    for hit in p.sentence.of_kind.get(Kind.WEAPON, ()):
        for key in hit.keys:
            if b.weapon is not None and vocabulary.weapons[key].weapon == b.weapon:
                kind = b.happening.frame.incident
                why = "named in the sentence"
                if kind is not b.type:
                    why += f"; they make it {b.type}, where the trigger alone says {kind}"
                yield Ruling(
                    what=f"means: {b.weapon}", why=why, span=p.sentence.inner(hit),
                    row=tables.at(f"weapons.csv:{key}"),
                )  # fmt: skip
                return


def _toll(p: Parse, b: Breach) -> Iterator[Ruling]:
    told = [
        f"{name} {_range(toll)}"
        for name, toll in (("killed", b.toll.killed), ("wounded", b.toll.wounded))
        if toll is not None
    ]
    if told and b.toll.end > b.toll.first >= 0:
        span = p.sentence.span(b.toll.first, b.toll.end)
        yield Ruling(what="toll", why=", ".join(told), span=span)


def _range(toll: Toll) -> str:
    if toll.max is None:
        return f"{toll.min} or more"
    return f"{toll.min}" if toll.min == toll.max else f"{toll.min} to {toll.max}"
