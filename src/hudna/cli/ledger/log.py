"""`hudna ledger log`, `incidents`: what was entered, and how far each allegation has come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import in_store

if TYPE_CHECKING:
    from hudna.ledger.incidents import Life

_READER = click.option(
    "--for", "reader", metavar="ACTOR", help="Show also what this side has sealed from others."
)
_MOMENT = click.option("--as-of", metavar="TIME", help="By what was entered up to then.")


@click.command()
@in_store
@click.option("--kind", metavar="KIND", help="Only entries of this kind.")
@_MOMENT
@_READER
@click.option("--json", "machine", is_flag=True, help="Print as JSON Lines.")
def log(
    store: Path, kind: str | None, as_of: str | None, reader: str | None, machine: bool
) -> None:
    """Show the entries of the ledger of STORE, in their order.

    Of a sealed assessment everybody sees that it was filed, when and by which side. Whoever can
    read the file of the store can read what is sealed: give others a bundle, or a server.

    \b
    Example:
      hudna ledger log --store out/case.db --kind assessed

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    import msgspec

    from hudna.ledger.assessments import SEALED, closed_to
    from hudna.ledger.standing import as_of as until
    from hudna.store import entries
    from hudna.store.opening import opened

    with opened(store) as held, held.reading() as connection:
        every = until(entries.every(connection), as_of)
    closed = closed_to(every, reader)
    for entry in every:
        if kind not in {None, entry.act.kind}:
            continue
        act = msgspec.to_builtins(entry.act)
        said = msgspec.to_builtins(entry)
        hidden = sorted(SEALED & {*act, "reason"}) if entry.number in closed else []
        shown = {k: v for k, v in act.items() if k not in hidden}
        if machine:
            told = {**{k: v for k, v in said.items() if k not in hidden}, "act": shown}
            click.echo(msgspec.json.encode({**told, "sealed": hidden} if hidden else told))
            continue
        click.echo(f"{entry.number}  {entry.at}  {entry.act.kind}  {entry.by} ({entry.role})")
        click.echo("  " + ("sealed" if "reason" in hidden else entry.reason))
        for name, value in shown.items():
            if name != "kind":
                click.echo(f"    {name}: {_short(value)}")


@click.command()
@click.argument("id_", metavar="[ID]", required=False)
@in_store
@_MOMENT
@click.option("--since", metavar="TIME", help="Only those whose stage has changed since.")
@click.option("--json", "machine", is_flag=True, help="Print as JSON Lines.")
def incidents(
    id_: str | None, store: Path, as_of: str | None, since: str | None, machine: bool
) -> None:
    """Show how far the allegations that are followed have come, or the one of ID.

    Each assessor's last word on each question stands by itself; the stage says what the open ones
    together say, and is never a verdict of the ledger's own.

    \b
    Example:
      hudna ledger incidents --store out/case.db --as-of 2016-03-01

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    import msgspec

    from hudna.errors import UsageError
    from hudna.ledger.incidents import changes
    from hudna.store import entries
    from hudna.store import incidents as stored
    from hudna.store.opening import opened

    with opened(store) as held, held.reading() as connection:
        lived = stored.known(connection, as_of)
        shown = list(lived.values())
        if id_ is not None:
            meant = stored.found(connection, id_, lived)
            if not isinstance(meant, str):
                raise UsageError(f"{id_} is not followed: `hudna ledger assess` opens it")
            shown = [lived[meant]]
        if since is not None:
            changed = changes(entries.every(connection, *stored.KINDS), since, as_of)
            shown = [x for x in shown if x.id in {each.id for each in changed}]
    for life in shown:
        if machine:
            click.echo(msgspec.json.encode(life))
        else:
            _show(life)


def _show(life: Life) -> None:
    from hudna.ledger.entries.incidents import Assessed

    click.echo(f"{life.id}  {life.claim.type}  {life.stage}")
    for entry in life.assessments:
        act = entry.act
        assert isinstance(act, Assessed)
        to = f" ({act.to})" if act.to else ""
        grade = f"  {act.source or '–'}{act.information or '–'}"
        click.echo(f"  {act.assessor}, {act.question}: {act.verdict}{to}{grade}  {entry.at}")
        click.echo(f"    {entry.reason}")
    for assessor, question in life.sealed:
        click.echo(f"  {assessor}, {question}: sealed")


def _short(value: object) -> str:
    """A value in a line; of a claim its id."""
    if isinstance(value, dict) and "id" in value:
        return str(value["id"])
    return str(value)


@click.command()
@in_store
@_MOMENT
@click.option("--json", "machine", is_flag=True, help="Print as one JSON object.")
def review(store: Path, as_of: str | None, machine: bool) -> None:
    """Show how many claims of STORE wait for a decision, and the decisions that find no claim.

    A decision finds its claim after coding anew by its id, or else by document, kind, type and the
    words it rests on.

    \b
    Example:
      hudna ledger review --store out/case.db

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    from collections import Counter

    import msgspec

    from hudna.ledger.review import queue
    from hudna.model.terms import ReviewState
    from hudna.store import contents, entries
    from hudna.store.opening import opened

    with opened(store) as held, held.reading() as connection:
        decided = entries.every(connection, *entries.REVIEWING)
        claims = (claim for report in contents.Reports(connection) for claim in report.claims)
        found = queue(decided, claims, as_of)
    states = Counter(each.state for each in found.claims)
    if machine:
        numbers = {str(state): states[state] for state in ReviewState}
        click.echo(msgspec.json.encode({"claims": numbers, "orphans": found.orphans}))
        return
    for state in ReviewState:
        click.echo(f"{states[state]:>9,}  {state}")
    for entry in found.orphans:
        click.echo(f"entry {entry.number} ({entry.act.kind}) finds its claim no more")
