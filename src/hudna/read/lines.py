"""Lines that are only a date or a clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hudna.read.words import Words

_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d|(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2}"
    r"|(?:19|20)\d\d)(?!\d)"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_MOST = 14


def is_date(line: str, words: Sequence[str], known: Words) -> bool:
    """Whether a line holds a day or a clock time and hardly anything else."""
    if len(words) > _MOST or not any(w.isdigit() for w in words):
        return False
    rest = [w for w in words if not (w.isdigit() or len(w) == 1 or known.in_dates(w))]
    rest = [w for w in rest if not (w[:-1].isdigit() and known.in_dates(w[-1]))]  # «1438هـ»
    at = known.furniture.posted.start(rest)
    if at:
        rest = rest[at:]
    clock = known.furniture.clock.start(rest)
    rest = rest[clock:] if clock else rest
    dated = bool(_DAY.search(line) or _CLOCK.search(line))
    return not rest and (dated or any(known.in_dates(w) for w in words))
