"""The options that all commands share which ask servers for pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.fetch.coverage import Line

Command = Callable[..., Any]


def asking(command: Command) -> Command:
    """Adds the options to a command."""
    options = (
        click.option(
            "-o",
            "--store",
            metavar="FOLDER",
            required=True,
            type=click.Path(file_okay=False, path_type=Path),
            help="Where it is kept: WARC files in FOLDER/archive, the coverage log beside them.",
        ),
        click.option(
            "--operator",
            metavar="NAME",
            envvar="HUDNA_OPERATOR",
            show_envvar=True,
            help="Who collects; written into every record of a capture.",
        ),
        click.option(
            "--delay",
            metavar="SECONDS",
            type=click.FloatRange(0, 3600),
            default=2.0,
            show_default=True,
            help="Least time between two requests to one host.",
        ),
        click.option("--user-agent", metavar="TEXT", help="The name told to servers."),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Fetch from private networks and any port as well: for a server of one's own.",
        ),
        click.option("--json", "machine", is_flag=True, help="Print what was done as JSON."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def show(line: Line, console: Console) -> None:
    """Tell of one visit."""
    from hudna.fetch.coverage import Outcome

    said = "nothing new" if line.outcome is Outcome.NOTHING_NEW else line.outcome
    why = f": {line.message}" if line.message else ""
    told = f"{said:<12} {line.source}  {line.url}{why}"
    console.print(told, markup=False, soft_wrap=True)
