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
    "count": "counts",
    "problem": "problems",
}
_WIDTHS = (12, 22, 30)
"""Characters for the kind of a claim, what it says and who is in it."""


@dataclass(slots=True)
class Summary:
    """What has been coded so far; it grows with every chunk."""

    record: Path
    kinds: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    notices: Counter[str] = field(default_factory=Counter)
    _candidates: list[Highlight] = field(default_factory=list)

    def add(self, coded: Coded) -> None:
        """Count one more chunk."""
        self.kinds.update(line.kind for line in coded.lines)
        self.notices.update(coded.notices)
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
            "notices": dict(self.notices),
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
        for notice, reports in sorted(self.notices.items()):
            noun = "report" if reports == 1 else "reports"
            console.print(f"\nnotice, {reports:,} {noun}: {notice}", style="yellow", soft_wrap=True)
        for each in self._candidates:
            # the Arabic words have a line of their own: a terminal that turns lines from right to
            # left must not mix them with the columns
            head = f"{each.kind:{_WIDTHS[0]}}{each.what:{_WIDTHS[1]}}  "
            rest = f"{each.who:{_WIDTHS[2]}}  {each.when}".rstrip()
            console.print()
            console.print(Text.assemble((head, "bold"), rest), soft_wrap=True)
            console.print(Text(" " * _WIDTHS[0] + each.words), soft_wrap=True)
        console.print()
        console.print(Text(f"The record: {self.record}"), soft_wrap=True)
