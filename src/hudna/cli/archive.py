"""`hudna archive`: pack what was fetched into one file for players of web archives."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE.wacz",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the web archive is written.",
)
@click.option("--json", "machine", is_flag=True, help="Print what is in it as JSON.")
def archive(folder: Path, output: Path, machine: bool) -> None:
    """Pack what was fetched into one web archive (WACZ), with an index and a list of pages.

    FOLDER is one that `hudna watch` or `hudna fetch` wrote and that neither is writing to. The
    archive holds every WARC file byte for byte, with its SHA-256; players of web archives show
    its pages as they were.

    \b
    Example:
      hudna archive seen -o seen.wacz

    Exit status: 0 it is written, 1 a file is damaged or in use, 2 wrong usage.
    """
    import json
    from contextlib import ExitStack

    from rich.console import Console

    from hudna.cli.output import written
    from hudna.fetch import wacz
    from hudna.fetch.clock import SystemClock
    from hudna.fetch.journal import STATE, Journal

    console = Console(stderr=True, highlight=False)
    with ExitStack() as open_:
        if (folder / STATE).exists():  # nobody writes meanwhile, and no file ends torn
            open_.enter_context(Journal(folder, ()))
        part = open_.enter_context(written(output))
        if console.is_terminal:
            open_.enter_context(console.status("packing …"))
        done = wacz.write(folder, part, SystemClock().now())
    told = {"archive": str(output), "files": done.files, "pages": done.pages,
            "records": done.records}  # fmt: skip
    if machine:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(f"{output}: {done.pages:,} pages in {done.files:,} WARC files")
