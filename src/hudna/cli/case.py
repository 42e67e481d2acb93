"""`hudna case`: the case files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click


@click.group(invoke_without_command=True)
@click.pass_context
def case(ctx: click.Context) -> None:
    """List the cases that come with Hudna; make, check and show case files.

    A case file is one monitored truce as data: a folder of plain text, described in docs/case.md.
    CASE is the name of a case that comes with Hudna, or a folder.

    \b
    Example:
      hudna case show syria-2016

    Exit status: 0 all was right, 1 a case has mistakes, 2 wrong usage.
    """
    if ctx.invoked_subcommand is None:
        from hudna.case import heads

        for head in heads():
            click.echo(f"{head.id:16}{head.name.en}")


@case.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.option("--id", "name", metavar="ID", help="The id of the case; by default FOLDER's name.")
def new(folder: Path, name: str | None) -> None:
    """Make a case file in a new FOLDER: an imagined truce with every file explained.

    \b
    Example:
      hudna case new my-case

    Exit status: 0 it is made, 2 wrong usage.
    """
    from hudna.case.new import create

    click.echo(f"{folder}: the case {create(folder, name)}; now run `hudna case check {folder}`")


@case.command()
@click.argument("name", metavar="CASE")
@click.option(
    "--lang",
    type=click.Choice(["ar", "en"]),
    default="en",
    show_default=True,
    help="The language of the outline.",
)
@click.option("--json", "machine", is_flag=True, help="Print the case as one JSON object.")
def show(name: str, lang: Literal["ar", "en"], machine: bool) -> None:
    """Show a case: its actors, agreements, what became of them, lists and tracks.

    A fact that nobody has looked up in its references is marked. Restricted sites are not shown,
    only how many there are.

    \b
    Example:
      hudna case show syria-2016 --lang ar

    Exit status: 0 it is shown, 1 it has mistakes, 2 wrong usage.
    """
    from hudna.case import load

    shown = load(name)
    if machine:
        import json

        import msgspec

        facts = {**msgspec.to_builtins(shown), "sites": len(shown.sites)}
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.text import Text

    from hudna.case import known
    from hudna.cli.outline import Outline
    from hudna.vocab import labels

    outline = Outline(shown, known.load(), labels.load(), lang)
    console = Console(highlight=False)
    for depth, words, checked in outline.lines():
        mark = "" if checked else f"  [{outline.unchecked}]"
        style = "" if depth else "bold"
        console.print(Text(f"{'  ' * depth}{words}{mark}", style), soft_wrap=True)
    console.print(Text(outline.count()), soft_wrap=True)


@case.command()
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.pass_context
def check(ctx: click.Context, cases: tuple[str, ...]) -> None:
    """Name every mistake in case files, with file, line and key.

    \b
    Example:
      hudna case check my-case

    Exit status: 0 there is none, 1 there are mistakes, 2 wrong usage.
    """
    from hudna.case import check as checked
    from hudna.case import known

    vocabulary = known.load()
    wrong = False
    for name in cases:
        draft = checked(name, vocabulary)
        for mistake in draft.reading.mistakes:
            click.echo(f"{name}: {mistake}", err=True)
        facts = list(draft.facts())
        seen = sum(fact.checked for fact in facts)
        mistakes = len(draft.reading.mistakes)
        wrong |= bool(mistakes)
        what = f"{mistakes or 'no'} mistake{'s' if mistakes != 1 else ''}"
        click.echo(f"{name}: {what}; {seen:,} of {len(facts):,} facts are checked")
    if wrong:
        ctx.exit(1)
