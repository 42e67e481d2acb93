"""`hudna story`: the stories of a store, or one of them with everybody who tells it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from hudna.cli.stored import choosing, day, in_store


@click.command()
@click.argument("id_", metavar="[ID]", required=False)
@in_store
@choosing
@click.option("--json", "machine", is_flag=True, help="Print it as JSON; a list as JSON Lines.")
def story(
    id_: str | None,
    store: Path,
    type_: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    place: str | None,
    machine: bool,
) -> None:
    """Show the story ID of STORE, or list its stories by day.

    A story is one occurrence as several reports tell it. ID is the id of a story or of a claim in
    it; its first letters do where they are of no other.

    \b
    Example:
      hudna story --store out/case.db --type consult --since 2016-02-27

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    from hudna.cli.shown import show
    from hudna.publish.choice import Choice

    asked = Choice(type=type_, since=day(since), until=day(until), place=place)
    show(store, id_, asked, machine=machine)
