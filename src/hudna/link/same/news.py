"""What a report has for news among the incidents it tells: the rest is what it recalls."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.link.same.telling import Telling
from hudna.link.same.when import NEVER, When

_FIRST = 3
"""Incidents of a report's day that it was written for, the first: what follows is what else went on
there. With 1 pairs of labelled texts are missed that share their second incident, with all a
round-up belongs to every other round-up.
"""


def news(told: Sequence[Telling], day: When) -> list[Telling]:
    """The incidents that a report was written for, the one that is told most exactly first.

    They are of the report's day, and where some have dead or wounded, those. `day` is that of the
    report; where it has none, that of its first incident that has one, or a part of one. A lead is
    often vague («ريف إدلب», «قتلى وجرحى»), and what it says is said more exactly below.
    """
    own = [t for t in told if t.incident and not t.recalled]
    own = own or [t for t in told if t.incident]
    if day == NEVER:
        day = next((t.when for t in own if t.when != NEVER), NEVER)
    fresh = [t for t in own if not t.when.clashes(day)] or own
    fresh = [t for t in fresh if t.when.ends(day)] or fresh
    first = ([t for t in fresh if t.harm] or fresh)[:_FIRST]
    return sorted(first, key=_exactness, reverse=True)


def _exactness(telling: Telling) -> tuple[bool, bool]:
    """Whether the claim itself names a narrow place, and how many were killed."""
    first = telling.places[0] if telling.places else None
    place = telling.claim.place
    named = first is not None and place is not None and place.id == first.id and not first.seat
    return named, telling.killed is not None and telling.killed[0] == telling.killed[1]
