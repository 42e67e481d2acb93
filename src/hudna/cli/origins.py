"""`hudna origins`: which reports of a record are copies, and how many told a story of their own."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.output import written

if TYPE_CHECKING:
    from rich.console import Console


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="LINKS.jsonl",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where links, origins and passages are written.",
)
@click.option("--json", "machine", is_flag=True, help="Print the numbers as JSON.")
def origins(record: Path, output: Path, machine: bool) -> None:
    """Tell which reports of RECORD are copies, and how many told a story of their own.

    Reports, outlets and independent origins are three numbers: twelve copies of one wire have one
    origin. Of two reports one is a copy where at least half of the shorter one's own words stand
    in the other; formulas that come back from story to story count little, copies of copies not
    at all. Written are a link for every copy, the origin of every report, and the passages that
    origins share, as a communiqué that several quote. RECORD is not changed.

    \b
    Example:
      hudna origins out/record.jsonl -o out/links.jsonl

    Exit status: 0 all was read, 1 the record cannot be read, 2 wrong usage.
    """
    from rich.console import Console

    from hudna.model import jsonl
    from hudna.origins import find

    errors = Console(stderr=True)
    with errors.status("comparing reports …") if errors.is_terminal else nullcontext():
        found = find(jsonl.Documents(record))
    with written(output) as out:
        jsonl.write(found.links, out)
        jsonl.write(found.origins, out)
        jsonl.write(found.passages, out)
    numbers = {
        "reports": found.reports,
        "outlets": found.outlets,
        "origins": len(found.origins),
        "copies": len(found.links),
        "passages": len(found.passages),
    }
    if machine:
        import json

        click.echo(json.dumps({"links": str(output), **numbers}, ensure_ascii=False))
    else:
        _show(numbers, output, Console(highlight=False))


_NAMES = {
    "reports": "reports",
    "outlets": "outlets",
    "origins": "independent origins",
    "copies": "pairs of copies",
    "passages": "passages shared by origins",
}


def _show(numbers: dict[str, int], output: Path, console: Console) -> None:
    """The numbers for people."""
    from rich.table import Table
    from rich.text import Text

    counts = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    counts.add_column(justify="right", style="bold")
    counts.add_column()
    for key, name in _NAMES.items():
        counts.add_row(f"{numbers[key]:,}", name)
    console.print(counts)
    console.print()
    console.print(Text(f"The links: {output}"), soft_wrap=True)
