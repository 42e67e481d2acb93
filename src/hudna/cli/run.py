"""`hudna run`: read reports, code them, link them with all others, keep it in a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import in_store

if TYPE_CHECKING:
    from hudna.cli.batch import Item
    from hudna.cli.news import Said
    from hudna.store.store import Store


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@in_store
@click.option(
    "--case", metavar="NAME-OR-FOLDER", help="The case that the store is about; it is remembered."
)
@click.option(
    "--within-km",
    metavar="KM",
    type=click.FloatRange(0, 100),
    help="Two tellings may be of one occurrence up to so far apart; remembered, 5 at first.",
)
@click.option(
    "--within-days",
    metavar="N",
    type=click.IntRange(0, 7),
    help="The same for days; remembered, 1 at first.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Code in N processes; what is stored is the same.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from private networks and any port as well: for a server of one's own.",
)
@click.option("--json", "machine", is_flag=True, help="Print what is new as JSON.")
@click.pass_context
def run(
    ctx: click.Context,
    inputs: tuple[str, ...],
    store: Path,
    case: str | None,
    within_km: float | None,
    within_days: int | None,
    jobs: int,
    allow_private: bool,
    machine: bool,
) -> None:
    """Read and code reports, link them with all that STORE holds, and say what is new.

    INPUT is what `hudna code` reads. A report is in the store once, however often it is given; one
    that was coded by another version is coded anew. What is taken in stays when the command is
    stopped: given the same inputs again, it goes on. What could not be read is a problem in the
    store and a line on standard error.

    \b
    Example:
      hudna run samples/reports.jsonl samples/*.txt --store out/case.db

    Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
    from contextlib import nullcontext

    from rich.console import Console

    from hudna.case import load, version
    from hudna.cli import inputs as inputs_
    from hudna.cli.batch import Work, coded
    from hudna.cli.news import News, shown
    from hudna.store import cases, intake
    from hudna.store.opening import opened
    from hudna.store.relinking import relink
    from hudna.store.search import index

    errors = Console(stderr=True, highlight=False)
    given = (load(case), version(case)) if case is not None else None
    with opened(store, create=True) as held:
        if given is not None:
            cases.give(held, *given)
        _widen(held, within_km, within_days)
        with held.reading() as connection:
            known, known_as = cases.case_of(connection), cases.version_of(connection)
        work = Work(known)
        made_by = work.run(known_as)
        passed: Counter[str] = Counter()
        files: set[str] = set()
        problems: set[str] = set()
        taken = intake.Taken()
        seen = store.with_name(f"{store.name}.web")
        read = _noted(inputs_.items(inputs, seen, passed, private=allow_private), files)
        fresh = intake.wanted(held, read, made_by, taken)
        for chunk in inputs_.watched(coded(fresh, jobs, work), errors):
            intake.add(held, chunk.lines, made_by, taken)
            problems.update(each.id for each in chunk.problems)
        intake.settle(held, files, problems)
        with held.writing() as connection:
            index.tidy(connection)
        with errors.status("linking …") if errors.is_terminal else nullcontext():
            linked = relink(held)
        said = _said(held, shown(linked))
    inputs_.tell_passed(passed, errors)
    news = News(store, taken, linked, said, len(problems))
    if machine:
        import json

        click.echo(json.dumps(news.for_machines(), ensure_ascii=False))
    else:
        news.show(Console(highlight=False))
    if problems:
        ctx.exit(1)


def _widen(store: Store, km: float | None, days: int | None) -> None:
    """Remember how far two tellings of one occurrence may lie apart, where that was given."""
    from hudna.link.same import Windows
    from hudna.store import settings

    with store.writing() as connection:
        held = settings.windows(connection)
        given = Windows(held.km if km is None else km, held.days if days is None else days)
        settings.widen(connection, given)


def _noted(items: Iterable[Item], files: set[str]) -> Iterator[Item]:
    """The items as they pass, the names of their files noted."""
    for item in items:
        if item.file is not None:
            files.add(item.file)
        yield item


def _said(store: Store, claims: Iterable[str]) -> dict[str, Said]:
    """Some statuses with their words, by their ids."""
    from hudna.cli.news import Said
    from hudna.model import Status
    from hudna.store import contents, lookup

    asked = frozenset(claims)
    with store.reading() as connection:
        reports = contents.Reports(connection, lookup.documents_of(connection, asked))
        return {
            claim.id: Said(claim, document.text[slice(*claim.span)])
            for document, told in reports
            for claim in told
            if claim.id in asked and isinstance(claim, Status)
        }
