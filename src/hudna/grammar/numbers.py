"""Quantities: every number of a sentence, exact or vague, with what limits it.

Vague words stay ranges and never become points. عشرات is 20–99, مئات 200–999, آلاف 2,000–9,999,
and so on by scale; the plurals of plurals multiply («عشرات الآلاف» 20,000–99,999); بضع is 3–9 (the
lexicographers' range); عدة and عدد من are two or more. The bounds are those of the coding rules
that the gold reports were annotated with.

Not read, on purpose: shares («20 في المئة»), the names of things («القرار 2254»), hours («الساعة
الثامنة»), أحد and إحدى alone, واحد unless a counted noun stands before it («شخص واحد», never
«واحد من»), ست unless a counted noun or a higher numeral follows, ثانية without the article (it is
"again" or the sixtieth of a minute), الأولي (preliminary), الاثنين (Monday). A dual that is
spelled like the plural (مدنيين) is read as two only with its fatha (مدنيَين) or before اثنين.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from hudna.grammar.cardinals import K, Lexicon, Role, Row, stands
from hudna.grammar.quantities import Quantity, limited, simple
from hudna.text.tokens import Shape
from hudna.text.words import Memo, Word
from hudna.vocab.numerals import Beside, Effect, Numerals, Phrase

_Meaning = TypeVar("_Meaning")

_DASHES = "-–—"
_PARTED = "/:-"
"""Marks between the digits of dates, hours and names."""


class Numbers:
    """The number grammar over the tables of `hudna.vocab.numerals`."""

    def __init__(self, table: Numerals) -> None:
        self._table = table
        self._roles: Memo[Word, Role | None] = Memo(Lexicon(table).role)
        self._before_by_head = _by_head(table.before)
        self._after_by_head = _by_head(table.after)
        self._instead_by_head = _by_head(table.instead)
        self._beside_by_head = _by_head(table.beside)

    def row(self, words: Sequence[Word]) -> Row:
        """The roles of some words, as `hudna.grammar.cardinals` reads them."""
        roles = self._roles
        return [roles[word] for word in words]

    def find(self, words: Sequence[Word]) -> list[Quantity]:
        """Every quantity of some words, in order and without overlap."""
        row = self.row(words)
        if row.count(None) == len(row):
            return []
        found: list[Quantity] = []
        past = 0
        for at, role in enumerate(row):
            if role is None or at < past:
                continue
            past, quantity = self._at(words, row, at)
            if quantity is not None:
                found.append(quantity)
        return found

    def _at(self, words: Sequence[Word], row: Row, at: int) -> tuple[int, Quantity | None]:
        """(token to go on at, quantity) for the token at `at`."""
        quantity = self.quantity(words, row, at)
        if quantity is None:
            return at + 1, None
        end = self._beside(words, quantity.end, Beside.SHARE)
        if end:
            return end, None
        if self._is_name(words, row, at, quantity):
            return quantity.end, None
        return quantity.end, quantity

    def quantity(self, words: Sequence[Word], row: Row, at: int) -> Quantity | None:
        """The quantity that starts at `at`, with its quantifiers, or None."""
        role = row[at]
        if role is None:
            return None
        if role.kind == "phrase":
            return self._quantified(words, row, at, role)
        if role.kind == "article" and stands(row, at + 1, "digits"):
            plain = self.quantity(words, row, at + 1)
            return plain and msgspec.structs.replace(plain, first=at)
        plain = simple(row, at, role)
        if plain is None or plain.kind == "ordinal":
            return plain
        plain = self._ranged(words, row, plain)
        return self._limited_after(words, plain)

    def limit(self, words: Sequence[Word], row: Row, at: int) -> tuple[Effect, int] | None:
        """(effect, token behind) of «أكثر من», «نحو» and their like at `at`."""
        role = row[at]
        if role is None or role.kind != "phrase":
            return None
        for rest, effect in self._before_by_head.get(role.word, ()):
            if _stand(words, at + 1, rest):
                return effect, at + 1 + len(rest)
        return None

    def _quantified(self, words: Sequence[Word], row: Row, at: int, role: Role) -> Quantity | None:
        limit = self.limit(words, row, at)
        if limit is not None and limit[1] < len(row):
            inner = self.quantity(words, row, limit[1])
            if inner is not None and inner.kind != "ordinal":
                return limited(inner, limit[0], at, inner.end)
        end = self.several(words, at, role)
        return Quantity(at, end, 2, None, "vague") if end else None

    def several(self, words: Sequence[Word], at: int, role: Role) -> int:
        """The token behind «عدد من» and its like at `at`, or 0."""
        for rest, _ in self._instead_by_head.get(role.word, ()):
            if _stand(words, at + 1, rest):
                return at + 1 + len(rest)
        return 0

    def _ranged(self, words: Sequence[Word], row: Row, low: Quantity) -> Quantity:
        """«بين 5 و10 آلاف», «من 20 إلى 30», «3-5», «ثلاثة أو أربعة»; else the number itself."""
        at, behind = low.first, low.end
        if low.kind != "cardinal" or behind >= len(row):
            return low
        before = self._before(words, at)
        following = row[behind]
        opened = 0
        if words[behind].surface in _DASHES or self._beside(words, behind, Beside.OR):
            k = behind + 1
        elif self._beside(words, behind, Beside.TO):
            k, opened = behind + 1, before is Beside.FROM
        elif (
            before is Beside.BETWEEN
            and following is not None
            and (following.conj or following.kind == "and")
        ):
            k, opened = behind + (following.kind == "and"), True
        else:
            return low
        role = row[k] if k < len(row) else None
        high = simple(row, k, role) if role is not None else None
        if high is None or high.kind != "cardinal" or high.max is None:
            return low
        least = low.min
        scale = _scale(row, high)
        if least * scale < high.max and scale > 1 and _scale(row, low) == 1:
            least *= scale
        if least >= high.max:
            return low
        return Quantity(at - opened, high.end, least, high.max, "cardinal")

    def _limited_after(self, words: Sequence[Word], plain: Quantity) -> Quantity:
        if plain.end < len(words):
            for rest, effect in self._after_by_head.get(words[plain.end].fold, ()):
                if _stand(words, plain.end + 1, rest):
                    return limited(plain, effect, plain.first, plain.end + 1 + len(rest))
        return plain

    def _before(self, words: Sequence[Word], at: int) -> Beside | None:
        """The small word before `at`, under any conjunction."""
        if not at:
            return None
        for split in words[at - 1].splits:
            if not split.enclitic and (split.stem,) in self._table.beside:
                return self._table.beside[(split.stem,)]
        return None

    def _beside(self, words: Sequence[Word], at: int, kind: Beside) -> int:
        """The token behind a small phrase of some kind at `at`, or 0."""
        if at < len(words):
            for rest, beside in self._beside_by_head.get(words[at].fold, ()):
                if beside is kind and _stand(words, at + 1, rest):
                    return at + 1 + len(rest)
        return 0

    def _is_name(self, words: Sequence[Word], row: Row, at: int, quantity: Quantity) -> bool:
        """Whether a number only names something: a resolution, a year, an hour."""
        role = row[at]
        before = self._before(words, at)
        if before is Beside.CLOCK:
            return True
        digits = role is not None and role.kind == "digits"
        if digits and _in_a_row(words, row, at, quantity.end):
            return True
        return before is Beside.LABEL and (digits or quantity.min >= 1000)


def _in_a_row(words: Sequence[Word], row: Row, at: int, end: int) -> bool:
    """Whether digits are part of «18/5/1431», «14:32», or of a name such as «جنيف-2», «إس-300»."""
    if at > 1:
        mark, before = words[at - 1].surface, row[at - 2]
        digits = before is not None and before.kind == "digits"
        if digits and mark in _PARTED:
            return True
        word = words[at - 2].shape is Shape.WORD and (before is None or before.kind == "noun")
        if mark == "-" and word and not stands(row, end, "noun"):
            return True
    return end + 1 < len(row) and words[end].surface in _PARTED and stands(row, end + 1, "digits")


def _by_head(table: dict[Phrase, _Meaning]) -> dict[str, list[tuple[Phrase, _Meaning]]]:
    """Phrases by their first word, the longest first, with the words that follow it."""
    found: dict[str, list[tuple[Phrase, _Meaning]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        found.setdefault(phrase[0], []).append((phrase[1:], table[phrase]))
    return found


def _stand(words: Sequence[Word], at: int, rest: Phrase) -> bool:
    """Whether some folded words stand at `at`."""
    for k, fold in enumerate(rest, at):  # noqa: SIM110 - asked of many words: faster without `all`
        if k == len(words) or words[k].fold != fold:
            return False
    return True


def _scale(row: Row, quantity: Quantity) -> int:
    """The scale named last in a quantity, or 1."""
    last = row[quantity.end - 1]
    if last is not None and last.kind in (K.SCALE, K.PLURAL) and quantity.end - quantity.first > 1:
        return last.value
    return 1


__all__ = ["Numbers", "Quantity"]
