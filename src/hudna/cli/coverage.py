"""`hudna coverage`: which sources were read on which days, and which were not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.fetch.coverage import Row

_DAY = click.DateTime(["%Y-%m-%d"])
_SIGNS = {
    "read": "R",
    "partly": "P",
    "nothing-new": "o",
    "failed": "F",
    "not-tried": "-",
    "not-listed": ".",
}
_WEEK = 7
"""Days; a line of the calendar has four weeks, with a gap after each."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--from", "first", metavar="DAY", type=_DAY, help="First day; else the log's first.")
@click.option("--to", "last", metavar="DAY", type=_DAY, help="Last day; else today.")
@click.option("--json", "machine", is_flag=True, help="Print every day of every source as JSON.")
def coverage(folder: Path, first: datetime | None, last: datetime | None, machine: bool) -> None:
    """Show for every source and day whether it was read, had nothing new, failed, or was not tried.

    FOLDER is one that `hudna watch` or `hudna fetch` wrote. Days are those of UTC. Silence is not
    calm: a day on which nobody looked is not a quiet day.

    \b
    Example:
      hudna coverage seen --from 2026-11-01 --to 2026-11-30

    Exit status: 0 it is shown, 1 the log cannot be read, 2 wrong usage.
    """
    from hudna.errors import UsageError
    from hudna.fetch.coverage import NAME, calendar, lines

    log = folder / NAME
    if not log.exists():
        raise UsageError(f"{folder} has no coverage log: give a folder of `hudna watch`")
    end = last.date() if last else datetime.now(UTC).date()
    rows = calendar(lines(log), first.date() if first else None, end)
    if machine:
        import json

        import msgspec

        click.echo(json.dumps(msgspec.to_builtins({"sources": rows}), ensure_ascii=False))
        return
    from rich.console import Console

    _show(rows, Console(highlight=False))


def _show(rows: list[Row], console: Console) -> None:
    """The calendar as a table for people, with its legend in words."""
    from hudna.fetch.coverage import MEANINGS

    if not any(row.days for row in rows):
        console.print("The log has no such day.")
        return
    width = max(len(row.source) for row in rows)
    for start in range(0, len(rows[0].days), 4 * _WEEK):
        days = [cell.day for cell in rows[0].days[start : start + 4 * _WEEK]]
        console.print(f"{days[0]} to {days[-1]}", markup=False)
        for row in rows:
            signs = [_SIGNS[cell.outcome] for cell in row.days[start : start + 4 * _WEEK]]
            weeks = ["".join(signs[n : n + _WEEK]) for n in range(0, len(signs), _WEEK)]
            console.print(
                f"  {row.source:<{width}}  {' '.join(weeks)}", markup=False, soft_wrap=True
            )
        console.print()
    for outcome, meaning in MEANINGS.items():
        console.print(f"{_SIGNS[outcome]}  {meaning}", markup=False)
    failures = [(row.source, cell) for row in rows for cell in row.days if cell.failed]
    if failures:
        console.print("\nWhat failed:")
    for source, cell in failures:
        why = ", ".join(f"{name} ({n})" for name, n in sorted(cell.why.items()))
        told = f"{cell.day}  {source}: {cell.failed} of {cell.visited} addresses: {why}"
        console.print(told, markup=False, soft_wrap=True)
