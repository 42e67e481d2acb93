"""Folding: the one spelling under which all spellings of an Arabic word meet.

Folded text is only ever a key to look things up with. It is never stored and never shown: every
span points into the original text (`Folded.span` leads back to it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # tashkeel
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"  # zero width, bidi controls, soft hyphen
)
"""Characters that carry no letter, as the inside of a regular-expression class."""

_DROPPED = "ء\u0640"  # hamza without a seat, tatweel
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
    "گ": "غ", "ڤ": "ف", "ڥ": "ف", "پ": "ب", "چ": "ج", "ژ": "ج",
}  # fmt: skip
_DIGITS = {chr(base + d): str(d) for base in (0x0660, 0x06F0) for d in range(10)}


def _table() -> dict[int, str | None]:
    dropped = {chr(c) for c in range(0x0600, 0x2070) if re.match(f"[{MARKS}]", chr(c))}
    table: dict[int, str | None] = {ord(c): None for c in {*dropped, "\ufeff", *_DROPPED}}
    table.update({ord(a): b for a, b in {**_LETTERS, **_DIGITS}.items()})
    table.update({c: chr(c).lower() for c in range(ord("A"), ord("Z") + 1)})
    return table


TABLE = _table()
"""What `str.translate` needs to fold a text."""

_GONE = frozenset(chr(c) for c, kept in TABLE.items() if kept is None)
"""Characters that folding drops; of every other one it makes one."""


def fold(text: str) -> str:
    """The text with marks, hamza and its seats, ta marbuta and digit families levelled.

    >>> fold("الأمريكيّة"), fold("الموءتمر") == fold("المؤتمر"), fold("١٢")
    ('الامريكيه', True, '12')
    """
    return text.translate(TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    text: str
    origins: tuple[int, ...]
    """For every folded character the offset of its original, and at last the original's length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of a folded span; marks after the last letter belong to it.

        >>> f = fold_with_offsets("قُـصفَ حيّ")
        >>> f.text, f.span(0, 3)
        ('قصف حي', (0, 6))
        """
        if end <= start:
            return self.origins[start], self.origins[start]
        last = self.origins[end - 1] + 1
        return self.origins[start], max(last, self.origins[end]) if end < len(self.text) and (
            self.text[end].isspace()
        ) else last


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep the way back to it."""
    origins = [i for i, c in enumerate(text) if c not in _GONE]
    return Folded(fold(text), (*origins, len(text)))
