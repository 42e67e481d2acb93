"""Reading the vocabulary's tables: CSV that a linguist can edit, checked line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from hudna.errors import VocabularyError
from hudna.text.fold import fold

DATA = Path(__file__).parent / "data"

OPTIONAL_ARTICLE = "(ال)"

Row = TypeVar("Row", bound=msgspec.Struct)


def rows(name: str, row: type[Row], folder: Path = DATA) -> list[Row]:
    """The rows of a table as typed values.

    Lines that start with `#` are comments; `|` parts the values of a field that holds several; an
    empty cell takes the field's default; a field `line` receives the line number. Raises
    `VocabularyError` with file, line and column for a missing or unknown column, an empty cell
    without a default or a value of the wrong type.
    """
    return list(_rows(name, row, folder))


def _rows(name: str, row: type[Row], folder: Path) -> Iterator[Row]:
    fields = {f.encode_name: f for f in msgspec.structs.fields(row) if f.name != "line"}
    several = {n for n, f in fields.items() if _is_tuple(f.type)}
    header: list[str] | None = None
    for line, cells in lines(name, (folder / name).read_text("utf-8")):
        if header is None:
            header = cells
            for column in header:
                if column not in fields:
                    raise VocabularyError(name, line, column, "this column is not known")
            for column, field in fields.items():
                if column not in header and field.required:
                    raise VocabularyError(name, line, column, "this column is missing")
            continue
        if len(cells) != len(header):
            raise VocabularyError(name, line, "", f"{len(cells)} cells, expected {len(header)}")
        values: dict[str, object] = {"line": line}
        for column, cell in zip(header, cells, strict=True):
            if column in several:
                values[column] = tuple(v.strip() for v in cell.split("|") if v.strip())
            elif cell.strip():
                values[column] = cell.strip()
        try:
            yield msgspec.convert(values, row, strict=False)
        except msgspec.ValidationError as error:
            message, _, path = str(error).partition(" - at `$.")
            raise VocabularyError(name, line, path.rstrip("`"), message) from error


def _is_tuple(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def lines(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of every line of a table that is neither empty nor a comment.

    Raises `VocabularyError` with `name` as the file where the text is no CSV.
    """
    kept = [(n, s) for n, s in enumerate(text.splitlines(), 1) if s.strip() and s[0] != "#"]
    reader = csv.reader(io.StringIO("\n".join(s for _, s in kept)), strict=True)
    read = 0
    try:
        for cells in reader:
            if reader.line_num > read + 1:
                raise VocabularyError(name, kept[read][0], "", _OPEN)
            yield kept[read][0], cells
            read = reader.line_num
    except csv.Error as error:
        message = _OPEN if "unexpected end" in str(error) else str(error)
        raise VocabularyError(name, kept[read][0], "", message) from error


_OPEN = "a quotation mark is not closed on its line"


def phrases(written: str) -> list[tuple[str, ...]]:
    """The folded words of a name as a table writes it; `(ال)` marks an article that may be absent.

    >>> phrases("(ال)جيش الحر")
    [('الجيش', 'الحر'), ('جيش', 'الحر')]
    """
    found: list[tuple[str, ...]] = [()]
    for word in written.split():
        if OPTIONAL_ARTICLE in word:
            front, _, bare = word.partition(OPTIONAL_ARTICLE)
            choices = (fold(front + "ال" + bare), fold(front + bare))
            found = [(*p, w) for p in found for w in choices]
        else:
            found = [(*p, fold(word)) for p in found]
    return found
