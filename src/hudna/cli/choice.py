"""The stories of a store listed by day, one line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hudna.model import Story

if TYPE_CHECKING:
    from rich.console import Console


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
