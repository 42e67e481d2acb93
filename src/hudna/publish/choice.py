"""Some of the stories of a store, as options of a command or fields of a page choose them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hudna.model import Story, StoryKind
from hudna.text.fold import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """Which stories are asked for; what is not given chooses nothing out."""

    of: StoryKind | None = None
    type: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    place: str | None = None

    def of_these(self, stories: Iterable[Story]) -> list[Story]:
        """Those asked for, by day; those without a day last."""
        found = [story for story in stories if self._asks_for(story)]
        return sorted(found, key=lambda x: (x.date is None, x.date and x.date.start, x.id))

    def _asks_for(self, story: Story) -> bool:
        return (
            (self.of is None or story.of is self.of)
            and (self.type is None or story.type.lower() == self.type.lower())
            and self._in_days(story)
            and (self.place is None or fold(self.place) in set(_names(story)))
        )

    def _in_days(self, story: Story) -> bool:
        """Whether it may have been on one of the days; a story without a day is on none."""
        if self.since is None and self.until is None:
            return True
        return (
            story.date is not None
            and (self.since is None or story.date.end >= self.since)
            and (self.until is None or story.date.start <= self.until)
        )


def _names(story: Story) -> Iterator[str]:
    """The names by which a story's place may be asked for, folded."""
    if story.place is not None:
        for name in (story.place.id, story.place.name, story.place.name_ar):
            if name:
                yield fold(name)
