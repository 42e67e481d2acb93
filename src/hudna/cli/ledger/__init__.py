"""`hudna ledger`: the decisions on a case, entered, shown, sealed and verified."""

from __future__ import annotations

import click

from hudna.cli.ledger.acts import assess, enter, release, undo
from hudna.cli.ledger.log import incidents, log, review
from hudna.cli.ledger.proofs import checkpoint, export, key, verify


@click.group()
def ledger() -> None:
    """Enter what people decide on a case, show what holds by it, and prove that it stayed as it is.

    Entries are only ever added; each is sealed under the hash of the one before it. What the seals
    show and what they cannot is told in docs/ledger.md.

    \b
    Example:
      hudna ledger log --store out/case.db

    Exit status: 0 it is done and all holds, 1 something does not hold or cannot be read, 2 wrong
    usage.
    """


for _command in (
    *(assess, release, undo, enter),
    *(log, incidents, review),
    *(key, checkpoint, verify, export),
):
    ledger.add_command(_command)
