"""The command line: one module a verb.

Every module of this package imports nothing heavy before its command runs, so that `hudna --help`
answers at once. A new command is a module with a click command named like it, and a line in
`COMMANDS`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import click

from hudna import __version__
from hudna.errors import HudnaError, UsageError

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "archive": "hudna.cli.archive",
        "case": "hudna.cli.case",
        "code": "hudna.cli.code",
        "counts": "hudna.cli.counts",
        "coverage": "hudna.cli.coverage",
        "explain": "hudna.cli.explain",
        "export": "hudna.cli.export",
        "fetch": "hudna.cli.fetch",
        "incident": "hudna.cli.incident",
        "judge": "hudna.cli.judge",
        "ledger": "hudna.cli.ledger",
        "names": "hudna.cli.names",
        "origins": "hudna.cli.origins",
        "run": "hudna.cli.run",
        "score": "hudna.cli.score",
        "search": "hudna.cli.search",
        "serve": "hudna.cli.serve",
        "story": "hudna.cli.story",
        "timeline": "hudna.cli.timeline",
        "trace": "hudna.cli.trace",
        "watch": "hudna.cli.watch",
    }
)
"""Every command, and the module that holds it."""


class _Failure(click.ClickException):
    """An error of Hudna as a line on standard error and an exit status."""

    exit_code = 1


class _WrongUsage(_Failure):
    """An error of whoever gave the command."""

    exit_code = 2


class _Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, or nothing."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name]} has no command {cmd_name}")
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command; what Hudna raises becomes one line and an exit status."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise _WrongUsage(str(error)) from error
        except HudnaError as error:
            raise _Failure(str(error)) from error


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="hudna")
def main() -> None:
    """Read reports of a ceasefire, Arabic first, and keep the record of what they say.

    \b
    Example:
      hudna code samples/*.txt -o record.jsonl

    Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
