"""`hudna fetch`: fetch addresses once, and keep what they hold."""

from __future__ import annotations

from pathlib import Path

import click

from hudna.cli.manners import asking, show


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@asking
@click.pass_context
def fetch(
    ctx: click.Context,
    urls: tuple[str, ...],
    store: Path,
    operator: str | None,
    delay: float,
    user_agent: str | None,
    allow_private: bool,
    machine: bool,
) -> None:
    """Fetch addresses once, and keep what they hold with the record of its capture.

    robots.txt is obeyed, every host is asked in turn and not too often, and addresses of private
    networks are refused. Every answer is kept in WARC files, which `hudna code` reads.

    \b
    Example:
      hudna fetch https://example.org/report -o seen
      hudna code seen -o record.jsonl

    Exit status: 0 all was fetched, 1 something could not be, 2 wrong usage.
    """
    import json

    import msgspec
    from rich.console import Console

    from hudna.fetch import watch
    from hudna.fetch.clock import SystemClock
    from hudna.fetch.coverage import Outcome
    from hudna.fetch.policy import USER_AGENT, Policy
    from hudna.fetch.visit import Visitor

    policy = Policy(user_agent or USER_AGENT, private=allow_private, delay=delay)
    clock = SystemClock()
    console = Console(stderr=machine, highlight=False)
    done = []
    with watch.opened(store, Visitor(policy, clock), clock, operator) as folder:
        for url in urls:
            done.append(folder.fetch(url))
            show(done[-1], console)
    failed = sum(line.outcome is Outcome.FAILED for line in done)
    if machine:
        visits = msgspec.to_builtins(done)
        click.echo(json.dumps({"store": str(store), "failed": failed, "visits": visits},
                              ensure_ascii=False))  # fmt: skip
    if failed:
        ctx.exit(1)
