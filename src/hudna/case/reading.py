"""From what a file of a case says to typed facts; what cannot be read is a mistake."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal, TypeVar, get_args, get_origin

import msgspec

from hudna.case import toml
from hudna.case.days import days
from hudna.case.facts import Days, Where
from hudna.errors import Mistake, VocabularyError
from hudna.model import Text
from hudna.vocab import table

F = TypeVar("F", bound=msgspec.Struct)

LANGUAGES = Text.__struct_fields__


class Reading:
    """The files of a case by their names, read into facts; mistakes are kept, not raised."""

    def __init__(self, files: Mapping[str, str], mistakes: list[Mistake]) -> None:
        self.files = files
        self.mistakes = mistakes
        self._lines: dict[str, dict[toml.Path, int]] = {}

    def wrong(self, where: Where, key: str, message: str) -> None:
        """Note a mistake at a key of the fact that begins at a place."""
        self.mistakes.append(Mistake(where.file, self._line(where, key), key, message))

    def _line(self, where: Where, key: str) -> int:
        """The line of a key of the fact that begins at a place; that of the fact without one."""
        lines = self._lines.get(where.file, {})
        begun = (path for path, line in lines.items() if line == where.line)
        found = (lines[*path, key] for path in begun if (*path, key) in lines)
        return next(found, where.line)

    def facts(self, file: str, kind: type[F]) -> list[F]:
        """The facts of a CSV file, one a line; none where there is no such file."""
        if file not in self.files:
            return []
        found: list[F] = []
        several = {f.encode_name for f in _fields(kind).values() if get_origin(f.type) is tuple}
        for line, cells in self._rows(file, kind):
            values: dict[str, object] = {}
            for column, cell in cells.items():
                parts = tuple(v.strip() for v in cell.split("|") if v.strip())
                values[column] = parts if column in several else cell.strip()
            fact = self._made(kind, _texts(kind, values), Where(file=file, line=line), strict=False)
            found += [fact] if fact else []
        return found

    def _rows(self, file: str, kind: type[F]) -> Iterator[tuple[int, dict[str, str]]]:
        """The lines of a table by columns."""
        header: list[str] | None = None
        try:
            for line, cells in table.lines(file, self.files[file]):
                if header is None:
                    header = cells
                    if not self._columns(file, line, header, kind):
                        return
                elif len(cells) != len(header):
                    message = f"{len(cells)} cells, expected {len(header)}"
                    self.mistakes.append(Mistake(file, line, "", message))
                elif any(cell.strip() for cell in cells):
                    yield line, dict(zip(header, cells, strict=True))
        except VocabularyError as error:
            self.mistakes.append(Mistake(file, error.line, "", f"is no CSV: {error.message}"))
        else:
            if header is None:
                self.mistakes.append(Mistake(file, 0, "", "its line of columns is missing"))

    def _columns(self, file: str, line: int, header: list[str], kind: type[F]) -> bool:
        """Whether the columns are those of a kind of fact."""
        known: set[str] = set()
        needed: list[str] = []
        for key, field in _fields(kind).items():
            columns = LANGUAGES if field.type is Text else (key,)
            known.update(columns)
            needed += columns if field.required else ()
        wrong = [(column, "not known") for column in header if column not in known]
        wrong += [(column, "missing") for column in needed if column not in header]
        wrong += [(column, "there twice") for column, n in Counter(header).items() if n > 1]
        for column, what in wrong:
            self.mistakes.append(Mistake(file, line, column, f"this column is {what}"))
        return not wrong

    def fact(self, file: str, kind: type[F]) -> F | None:
        """The fact that a TOML file states; nothing where it cannot be read or is not there."""
        if file not in self.files:
            return None
        try:
            values, self._lines[file] = toml.read(self.files[file])
        except toml.NotToml as error:
            self.mistakes.append(Mistake(file, error.line, "", str(error)))
            return None
        return self._tree(file, kind, values, ())

    def _tree(
        self, file: str, kind: type[F], values: dict[str, object], path: toml.Path
    ) -> F | None:
        """A fact with the facts that it is made of."""
        where = Where(file=file, line=self._lines[file].get(path, 1))
        for key, field in _fields(kind).items():
            part = next((t for t in get_args(field.type) if _is_struct(t)), None)
            if get_origin(field.type) is not tuple or part is None or key not in values:
                continue
            written = values[key]
            if not isinstance(written, list) or not all(isinstance(v, dict) for v in written):
                self.wrong(where, key, f"is no list of tables: write [[{key}]]")
                return None
            parts = [self._tree(file, part, v, (*path, key, i)) for i, v in enumerate(written)]
            values[key] = tuple(p for p in parts if p is not None)
        return self._made(kind, values, where, strict=True)

    def _made(
        self, kind: type[F], values: Mapping[str, object], where: Where, *, strict: bool
    ) -> F | None:
        """A fact from its values by key; nothing where one of them is wrong.

        What is written as empty counts as left out.
        """
        fields = _fields(kind)
        before = len(self.mistakes)
        for key in values:
            if key not in fields:
                self.wrong(where, key, "this key is not known")
        found: dict[str, object] = {"where": where}
        for key, field in fields.items():
            value = values.get(key)
            if value in (None, "", (), []):
                if field.required:
                    self.wrong(where, key, "this is missing")
                continue
            try:
                found[field.name] = _value(value, field.type, strict=strict)
            except ValueError as error:
                self.wrong(where, key, str(error))
            else:
                self._in_both(found[field.name], field, where, columns=not strict)
        return kind(**found) if len(self.mistakes) == before else None

    def _in_both(
        self, value: object, field: msgspec.structs.FieldInfo, where: Where, *, columns: bool
    ) -> None:
        """Note the language that a text is missing in; only what has a name elsewhere may lack it.

        In a table each language has its column.
        """
        if not isinstance(value, Text) or not (field.required or field.default is None):
            return
        for language in LANGUAGES:
            if not getattr(value, language):
                key = language if columns else field.encode_name
                self.wrong(where, key, "this is missing" if columns else f"{language} is missing")


def _fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields that whoever keeps a case writes, by the keys they are written under."""
    return {f.encode_name: f for f in msgspec.structs.fields(kind) if f.name != "where"}


def _is_struct(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)


def _texts(kind: type[msgspec.Struct], cells: dict[str, object]) -> dict[str, object]:
    """The cells of a line, those for a language put together under the key of the text."""
    for key, field in _fields(kind).items():
        if field.type is Text:
            cells[key] = {language: cells.pop(language, "") for language in LANGUAGES}
    return cells


def _value(value: object, annotation: object, *, strict: bool) -> object:
    """A value as its type. Raises `ValueError` that says what is wrong with it."""
    types = get_args(annotation) or (annotation,)
    if Days in types:
        return _days(value)
    if Text in types:
        return _text(value)
    try:
        return msgspec.convert(value, annotation, strict=strict)
    except msgspec.ValidationError as error:
        raise ValueError(_unlike(value, annotation) or str(error)) from error


def _unlike(value: object, annotation: object) -> str:
    """What a value is not, in plain words; nothing where there are none for it."""
    types = get_args(annotation) or (annotation,)
    allowed = _allowed(annotation)
    if allowed and isinstance(value, str):
        return f"{value!r} is none of {', '.join(allowed)}"
    if get_origin(annotation) is tuple and not isinstance(value, list | tuple):
        return "is no list: write it in brackets, parted by commas"
    if bool in types:
        return f"{value!r} is neither true nor false"
    if float in types:
        return f"{value!r} is no number"
    return "is no text: write it in quotation marks" if str in types else ""


def _allowed(annotation: object) -> list[str]:
    """The words that a field of a closed vocabulary may hold."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    types = get_args(annotation) or (annotation,)
    return [str(v) for t in types if isinstance(t, type) and issubclass(t, StrEnum) for v in t]


def _days(value: object) -> Days:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return Days(value, value)  # TOML knows days without quotation marks
    if not isinstance(value, str):
        raise ValueError('is no day: write it like "2016-02-27"')  # noqa: TRY004
    return days(value)


def _text(value: object) -> Text:
    if not isinstance(value, Mapping):
        raise ValueError('is no text in two languages: write { ar = "…", en = "…" }')  # noqa: TRY004
    for language, words in value.items():
        if language not in LANGUAGES:
            raise ValueError(f"{language} is no language of the screens: ar and en are")
        if not isinstance(words, str):
            raise ValueError(f"{language} is no text")  # noqa: TRY004
    return Text(**{language: words.strip() or None for language, words in value.items()})
