"""Verbs and event nouns: their forms, what they introduce and what they tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from hudna.errors import VocabularyError
from hudna.text import inflect
from hudna.text.fold import fold
from hudna.text.inflect import Gender, Number, Shape
from hudna.vocab.entries import Cue, Frame, LexemeRow, Light, WordClass
from hudna.vocab.table import rows

Named = TypeVar("Named", Cue, Frame, Light)


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """A verb or event noun with all that the vocabulary says about it."""

    lemma: str
    row: LexemeRow
    cues: tuple[Cue, ...]
    frames: tuple[Frame, ...]
    light: Light | None
    said_with: frozenset[str] = frozenset()
    """The words of which one must follow soon where it is a word of saying; empty for none."""

    @property
    def passive(self) -> bool:
        """Whether its bare past form mostly tells who suffered («قتل», «أصيب»)."""
        return any(f.passive == "yes" for f in self.frames)


@dataclass(frozen=True, slots=True, eq=False)
class Inflection:
    """One reading of a word form: which lexeme, in which shape."""

    lexeme: Lexeme
    shape: Shape
    number: Number
    gender: Gender
    definite: bool = False


FINITE = frozenset({
    Shape.PAST, Shape.PAST_PASSIVE, Shape.PRESENT, Shape.PRESENT_PASSIVE, Shape.FUTURE,
    Shape.JUSSIVE,
})  # fmt: skip
"""Shapes with a subject of their own."""


def lexemes() -> list[Lexeme]:
    """All lexemes; raises `VocabularyError` where a table names a lemma that has no forms."""
    entries = rows("lexemes.csv", LexemeRow)
    known: dict[str, LexemeRow] = {}
    for row in entries:
        if row.lemma in known:
            raise VocabularyError("lexemes.csv", row.line, "lemma", f"twice: {row.lemma}")
        known[row.lemma] = row
    cues: defaultdict[str, list[Cue]] = defaultdict(list)
    frames: defaultdict[str, list[Frame]] = defaultdict(list)
    light: dict[str, Light] = {}
    named = classes()
    said_with: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for cue in _known("cues.csv", rows("cues.csv", Cue), known):
        for name in cue.needs:
            if name not in named:
                raise VocabularyError("cues.csv", cue.line, "needs", f"no such class: {name}")
            said_with[cue.lemma] |= named[name]
        cues[cue.lemma].append(cue)
    for frame in _known("frames.csv", rows("frames.csv", Frame), known):
        for name in (*frame.needs, *frame.unless):
            if name not in named:
                raise VocabularyError("frames.csv", frame.line, "needs", f"no such class: {name}")
        frames[frame.lemma].append(frame)
    for verb in _known("light.csv", rows("light.csv", Light), known):
        light[verb.lemma] = verb
    return [
        Lexeme(
            r.lemma,
            r,
            tuple(cues[r.lemma]),
            tuple(frames[r.lemma]),
            light.get(r.lemma),
            said_with[r.lemma],
        )
        for r in entries
    ]


def _known(file: str, named: list[Named], known: dict[str, LexemeRow]) -> list[Named]:
    for row in named:
        if row.lemma not in known:
            raise VocabularyError(file, row.line, "lemma", f"not in lexemes.csv: {row.lemma}")
    return named


def forms(entries: list[Lexeme]) -> dict[str, tuple[Inflection, ...]]:
    """Every folded form of every lexeme, with all its readings."""
    found: defaultdict[str, list[Inflection]] = defaultdict(list)
    for lexeme in entries:
        seen: set[tuple[str, Shape]] = set()
        readings = _readings(lexeme)
        nouns = {f for f, r in readings if r.shape is Shape.MASDAR and not lexeme.passive}
        for form, reading in readings:
            if _is_rather_noun(form, reading, nouns):
                continue
            if (form, reading.shape) not in seen:
                seen.add((form, reading.shape))
                found[form].append(reading)
    return {form: tuple(readings) for form, readings in found.items()}


def _is_rather_noun(form: str, reading: Inflection, nouns: set[str]) -> bool:
    """Whether a dual verb looks like its own verbal noun in the accusative («قصفا», «حظرا»).

    The noun is meant, unless the verb tells of casualties («قتلا»).
    """
    return reading.shape is Shape.PAST and reading.number is Number.DUAL and form in nouns


def _readings(lexeme: Lexeme) -> list[tuple[str, Inflection]]:
    row, found = lexeme.row, []
    if row.past:
        made = inflect.verb(row.past, row.present) if row.present else inflect.perfect(row.past)
        found += [(form, Inflection(lexeme, shape, n, gender)) for form, shape, n, gender in made]
    for masdar in row.masdars:
        make = inflect.phrase if " " in masdar else inflect.noun
        for form, number in make(masdar):
            gender = Gender.FEMININE if masdar.endswith("ة") else Gender.MASCULINE
            definite = form.startswith("ال") and not fold(masdar).startswith("ال")
            found.append((form, Inflection(lexeme, Shape.MASDAR, number, gender, definite)))
    for stem, shape in ((row.active, Shape.ACTIVE), (row.passive, Shape.PASSIVE)):
        if stem:
            for form, number, gender in inflect.participle(stem):
                definite = form.startswith("ال")
                found.append((form, Inflection(lexeme, shape, number, gender, definite)))
    return found


def classes() -> dict[str, frozenset[str]]:
    """The word classes that frames may require: folded words, without and with article."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("classes.csv", WordClass):
        words: set[str] = set()
        for word in row.words:
            stem = fold(word)
            words |= {stem, "ال" + stem, stem + "ا"}
        found[row.name] = frozenset(words)
    return found
