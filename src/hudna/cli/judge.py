"""`hudna judge`: a person's judgement on two claims, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.stored import in_store
from hudna.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.ledger.entries import Entry
    from hudna.store.store import Store


@click.command()
@click.argument("from_", metavar="[FROM", required=False)
@click.argument("to", metavar="TO", required=False)
@click.argument(
    "judgement",
    metavar="same|different|unsure]",
    required=False,
    type=click.Choice(["same", "different", "unsure"]),
)
@in_store
@click.option("--by", metavar="NAME", help="Who judges.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--undo", metavar="NUMBER", type=int, help="Take a judgement back.")
@click.option("--list", "listed", is_flag=True, help="Show all that was ever judged.")
@click.option("--json", "machine", is_flag=True, help="Print as JSON; a list as JSON Lines.")
def judge(
    from_: str | None,
    to: str | None,
    judgement: str | None,
    store: Path,
    by: str | None,
    reason: str | None,
    undo: int | None,
    listed: bool,
    machine: bool,
) -> None:
    """Judge whether two claims, FROM and TO, tell of the same occurrence.

    They are two incidents or two events of STORE, by their ids or the first letters of them. A
    judgement holds against what the rules find; it is kept with its author, time and reason, and is
    never changed: who thinks better of it undoes it, which is kept as well. The stories are worked
    out anew.

    \b
    Example:
      hudna judge i1a2b i3c4d same --store out/case.db --by R.H. --reason "same street, same hour"

    Exit status: 0 it is kept, 1 the store cannot be written, 2 wrong usage.
    """
    from rich.console import Console

    from hudna.store.opening import opened
    from hudna.store.relinking import relink

    console = Console(highlight=False)
    claims = (from_, to, judgement)
    if sum((listed, undo is not None, any(claims))) != 1:
        raise UsageError("give FROM TO and a judgement, or --undo NUMBER, or --list")
    with opened(store) as held:
        if listed:
            _list(held, console, machine=machine)
            return
        if not by or not reason:
            raise UsageError("a judgement has an author and a reason: give --by and --reason")
        made = _decide(held, claims, undo, (by, reason))
        relink(held)
    _tell([made], frozenset(), console, machine=machine)


def _decide(
    store: Store,
    claims: tuple[str | None, str | None, str | None],
    undo: int | None,
    voice: tuple[str, str],
) -> Entry:
    """Keep what was decided. Raises `UsageError` where it makes no sense."""
    from hudna.fetch.clock import SystemClock
    from hudna.ledger.entries import Voice
    from hudna.ledger.entries.review import Undone
    from hudna.model import Judgement
    from hudna.model.terms import Capacity
    from hudna.store import entries, judgements, lookup

    by, reason = voice
    who = Voice(by, Capacity.MONITOR, reason)
    with store.writing() as connection:
        if undo is not None:
            if entries.entry(connection, undo).act.kind not in entries.LINKED:
                raise UsageError(f"entry {undo} is no judgement: `hudna ledger undo` takes it back")
            return entries.append(connection, Undone(entry=undo), who, SystemClock())
        from_, to, judgement = claims
        if from_ is None or to is None or judgement is None:
            raise UsageError("a judgement is about two claims: give FROM TO and same, different or "
                             "unsure")  # fmt: skip
        pair = lookup.claim(connection, from_), lookup.claim(connection, to)
        act = judgements.judged(pair, Judgement(judgement))
        return entries.append(connection, act, who, SystemClock())


def _list(store: Store, console: Console, *, machine: bool) -> None:
    """All judgements; those whose claims are not there any more are marked."""
    from hudna.store import entries, judgements

    with store.reading() as connection:
        _, lost = judgements.links(connection)
        every = entries.every(connection, *entries.LINKED)
    _tell(every, frozenset(each.number for each in lost), console, machine=machine)


def _tell(every: list[Entry], lost: frozenset[int], console: Console, *, machine: bool) -> None:
    """Print judgements, one after the other."""
    import msgspec
    from rich.text import Text

    from hudna.ledger.entries.review import Judged, Undone
    from hudna.ledger.standing import standing

    holding = {each.number for each in standing(every)}
    for each in every:
        if machine:
            holds, gone = each.number in holding, each.number in lost
            told = {**msgspec.to_builtins(each), "holds": holds, "lost": gone}
            click.echo(msgspec.json.encode(told))
            continue
        act = each.act
        if isinstance(act, Judged):
            what = f"{act.from_.id} · {act.to.id}  {act.relation}: {act.judgement}"
        else:
            assert isinstance(act, Undone)
            what = f"undoes {act.entry}"
        note = "" if each.number in holding else "  (undone)"
        note += "  (its claims are not in the store any more)" if each.number in lost else ""
        console.print(Text(f"{each.number}  {what}{note}", "bold"), soft_wrap=True)
        console.print(Text(f"  {each.at}  {each.by}: {each.reason}"), soft_wrap=True)
