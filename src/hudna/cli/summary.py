"""What `hudna code` says when it is done: how much of what was read, and the most telling of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hudna.cli.highlights import Highlight, chosen

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.cli.batch import Coded

_KINDS = {
    "document": "reports",
    "mention": "actors named",
    "place_mention": "places named",
    "statement": "statements",
    "event": "events",
    "commitment": "commitments",
    "status": "statuses",
    "incident": "incidents",
    "problem": "problems",
}


@dataclass(slots=True)
class Summary:
    """What has been coded so far; it grows with every chunk."""

    record: Path
    kinds: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    _candidates: list[Highlight] = field(default_factory=list)

    def add(self, coded: Coded) -> None:
        """Count one more chunk."""
        self.kinds.update(coded.kinds)
        self.problems += len(coded.problems)
        self._candidates = chosen([*self._candidates, *coded.highlights])

    @property
    def documents(self) -> int:
        """How many reports were read."""
        return self.kinds["document"]

    def for_machines(self) -> dict[str, object]:
        """The summary for `--json`."""
        return {
            "record": str(self.record),
            "kinds": {kind: self.kinds[kind] for kind in _KINDS},
            "problems": self.problems,
        }

    def show(self, console: Console) -> None:
        """The summary for people."""
        from rich.table import Table
        from rich.text import Text

        counts = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        counts.add_column(justify="right", style="bold")
        counts.add_column()
        for kind, name in _KINDS.items():
            if self.kinds[kind] or kind == "document":
                counts.add_row(f"{self.kinds[kind]:,}", name)
        console.print(counts)
        if self._candidates:
            table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
            for column, least in (("claim", 10), ("who", 12), ("when", 10)):
                table.add_column(column, overflow="fold", min_width=least)
            table.add_column("the words it rests on", overflow="fold", ratio=1)
            for each in self._candidates:
                what = Text.assemble((each.kind, "dim"), "\n", each.what)
                table.add_row(what, Text(each.who), Text(each.when), Text(each.words))
            console.print()
            console.print(table)
            console.print()
        console.print(Text(f"The record: {self.record}"), soft_wrap=True)
