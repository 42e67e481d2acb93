"""News agencies and outlets: their names in bylines, the domains they publish under."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from hudna.text.fold import fold
from hudna.vocab.furniture import Phrases, phrases, split
from hudna.vocab.table import DATA, rows

FILE = "outlets.csv"


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An agency or outlet; `domains` are the registered names it publishes under."""

    line: int = 0
    id: str
    kind: Literal["agency", "outlet"]
    en: str
    ar: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    source: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Outlets:
    """All known outlets, to be found by the name in a byline or by domain."""

    names: Phrases
    by_name: dict[tuple[str, ...], Outlet]
    by_domain: dict[str, Outlet]

    def at(self, domain: str) -> Outlet | None:
        """The outlet that publishes under a domain or one above it."""
        parts = domain.split(".")
        for i in range(len(parts) - 1):
            found = self.by_domain.get(".".join(parts[i:]))
            if found is not None:
                return found
        return None


def load(folder: Path = DATA) -> Outlets:
    """The outlets of `outlets.csv`."""
    by_name: dict[tuple[str, ...], Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    written: list[str] = []
    for outlet in rows(FILE, Outlet, folder):
        for name in (outlet.ar, outlet.en, *outlet.aliases):
            written.append(name)
            by_name.setdefault(tuple(split(fold(name))), outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain, outlet)
    return Outlets(phrases(written), by_name, by_domain)
