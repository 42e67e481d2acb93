"""`hudna watch`: ask sources again and again, and keep what is new."""

from __future__ import annotations

from pathlib import Path

import click

from hudna.cli.manners import asking, show

_LONGEST_SLEEP = 60.0
"""Seconds: a laptop that was asleep finds out soon what time it is."""


@click.command()
@click.argument(
    "sources",
    metavar="SOURCES.toml",
    type=click.Path(dir_okay=False, path_type=Path),
)
@asking
@click.option("--once", is_flag=True, help="Ask every source once, now, and stop.")
@click.option(
    "--items",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=50,
    show_default=True,
    help="Fetch at most N pages of one source in a round; the rest waits for the next.",
)
@click.pass_context
def watch(
    ctx: click.Context,
    sources: Path,
    store: Path,
    operator: str | None,
    delay: float,
    user_agent: str | None,
    allow_private: bool,
    machine: bool,
    once: bool,
    items: int,
) -> None:
    """Ask the feeds and pages of a list again and again, and keep what is new.

    The pages that a feed names are fetched, each once. Stopped at any moment, even by a power
    cut, it goes on where it was: nothing is lost, and nothing is kept twice. What could not be
    read stands in the coverage log: see `hudna coverage`. With --json every visit is a line.

    \b
    Example:
      hudna watch samples/sources.toml -o seen --once

    Exit status, with --once: 0 all was fetched, 1 something could not be, 2 wrong usage.
    """
    import msgspec
    from rich.console import Console

    from hudna.fetch import sources as listed
    from hudna.fetch import watch as watching
    from hudna.fetch.clock import SystemClock
    from hudna.fetch.coverage import Outcome
    from hudna.fetch.policy import USER_AGENT, Policy
    from hudna.fetch.visit import Visitor

    chosen = listed.load(sources, any_port=allow_private)
    policy = Policy(user_agent or USER_AGENT, private=allow_private, delay=delay)
    clock = SystemClock()
    console = Console(highlight=False)
    failed = 0
    with watching.opened(store, Visitor(policy, clock), clock, operator) as folder:
        folder.list_sources(chosen)
        while True:
            for line in folder.round(chosen, items, every=once):
                failed += line.outcome is Outcome.FAILED
                if machine:
                    click.echo(msgspec.json.encode(line))
                else:
                    show(line, console)
            if once:
                break
            pause = (folder.due() - clock.now()).total_seconds()
            clock.sleep(min(max(pause, 1.0), _LONGEST_SLEEP))
    if failed:
        ctx.exit(1)
