"""`hudna serve`: the screens over a store, for a browser."""

from __future__ import annotations

from pathlib import Path

import click

from hudna.cli.stored import in_store


@click.command()
@in_store
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port."
)
def serve(store: Path, host: str, port: int) -> None:
    """Show STORE in a browser: the review queue, incidents, agreements, reports.

    The pages are in Arabic and in English, and every claim on them leads to its words. Claims are
    accepted, edited and rejected there; each decision is an entry of the ledger. There is no
    password: whoever can reach HOST can read and decide, so it is this computer alone unless
    another is given.

    \b
    Example:
      hudna serve --store out/case.db

    Exit status: 0 it was stopped, 1 the store cannot be read or the port is taken, 2 wrong usage.
    """
    import uvicorn

    from hudna.fetch.clock import SystemClock
    from hudna.store.opening import opened
    from hudna.web.app import app
    from hudna.web.guard import ANYWHERE, LOOPBACK

    if host not in LOOPBACK:
        click.echo(
            f"hudna: WARNING: everybody who can reach {host} can read this store and decide in "
            "it: there is no login and no encryption yet. Put it behind a server that has both.",
            err=True,
        )
    hosts = frozenset() if host in ANYWHERE else LOOPBACK | {host.lower()}
    with opened(store) as held:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"hudna: {store} at http://{shown}:{port}/ until Ctrl-C", err=True)
        uvicorn.run(
            app(held, SystemClock(), hosts), host=host, port=port, log_level="warning",
            server_header=False, proxy_headers=False,
        )  # fmt: skip
