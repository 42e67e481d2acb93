"""How much one report may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a wrong file from filling the memory.

    `report_bytes` is the most that one report may be: a text file, or one row of a table. A table
    may be of any length, for it is read row by row. The longest report of the archives measured
    (36,702 texts) has 0.2 MB; a quarter of a gigabyte is a dump, not a report.
    """

    report_bytes: int = 256 * 1024 * 1024
