"""Numbers in digits."""

from __future__ import annotations

import re
from fractions import Fraction

_GROUPS = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+(?:[.٫]\d+)?$")
_DECIMAL = re.compile(r"\d+[.,٫٬]\d+$")
_LONGEST = 12
"""Digits. What is longer is a telephone or an account number."""


def parse(folded: str, *, fraction: bool = False) -> Fraction | None:
    """The value of a number token (folded, so its digits are Latin), or None if it is no number.

    A separator before groups of three digits parts thousands («1,097», «10.000»), any other parts
    decimals. `fraction` says that a scale or a per cent sign follows, where «3,650 ملايين» is a
    decimal.

    >>> int(parse("1,097")), float(parse("3.5")), float(parse("3,650", fraction=True))
    (1097, 3.5, 3.65)
    >>> parse("05.10.2025"), int(parse("1٬234٬567"))
    (None, 1234567)
    """
    if len(folded) > _LONGEST:
        return None
    if folded.isdecimal():
        return Fraction(int(folded))
    if _GROUPS.match(folded) and folded[0] != "0":
        parts = re.split(r"[,٬.٫]", folded)
        short = len(parts) == 2
        if not (fraction and short) and _alike(folded):
            return Fraction(int("".join(parts)))
    if _GROUPS.match(folded) and not fraction and folded[0] != "0":
        whole, _, decimals = folded.replace("٫", ".").rpartition(".")
        return Fraction(re.sub(r"[,٬.]", "", whole) + "." + decimals)
    if _DECIMAL.match(folded):
        return Fraction(re.sub(r"[,٫٬]", ".", folded))
    return None


def _alike(folded: str) -> bool:
    """Whether all separators are the same, so that each parts thousands."""
    return len({c for c in folded if not c.isdecimal()}) == 1 and all(
        len(part) == 3
        for part in re.split(r"\D", folded)[1:]
    )
