"""Who a report names as its origin: an agency, an outlet, a desk; at its head, foot or own line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hudna.text.fold import fold
from hudna.vocab.furniture import split

if TYPE_CHECKING:
    from hudna.read.words import Words

_PART = re.compile(r"[\-–—ـ|/:،,()\[\]+*•]|\s{2,}")
_LONGEST_PART = 5
"""Words in one part: «الوكالة العربية السورية للأنباء سانا»; more is a clause."""
_LONGEST_LINE = 14
_AROUND = ' \t\xa0."“”«»'
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def parts(line: str) -> list[list[str]]:
    """The folded words of each part of a line that marks divide."""
    found = (split(fold(part)) for part in _PART.split(line))
    return [part for part in found if part]


def is_line(line: str, known: Words, own: Sequence[str]) -> bool:
    """Whether a line names an origin, and only places, persons and dates beside it."""
    divided = parts(line)
    if not divided:
        return False
    words = [w for part in divided for w in part]
    if _YEAR.search(line) and len(words) <= _LONGEST_LINE and _ends_named(words, known):
        return True
    if any(len(part) > _LONGEST_PART for part in divided):
        return False
    if known.furniture.origin.start(divided[0]):
        return True
    return any(_names(part, known, own) for part in divided)


def is_origin(part: str, known: Words, own: Sequence[str]) -> bool:
    """Whether all parts of a bracket or signature are agencies, outlets or desks."""
    divided = parts(part)
    return bool(divided) and all(_names(p, known, own) for p in divided)


def is_prefix(line: str, strict: bool, known: Words, own: Sequence[str]) -> bool:
    """Whether what stands before a colon or dash at a report's head names its origin.

    `strict` (a dash) and a single part ask for an agency or a desk, for an outlet's name alone may
    be the subject of the sentence. Without a known name only «person – place:» is taken.
    """
    divided = parts(line)
    if not divided or any(len(part) > _LONGEST_PART for part in divided):
        return False
    if len(divided) == 1 or strict:
        return any(_wired(part, known, own) for part in divided)
    return any(_names(part, known, own) for part in divided)


class Named(NamedTuple):
    """The origin that a line names, and how far it is an origin: 2 agency, 1 outlet, 0 itself."""

    rank: int
    name: str


def named(line: str, known: Words, own: Sequence[str]) -> Named | None:
    """The agency or outlet that a line of origin names, as it stands there."""
    best: Named | None = None
    for piece in _PART.split(line):
        words = split(fold(piece))
        skip = known.furniture.origin.start(words)
        rank = _rank(words, known, own)
        name = piece.strip(_AROUND)
        if rank < 0 and skip:
            rank = _rank(words[skip:], known, own)
            name = " ".join(name.split()[skip:])
        if rank >= 0 and (best is None or rank > best.rank):
            best = Named(rank, name)
    return best


def _rank(part: Sequence[str], known: Words, own: Sequence[str]) -> int:
    if not part:
        return -1
    outlet = known.outlets.by_name.get(tuple(part))
    if known.furniture.wires.whole(part) or (outlet is not None and outlet.kind == "agency"):
        return 2
    return 1 if outlet is not None else 0 if _is_own(part, own) else -1


def _names(part: Sequence[str], known: Words, own: Sequence[str]) -> bool:
    if (
        _is_own(part, own)
        or known.outlets.names.whole(part)
        or known.furniture.desk.whole(part)
        or known.furniture.wires.whole(part)
    ):
        return True
    at = known.furniture.desk.start(part) or known.furniture.wires.start(part)
    return bool(at) and known.outlets.names.whole(part[at:])


def _wired(part: Sequence[str], known: Words, own: Sequence[str]) -> bool:
    outlet = known.outlets.by_name.get(tuple(part))
    agency = outlet is not None and outlet.kind == "agency"
    return (
        agency
        or _is_own(part, own)
        or known.furniture.desk.whole(part)
        or known.furniture.wires.whole(part)
    )


def _is_own(part: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a part is the name of the outlet itself, as the metadata gives it."""
    return "".join(part) in own


def _ends_named(words: Sequence[str], known: Words) -> bool:
    return any(known.outlets.names.whole(words[-n:]) for n in (1, 2, 3))
