"""In which light a claim stands: what denies, plans, urges or supposes it, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.coding.events.happening import Happening
from hudna.coding.explain.found import Found
from hudna.coding.explain.values import Ruling
from hudna.coding.parse import Clause, Parse
from hudna.coding.scope import light as lights
from hudna.coding.scope import operators
from hudna.coding.scope.light import Light
from hudna.coding.speech import Said
from hudna.model import Modality, Stance
from hudna.text.inflect import Shape as Inflected
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind
from hudna.vocab.written import Row, Tables


def rulings(found: Found, tables: Tables) -> Iterator[Ruling]:
    """Everything that decided in which light a claim stands."""
    p, h, s = found.f.parse, found.happening, found.standing
    if found.statement is not None:
        yield from _stance(p, found.statement, tables)
    elif h is not None:
        yield from _fact(_Verb(p, h.trigger, h.clause, h.shape), h.light, found, tables)
        yield from _told(found, h)
    elif s is not None:
        shapes = [r.shape for _, r in p.words[s.at].readings]
        verb = _Verb(p, s.at, s.clause, shapes[0] if shapes else Inflected.MASDAR)
        light = lights.light(p, s.at, s.clause, verb.shape)
        yield from _fact(verb, light, found, tables, s.modality)
    yield from _voice(found, tables)


class _Verb:
    """The word whose light it is."""

    __slots__ = ("clause", "i", "p", "shape")

    def __init__(self, p: Parse, i: int, clause: Clause, shape: Inflected) -> None:
        self.p, self.i, self.clause, self.shape = p, i, clause, shape


# ---------------------------------------------------------------------- negation and modality
def _fact(
    verb: _Verb, light: Light, found: Found, tables: Tables, modality: Modality | None = None
) -> Iterator[Ruling]:
    """What denies or colours it; `modality` is the claim's own where it is not the light's."""
    modality = light.modality if modality is None else modality
    what = ", ".join(
        [*(["not so"] if light.negated else []),
         *([str(modality)] if modality is not Modality.ACTUAL else [])]
    )  # fmt: skip
    if not what:
        yield Ruling(
            what="told as fact",
            why="no word that denies, plans, urges or supposes governs it",
        )
    elif light.marker >= 0:
        yield _marked(verb, light.marker, what, tables)
    else:
        yield _unmarked(verb, what, found, tables)


def _marked(verb: _Verb, k: int, what: str, tables: Tables) -> Ruling:
    """By the word that decided."""
    p = verb.p
    if k == verb.i:
        form = verb.shape.name.lower().replace("_", " ")
        why = f"the form of the word itself ({form})"
        if verb.shape is not Inflected.FUTURE and any(
            verb.clause.first <= d.first < verb.clause.end for d in p.sentence.dates
        ):
            why += ", with a day that is not past"
        return Ruling(what=what, why=why, span=p.sentence.span(k, k + 1))
    classes, first = operators.around(p, k)
    end = max([k + 1, *(h.end for h in [p.sentence.hits[first].get(Kind.PARTICLE)] if h)])
    row = _particle(p, first, end, classes, tables)
    if row is not None:
        why = f"a word of the class {row.cells['class']} governs it"
        return Ruling(what=what, why=why, span=p.sentence.span(first, end), row=row)
    row = _operator(p, k, tables)
    return Ruling(
        what=what, why="the word that it depends on", span=p.sentence.span(k, k + 1), row=row
    )


def _particle(
    p: Parse, first: int, end: int, classes: frozenset[str], tables: Tables
) -> Row | None:
    """The row of the particles that has a word, of the classes that the word is of."""
    words = p.sentence.written(first, end)
    forms = {words, *(s.stem for s in p.words[first].splits)} if end == first + 1 else {words}
    rows = [r for r in tables.rows("particles.csv").values() if r.cells["class"] in classes]
    ranked = sorted(rows, key=lambda r: r.cells["class"] not in _DECIDING)
    return next((r for r in ranked if any(tables.spelled(r, w) == "words" for w in forms)), None)


_DECIDING = frozenset({
    "negation", "negation-past", "negation-future", "negation-noun", "obligation", "obliged",
    "plan", "possibility", "condition", "purpose", "nearly", "plan-adjective",
})  # fmt: skip


def _operator(p: Parse, k: int, tables: Tables) -> Row | None:
    """The row of the verb that a word is governed by: as a light verb, else as a word of saying."""
    reading = operators.operator(p.words[k].readings)
    if reading is None:
        return None
    lexeme = reading.lexeme
    if lexeme.light is not None:
        return tables.at(f"light.csv:{lexeme.light.line}")
    rows = [f"cues.csv:{c.line}" for c in lexeme.cues] or [
        f"frames.csv:{f.line}" for f in lexeme.frames
    ]
    return tables.at(rows[0]) if rows else None


def _unmarked(verb: _Verb, what: str, found: Found, tables: Tables) -> Ruling:
    """By the statement it stands in, or by the condition that opens its clause."""
    p = verb.p
    said = found.f.said[found.said] if found.said >= 0 else None
    if said is not None and said.stance in (Stance.DEMANDS, Stance.PROMISES):
        why = f"it stands in what its speaker {said.stance}"
        row = tables.at(f"cues.csv:{said.line}")
        return Ruling(what=what, why=why, span=p.sentence.span(said.cue, said.cue + 1), row=row)
    first = verb.clause.first
    if verb.clause.opener == "condition" or "condition" in lights.flags(p, first):
        span = p.sentence.span(first, first + 1)
        return Ruling(what=what, why="a condition opens its clause", span=span)
    return Ruling(what=what, why="a condition stands beside it, or its own form says so")


def _told(found: Found, h: Happening) -> Iterator[Ruling]:
    if found.recalled:
        why = "the signs of how it is told say that the report only recalls it"
        yield Ruling(what="historical", why=why)
    if h.light.background:
        yield Ruling(what="background", why="it is told as known before, not as news")
    if h.clause.opener == "relative":
        yield Ruling(what="in a relative clause", why="it describes what is spoken of")


# ---------------------------------------------------------------------- whose word
def _voice(found: Found, tables: Tables) -> Iterator[Ruling]:
    """In whose words it stands."""
    h = found.happening
    made = (found.statement, h, found.standing)
    if found.said < 0 and all(x is None for x in made):
        return
    if h is not None and found.f.own_act(h) and found.breach is None:
        yield Ruling(what="its speaker's own act", why="it rests on nobody else's word")
        return
    if found.said < 0:
        yield Ruling(what="the report's own words", why="it stands in nobody's statement")
        return
    said = found.f.said[found.said]
    names = ", ".join(n.actor.name for n in said.speakers if n.actor is not None)
    how = "nested in the statement of" if found.statement is not None else "in the statement of"
    yield Ruling(
        what=f"in the words of {names}", why=f"it stands {how} this speaker, after this word",
        span=found.f.parse.sentence.span(said.cue, said.cue + 1),
        row=tables.at(f"cues.csv:{said.line}"),
    )  # fmt: skip


def _stance(p: Parse, s: Said, tables: Tables) -> Iterator[Ruling]:
    """What kind of saying it is, and how its speaker is known."""
    row = tables.at(f"cues.csv:{s.line}")
    if row is not None and row.cells.get("stance") != str(s.stance):
        why = f"the word is {row.cells.get('stance')}, what is said or denied around it changes it"
    else:
        why = "so the word of saying is entered" if row is not None else "there is no word for more"
    if p.words[s.cue].shape is Shape.WORD:
        span = p.sentence.span(s.cue, s.cue + 1)
        yield Ruling(what=f"stance: {s.stance}", why=why, span=span, row=row)
    else:
        yield Ruling(what=f"stance: {s.stance}", why=why)
    yield Ruling(
        what="speaker carried over" if s.carried else "speaker named with it",
        why="nobody stands beside the word: the speaker of before goes on" if s.carried
        else "the name stands beside the word of saying",
    )  # fmt: skip
    quoted = "at least half" if s.direct else "less than half"
    yield Ruling(
        what="direct speech" if s.direct else "indirect speech",
        why=f"{quoted} of what is said stands in quotation marks",
    )
