"""The names of `<meta>` elements by which pages say their day, headline, outlet and author."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from hudna.vocab.table import DATA, rows

FILE = "meta_names.csv"
Says = Literal["published", "title", "outlet", "author", "url"]
MetaNames = dict[Says, tuple[str, ...]]
"""The names that say something, the most trusted first."""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    line: int = 0
    says: Says
    names: tuple[str, ...]


def load(folder: Path = DATA) -> MetaNames:
    """The names of `meta_names.csv`."""
    return {row.says: row.names for row in rows(FILE, _Row, folder)}
