"""`hudna ledger assess`, `release`, `undo`, `enter`: making entries."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hudna.cli.stored import in_store
from hudna.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from hudna.ledger.entries import AnyAct, Entry
    from hudna.model import Excerpt

_Command = TypeVar("_Command", bound=Callable[..., Any])

_QUESTIONS = ("verification", "attribution", "handling")
_EXCERPT = re.compile(r"([^:]+):(\d+)-(\d+)")


def _voiced(role: str) -> Callable[[_Command], _Command]:
    """The options that say who makes an entry, in which capacity (by default `role`) and why."""

    def options(command: _Command) -> _Command:
        for option in (
            click.option("--json", "machine", is_flag=True, help="Print them as JSON Lines."),
            click.option("--reason", metavar="TEXT", required=True, help="Why."),
            click.option(
                "--role",
                type=click.Choice(["coder", "monitor", "side", "chair", "keeper"]),
                default=role,
                show_default=True,
                help="In which capacity.",
            ),
            click.option("--by", metavar="NAME", required=True, help="Who makes the entry."),
        ):
            command = option(command)
        return command

    return options


@click.command()
@click.argument("incident")
@in_store
@click.option("--assessor", metavar="ACTOR", required=True, help="Which side or body assesses.")
@click.option(
    "--question",
    type=click.Choice(_QUESTIONS),
    default="verification",
    show_default=True,
    help="Did it happen, who did it, what was done about it?",
)
@click.option("--verdict", metavar="WORD", required=True, help="The answer: see docs/glossary.md.")
@click.option("--to", metavar="ACTOR", help="Whom an attribution names.")
@click.option("--source", type=click.Choice(list("ABCDEF")), help="How reliable the source is.")
@click.option(
    "--information", type=click.Choice(list("123456")), help="How credible the information is."
)
@click.option(
    "--evidence",
    metavar="DOCUMENT:START-END",
    multiple=True,
    help="Words that it rests on, by their place in a document; may be given again.",
)
@_voiced("side")
def assess(
    incident: str,
    store: Path,
    assessor: str,
    question: str,
    verdict: str,
    to: str | None,
    source: str | None,
    information: str | None,
    evidence: tuple[str, ...],
    by: str,
    role: str,
    reason: str,
    machine: bool,
) -> None:
    """File an assessment of INCIDENT, one question of it.

    INCIDENT is the id of an incident of the ledger, or of an incident claim, which is then followed
    from now on. What a side files is sealed from everybody else until another side has filed on the
    same question, or the chair releases it.

    \b
    Example:
      hudna ledger assess i1a2b --store out/case.db --assessor RUS --verdict not-confirmed \\
        --source C --information 4 --by duty-officer --reason "no flight was logged there"

    Exit status: 0 it is kept, 1 the store cannot be written, 2 wrong usage.
    """
    import msgspec

    from hudna.ledger.entries.incidents import Assessed, IncidentOpened
    from hudna.store import incidents
    from hudna.store.opening import opened

    with opened(store) as held, held.writing() as connection:
        meant = incidents.found(connection, incident, incidents.known(connection))
        made = []
        if isinstance(meant, IncidentOpened):
            made.append(_append(connection, meant, by, role, reason="an assessment is filed"))
            meant = meant.incident
        given = {
            "kind": "assessed", "incident": meant, "assessor": assessor, "question": question,
            "verdict": verdict, "to": to, "source": source, "information": information,
            "evidence": [_excerpt(connection, each) for each in evidence],
        }  # fmt: skip
        try:
            act = msgspec.convert(given, Assessed)
        except msgspec.ValidationError as error:
            raise UsageError(str(error)) from error
        made.append(_append(connection, act, by, role, reason))
    _tell(made, machine=machine)


@click.command()
@click.argument("incident")
@in_store
@click.option("--question", type=click.Choice(_QUESTIONS), help="Of this question only.")
@_voiced("chair")
def release(
    incident: str,
    store: Path,
    question: str | None,
    by: str,
    role: str,
    reason: str,
    machine: bool,
) -> None:
    """Open the sealed assessments of INCIDENT to all; the chair alone may.

    What was open once stays open.

    \b
    Example:
      hudna ledger release i1a2b --store out/case.db --by chair --reason "the term has run out"

    Exit status: 0 it is kept, 1 the store cannot be written, 2 wrong usage.
    """
    from hudna.ledger.entries.incidents import IncidentOpened, Released
    from hudna.model.terms import Question
    from hudna.store import incidents
    from hudna.store.opening import opened

    if role != "chair":
        raise UsageError("the chair alone may open what is sealed: give --role chair")
    with opened(store) as held, held.writing() as connection:
        meant = incidents.found(connection, incident, incidents.known(connection))
        if isinstance(meant, IncidentOpened):
            raise UsageError(f"nothing was filed on {incident} yet")
        act = Released(incident=meant, question=Question(question) if question else None)
        made = _append(connection, act, by, role, reason)
    _tell([made], machine=machine)


@click.command()
@click.argument("number", type=int)
@in_store
@_voiced("monitor")
def undo(number: int, store: Path, by: str, role: str, reason: str, machine: bool) -> None:
    """Take the entry NUMBER back; it stays on record, and so does this.

    \b
    Example:
      hudna ledger undo 17 --store out/case.db --by R.H. --reason "the wrong incident"

    Exit status: 0 it is kept, 1 the store cannot be written, 2 wrong usage.
    """
    from hudna.ledger.entries.review import Undone
    from hudna.store.opening import opened
    from hudna.store.relinking import relink

    with opened(store) as held:
        with held.writing() as connection:
            made = _append(connection, Undone(entry=number), by, role, reason)
        relink(held)
    _tell([made], machine=machine)


@click.command()
@click.argument("kind", metavar="KIND")
@click.argument("fields", metavar="NAME=VALUE", nargs=-1)
@in_store
@_voiced("monitor")
def enter(
    kind: str,
    fields: tuple[str, ...],
    store: Path,
    by: str,
    role: str,
    reason: str,
    machine: bool,
) -> None:
    """Make an entry of any KIND: of the hotline, of a list, of a grade, of a bulletin.

    The kinds and what they are made of are in docs/ledger.md. A claim is given by its id; it is
    kept as it is now.

    \b
    Example:
      hudna ledger enter contacted caller=RUS called=USA reached=true summary="a strike" \\
        --store out/case.db --by duty-officer --role side --reason "violation reported"

    Exit status: 0 it is kept, 1 the store cannot be written, 2 wrong usage.
    """
    from typing import get_args

    import msgspec

    from hudna.ledger.entries import AnyAct
    from hudna.store.opening import opened

    made = {each.__struct_config__.tag: each for each in get_args(AnyAct)}
    if kind not in made or kind in {"undone", "judged", "assessed", "released"}:
        raise UsageError(f"{kind} is not entered so: see `hudna ledger --help` and docs/ledger.md")
    with opened(store) as held, held.writing() as connection:
        given = dict(_field(connection, each) for each in fields)
        unknown = sorted(set(given) - {each.name for each in msgspec.structs.fields(made[kind])})
        if unknown:
            raise UsageError(f"{kind} has no {', '.join(unknown)}")
        try:
            act = msgspec.convert({"kind": kind, **given}, made[kind], strict=False)
        except msgspec.ValidationError as error:
            raise UsageError(f"{kind}: {error}") from error
        entry = _append(connection, act, by, role, reason)
    _tell([entry], machine=machine)


_CLAIMS = {"claim", "commitment", "status", "count"}
"""Fields that hold a claim as it was."""


def _field(connection: Connection, given: str) -> tuple[str, object]:
    """One field of an act. Raises `UsageError` where it is none."""
    import msgspec

    from hudna.store import lookup

    name, equals, value = given.partition("=")
    if not equals:
        raise UsageError(f"{given}: give NAME=VALUE")
    if name in _CLAIMS:
        return name, msgspec.to_builtins(lookup.claim(connection, value))
    if name == "evidence":
        return name, [_excerpt(connection, each) for each in value.split(",")]
    if name == "edited":
        try:
            return name, msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            raise UsageError(f"edited is a claim in JSON: {error}") from error
    return name, value


def _excerpt(connection: Connection, given: str) -> Excerpt:
    """Words of a document. Raises `UsageError` where they are not there."""
    from hudna.model import Excerpt
    from hudna.store import contents

    matched = _EXCERPT.fullmatch(given)
    if not matched:
        raise UsageError(f"{given}: give the words as DOCUMENT:START-END")
    id_, start, end = matched[1], int(matched[2]), int(matched[3])
    reports = list(contents.Reports(connection, frozenset({id_})))
    if not reports:
        raise UsageError(f"there is no document {id_} in the store")
    if not start < end <= len(reports[0].document.text):
        raise UsageError(f"{given}: the document has no such words")
    return Excerpt(document=id_, span=(start, end))


def _append(connection: Connection, act: AnyAct, by: str, role: str, reason: str) -> Entry:
    from hudna.fetch.clock import SystemClock
    from hudna.ledger.entries import Voice
    from hudna.model.terms import Capacity
    from hudna.store import entries

    return entries.append(connection, act, Voice(by, Capacity(role), reason), SystemClock())


def _tell(made: list[Entry], *, machine: bool) -> None:
    """Print what was entered."""
    import msgspec

    for entry in made:
        if machine:
            click.echo(msgspec.json.encode(entry))
        else:
            click.echo(f"entry {entry.number}: {entry.act.kind}, {entry.at}")
