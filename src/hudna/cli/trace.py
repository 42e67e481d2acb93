"""`hudna trace`: one report passing through every stage."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from hudna.errors import HudnaError, UsageError

if TYPE_CHECKING:
    from hudna.model import Claim, Document, Problem, Span
    from hudna.publish.view import Trace
    from hudna.vocab import Vocabulary

_STANDARD_INPUT = "-"
_NAMED = 5
"""Ids of reports that are named to whoever asked for one that there is not."""


@click.command()
@click.argument("report")
@click.option(
    "--row",
    metavar="N|ID",
    help="Which report, where REPORT holds several: its id, or the how-manieth it is.",
)
@click.option(
    "--case",
    metavar="NAME-OR-FOLDER",
    help="Know the actors and agreements of a case: the name of one of Hudna's, or a folder.",
)
@click.option(
    "--html",
    metavar="PATH",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page that holds all of it, and needs no network.",
)
@click.option(
    "--lang",
    type=click.Choice(["ar", "en"]),
    default="ar",
    show_default=True,
    help="The page's own language; the other stands beside it.",
)
@click.option("--json", "machine", is_flag=True, help="Print every stage as one JSON object.")
@click.pass_context
def trace(
    ctx: click.Context,
    report: str,
    row: str | None,
    case: str | None,
    html: Path | None,
    lang: Literal["ar", "en"],
    machine: bool,
) -> None:
    """Show one REPORT at every stage: how it was read, and every claim with its words.

    REPORT is any input of `hudna code`; of several reports the first is shown, or the one that
    --row names. What is shown is what the report says: it is reported, not established.

    \b
    Example:
      hudna trace samples/reports.jsonl --row wire-libya-ceasefire --html out/libya.html

    Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
    from hudna import case as cases
    from hudna import vocab
    from hudna.case.vocabulary import added
    from hudna.publish import trace as publish
    from hudna.read import read
    from hudna.vocab import labels as label_tables

    stdin = io.BytesIO(sys.stdin.buffer.read()) if report == _STANDARD_INPUT else None
    problems: list[Problem] = []
    document = _chosen(_documents(read([report], stdin), problems), report, row)
    vocabulary = vocab.load(added(cases.load(case) if case else None))
    labels = label_tables.load()
    claims = _claims(document, vocabulary)
    sentences = _sentences(document, vocabulary)
    kind = _kind(document, stdin)
    shown = publish.view(document, claims, labels, sentences, kind)
    if html is not None:
        _write(html, publish.page(shown, labels, lang))
    if machine:
        import json

        click.echo(json.dumps(_for_machines(document, claims, shown, kind), ensure_ascii=False))
    else:
        _show(shown, html)
    if problems:
        ctx.exit(1)


# ---------------------------------------------------------------- which report
def _documents(items: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[Document]:
    """The documents; what could not be read is told on standard error and kept in `problems`."""
    from hudna.model import Document

    for item in items:
        if isinstance(item, Document):
            yield item
        else:
            where = f", {item.where}" if item.where else ""
            click.echo(f"hudna: {item.file}{where}: {item.message}", err=True)
            problems.append(item)


def _chosen(documents: Iterator[Document], given: str, row: str | None) -> Document:
    """The report that is meant: the one of an id, else the how-manieth, else the first.

    Raises `UsageError` where there is none such, `HudnaError` where there is none at all.
    """
    if row is not None:
        return _of_row(documents, given, row)
    first = next(documents, None)
    if first is None:
        raise HudnaError(f"{given}: there is no report in it")
    if next(documents, None) is not None:
        name = f" ({first.row})" if first.row else ""
        click.echo(
            f"hudna: {given} holds several reports, this is the first{name}; "
            "--row N or --row ID shows another",
            err=True,
        )
    return first


def _of_row(documents: Iterator[Document], given: str, row: str) -> Document:
    place = int(row) if row.isascii() and row.isdigit() else 0
    found: Document | None = None
    ids: list[str] = []
    number = 0
    for number, document in enumerate(documents, 1):
        if row in (document.row, document.id):
            return document
        if number == place:
            found = document
        if document.row and len(ids) < _NAMED:
            ids.append(document.row)
    if found is not None:
        return found
    if not number:
        raise HudnaError(f"{given}: there is no report in it")
    named = f", with ids such as {', '.join(ids)}" if ids else ""
    raise UsageError(f"{given} has no report {row}: it holds {number}{named}")


# ---------------------------------------------------------------- stages
def _kind(document: Document, stdin: BinaryIO | None) -> str:
    """The kind of input that a document was read from."""
    from hudna.read.reader import kind_name

    if stdin is not None:
        stdin.seek(0)
    return kind_name(document.file or _STANDARD_INPUT, stdin)


def _claims(document: Document, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of a document. Raises `HudnaError` where the coder fails on it."""
    from hudna.coding.coder import Coder

    try:
        return list(Coder(vocabulary).code(document))
    except Exception as error:
        raise HudnaError(
            f"the coder failed ({type(error).__name__}: {error}); please report this with the text"
        ) from error


def _sentences(document: Document, vocabulary: Vocabulary) -> list[Span]:
    """The sentences of the body, as the coder cuts them."""
    from hudna.coding.sentence import sentences_of

    found = sentences_of(document, vocabulary.lexicon)
    return [each.span(0, len(each.words)) for each in found if each.words]


# ---------------------------------------------------------------- what comes out
def _write(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}): give another --html"
        ) from error


def _show(trace: Trace, html: Path | None) -> None:
    """The trace in the terminal; where a page was written, only how much is on it."""
    from rich.console import Console
    from rich.text import Text

    from hudna.cli import stages

    console = Console(highlight=False)
    if html is None:
        stages.show(trace, console)
    else:
        for section in trace.sections:
            console.print(Text(f"{section.count:>5}  {section.label.en.lower()}"))
        console.print(Text(f"The page: {html}"), soft_wrap=True)


def _for_machines(
    document: Document, claims: Iterable[Claim], trace: Trace, kind: str
) -> dict[str, object]:
    """Every stage for `--json`: the objects of the record, each claim with its words."""
    import msgspec

    from hudna.publish.segments import stretches

    return {
        "input": kind,
        "document": msgspec.to_builtins(document),
        "stretches": [{"zone": zone, "span": span} for zone, span in stretches(document)],
        "sentences": msgspec.to_builtins(trace.sentences),
        "claims": [
            {**msgspec.to_builtins(claim), "words": document.text[slice(*claim.span)]}
            for claim in claims
        ],
    }
