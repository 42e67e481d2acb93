"""Showing stories of a store: one with all its accounts, or the list of those asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import tell_if_due
from hudna.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from hudna.model import Story
    from hudna.publish.accounts import Page
    from hudna.publish.choice import Choice


def show(store: Path, id_: str | None, asked: Choice, *, machine: bool) -> None:
    """Print the story of an id, or those asked for. Raises `UsageError` where there is none."""
    import msgspec
    from rich.console import Console

    from hudna.cli import accounts, choice
    from hudna.model import Story, jsonl
    from hudna.store import contents, lookup
    from hudna.store.opening import opened

    console = Console(highlight=False)
    with opened(store) as held, held.reading() as connection:
        tell_if_due(connection)
        if id_ is None:
            every = contents.linked_of(connection, "story")
            found = asked.of_these(each for each in every if isinstance(each, Story))
            if machine:
                for each in found:
                    click.echo(jsonl.line(each))
            else:
                choice.show_list(found, console)
            return
        story = lookup.story(connection, id_)
        if asked.of is not None and story.of is not asked.of:
            raise UsageError(f"{story.id} is no {asked.of}: `hudna story {story.id}` shows it")
        page = _page(connection, story)
    if machine:
        click.echo(msgspec.json.encode(page))
    else:
        accounts.show(page, console)


def _page(connection: Connection, story: Story) -> Page:
    """The accounts of a story."""
    from hudna.case import known
    from hudna.case.scope import Judge
    from hudna.publish import stored
    from hudna.store.cases import case_of
    from hudna.vocab import labels

    case = case_of(connection)
    judge = Judge(case, known.load(), labels.load()) if case is not None else None
    return stored.story_page(connection, story, judge)
