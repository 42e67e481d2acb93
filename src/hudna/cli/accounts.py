"""A story in the terminal: its accounts side by side, each claim with its words.

Words of reports stand on lines of their own, in logical order, as in `stages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hudna.cli.choice import headline
from hudna.cli.stages import Lines
from hudna.model import Actor, DateRange, Story, StoryKind, Toll

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.publish import accounts


def show(page: accounts.Page, console: Console) -> None:
    """Print the page of a story."""
    lines = Lines(console)
    story = page.story
    lines.say("Reported, not established: every claim is somebody's, and may be misread.", 0, "dim")
    lines.say(headline(story), 0, "bold")
    for title in (story.title.ar, story.title.en):
        if title:
            lines.say(title, 1)
    _show_readings(story, lines)
    if story.of is StoryKind.INCIDENT:
        _show_named("alleged to have done it", page.alleged, lines)
        _show_named("reported to deny it", page.denied_by, lines)
    _show_positions(page.positions, lines)
    if page.scope is not None:
        lines.head(f"scope: {page.scope.verdict}")
        for reason in page.scope.reasons:
            lines.say(reason.text.en or reason.text.ar or "", 1)
    _show_accounts(page.accounts, lines)
    if page.links:
        lines.head("why they are one", len(page.links))
        for link in page.links:
            lines.say(f"{link.from_} · {link.to}  {link.judgement}, by {link.by}", 1)
            lines.say(link.reason, 2)


def _show_readings(story: Story, lines: Lines) -> None:
    lines.head("agreed on", len(story.agrees))
    if story.agrees:
        lines.say(", ".join(story.agrees), 1)
    lines.head("in conflict", len(story.conflicts))
    for conflict in story.conflicts:
        lines.say(conflict.field, 1, "bold")
        for reading in conflict.readings:
            lines.say(_reports(len(reading.documents)), 2)
            lines.say(reading.value, 3)


def _show_accounts(told: Sequence[accounts.Account], lines: Lines) -> None:
    lines.head("accounts by origin", len(told))
    for number, account in enumerate(told, 1):
        agency = f", from {account.agency}" if account.agency else ""
        lines.say(f"origin {number}{agency}: {_reports(len(account.tellings))}", 1, "bold")
        for telling in account.tellings:
            _show_telling(telling, lines)


def _show_named(title: str, named: Sequence[accounts.Named], lines: Lines) -> None:
    lines.head(title, len(named))
    for each in named:
        lines.say(_named(each.actor), 1, "bold")
        voices = [*(_named(voice) for voice in each.by), *(f"{x}, itself" for x in each.outlets)]
        lines.pair("according to", "; ".join(voices), 2)


def _show_positions(positions: Sequence[accounts.Position], lines: Lines) -> None:
    lines.head("what each side says", len(positions))
    party = ""
    for position in positions:
        if position.party != party:
            party = position.party
            lines.say(party, 1, "bold")
        where = f", in {position.outlet}" if position.outlet else ""
        head = f"{_days(position.said)}  {_named(position.voice)}: {position.stance}{where}"
        lines.say(f"{head}  {position.claim}", 2)
        lines.say(position.words, 3, "italic")


def _show_telling(telling: accounts.Telling, lines: Lines) -> None:
    outlet = telling.outlet or "outlet not known"
    lines.say(f"{_days(telling.published)}  {outlet}  {telling.claim}", 2)
    said = [
        f"on {_days(telling.date)}" if telling.date else "",
        f"at {telling.place}" if telling.place else "",
        f"{_toll(telling.killed)} killed" if telling.killed else "",
        f"{_toll(telling.wounded)} wounded" if telling.wounded else "",
    ]
    if any(said):
        lines.say(", ".join(each for each in said if each), 3)
    lines.say(telling.words, 3, "italic")


def _named(actor: Actor) -> str:
    return f"{actor.name} ({actor.of})" if actor.of else actor.name


def _days(date: DateRange | None) -> str:
    if date is None:
        return "no day"
    return f"{date.start}" if date.start == date.end else f"{date.start} – {date.end}"


def _toll(toll: Toll) -> str:
    if toll.max is None:
        return f"{toll.min:,} or more"
    return f"{toll.min:,}" if toll.min == toll.max else f"{toll.min:,}–{toll.max:,}"


def _reports(number: int) -> str:
    return f"{number:,} {'report' if number == 1 else 'reports'}"
