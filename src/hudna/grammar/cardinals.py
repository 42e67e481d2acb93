"""Spelled numbers: from number words to a value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from hudna.grammar import digits
from hudna.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from hudna.text.tokens import Shape
from hudna.text.words import Word
from hudna.vocab.numerals import Guard, Numeral, NumeralKind, Numerals

K = NumeralKind
_AND = CONJUNCTIONS[0]
_CLITICS = "".join((*CONJUNCTIONS, *PREPOSITIONS))
_FATHA_YA = "\u064eي"
_HUNDRED, _THOUSAND = 100, 1000


class Role(NamedTuple):
    """What a surface form can be in a number."""

    kind: str
    """A `NumeralKind`, or `digits`, `and`, `article`, `noun`, `dual`, `phrase`, `bracket`."""
    value: int = 0
    conj: bool = False
    prep: bool = False
    article: bool = False
    guard: Guard | None = None
    word: str = ""
    """Folded: the digits, the singular of a noun or dual, the first word of a phrase."""


class Reading(NamedTuple):
    """A number read: its value and the token behind it. `scale` is the last scale named, else 1."""

    value: Fraction
    end: int
    scale: int = 1
    spelled: bool = True


Row = Sequence[Role | None]


class Lexicon:
    """The role of a word in numbers, from the tables."""

    def __init__(self, table: Numerals) -> None:
        self._table = table
        heads: dict[str, None] = {}
        for phrase in (*table.before, *table.instead):
            heads[phrase[0]] = None
        self._heads = heads
        self._known = frozenset({
            *heads, *table.words, *table.duals, *table.vowelled_duals, *table.nouns,
        })  # fmt: skip

    def role(self, word: Word) -> Role | None:
        """The role of a word, the reading with the fewest clitics first."""
        if word.shape is Shape.NUMBER:
            return Role("digits", word=word.fold)
        if word.shape is Shape.MARK:
            return Role("bracket", word=word.surface) if word.surface in "()" else None
        if word.fold == _AND:
            return Role("and")
        if word.fold.lstrip(_CLITICS) in (ARTICLE, "ل"):
            return Role("article", conj=word.fold[0] in CONJUNCTIONS, word=word.fold)
        for split in word.splits:
            if split.enclitic:
                continue
            conj = split.proclitics[:1] in CONJUNCTIONS and bool(split.proclitics)
            prep = len(split.proclitics) > conj
            role = self._stem(word, split.stem, conj, prep)
            if role is not None:
                return role
        return None

    def _stem(self, word: Word, stem: str, conj: bool, prep: bool) -> Role | None:
        bare = stem.removeprefix(ARTICLE)
        if stem not in self._known and bare not in self._known:
            return None
        table = self._table
        article = bare != stem and len(bare) > 1
        if stem in self._heads:
            return Role("phrase", conj=conj, prep=prep, word=stem)
        numeral = table.words.get(stem)
        if numeral is not None:
            article = False
        elif article:
            numeral = table.words.get(bare)
        if numeral is not None and _holds(numeral, word, article, prep):
            kind = numeral.kind.value
            return Role(kind, numeral.value, conj, prep, article, numeral.guard)
        for key in (stem, bare):
            if key in table.duals:
                return Role("dual", 2, conj, prep, key != stem, None, table.duals[key])
            if key in table.vowelled_duals:
                singular = table.vowelled_duals[key]
                vowelled = _FATHA_YA in word.surface
                kind = "dual" if vowelled else "noun"
                return Role(kind, 2, conj, prep, key != stem, None, singular)
            if key in table.nouns:
                return Role("noun", 0, conj, prep, key != stem, None, table.nouns[key])
        return None


def _holds(numeral: Numeral, word: Word, article: bool, prep: bool) -> bool:
    """Whether a spelling is really this numeral («لست» is no six, «الاثنين» no two)."""
    if numeral.needs and numeral.needs not in word.surface:
        return False
    if any(letter in word.surface for letter in numeral.bars):
        return False
    if numeral.guard is Guard.ARTICLE:
        return article
    if numeral.guard is Guard.NOUN and prep:
        return False
    return numeral.guard in (None, Guard.PAIR) or not article


def _joined(row: Row, at: int) -> int:
    """The token that continues a number with و at `at`, or -1."""
    role = row[at] if at < len(row) else None
    if role is None:
        return -1
    if role.kind == "and":
        following = row[at + 1] if at + 1 < len(row) else None
        return -1 if following is None or following.conj or following.prep else at + 1
    if role.kind == K.UNIT and role.value == 1 and stands(row, at + 1, K.TEN):
        return at  # «مئة واحد عشر»: و and أحد, written without the hamza
    return at if role.conj and not role.prep else -1


def stands(row: Row, at: int, *kinds: str) -> bool:
    """Whether the token at `at` is one of some kinds and written without clitics."""
    role = row[at] if at < len(row) else None
    return role is not None and role.kind in kinds and not role.conj and not role.prep


def read(row: Row, at: int) -> Reading | None:
    """The longest cardinal that starts at `at`; None where there is none.

    Groups descend by scale and are joined by و: «ألفان وستة عشر», «مليون و200 ألف». A group may
    be restated in digits in brackets: «سبع وتسعين (97)».
    """
    group = _group(row, at)
    if group is None:
        return None
    value, end, scale, spelled = group
    while scale > 1:
        k = _joined(row, end)
        if k < 0:
            break
        role = row[k]
        if role is not None and role.kind == K.FRACTION:
            named = stands(row, k + 1, K.SCALE)
            if not named or _value(row, k + 1) == scale:
                value, end = value + Fraction(scale, role.value), k + 1 + named
            break
        lower = _group(row, k)
        if lower is None or lower.value >= scale or lower.scale >= scale:
            break
        value, end, scale = value + lower.value, lower.end, lower.scale
    return Reading(value, end, group.scale, spelled)


def _group(row: Row, at: int) -> Reading | None:
    """A number below a thousand or in digits, with the scale that it counts."""
    role = row[at] if at < len(row) else None
    if role is None:
        return None
    if role.kind in (K.SCALE, K.SCALE_DUAL):
        pair = role.guard is Guard.PAIR and stands(row, at + 1, "noun")
        times = 2 if role.kind == K.SCALE_DUAL or pair else 1
        return Reading(Fraction(times * role.value), at + 1, role.value)
    if role.kind == K.FRACTION:
        scale = _value(row, at + 1) if stands(row, at + 1, K.SCALE) else 0
        return Reading(Fraction(scale, role.value), at + 2, scale) if scale else None
    counting = _counting(row, at, role)
    if counting is None or not stands(row, counting.end, K.SCALE, K.PLURAL):
        return counting
    scale = _value(row, counting.end)
    if scale < _THOUSAND:
        return counting
    return Reading(counting.value * scale, counting.end + 1, scale)


def _counting(row: Row, at: int, role: Role) -> Reading | None:
    """What counts a scale: digits, or a number below a thousand."""
    if role.kind == "digits":
        value = digits.parse(role.word, fraction=stands(row, at + 1, K.SCALE, K.PLURAL))
        return None if value is None else Reading(value, at + 1, 1, spelled=False)
    below = _below_thousand(row, at)
    return Reading(below[0], _restated(row, below[1], below[0])) if below else None


def _restated(row: Row, end: int, value: Fraction) -> int:
    """Past digits in brackets that say the same again."""
    if end + 2 < len(row):
        opening, number, closing = row[end : end + 3]
        if (
            opening is not None and opening.word == "("
            and closing is not None and closing.word == ")"
            and number is not None and number.kind == "digits"
            and digits.parse(number.word) == value
        ):  # fmt: skip
            return end + 3
    return end


def _below_thousand(row: Row, at: int) -> tuple[Fraction, int] | None:
    role = row[at]
    assert role is not None
    value, end = 0, at
    if role.kind in (K.HUNDRED, K.HUNDREDS):
        value, end = role.value, at + 1
    elif (
        role.kind == K.UNIT
        and role.value > 2
        and (
            stands(row, at + 1, K.HUNDRED)
            or (stands(row, at + 1, K.PLURAL) and _value(row, at + 1) == _HUNDRED)
        )
    ):
        value, end = role.value * _HUNDRED, at + 2
    if not value:
        small = _small(row, at)
        return (Fraction(small[0]), small[1]) if small else None
    k = _joined(row, end)
    if k >= 0:
        following = row[k]
        if following is not None and following.kind == "digits":
            number = digits.parse(following.word)
            scaled = stands(row, k + 1, K.SCALE, K.PLURAL)
            if number is not None and number < _HUNDRED and not scaled:
                return value + number, k + 1
        small = _small(row, k)
        if small and not stands(row, small[1], K.HUNDRED):
            return Fraction(value + small[0]), small[1]
    return Fraction(value), end


def _value(row: Row, at: int) -> int:
    role = row[at]
    return role.value if role is not None else 0


def _small(row: Row, at: int) -> tuple[int, int] | None:
    """A number below a hundred: «ثلاثة», «أحد عشر», «خمسة وعشرين»."""
    role = row[at]
    if role is None:
        return None
    if role.kind in (K.TEN, K.TENS):
        return role.value, at + 1
    if role.kind not in (K.UNIT, K.LEAD):
        return None
    if stands(row, at + 1, K.TEN) and role.value:
        return role.value + 10, at + 2
    k = _joined(row, at + 1)
    tens = row[k] if k >= 0 else None
    if tens is not None and tens.kind == K.TENS and (role.kind == K.UNIT or role.value == 1):
        return role.value + tens.value, k + 1
    return (role.value, at + 1) if _alone(row, at, role) else None


def _alone(row: Row, at: int, role: Role) -> bool:
    """Whether a unit says a number by itself (see the guards in `numerals.csv`)."""
    if role.kind == K.LEAD:
        return False
    if role.guard is Guard.NOUN:
        return stands(row, at + 1, "noun", K.PLURAL, K.HUNDRED)
    if role.guard is Guard.AFTER:
        before = row[at - 1] if at else None
        return before is not None and (role.conj or before.kind in ("noun", "and"))
    return True


def ordinal(row: Row, at: int) -> tuple[int, int] | None:
    """An ordinal that starts at `at`: «الثامنة», «الحادي عشر», «الثالث والعشرين», «العشرين»."""
    role = row[at] if at < len(row) else None
    if role is None:
        return None
    if role.kind == K.TENS and role.article:
        return role.value, at + 1
    if role.kind not in (K.ORDINAL, K.ORDINAL_LEAD):
        return None
    if stands(row, at + 1, K.TEN):
        return role.value + 10, at + 2
    k = _joined(row, at + 1)
    tens = row[k] if k >= 0 else None
    if tens is not None and tens.kind == K.TENS and tens.article:
        return role.value + tens.value, k + 1
    return (role.value, at + 1) if role.kind == K.ORDINAL else None
