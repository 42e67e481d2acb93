"""What the commands over a store have in common: how the store and days are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sqlalchemy import Connection

_Command = TypeVar("_Command", bound=Callable[..., Any])

DAY = click.DateTime(["%Y-%m-%d"])
"""A day of the command line, ISO 8601."""


def day(given: dt.datetime | None) -> dt.date | None:
    """The day that was given, if one was."""
    return given.date() if given is not None else None


def in_store(command: _Command) -> _Command:
    """The option `--store`."""
    return click.option(
        "--store",
        metavar="STORE",
        required=True,
        type=click.Path(path_type=Path),
        help="The store, one file.",
    )(command)


def choosing(command: _Command) -> _Command:
    """The options that choose some of many stories."""
    for option in (
        click.option("--place", metavar="NAME", help="Only at this place: its name or id."),
        click.option("--until", metavar="DAY", type=DAY, help="Only on this day or before it."),
        click.option("--since", metavar="DAY", type=DAY, help="Only on this day or after it."),
        click.option("--type", "type_", metavar="TYPE", help="Only of this type, as air-strike."),
    ):
        command = option(command)
    return command


def tell_if_due(connection: Connection) -> None:
    """Say on standard error that what is shown does not know the newest reports or judgements."""
    from hudna.store import settings

    if settings.due(connection):
        click.echo(
            "hudna: reports or judgements came in since linking was done last, as when a run was "
            "stopped: the next `hudna run` links them",
            err=True,
        )
