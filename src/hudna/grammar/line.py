"""A sentence as the date grammar sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from hudna.grammar.cardinals import Row
from hudna.grammar.numbers import Numbers
from hudna.model.terms import Basis
from hudna.text.clitics import ARTICLE, CONJUNCTIONS, FUTURE
from hudna.text.tokens import Shape
from hudna.text.words import Word
from hudna.vocab.calendar import Calendar, DateWord, Edge, Phrase, Side, Trapped, UnitForm

_ACTIVE = frozenset({
    DateWord.DAY, DateWord.DAYS, DateWord.MONTH, DateWord.YEAR, DateWord.YEARS, DateWord.SINCE,
    DateWord.AGO, DateWord.LATER, DateWord.BETWEEN, DateWord.THIS, DateWord.HALF, DateWord.QUARTER,
    DateWord.DATED,
})  # fmt: skip
_PERSONS = "يتنا"
_REACH = 12
"""Words. A verb in the future governs the days named within so many words behind it."""
_YEARS = (1800, 2100)
"""Years that are read as such; the Hijri years of living memory (1300–1460) lie below."""


class Role(NamedTuple):
    """All that a surface form can be in a date; folded keys, clitics apart."""

    stem: str
    conj: bool = False
    prep: bool = False
    article: bool = False
    word: DateWord | None = None
    digits: str = ""
    month: bool = False
    weekday: int = 0
    part: bool = False
    unit: UnitForm | None = None
    deictic: bool = False
    shift: int | None = None
    edge: Edge | None = None

    active: bool = False
    """Whether an expression may start here."""
    measure: bool = False
    """Whether a number before it may belong to it: a month, a unit, a small word of them."""


class Lexicon:
    """The role of a word in dates, from the tables."""

    def __init__(self, calendar: Calendar) -> None:
        self._c = calendar
        self._months = frozenset(phrase[0] for phrase in calendar.months)
        self._parts = frozenset(phrase[0] for phrase in calendar.parts)
        self._deictics = frozenset(phrase[0] for phrase in calendar.deictics)
        self._known = frozenset({
            *self._months, *self._parts, *self._deictics, *calendar.words, *calendar.weekdays,
            *calendar.units, *calendar.shifts, *calendar.edges,
        })  # fmt: skip

    def role(self, word: Word) -> Role | None:
        """The role of a word, the reading with the fewest clitics first."""
        if word.shape is Shape.NUMBER:
            return Role(word.fold, digits=word.fold, active=True)
        for split in word.splits:
            if split.enclitic:
                continue
            conj = split.proclitics[:1] in CONJUNCTIONS and bool(split.proclitics)
            role = self._stem(split.stem, conj, len(split.proclitics) > conj)
            if role is not None:
                return role
        return None

    def _stem(self, stem: str, conj: bool, prep: bool) -> Role | None:
        bare = stem.removeprefix(ARTICLE)
        if stem not in self._known and bare not in self._known:
            return None
        c, article = self._c, bare != stem
        role = Role(
            stem, conj, prep, article,
            word=c.words.get(stem),
            month=stem in self._months,
            weekday=c.weekdays.get(bare, 0),
            part=stem in self._parts or bare in self._parts,
            unit=c.units.get(bare),
            deictic=stem in self._deictics,
            shift=c.shifts.get(bare) if article else None,
            edge=None if article else c.edges.get(bare),
        )  # fmt: skip
        if role[4:] == _NOTHING:
            return None
        active = bool(
            role.word in _ACTIVE or role.month or role.weekday or role.part or role.unit
            or role.deictic or role.edge
        )  # fmt: skip
        return role._replace(active=active, measure=bool(role.month or role.unit))


_NOTHING = Role("")[4:]


class Line(msgspec.Struct, frozen=True):
    """The words of a sentence with their roles, and the day against which it is read."""

    words: Sequence[Word]
    roles: Sequence[Role | None]
    row: Row
    """The roles of the words in numbers."""
    numbers: Numbers
    calendar: Calendar
    anchor: dt.date | None
    year: int | None = None
    """The year of the other end of a range, for an end that names none."""

    def role(self, at: int) -> Role | None:
        """What the word at `at` can be; None outside the sentence."""
        return self.roles[at] if 0 <= at < len(self.roles) else None

    def fold(self, at: int) -> str:
        """The folded word at `at`, or nothing."""
        return self.words[at].fold if 0 <= at < len(self.words) else ""

    def surface(self, at: int) -> str:
        """The word at `at` as it stands, or nothing."""
        return self.words[at].surface if 0 <= at < len(self.words) else ""

    def word(self, at: int, *kinds: DateWord) -> bool:
        """Whether a small word of some kind stands at `at`."""
        role = self.role(at)
        return role is not None and role.word in kinds

    def phrase(self, at: int, table: dict[Phrase, object], longest: int = 3) -> Phrase:
        """The longest phrase of a table that starts at `at`; its first word without clitics."""
        role = self.role(at)
        if role is None:
            return ()
        rest = tuple(self.fold(k) for k in range(at + 1, min(at + longest, len(self.words))))
        for size in range(len(rest), -1, -1):
            if (role.stem, *rest[:size]) in table:
                return (role.stem, *rest[:size])
        return ()

    def trapped(self, of: Trapped, first: int, end: int) -> bool:
        """Whether the words around `[first, end)` take away its reading as a date."""
        traps = self.calendar.traps
        before = self.role(first - 1)
        stems = {self.fold(first - 1), before.stem if before else ""}
        if any((of, Side.BEFORE, stem) in traps for stem in stems):
            return True
        return (of, Side.AFTER, self.fold(end)) in traps

    def ahead(self, at: int) -> bool:
        """Whether something before `at` points to the future: «ستبدأ …», «المقرر …»."""
        c = self.calendar
        for word in self.words[max(0, at - _REACH) : at]:
            for split in word.splits:
                if split.stem in c.future_words:
                    return True
                stem = split.stem
                if stem[:1] == FUTURE and stem[1:2] in _PERSONS and stem[2:] in c.future_stems:
                    return True
        return False

    def until(self, at: int) -> bool:
        """Whether «حتى» or «إلى» stands before `at`, or before its edge, شهر or يوم."""
        role = self.role(at - 1)
        if role is not None and (role.edge or role.word in (DateWord.DAY, DateWord.MONTH)):
            at -= 1
        return self.word(at - 1, DateWord.TO)

    def year_at(self, at: int) -> int | None:
        """The year in digits at `at`, unless it is one of the Hijri era."""
        role = self.role(at)
        if role is None or len(role.digits) != 4 or not role.digits.isdecimal():
            return None
        year = int(role.digits)
        hijri = self.word(at + 1, DateWord.HIJRI)
        return year if _YEARS[0] <= year < _YEARS[1] and not hijri else None


class Found(NamedTuple):
    """A date or length read: the token behind it and what it says.

    `days` is None where it can only be resolved against a day that is not known.
    """

    end: int
    days: tuple[dt.date, dt.date] | None
    rule: str
    basis: Basis
    part: str | None = None
    open_year: bool = False
    """Whether the year was not named but resolved."""
    first: int = -1
    """The first token, where it lies before the one at which reading began."""


def shift_at(line: Line, at: int) -> tuple[int | None, int]:
    """(-2 to +1, token behind) for «الماضي», «قبل الماضي», «المقبل», «الجاري» at `at`."""
    role = line.role(at)
    if role is not None and role.shift is not None and not role.conj and not role.prep:
        return role.shift, at + 1
    if line.word(at, DateWord.AGO):
        role = line.role(at + 1)
        if role is not None and role.shift == -1:
            return -2, at + 2
    return None, at
