"""What `hudna run` says when it is done: what is in the store now that was not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hudna.link import news as linking
from hudna.model import Status
from hudna.store.intake import Taken

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN = 10
"""Stories and agreements named; the rest is a number."""
_LINES = 3
"""New status lines of one agreement shown with their words."""


class Said(NamedTuple):
    """A status and the words it rests on."""

    status: Status
    words: str


def shown(linked: linking.News | None) -> list[str]:
    """The claims whose words are shown."""
    told = linked.statuses[:_SHOWN] if linked else ()
    return [claim for status in told for claim in status.claims[:_LINES]]


@dataclass(frozen=True, slots=True)
class News:
    """What one run took in, and what linking made of it."""

    store: Path
    taken: Taken
    linked: linking.News | None
    said: dict[str, Said]
    """The new statuses that are shown, by the ids of their claims."""
    unread: int
    """Problems of this run, whether or not they were known."""

    def for_machines(self) -> dict[str, object]:
        """The news for `--json`."""
        import msgspec

        linked = self.linked or linking.News(stories=(), grown=(), statuses=())
        return {
            "store": str(self.store),
            "reports": self.taken.new,
            "recoded": self.taken.recoded,
            "known": self.taken.known,
            "claims": dict(sorted(self.taken.kinds.items())),
            "stories": dict(sorted(Counter(str(x.of) for x in linked.stories).items())),
            "grown": [
                {"story": x.story.id, "of": x.story.of, "title": msgspec.to_builtins(x.story.title),
                 "before": msgspec.to_builtins(x.before),
                 "now": msgspec.to_builtins(x.story.counts)}
                for x in linked.grown
            ],
            "statuses": msgspec.to_builtins(linked.statuses),
            "problems": self.unread,
        }  # fmt: skip

    def show(self, console: Console) -> None:
        """The news for people."""
        from rich.table import Table
        from rich.text import Text

        numbers = self._numbers()
        if numbers:
            counts = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
            counts.add_column(justify="right", style="bold")
            counts.add_column()
            for number, what in numbers:
                counts.add_row(f"{number:,}", what)
            console.print(counts)
        else:
            console.print("nothing new")
        for grown in self.linked.grown[:_SHOWN] if self.linked else ():
            console.print()
            _show_grown(grown, console)
        for status in self.linked.statuses[:_SHOWN] if self.linked else ():
            console.print()
            _show_statuses(status, self.said, console)
        console.print()
        console.print(Text(f"The store: {self.store}"), soft_wrap=True)

    def _numbers(self) -> list[tuple[int, str]]:
        """What there is of each, where there is any."""
        linked = self.linked or linking.News(stories=(), grown=(), statuses=())
        incidents = sum(x.of == "incident" for x in linked.stories)
        found = [
            (self.taken.new, "new reports"),
            (self.taken.recoded, "reports coded anew"),
            (incidents, "new incidents, alleged or reported"),
            (len(linked.stories) - incidents, "other new stories"),
            (len(linked.grown), "stories that grew"),
            (len(linked.statuses), "agreements and commitments with new status lines"),
            (self.taken.problems, "new problems"),
        ]
        return [(number, what) for number, what in found if number]


def _show_grown(grown: linking.Grown, console: Console) -> None:
    """How often a story is told now, and was before."""
    from rich.text import Text

    before, story = grown.before, grown.story
    now = story.counts
    told = (
        f"{story.id}  {story.type}: reports {before.reports} → {now.reports}, outlets "
        f"{before.outlets} → {now.outlets}, origins {before.origins} → {now.origins}"
    )
    console.print(Text(told, "bold"), soft_wrap=True)
    for title in (story.title.ar, story.title.en):
        if title:
            console.print(Text(f"  {title}"), soft_wrap=True)


def _show_statuses(new: linking.StatusLines, said: dict[str, Said], console: Console) -> None:
    """What is newly said of one agreement or commitment, the words on lines of their own."""
    from rich.text import Text

    number = len(new.claims)
    console.print(
        Text(f"{new.subject}: {number:,} new status line{'' if number == 1 else 's'}", "bold"),
        soft_wrap=True,
    )
    for name in (new.name.ar, new.name.en) if new.name else ():
        if name:
            console.print(Text(f"  {name}"), soft_wrap=True)
    for status, words in (said[claim] for claim in new.claims if claim in said):
        modality = "" if status.modality == "actual" else f" ({status.modality})"
        voice = f", says {status.asserted_by.name}" if status.asserted_by else ""
        console.print(Text(f"  {status.status}{modality}{voice}  {status.id}"), soft_wrap=True)
        console.print(Text(f"    {' '.join(words.split())}", "italic"), soft_wrap=True)
