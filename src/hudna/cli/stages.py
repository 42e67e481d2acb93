"""A trace in the terminal: stage after stage, in English, the report's own words as they stand.

Arabic words have lines of their own, in logical order: a terminal that turns them from right to
left must not mix them with what stands beside them. On a terminal lines break between words and
nowhere else; elsewhere they do not break.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from hudna.publish.segments import Block, Zone

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.publish import view

_STEP = 2
"""Columns of one step inwards."""
_LABEL = 16
"""Columns of a field's label."""
_NARROWEST = 24
"""Columns that a line of words has at the least, however narrow the terminal."""
_ENDS = 12
"""Words at either end of a long stretch of the text that are shown of it."""
_COLOURS = {
    "statement": "blue", "event": "cyan", "commitment": "magenta", "status": "yellow",
    "incident": "red", "count": "bright_blue", "mention": "", "place_mention": "green",
}  # fmt: skip


def show(trace: view.Trace, console: Console) -> None:
    """Print a trace."""
    lines = Lines(console)
    lines.say("Reported, not established: every claim is somebody's, and may be misread.", 0, "dim")
    lines.head("read")
    for field in trace.facts:
        lines.field(field, 1)
    for notice in trace.notices:
        lines.say(f"notice: {notice}", 1, "yellow")
    lines.head("body and furniture")
    for block in trace.blocks:
        _block(block, lines)
    names = _names(trace)
    lines.head("sentences and names", len(trace.sentences))
    for sentence in trace.sentences:
        lines.say(f"sentence {sentence.number}  {at(sentence.span)}", 1, "bold")
        lines.say(sentence.words, 2)
        for anchor in sentence.names:
            lines.say(names[anchor][0], 3, names[anchor][1])
    for section in trace.sections:
        if section.cards or not section.groups:
            lines.head(section.label.en.lower(), section.count)
        for card in section.cards:
            show_card(card, lines)


def _block(block: Block, lines: Lines) -> None:
    text = "".join(s.text for line in block.lines for s in line.segments)
    lines.say(f"{block.zone}, {len(text):,} characters", 1, "bold")
    words = text.split()
    if len(words) > 3 * _ENDS:
        words = [*words[:_ENDS], "…", *words[-_ENDS:]]
    lines.say(" ".join(words), 2, "" if block.zone is Zone.BODY else "dim")


def _names(trace: view.Trace) -> dict[str, tuple[str, str]]:
    """What to say of each name in the text, and in which style."""
    return {
        named.anchor: (
            " · ".join(
                [
                    group.value.text.en,
                    *([named.form.en] if named.form else []),
                    *_notes(group.value),
                ]
            )
            + f"  {at(named.span)}",
            _COLOURS[group.kind],
        )
        for section in trace.sections
        for group in section.groups
        for named in group.named
    }


def show_card(card: view.Card, lines: Lines) -> None:
    """A claim with all its fields and its words."""
    what = ", ".join(each.en for each in card.what)
    head = f"{card.label.en} {card.number}" + (f": {what}" if what else "")
    lines.say(f"{head}  {at(card.span)}", 1, f"bold {_COLOURS[card.kind]}")
    lines.say(card.words, 2)
    if card.who is not None:
        lines.field(card.who, 2)
    if card.whom:
        lines.pair("→", _joined(card.whom), 2)
    for field in (*card.fields, card.confidence):
        lines.field(field, 2)
    lines.pair("rule", card.coder, 2)


def _joined(values: Iterable[view.Value]) -> str:
    return "; ".join(" · ".join([each.text.en, *_notes(each)]) for each in values if each.text.en)


def _notes(value: view.Value) -> list[str]:
    return [note.en for note in value.notes]


def at(span: tuple[int, int]) -> str:
    """Where in the text some words stand, in characters."""
    return f"[{span[0]}–{span[1]}]"


@dataclass(frozen=True, slots=True)
class Lines:
    """Puts lines on a console."""

    console: Console

    def say(self, text: str, depth: int, style: str = "") -> None:
        """A text on lines of its own, white space as one blank."""
        indent = " " * (_STEP * depth)
        words = Text(" ".join(text.split()), style=style)
        if not self.console.is_terminal:
            self.console.print(Text(indent) + words, soft_wrap=True)
            return
        width = max(self.console.width - len(indent), _NARROWEST)
        for line in words.wrap(self.console, width, overflow="fold"):
            line.rstrip()
            self.console.print(Text(indent) + line, soft_wrap=True)

    def head(self, stage: str, count: int | None = None) -> None:
        """The heading of a stage."""
        self.console.print()
        number = "" if count is None else f"  {count:,}"
        self.console.print(Text(f"{stage}{number}", style="bold reverse"), soft_wrap=True)

    def field(self, field: view.Field, depth: int) -> None:
        """A field; the report's own words below it."""
        self.pair(field.label.en, _joined(field.values), depth)
        for value in field.values:
            if value.words:
                self.say(value.words, depth + 1, "italic")

    def pair(self, label: str, text: str, depth: int) -> None:
        """A label in its column and a text beside it, below it where the terminal is narrow."""
        indent = " " * (_STEP * depth)
        head = Text(f"{indent}{label:{_LABEL}} ", style="dim")
        room = self.console.width - len(head)
        if not text or (self.console.is_terminal and len(text) > room):
            self.console.print(Text(f"{indent}{label}", style="dim"), soft_wrap=True)
            if text:
                self.say(text, depth + 1)
        else:
            self.console.print(Text.assemble(head, text), soft_wrap=True)
