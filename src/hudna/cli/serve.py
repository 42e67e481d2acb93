"""`hudna serve`: the screens over a store, for a browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import in_store
from hudna.errors import HudnaError

if TYPE_CHECKING:
    import socket


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
    with opened(store) as held, _listening(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        at = f"http://{shown}:{listening.getsockname()[1]}/"
        click.echo(f"hudna: {store} at {at} until Ctrl-C", err=True)
        config = uvicorn.Config(
            app(held, SystemClock(), hosts), log_level="warning", server_header=False,
            proxy_headers=False, ws="none",
        )  # fmt: skip
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that waits for browsers. Raises `HudnaError` where there can be none."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or error
        raise HudnaError(f"{host}, port {port} cannot be used ({why}): give another") from error
