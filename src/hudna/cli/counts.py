"""`hudna counts`: what monitors counted, side by side, and what does not fit."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hudna.link.counts import Flag, Told
    from hudna.model import Count


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "machine", is_flag=True, help="Print counts and flags as one JSON object.")
def counts(record: Path, machine: bool) -> None:
    """Show the counts of a RECORD by day, counter, side and area, and flag what does not fit.

    Flagged are totals whose parts do not add up, cumulative values that fall, and outlets that
    give different values of one count. Every reading stays; numbers of different units or of
    different counters are never added.

    \b
    Example:
      hudna counts out/record.jsonl

    Exit status: 0 whether or not something is flagged, 1 the record cannot be read, 2 wrong usage.
    """
    from hudna.link import counts as linking
    from hudna.model import jsonl

    told = linking.told(jsonl.read(record))
    flags = linking.flags(told)
    if machine:
        import json

        import msgspec

        shown = {
            "counts": [{**msgspec.to_builtins(x.count), "outlet": x.outlet} for x in told],
            "flags": msgspec.to_builtins(flags),
        }
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _show(told, flags)


def _show(told: list[Told], flags: list[Flag]) -> None:
    """Each day's counts by counter and outlet, and under them what is flagged."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    marks = {key: f"[{n}]" for n, flag in enumerate(flags, 1) for key in flag.counts}
    for heading, group in groupby(told, key=_heading):
        console.print(Text(heading, "bold"), soft_wrap=True)
        for each in group:
            count = each.count
            line = f"{_number(count):>{_WIDTH}}  {'  ' if count.within else ''}{_what(count)}"
            mark = marks.get(count.id, "")
            console.print(Text(f"{line}  {mark}".rstrip(), "red" if mark else ""), soft_wrap=True)
        console.print()
    for number, flag in enumerate(flags, 1):
        console.print(Text(f"[{number}] {flag.misfit}: {flag.message}"), soft_wrap=True)
    noun = "count" if len(told) == 1 else "counts"
    console.print(Text(f"{len(told):,} {noun}, {len(flags):,} flagged"), soft_wrap=True)


_WIDTH = 12
"""Columns of the numbers."""


def _heading(each: Told) -> str:
    """The period, who counted, and the outlet."""
    count = each.count
    period = count.period
    days = "no day" if period is None else f"{period.start} – {period.end}"
    if period is not None and (count.cumulative or period.start == period.end):
        days = f"{'up to ' if count.cumulative else ''}{period.end}"
    by = count.counted_by.name if count.counted_by else "counter not named"
    return f"{days} · {by} · {each.outlet}"


def _what(count: Count) -> str:
    """What was counted, with its unit where that is another word, the side and the area."""
    what = count.what if count.what == f"{count.unit}s" else f"{count.what} ({count.unit})"
    side = f", laid to {count.side.name}" if count.side else ""
    areas = count.areas or ((count.area,) if count.area else ())
    return f"{what}{side}" + (f", {' and '.join(x.name for x in areas)}" if areas else "")


def _number(count: Count) -> str:
    """The number, or the range that was told."""
    about = "about " if count.about else ""
    if count.range is None:
        return f"{about}{count.value:,}"
    if count.range.max is None:
        return f"{about}{count.range.min:,}+"
    return f"{about}{count.range.min:,}–{count.range.max:,}"
