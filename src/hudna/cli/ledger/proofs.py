"""`hudna ledger key`, `checkpoint`, `verify`, `export`: that the ledger stayed as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import in_store
from hudna.errors import UsageError

if TYPE_CHECKING:
    from hudna.ledger.verify import Verified

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--json", "machine", is_flag=True, help="Print the public key as JSON.")
def key(file: Path, machine: bool) -> None:
    """Make a key that checkpoints are signed with, in a new FILE that its owner alone can read.

    Keep it away from the store: who has both can make the ledger anew. Tell the public key, which
    is printed, to everybody who is to verify.

    \b
    Example:
      hudna ledger key secretariat.pem

    Exit status: 0 it is made, 2 wrong usage.
    """
    import json

    from hudna.ledger.signing import new_key

    public = new_key(file)
    click.echo(json.dumps({"key": str(file), "public": public}) if machine else public)


@click.command()
@in_store
@click.option("--key", "key_", metavar="FILE", required=True, type=_FILE, help="The key's file.")
@click.option(
    "-o", "--output", metavar="FILE", type=_FILE, help="Where it is written too, to be kept."
)
@click.option("--json", "machine", is_flag=True, help="Print the checkpoint as JSON.")
def checkpoint(store: Path, key_: Path, output: Path | None, machine: bool) -> None:
    """Sign how many entries the ledger has now and the hash of the last.

    Give copies of it to others: the chain alone cannot show that its end was cut off, or that the
    whole was made anew, a checkpoint kept elsewhere does.

    \b
    Example:
      hudna ledger checkpoint --store out/case.db --key secretariat.pem -o 2016-03-01.json

    Exit status: 0 it is signed, 1 the key or the store cannot be read, 2 wrong usage.
    """
    import json

    from hudna.cli.output import written
    from hudna.fetch.clock import SystemClock, stamp
    from hudna.ledger.signing import read_key
    from hudna.store import checkpoints
    from hudna.store.opening import opened

    signing = read_key(key_)
    with opened(store) as held, held.writing() as connection:
        made = checkpoints.sign(connection, stamp(SystemClock().now()), signing)
    if output is not None:
        with written(output) as out:
            out.write(made.encode() + b"\n")
    if machine:
        click.echo(made)
    else:
        point = json.loads(made)
        click.echo(f"{point['size']} entries at {point['at']}, head {point['head']}")


@click.command()
@click.argument("bundle", metavar="[BUNDLE]", required=False, type=click.Path(path_type=Path))
@click.option("--store", metavar="STORE", type=_FILE, help="The store, one file.")
@click.option(
    "--checkpoint",
    "kept",
    metavar="FILE",
    multiple=True,
    type=_FILE,
    help="A checkpoint that was kept elsewhere; may be given again.",
)
@click.option(
    "--key", "keys", metavar="HEX", multiple=True, help="A public key that may have signed."
)
@click.option("--json", "machine", is_flag=True, help="Print what was found as JSON.")
def verify(
    bundle: Path | None,
    store: Path | None,
    kept: tuple[Path, ...],
    keys: tuple[str, ...],
    machine: bool,
) -> None:
    """Verify the ledger of a store, or of a BUNDLE that somebody exported.

    A bundle holds a program that does the same with nothing but Python: `python3 verify.py .`

    \b
    Example:
      hudna ledger verify --store out/case.db --checkpoint 2016-03-01.json

    Exit status: 0 all holds, 1 something does not or cannot be read, 2 wrong usage.
    """
    import json

    from hudna.errors import LedgerError
    from hudna.ledger import verify as verifying
    from hudna.store import proof
    from hudna.store.opening import opened

    if (bundle is None) == (store is None):
        raise UsageError("give a BUNDLE or --store STORE")
    try:
        points = [line for file in kept for line in file.read_bytes().splitlines()]
        if bundle is not None:
            found = verifying.bundle(bundle, points, keys)
    except (OSError, verifying.NoBundleError) as error:
        raise LedgerError(f"nothing to verify: {error}") from error
    if store is not None:
        with opened(store) as held, held.reading() as connection:
            found = proof.verified(connection, points, keys)
    click.echo(json.dumps(found._asdict()) if machine else _told(found))
    if found.faults:
        raise SystemExit(1)


def _told(found: Verified) -> str:
    state = "does not hold" if found.faults else "holds"
    end = (
        f"{found.entries} entries, {found.redacted} of them redacted, {found.checkpoints} "
        f"checkpoints: the ledger {state}"
    )
    return "\n".join([*found.faults, end])


@click.command()
@click.option("--proof", is_flag=True, required=True, help="Write a bundle that proves itself.")
@in_store
@click.option("-o", "--output", metavar="BUNDLE", required=True, type=_FILE, help="The zip file.")
@click.option("--redact", is_flag=True, help="Without any values: what was done, and when.")
@click.option("--for", "reader", metavar="ACTOR", help="With what this side has sealed.")
@click.option("--json", "machine", is_flag=True, help="Print the number of entries as JSON.")
def export(
    proof: bool,  # noqa: ARG001 - the one form that there is, named for what it is
    store: Path,
    output: Path,
    redact: bool,
    reader: str | None,
    machine: bool,
) -> None:
    """Write the ledger of STORE as a bundle that anyone can verify offline.

    What is sealed is redacted in it. A redacted value leaves a commitment under a salt that is not
    in the bundle: it still verifies, and cannot be guessed.

    \b
    Example:
      hudna ledger export --proof --store out/case.db -o ledger.zip --redact

    Exit status: 0 it is written, 1 the store cannot be read, 2 wrong usage.
    """
    import json

    from hudna.cli.output import written
    from hudna.store import proof as proofs
    from hudna.store.opening import opened

    with opened(store) as held, held.reading() as connection, written(output) as out:
        number = proofs.export(connection, out, reader=reader, redact=redact)
    told = {"bundle": str(output), "entries": number}
    click.echo(json.dumps(told) if machine else f"{output}: {number} entries")
