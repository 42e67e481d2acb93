"""`hudna incident`: the incidents of a store, or one of them with both sides' accounts."""

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
def incident(
    id_: str | None,
    store: Path,
    type_: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    place: str | None,
    machine: bool,
) -> None:
    """Show the incident ID of STORE, or list its incidents by day.

    Shown are the reports by origin, what they agree on and what not, who is alleged to have done
    it and by whom, who denies it, and each side's position in its own words. What is shown is
    reported, not established. ID is the id of an incident's story or of a claim in it; its first
    letters do where they are of no other.

    \b
    Example:
      hudna incident --store out/case.db --type air-strike --place Aleppo

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    from hudna.cli.shown import show
    from hudna.model import StoryKind
    from hudna.publish.choice import Choice

    asked = Choice(
        of=StoryKind.INCIDENT, type=type_, since=day(since), until=day(until), place=place
    )
    show(store, id_, asked, machine=machine)
