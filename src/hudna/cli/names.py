"""`hudna names`: who and what a record names, under all spellings, and which may be one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hudna.link.identity import Identities
    from hudna.model import Identity


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--least",
    metavar="N",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="Show names of N reports and more.",
)
@click.option("--json", "machine", is_flag=True, help="Print everything as one JSON object.")
def names(record: Path, least: int, machine: bool) -> None:
    """Show the actors and places of a RECORD with all their spellings, and propose merges.

    What the tables know has one name under every spelling. Names that no table has are proposed as
    one where they differ in spelling only or one leaves out a middle name; a person decides. Names
    of private persons are shown as reports have them: this list is not for publication.

    \b
    Example:
      hudna names out/record.jsonl --least 3

    Exit status: 0 it was shown, 1 the record cannot be read, 2 wrong usage.
    """
    from hudna import vocab
    from hudna.link.identity import identities
    from hudna.link.reports import Reports

    found = identities(Reports(record), vocab.load().actors.given)
    if machine:
        import json

        import msgspec

        shown = {
            "identities": msgspec.to_builtins(found.identities),
            "proposals": msgspec.to_builtins(found.proposals),
        }
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _show(found, least)


def _show(found: Identities, least: int) -> None:
    """Those of many reports first; the spellings on a line of their own."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for kind, heading in (("actor", "actors"), ("place", "places")):
        some = [each for each in found.identities if each.of == kind and each.reports >= least]
        console.print(Text(heading, "bold"))
        for each in sorted(some, key=lambda each: (-each.reports, each.id)):
            console.print(Text(f"{each.reports:>6,}  {_what(each)}"), soft_wrap=True)
            words = " · ".join(spelling.words for spelling in each.spellings)
            console.print(Text(f"        {words}", "dim"), soft_wrap=True)
        console.print()
    if found.proposals:
        console.print(Text("may be one", "bold"))
        for link in found.proposals:
            console.print(Text(f"  {link.from_} = {link.to}"), soft_wrap=True)
            console.print(Text(f"        {link.reason}", "dim"), soft_wrap=True)
        console.print()
    shown = f"{len(found.identities):,} names, {len(found.proposals):,} pairs that may be one"
    console.print(Text(shown), soft_wrap=True)


def _what(each: Identity) -> str:
    days = f"{each.first} to {each.last}" if each.first != each.last else f"{each.first or ''}"
    return f"{each.id}  {each.name.en}  {days}".rstrip()
