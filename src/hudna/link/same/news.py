"""What a report has for news among the incidents it tells: the rest is what it recalls."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.link.same.telling import Telling
from hudna.link.same.when import When


def news(told: Sequence[Telling], day: When) -> list[Telling]:
    """The incidents that a report was written for.

    Incidents of the report's day, those with dead or wounded before those without: reports end
    with what else happened there in the past months. `day` is that of the report; where it has
    none, its first telling that has one, or a part of one, gives it.
    """
    incidents = [t for t in told if t.incident]
    own = [t for t in incidents if not t.recalled] or incidents
    if day == When():
        day = next((t.when for t in own if t.when != When()), day)
    fresh = [t for t in own if not t.when.clashes(day)] or own
    fresh = [t for t in fresh if t.when.span and day.span and t.when.span[1] == day.span[1]] or fresh
    harmful = [t for t in fresh if t.harm] or fresh
    first = harmful[:_NEWS]
    return sorted(first, key=lambda t: -_exactness(t))


_NEWS = 3


def _exactness(telling: Telling) -> int:
    place = telling.claim.place
    narrow = place is not None and telling.places and place.id == telling.places[0].id and not telling.places[0].seat
    return 2 * bool(narrow) + (telling.killed is not None and telling.killed[0] == telling.killed[1])
