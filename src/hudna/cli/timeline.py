"""`hudna timeline`: what was known on one day of an agreement on another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import DAY, day, in_store, tell_if_due

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.ledger.moments import Held
    from hudna.ledger.timeline import Timeline
    from hudna.store.store import Store


@click.command()
@click.argument("agreement")
@in_store
@click.option("--as-of", metavar="DAY", type=DAY, help="By what was said up to this day.")
@click.option("--about", metavar="DAY", type=DAY, help="How it stood on this day.")
@click.option("--json", "machine", is_flag=True, help="Print the timeline as JSON.")
def timeline(
    agreement: str,
    store: Path,
    as_of: dt.datetime | None,
    about: dt.datetime | None,
    machine: bool,
) -> None:
    """Show what was said of AGREEMENT and its commitments, and how each side saw it on a day.

    A later report never changes an earlier answer: only what was said up to --as-of counts (all,
    if it is not given), and contradictory accounts stand side by side. AGREEMENT is its id in the
    case file, or the one of an agreement that only reports speak of; the first letters do where
    they are of no other.

    \b
    Example:
      hudna timeline cessation-2016 --store out/case.db --as-of 2016-03-01 --about 2016-02-28

    Exit status: 0 it is shown, 1 the store cannot be read, 2 wrong usage.
    """
    import msgspec
    from rich.console import Console

    from hudna.store.opening import opened

    with opened(store) as held:
        found = _timeline(held, agreement, day(as_of), day(about))
    if machine:
        click.echo(msgspec.json.encode(found))
    else:
        _show(found, Console(highlight=False))


def _timeline(store: Store, given: str, as_of: dt.date | None, about: dt.date | None) -> Timeline:
    from hudna import vocab
    from hudna.case.vocabulary import added
    from hudna.publish import stored
    from hudna.store.cases import case_of

    with store.reading() as connection:
        tell_if_due(connection)
        case = case_of(connection)
        vocabulary = vocab.load(added(case))
        return stored.agreement_timeline(connection, given, (as_of, about), case, vocabulary)


def _show(found: Timeline, console: Console) -> None:
    """The lines in the order in which they were said, then how each side sees it."""
    from hudna.cli.stages import Lines
    from hudna.model import StatusType

    lines = Lines(console)
    of = found.agreement
    lines.say(of.id, 0, "bold")
    for name in of.name.values():
        lines.say(name, 1)
    lines.head("lines", len(found.lines))
    for line in found.lines:
        modality = "" if line.modality == "actual" else f" ({line.modality})"
        said = f"{line.said_from} – {line.said}" if line.said_from != line.said else f"{line.said}"
        head = f"{said}  {line.status}{modality}, says {line.asserted_by}"
        about = f"; {line.subject}" if line.subject != of.id else ""
        lines.say(f"{head}{_held(line.held)}{about}", 1, "bold")
        lines.say(line.words, 2, "italic")
        where = line.claim or "; ".join(line.references)
        doubt = "" if line.judgement == "same" else "  (perhaps not of this agreement)"
        lines.say(f"{line.outlet or 'case file'}  {where}{doubt}", 2, "dim")
    lines.head(f"as of {found.as_of}, about {found.about}", len(found.views))
    for view in found.views:
        about = f" · {view.subject}" if view.subject != of.id else ""
        told = view.alleged and view.status is not StatusType.VIOLATED
        alleged = ", and alleges that it was violated" if told else ""
        since = f" since {view.since}" if view.since else ""
        lines.say(f"{view.party}{about}: {view.status}{since}{alleged}", 1)


def _held(held: Held) -> str:
    """When it held, in words."""
    if held.start is None:
        return f", by {held.end}" if held.end else ""
    if held.end is None or held.end == held.start:
        return f", since {held.start}"
    return f", since {held.start} – {held.end}"
