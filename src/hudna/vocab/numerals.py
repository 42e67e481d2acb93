"""The vocabulary of numbers: numerals, words around them, nouns that reports count."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from hudna.errors import VocabularyError
from hudna.text.fold import fold
from hudna.vocab.table import DATA, phrases, rows

DUAL_NOMINATIVE, DUAL_OBLIQUE = "ان", "ين"


class NumeralKind(StrEnum):
    """What a number word does in a number."""

    UNIT = "unit"
    LEAD = "lead"
    TEN = "ten"
    TENS = "tens"
    HUNDRED = "hundred"
    HUNDREDS = "hundreds"
    SCALE = "scale"
    SCALE_DUAL = "scale_dual"
    PLURAL = "plural"
    FEW = "few"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    ORDINAL_LEAD = "ordinal_lead"


class Guard(StrEnum):
    """What must stand beside a number word for it to be one."""

    NOUN = "noun"
    AFTER = "after"
    ARTICLE = "article"
    BARE = "bare"
    PAIR = "pair"


class Effect(StrEnum):
    """How a word beside a number changes it."""

    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOUT = "about"
    SEVERAL = "several"


class Place(StrEnum):
    """Where a quantifier stands."""

    BEFORE = "before"
    AFTER = "after"
    INSTEAD = "instead"


class Beside(StrEnum):
    """What a small word beside a number makes of it."""

    BETWEEN = "between"
    FROM = "from"
    TO = "to"
    OR = "or"
    SHARE = "share"
    LABEL = "label"
    CLOCK = "clock"


class Numeral(msgspec.Struct, frozen=True):
    """A number word: its kind, its value, and when a spelling is really it."""

    forms: tuple[str, ...]
    kind: NumeralKind
    value: int
    needs: str = ""
    bars: str = ""
    guard: Guard | None = None
    line: int = 0


class _Quantifier(msgspec.Struct, frozen=True):
    phrase: str
    place: Place
    effect: Effect
    line: int = 0


class _Small(msgspec.Struct, frozen=True):
    phrase: str
    kind: Beside
    line: int = 0


class Counted(msgspec.Struct, frozen=True):
    """A noun that reports count."""

    singular: str
    plural: tuple[str, ...] = ()
    line: int = 0


Phrase = tuple[str, ...]


class Numerals(msgspec.Struct, frozen=True):
    """Everything the number grammar knows; keys are folded."""

    words: dict[str, Numeral]
    before: dict[Phrase, Effect]
    after: dict[Phrase, Effect]
    instead: dict[Phrase, Effect]
    beside: dict[Phrase, Beside]
    nouns: dict[str, str]
    """Singular and plural forms of counted nouns to the singular."""
    duals: dict[str, str]
    """Duals that are nothing else, to the singular («قتيلين», «مدنيان»)."""
    vowelled_duals: dict[str, str]
    """Duals spelled like a plural, read only with a written fatha or before اثنين («مدنيَين»)."""


def load(folder: Path = DATA) -> Numerals:
    """Read the tables. Raises `VocabularyError` for a wrong line or a form that stands twice."""
    words: dict[str, Numeral] = {}
    for row in rows("numerals.csv", Numeral, folder):
        for form in row.forms:
            key = fold(form)
            if key in words and words[key] is not row:
                raise VocabularyError("numerals.csv", row.line, "forms", f"twice: {form}")
            words[key] = row
    placed: dict[Place, dict[Phrase, Effect]] = {place: {} for place in Place}
    for quantifier in rows("quantifiers.csv", _Quantifier, folder):
        for phrase in phrases(quantifier.phrase):
            placed[quantifier.place][phrase] = quantifier.effect
    beside = {
        phrase: small.kind
        for small in rows("numeral_words.csv", _Small, folder)
        for phrase in phrases(small.phrase)
    }
    nouns: dict[str, str] = {}
    duals: dict[str, str] = {}
    vowelled: dict[str, str] = {}
    for counted in rows("counted.csv", Counted, folder):
        singular = fold(counted.singular)
        forms = (singular, *(fold(p) for p in counted.plural), singular + "ا")
        nouns.update(dict.fromkeys(forms, singular))
        for dual in dual_forms(singular):
            (vowelled if dual in forms else duals)[dual] = singular
    return Numerals(
        words,
        placed[Place.BEFORE],
        placed[Place.AFTER],
        placed[Place.INSTEAD],
        beside,
        nouns,
        duals,
        vowelled,
    )


def dual_forms(singular: str) -> tuple[str, str]:
    """The duals of a folded singular, nominative and oblique.

    >>> dual_forms(fold("غارة")), dual_forms("شهر")[1]
    (('غارتان', 'غارتين'), 'شهرين')
    """
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    return stem + DUAL_NOMINATIVE, stem + DUAL_OBLIQUE
