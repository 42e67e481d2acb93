"""`hudna export`: what a store holds, in a format for others."""

from __future__ import annotations

from pathlib import Path

import click

from hudna.cli.stored import in_store, tell_if_due

FORMATS = ("record",)
"""The formats that there are."""


@click.command()
@in_store
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    required=True,
    type=click.Choice(FORMATS),
    help="The format: record (the record with all links, JSON Lines).",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where it is written.",
)
@click.option("--json", "machine", is_flag=True, help="Print the number of lines as JSON.")
def export(store: Path, format_: str, output: Path, machine: bool) -> None:
    """Write what STORE holds in a format for others.

    The record gives every report's lines as `hudna code` writes them, reports by their day, and
    behind them what linking found. The same reports give the same bytes, in whatever order they
    were taken in.

    \b
    Example:
      hudna export --store out/case.db --format record -o out/record.jsonl

    Exit status: 0 it is written, 1 the store cannot be read, 2 wrong usage.
    """
    import json

    from hudna.cli.output import written
    from hudna.store import contents
    from hudna.store.opening import opened

    lines = 0
    with opened(store) as held, held.reading() as connection, written(output) as out:
        tell_if_due(connection)
        for line in contents.record(connection):
            out.write(line.encode() + b"\n")
            lines += 1
    if machine:
        told = {"export": str(output), "format": format_, "lines": lines}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(f"{output}: {lines:,} lines")
