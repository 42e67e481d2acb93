"""What a search found, for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from hudna.store.search.finding import Found, Value

_FOUND = "bold reverse"


def show(found: Found, console: Console) -> None:
    """How many reports match, and the hits with what was found marked in their own words."""
    from rich.text import Text

    number = found.reports
    shown = "" if number <= len(found.hits) else f", {len(found.hits)} shown"
    console.print(Text(f"{number:,} report{'' if number == 1 else 's'}{shown}"), soft_wrap=True)
    for hit in found.hits:
        console.print()
        head = "  ".join(filter(None, (hit.day or "no day", hit.outlet, hit.document)))
        console.print(Text(head, "bold"), soft_wrap=True)
        if hit.title:
            console.print(_marked(hit.title, hit.title_spans, 0), soft_wrap=True)
        console.print(_marked(hit.text, hit.spans, hit.passage[0]), soft_wrap=True)


def _marked(words: str, spans: Iterable[tuple[int, int]], start: int) -> Text:
    """Words that begin at an offset, on one line, with what was found marked."""
    from rich.text import Text

    marked = Text(words.translate(_ONE_LINE))
    for first, last in spans:
        marked.stylize(_FOUND, first - start, last - start)
    return marked


_ONE_LINE = dict.fromkeys(map(ord, "\n\r\t"), " ")


def show_facets(facets: dict[str, list[Value]], console: Console) -> None:
    """How many of the reports found have each value, the most common first."""
    from rich.text import Text

    for name, values in facets.items():
        if values:
            console.print()
            console.print(Text(name, "bold"))
        for each in values:
            names = (each.name.en, each.name.ar) if each.name else ()
            line = "  ".join(filter(None, (f"  {each.reports:>7,}", each.value, *names)))
            console.print(Text(line), soft_wrap=True)
