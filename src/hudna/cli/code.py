"""`hudna code`: read reports, code them, write the record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from hudna.cli.output import written


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="RECORD.jsonl",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the record is written.",
)
@click.option(
    "--case",
    metavar="NAME-OR-FOLDER",
    help="Know the actors and agreements of a case: the name of one of Hudna's, or a folder.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Code in N processes; the record is the same.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from private networks and any port as well: for a server of one's own.",
)
@click.option("--json", "machine", is_flag=True, help="Print the summary as JSON.")  # fmt: skip
@click.pass_context
def code(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: Path,
    case: str | None,
    jobs: int,
    allow_private: bool,
    machine: bool,
) -> None:
    """Read and code reports, and write the record of what they say.

    INPUT is any number of files, folders, globs, addresses, or - for standard input: plain text,
    pages, feeds, JSON Lines, CSV and XLSX tables of reports, DOCX, PDF with a text layer, web
    archives (WARC, WACZ) and ZIP archives of them, gzipped or not, told apart by their content.
    What addresses hold is kept in a new folder RECORD.jsonl.web, as `hudna fetch` does. The
    record is complete or not written at all; what could not be read is a problem in it and a line
    on standard error.

    \b
    Example:
      hudna code reports/ archive.jsonl.gz -o out/record.jsonl --jobs 2

    Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
    from rich.console import Console

    from hudna import case as cases
    from hudna.cli import inputs as inputs_
    from hudna.cli.batch import Work, coded
    from hudna.cli.summary import Summary
    from hudna.model import jsonl

    work = Work(cases.load(case) if case else None)
    run = work.run(cases.version(case) if case else "")
    summary = Summary(output)
    errors = Console(stderr=True, highlight=False)
    with written(output) as out:
        out.write(jsonl.line(run) + b"\n")
        passed: Counter[str] = Counter()
        seen = output.with_name(f"{output.name}.web")
        read = inputs_.items(inputs, seen, passed, private=allow_private)
        for chunk in inputs_.watched(coded(read, jobs, work), errors):
            summary.add(chunk)
            out.writelines(line.json + b"\n" for line in chunk.lines)
    inputs_.tell_passed(passed, errors)
    if machine:
        import json

        click.echo(json.dumps(summary.for_machines(), ensure_ascii=False))
    else:
        summary.show(Console(highlight=False))
    if summary.problems:
        ctx.exit(1)
