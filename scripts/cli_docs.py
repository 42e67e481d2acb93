"""Write docs/cli.md from the help of every command; `make docs` runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from hudna.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"

_HEAD = """\
# The command line

This page is made from `--help` by `make docs`; a test fails when it is not current.
"""


def page() -> str:
    """The page: what `--help` says of the program and of each command."""
    return "\n".join([_HEAD, *_sections(main, "hudna", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """The section of a command, and of those that it is made of."""
    yield _section(command, name, parent)
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name, parent=parent)
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None:
                yield from _sections(found, each, context)


def _section(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=88,
        max_content_width=88,
        help_option_names=["-h", "--help"],
    )
    return f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
