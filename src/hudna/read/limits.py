"""How much one report may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a wrong file from filling the memory.

    `report_bytes` is the most that one report may be: a text file, or one row of a table. A table
    may be of any length, for it is read row by row. The longest of 36,702
    reports measured has 82 kB; a quarter of a gigabyte is a dump, not a report.
    """

    report_bytes: int = 256 * 1024 * 1024
