"""Comparing names, words, stretches of text and days: what the rules of a match are made of."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

from hudna.model.values import Span
from hudna.score.answers import Days

Several = str | list[str | list[str | list[str]]] | None
"""One, many, none, or alternatives that are lists themselves, as gold may hold them."""

_SEATS = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")


def fold(name: str | None) -> str:
    """A name in one spelling: lower case, no accents, a hyphen for all that is no letter or digit.

    >>> fold("Staffan de Místura"), fold("un_security council"), fold(None)
    ('staffan-de-mistura', 'un-security-council', '')
    """
    return re.sub(r"[^0-9a-z\u0600-\u06ff]+", "-", _bare(name).casefold()).strip("-")


def skeleton(words: str | None) -> str:
    """Arabic letters without marks, hamza seats, ta marbuta and the article.

    >>> skeleton("الجمهوريّة العربية") == skeleton("جمهورية عربيه")
    True
    """
    level = _bare(words).replace("\u0640", "").translate(_SEATS)
    found = re.findall(r"\w+", level)
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in found)


def _bare(text: str | None) -> str:
    """The text in compatibility decomposition without the marks that combine."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def flat(several: object) -> list[str]:
    """A flat list from nothing, one, many, or alternatives that are lists themselves.

    >>> flat(None), flat("RUS"), flat(["RUS", ["USA", ["SYR"]]])
    ([], ['RUS'], ['RUS', 'USA', 'SYR'])
    """
    if several is None:
        return []
    if isinstance(several, list | tuple):
        return [each for part in several for each in flat(part)]
    return [str(several)]


def occurrences(text: str, needle: str | None) -> list[Span]:
    """Every place of the needle; white space in it matches any run of white space.

    >>> occurrences("وقف  النار ثم وقف النار", "وقف النار")
    [(0, 10), (14, 23)]
    """
    if not needle or not needle.strip():
        return []
    pattern = r"\s+".join(re.escape(word) for word in needle.split())
    return [found.span() for found in re.finditer(pattern, text)]


def overlap(a: Span, b: Span) -> int:
    """How many characters two stretches share.

    >>> overlap((0, 10), (6, 20)), overlap((0, 3), (3, 5))
    (4, 0)
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def close(a: Span, golds: Iterable[Span], iou: float) -> bool:
    """Whether a stretch is substantially one of gold's.

    Their intersection over their union is at least `iou`, or one lies within the other and is at
    most three times as long.

    >>> close((0, 10), [(2, 12)], 0.4)
    True
    >>> close((0, 30), [(5, 15)], 0.9), close((0, 31), [(5, 15)], 0.9)
    (True, False)
    """
    for gold in golds:
        shared, own, other = overlap(a, gold), a[1] - a[0], gold[1] - gold[0]
        if not shared:
            continue
        within = shared == min(own, other) and max(own, other) <= 3 * min(own, other)
        if within or shared / (own + other - shared) >= iou:
            return True
    return False


def interval(days: Days | str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, or nothing where it is no date.

    >>> interval("2016-02-27/2016-03-01")
    (datetime.date(2016, 2, 27), datetime.date(2016, 3, 1))
    >>> interval("مساء") is None, interval(None) is None
    (True, True)
    """
    if not days:
        return None
    if isinstance(days, str):
        start, _, end = days.partition("/")
    else:
        start, end = days.start or "", days.end or ""
    try:
        return _day(start), _day(end or start)
    except ValueError:
        return None


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text[:10])


def date_right(golds: Sequence[str | None], got: Days | str | None, slack: int = 1) -> bool:
    """Whether the days meet one of gold's and the answer is not much wider.

    It is no wider than three times gold, or `slack` days more than a day.

    >>> date_right(["2016-02-27"], "2016-02-26/2016-02-27")
    True
    >>> date_right(["2016-02-27"], "2016-02-01/2016-02-28")
    False
    """
    answer = interval(got)
    if answer is None:
        return False
    width = (answer[1] - answer[0]).days
    for each in golds:
        gold = interval(each)
        if (
            gold
            and answer[0] <= gold[1]
            and answer[1] >= gold[0]
            and width <= max(3 * (gold[1] - gold[0]).days, slack)
        ):
            return True
    return False
