"""Who published a report, and the agency that it credits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudna.model import Document
from hudna.text.fold import fold
from hudna.vocab import outlets
from hudna.vocab.furniture import split
from hudna.vocab.outlets import Outlet


@dataclass(frozen=True, slots=True)
class Report:
    """What is kept of a report besides its shingles."""

    id: str
    day: dt.date | None
    """The first day on which it may have been published."""
    outlet: str
    """Who published it, under one name for all its spellings; empty where unknown."""
    agency: str
    """The agency that it credits, or that published it; empty where none is known."""
    own: bool
    """Whether that agency published it itself."""


class Credits:
    """Tells outlets and agencies under all their names; holds the table of them."""

    def __init__(self) -> None:
        self._outlets = outlets.load()

    def report(self, document: Document) -> Report:
        """What is kept of a report besides its words."""
        source = document.source
        name, domain = (source.name, source.domain or "") if source else ("", "")
        publisher = self._outlets.at(domain) or self._named(name)
        named = (self._named(document.byline or ""), publisher)
        agency = next((each for each in named if each is not None and each.kind == "agency"), None)
        return Report(
            id=document.id,
            day=document.published.start if document.published else None,
            outlet=publisher.en if publisher else domain or name,
            agency=agency.en if agency else "",
            own=agency is not None and agency is publisher,
        )

    def _named(self, name: str) -> Outlet | None:
        """The outlet or agency of a name, if it is known."""
        return self._outlets.by_name.get(tuple(split(fold(name))))
