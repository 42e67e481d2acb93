"""The vocabulary of dates: months, weekdays, units, and the words that move them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from hudna.errors import VocabularyError
from hudna.text.fold import fold
from hudna.vocab.numerals import dual_forms
from hudna.vocab.table import DATA, phrases, rows

Phrase = tuple[str, ...]


class Lone(StrEnum):
    """Where a month's name is a month without a day or a year."""

    FREE = "free"
    CONTEXT = "context"
    STRICT = "strict"


class Unit(StrEnum):
    """Units of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Edge(StrEnum):
    """A part of a period."""

    FIRST = "first"
    START = "start"
    MIDDLE = "middle"
    END = "end"


class Part(StrEnum):
    """A part of the day."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class DateWord(StrEnum):
    """What a small word does in a date."""

    OF = "of"
    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"
    COMMON = "common"
    HIJRI = "hijri"
    IN = "in"
    SINCE = "since"
    AGO = "ago"
    LATER = "later"
    BETWEEN = "between"
    TO = "to"
    THIS = "this"
    ON = "on"
    MATCHING = "matching"
    DATED = "dated"
    HALF = "half"
    QUARTER = "quarter"
    LAST = "last"
    FEW = "few"
    MANY = "many"
    LASTING = "lasting"
    DURING = "during"
    PAST = "past"


class Trapped(StrEnum):
    """What a trap word keeps from being read."""

    TODAY = "today"
    WEEKDAY = "weekday"
    PERIOD = "period"
    UNIT = "unit"


class Side(StrEnum):
    """Where a trap word stands."""

    BEFORE = "before"
    AFTER = "after"


class Month(msgspec.Struct, frozen=True):
    """A name of a month."""

    month: int
    family: str
    names: tuple[str, ...]
    lone: Lone
    needs: str = ""
    bars: str = ""
    line: int = 0


class UnitForm(msgspec.Struct, frozen=True):
    """A form of a unit of time: how many it says by itself (1, 2, or 0 for a plural)."""

    unit: Unit
    count: int


class Deictic(msgspec.Struct, frozen=True):
    """A day counted from the day of the report."""

    phrase: str
    offset: int
    part: Part | None = None
    bars: str = ""
    line: int = 0


class Calendar(msgspec.Struct, frozen=True):
    """Everything the date grammar knows; keys are folded."""

    months: dict[Phrase, tuple[Month, ...]]
    hijri: dict[Phrase, int]
    """The months of the Hijri calendar."""
    weekdays: dict[str, int]
    parts: dict[Phrase, Part]
    units: dict[str, UnitForm]
    lengths: dict[Unit, tuple[int, int]]
    deictics: dict[Phrase, Deictic]
    shifts: dict[str, int]
    edges: dict[str, Edge]
    words: dict[str, DateWord]
    traps: frozenset[tuple[Trapped, Side, str]]
    future_stems: frozenset[str]
    future_words: frozenset[str]


class _HijriMonth(msgspec.Struct, frozen=True):
    month: int
    names: tuple[str, ...]
    line: int = 0


class _Weekday(msgspec.Struct, frozen=True):
    day: int
    names: tuple[str, ...]
    line: int = 0


class _Part(msgspec.Struct, frozen=True):
    phrase: str
    part: Part
    bars: str = ""
    line: int = 0


class _Unit(msgspec.Struct, frozen=True):
    unit: Unit
    singular: str
    plural: tuple[str, ...]
    min_days: int
    max_days: int
    line: int = 0


class _Shift(msgspec.Struct, frozen=True):
    forms: tuple[str, ...]
    shift: int
    line: int = 0


class _Edge(msgspec.Struct, frozen=True):
    form: str
    edge: Edge
    line: int = 0


class _Word(msgspec.Struct, frozen=True):
    phrase: str
    kind: DateWord
    line: int = 0


class _Trap(msgspec.Struct, frozen=True):
    word: str
    side: Side
    of: Trapped
    why: str
    line: int = 0


class _Future(msgspec.Struct, frozen=True):
    kind: str
    forms: tuple[str, ...]
    line: int = 0


def load(folder: Path = DATA) -> Calendar:
    """Read the tables. Raises `VocabularyError` for a wrong line or two months under one name."""
    units = rows("time_units.csv", _Unit, folder)
    future = rows("future_verbs.csv", _Future, folder)
    return Calendar(
        months=_months(folder),
        hijri={
            phrase: row.month for row in rows("hijri_months.csv", _HijriMonth, folder)
            for name in row.names for phrase in phrases(name)
        },
        weekdays={
            fold(name): row.day for row in rows("weekdays.csv", _Weekday, folder)
            for name in row.names
        },
        parts={
            phrase: row.part for row in rows("day_parts.csv", _Part, folder)
            for phrase in phrases(row.phrase)
        },
        units=_unit_forms(units),
        lengths={row.unit: (row.min_days, row.max_days) for row in units},
        deictics={
            phrase: row for row in rows("deictics.csv", Deictic, folder)
            for phrase in phrases(row.phrase)
        },
        shifts={
            fold(form): row.shift for row in rows("shifts.csv", _Shift, folder)
            for form in row.forms
        },
        edges={fold(row.form): row.edge for row in rows("period_edges.csv", _Edge, folder)},
        words={fold(row.phrase): row.kind for row in rows("date_words.csv", _Word, folder)},
        traps=frozenset(
            (row.of, row.side, fold(row.word)) for row in rows("date_traps.csv", _Trap, folder)
        ),
        future_stems=frozenset(fold(f) for r in future if r.kind == "stem" for f in r.forms),
        future_words=frozenset(fold(f) for r in future if r.kind == "word" for f in r.forms),
    )  # fmt: skip


def _months(folder: Path) -> dict[Phrase, tuple[Month, ...]]:
    months: dict[Phrase, tuple[Month, ...]] = {}
    for row in rows("months.csv", Month, folder):
        for name in row.names:
            for phrase in phrases(name):
                known = months.get(phrase, ())
                if any(other.month != row.month for other in known):
                    raise VocabularyError("months.csv", row.line, "names", f"two months: {name}")
                months[phrase] = (*known, row) if row not in known else known
    return months


def _unit_forms(units: list[_Unit]) -> dict[str, UnitForm]:
    forms: dict[str, UnitForm] = {}
    for row in units:
        singular = fold(row.singular)
        for form in (singular, singular + "ا"):
            forms[form] = UnitForm(row.unit, 1)
        for dual in dual_forms(singular):
            forms[dual] = UnitForm(row.unit, 2)
        for plural in row.plural:
            forms[fold(plural)] = UnitForm(row.unit, 0)
            forms[fold(plural) + "ا"] = UnitForm(row.unit, 0)
    return forms
