"""`hudna search`: reports by their words, in every spelling; saved searches and alerts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import DAY, in_store
from hudna.errors import UsageError

if TYPE_CHECKING:
    from hudna.store.search.finding import Found, Search
    from hudna.store.store import Store


@click.command()
@click.argument("words", metavar="[WORDS...]", nargs=-1)
@in_store
@click.option("--since", metavar="DAY", type=DAY, help="Only of this day or after it.")
@click.option("--until", metavar="DAY", type=DAY, help="Only of this day or before it.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="Show N reports at the most.",
)
@click.option("--facets", "spread", is_flag=True, help="Show how the reports found spread as well.")
@click.option("--save", metavar="NAME", help="Save the search: what comes in later is an alert.")
@click.option("--drop", metavar="NAME", help="Forget a saved search.")
@click.option("--saved", "listed", is_flag=True, help="List the saved searches.")
@click.option("--alerts", is_flag=True, help="Show what came in for saved searches since last.")
@click.option("--json", "machine", is_flag=True, help="Print as JSON.")
def search(
    words: tuple[str, ...],
    store: Path,
    since: dt.datetime | None,
    until: dt.datetime | None,
    limit: int,
    spread: bool,
    save: str | None,
    drop: str | None,
    listed: bool,
    alerts: bool,
    machine: bool,
) -> None:
    """Search the reports of STORE for WORDS, in any spelling, Arabic or Latin.

    All words must be there; "words in quotation marks" must follow one another, a word after - may
    not be there, OR stands between two searches of which one is enough, and brackets may be put.
    outlet: type: actor: place: language: say what a report must be or name. Shown are the words
    around what was found as they stand in the report. docs/search.md tells more; before words that
    begin with - write --.

    \b
    Example:
      hudna search --store out/case.db خان شيخون
      hudna search --store out/case.db 'هدنة OR "وقف إطلاق النار"' place:Aleppo --save aleppo
      hudna search --store out/case.db --alerts

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    from hudna.store.opening import opened

    asked = " ".join([
        *words,
        *([f"since:{since.date()}"] if since else ()),
        *([f"until:{until.date()}"] if until else ()),
    ])  # fmt: skip
    if sum((bool(asked), listed, alerts, drop is not None)) != 1 or (save and not asked):
        raise UsageError("give words to search for, or --saved, or --drop NAME, or --alerts")
    with opened(store) as held:
        if asked:
            _search(held, asked, limit, spread=spread, save=save, machine=machine)
        elif alerts:
            _alerts(held, limit, machine=machine)
        else:
            _saved(held, drop, machine=machine)


def _search(
    store: Store, asked: str, limit: int, *, spread: bool, save: str | None, machine: bool
) -> None:
    """Show what is found, and save the search where that is asked for."""
    from hudna.store.search import finding, query, saved

    read = query.parse(asked)
    with store.reading() as connection:
        _show(finding.search(connection, read), limit, spread=spread, machine=machine)
    if save:
        with store.writing() as connection:
            saved.save(connection, save, read)


def _show(ready: Search, limit: int, *, spread: bool, machine: bool) -> None:
    import msgspec
    from rich.console import Console

    from hudna.cli import hits

    found = ready.find(limit)
    facets = ready.facets() if spread else None
    if machine:
        told = {"search": ready.query.text, **_told(found)}
        if facets is not None:
            told["facets"] = facets
        click.echo(msgspec.json.encode(told))
        return
    console = Console(highlight=False)
    hits.show(found, console)
    if facets is not None:
        hits.show_facets(facets, console)


def _told(found: Found) -> dict[str, object]:
    """Hits for `--json`."""
    return {"reports": found.reports, "hits": found.hits}


def _alerts(store: Store, limit: int, *, machine: bool) -> None:
    """What is new for each saved search, and from then on is not."""
    import msgspec
    from rich.console import Console
    from rich.text import Text

    from hudna.cli import hits
    from hudna.store.search import saved

    console = Console(highlight=False)
    with store.writing() as connection:
        new = list(saved.alerts(connection, limit))
    for alert in new:
        if machine:
            name, asked, _ = alert.saved
            told = {"name": name, "search": asked, **_told(alert.found)}
            click.echo(msgspec.json.encode(told))
            continue
        console.print(Text(f"{alert.saved.name}: {alert.saved.query}", "bold"), soft_wrap=True)
        hits.show(alert.found, console)


def _saved(store: Store, drop: str | None, *, machine: bool) -> None:
    """The saved searches, without one that is dropped."""
    import json

    from hudna.store.search import saved

    if drop is not None:
        with store.writing() as connection:
            saved.drop(connection, drop)
    with store.reading() as connection:
        for name, asked, _ in saved.every(connection):
            told = {"name": name, "search": asked}
            click.echo(json.dumps(told, ensure_ascii=False) if machine else f"{name}: {asked}")
