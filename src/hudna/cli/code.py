"""`hudna code`: read reports, code them, write the record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna import __version__
from hudna.cli.output import written

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.cli.batch import Coded, Item
    from hudna.cli.summary import Summary


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
    from hudna.cli.batch import Work, coded
    from hudna.cli.summary import Summary
    from hudna.model import Run, jsonl
    from hudna.model.ids import digest
    from hudna.model.record import FORMAT

    known = cases.load(case) if case else None
    version = cases.version(case) if case else ""
    work = Work(known)
    run = Run(
        id="r" + digest("run", __version__, work.vocabulary_version, version),
        format=FORMAT,
        coder=f"hudna {__version__}",
        vocabulary=work.vocabulary_version,
        settings={"case_version": version} if case else {},
        case=known.id if known else None,
    )
    summary = Summary(output)
    errors = Console(stderr=True, highlight=False)
    with written(output) as out:
        out.write(jsonl.line(run) + b"\n")
        passed: Counter[str] = Counter()
        items = _items(inputs, output, passed, private=allow_private)
        for chunk in _watched(coded(items, jobs, work), summary, errors):
            out.write(chunk.lines)
    if passed:
        said = ", ".join(f"{count:,} × {what}" for what, count in passed.most_common())
        errors.print(f"hudna: no reports, passed over: {said}", markup=False, soft_wrap=True)
    if machine:
        import json

        click.echo(json.dumps(summary.for_machines(), ensure_ascii=False))
    else:
        summary.show(Console(highlight=False))
    if summary.problems:
        ctx.exit(1)


def _items(
    inputs: tuple[str, ...], output: Path, passed: Counter[str], *, private: bool
) -> Iterator[Item]:
    """The reports of the files, then those of the addresses."""
    from hudna.cli import web
    from hudna.read import read

    yield from read([x for x in inputs if not web.on_web(x)], sys.stdin.buffer, passed=passed)
    urls = [x for x in inputs if web.on_web(x)]
    if urls:
        seen = output.with_name(f"{output.name}.web")
        yield from web.reports(urls, seen, passed, private=private)


def _watched(chunks: Iterable[Coded], summary: Summary, errors: Console) -> Iterator[Coded]:
    """The chunks as they pass: counted, problems told, on a terminal with a line of progress."""
    progress = errors.status("reading …") if errors.is_terminal else nullcontext()
    with progress as line:
        for chunk in chunks:
            for problem in chunk.problems:
                where = f", {problem.where}" if problem.where else ""
                told = f"hudna: {problem.file}{where}: {problem.message}"
                errors.print(told, markup=False, soft_wrap=True)
            summary.add(chunk)
            if line is not None:
                line.update(f"{summary.documents:,} reports coded …")
            yield chunk
