"""How much one input may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a wrong or hostile file from filling memory, disk and the day.

    The longest of 36,702 reports measured has 82 kB.
    """

    report_bytes: int = 16 * _MIB
    """The most that one report may be: a text file, a page, one row of a table. A table may be of
    any length, for it is read row by row."""
    whole_bytes: int = 64 * _MIB
    """The most of what has to be held whole: a JSON array, the shared words of a workbook."""
    unpacked_bytes: int = 512 * _MIB
    """What an input may always unpack into, everything nested in it counted."""
    ratio: int = 200
    """Beyond that it may unpack into so many times its own size. Archives of news come to 5 to 30;
    one pass of deflate can reach 1,032."""
    spooled_bytes: int = 4096 * _MIB
    """What may be copied to disk, for a container that must be read from any place and cannot."""
    depth: int = 6
    """Wrappings within each other: a WACZ of gzipped WARCs with a zipped report in it has four."""
    members: int = 100_000
    """Members of one ZIP, whose list is held in memory; a page of a PDF is one too."""
    pdf_bytes: int = 768 * _MIB
    """Memory of the program that reads a PDF, itself included."""
    pdf_seconds: int = 60
    """Time of the processor that reading a PDF may take; a page takes a tenth of one."""
