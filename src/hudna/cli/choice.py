"""Some of the stories of a store, as the options of a command choose them; listed by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hudna.model import Story, StoryKind
from hudna.text.fold import fold

if TYPE_CHECKING:
    from rich.console import Console


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


def show_list(stories: Iterable[Story], console: Console) -> None:
    """One line a story, its title on a line of its own."""
    from rich.text import Text

    number = 0
    for number, story in enumerate(stories, 1):  # noqa: B007 - counted for the last line
        console.print(Text(headline(story), "bold"), soft_wrap=True)
        for title in (story.title.ar, story.title.en):
            if title:
                console.print(Text(f"  {title}"), soft_wrap=True)
    console.print(Text(f"{number:,} {'story' if number == 1 else 'stories'}"), soft_wrap=True)


def headline(story: Story) -> str:
    """A story in one line: its day, id, type, place, and how often it is told."""
    day = "no day" if story.date is None else f"{story.date.start}"
    if story.date is not None and story.date.end != story.date.start:
        day += f" – {story.date.end}"
    where = f", {story.place.name}" if story.place else ""
    return f"{day}  {story.id}  {story.type}{where}  {told(story)}"


def told(story: Story) -> str:
    """How often a story is told: three numbers that are never one."""
    counts = story.counts
    numbers = (("report", counts.reports), ("outlet", counts.outlets), ("origin", counts.origins))
    return " · ".join(f"{n:,} {noun}{'' if n == 1 else 's'}" for noun, n in numbers)
