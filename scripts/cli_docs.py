"""Write docs/cli.md from the help of every command; `make docs` runs it."""

from __future__ import annotations

from pathlib import Path

import click

from hudna.cli import COMMANDS, main

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"

_HEAD = """\
# The command line

This page is made from `--help` by `make docs`; a test fails when it is not current.
"""


def page() -> str:
    """The page: what `--help` says of the program and of each command."""
    parts = [_HEAD, _section(main, "hudna", None)]
    root = click.Context(main, info_name="hudna")
    for name in COMMANDS:
        command = main.get_command(root, name)
        if command is not None:
            parts.append(_section(command, name, root))
    return "\n".join(parts)


def _section(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=88,
        max_content_width=88,
        help_option_names=["-h", "--help"],
    )
    title = "hudna" if parent is None else f"hudna {name}"
    return f"## {title}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
