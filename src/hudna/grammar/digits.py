"""Numbers in digits."""

from __future__ import annotations

import re
from fractions import Fraction

_WHOLE = r"[1-9]\d{0,2}(?P<mark>[,٬.])\d{3}(?:(?P=mark)\d{3})*"
_GROUPED = re.compile(_WHOLE)
_GROUPED_DECIMAL = re.compile(rf"(?P<whole>{_WHOLE})(?!(?P=mark))[.,٫](?P<rest>\d+)")
_DECIMAL = re.compile(r"(?P<whole>\d+)[.,٫٬](?P<rest>\d+)")
_LONGEST = 15
"""Characters. What is longer is a telephone or an account number."""


def parse(folded: str, *, fraction: bool = False) -> Fraction | None:
    """The value of a number token (folded, so its digits are Latin), or None if it is no number.

    A separator before groups of three digits parts thousands («1,097», «10.000»), any other parts
    decimals. `fraction` says that a scale follows, where «3,650 ملايين» is a decimal.

    >>> int(parse("1,097")), float(parse("3.5")), float(parse("3,650", fraction=True))
    (1097, 3.5, 3.65)
    >>> parse("05.10.2025"), int(parse("1٬234٬567")), float(parse("1.180,50"))
    (None, 1234567, 1180.5)
    """
    if len(folded) > _LONGEST:
        return None
    if folded.isdecimal():
        return Fraction(int(folded))
    grouped = _GROUPED.fullmatch(folded)
    if grouped and not (fraction and folded.count(grouped["mark"]) == 1):
        return Fraction(int(re.sub(r"\D", "", folded)))
    decimal = _GROUPED_DECIMAL.fullmatch(folded) or _DECIMAL.fullmatch(folded)
    if decimal is None:
        return None
    return Fraction(re.sub(r"\D", "", decimal["whole"]) + "." + decimal["rest"])
