"""The inputs of a command that codes: read in their order, and told about as they pass."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.cli.batch import Coded, Item


def items(
    inputs: tuple[str, ...], seen: Path, passed: Counter[str], *, private: bool
) -> Iterator[Item]:
    """The reports of the files, then those of the addresses.

    What addresses hold is kept in a new folder `seen`; what is no report is counted in `passed`.
    """
    from hudna.cli import web
    from hudna.read import read

    yield from read([x for x in inputs if not web.on_web(x)], sys.stdin.buffer, passed=passed)
    urls = [x for x in inputs if web.on_web(x)]
    if urls:
        yield from web.reports(urls, seen, passed, private=private)


def watched(chunks: Iterable[Coded], errors: Console) -> Iterator[Coded]:
    """The chunks as they pass: problems told, on a terminal with a line of progress."""
    progress = errors.status("reading …") if errors.is_terminal else nullcontext()
    documents = 0
    with progress as line:
        for chunk in chunks:
            for problem in chunk.problems:
                where = f", {problem.where}" if problem.where else ""
                told = f"hudna: {problem.file}{where}: {problem.message}"
                errors.print(told, markup=False, soft_wrap=True)
            documents += sum(each.kind == "document" for each in chunk.lines)
            if line is not None:
                line.update(f"{documents:,} reports coded …")
            yield chunk


def tell_passed(passed: Counter[str], errors: Console) -> None:
    """Say what was passed over because it holds no reports."""
    if passed:
        said = ", ".join(f"{count:,} × {what}" for what, count in passed.most_common())
        errors.print(f"hudna: no reports, passed over: {said}", markup=False, soft_wrap=True)
