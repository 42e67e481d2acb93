"""Everything that Hudna raises on purpose.

    HudnaError
    ├── UsageError        the command or setting makes no sense (exit status 2)
    │   ├── SourcesError  a list of sources is wrong; names file, line and source
    │   └── QueryError    a search makes no sense; names the place in it
    ├── VocabularyError   a line of the vocabulary is wrong; names file, line and column
    ├── CaseError         a case file is wrong; names file, line and key of every mistake
    ├── ReadError         an input cannot be read; becomes a `problem` record
    ├── FetchError        an address could not be fetched; becomes a failure in the coverage log
    ├── ArchiveError      a folder of fetched pages is damaged or in use
    ├── RecordError       a record file is not in the format of the record
    ├── StoreError        a store cannot be opened, read or written; the message names it
    ├── LedgerError       an entry, a proof or a key is not what it should be
    └── ModelError        a file of a statistical model is damaged or of another make

Bad input is not an exception of the pipeline: the readers turn a `ReadError` into a `problem`
record and go on with the rest of the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class HudnaError(Exception):
    """Base of every error that Hudna raises on purpose."""


class UsageError(HudnaError):
    """The command or a setting makes no sense as given."""


class SourcesError(UsageError):
    """A list of sources is wrong.

    >>> str(SourcesError("sources.toml", 7, "interval", "expected a time such as 30m"))
    'sources.toml, line 7, interval: expected a time such as 30m'
    """

    def __init__(self, file: str, line: int, key: str, message: str) -> None:
        where = file + (f", line {line}" if line else "") + (f", {key}" if key else "")
        super().__init__(f"{where}: {message}")
        self.file, self.line, self.key = file, line, key


class QueryError(UsageError):
    """A search makes no sense; `at` is the offset in it, told as the number of the character.

    >>> str(QueryError(4, "this bracket is never closed"))
    'the search, at character 5: this bracket is never closed'
    """

    def __init__(self, at: int, message: str) -> None:
        super().__init__(f"the search, at character {at + 1}: {message}")
        self.at, self.message = at, message


class VocabularyError(HudnaError):
    """A line of the vocabulary is wrong.

    >>> str(VocabularyError("states.csv", 7, "id", "twice: RUS"))
    'states.csv, line 7, column id: twice: RUS'
    """

    def __init__(self, file: str, line: int, column: str, message: str) -> None:
        where = f"{file}, line {line}" + (f", column {column}" if column else "")
        super().__init__(f"{where}: {message}")
        self.file, self.line, self.column, self.message = file, line, column, message


class Mistake(NamedTuple):
    """Something in the folder of a case that cannot be right.

    `line` is 0 where the file as a whole is meant, `key` the column of a table or the key of a
    TOML file, and may be empty.

    >>> str(Mistake("roles.csv", 4, "actor", "there is no actor sahl-front"))
    'roles.csv, line 4, actor: there is no actor sahl-front'
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        told = f"{self.file}{line}{', ' if self.key else ''}{self.key}: {self.message}"
        return " ".join(told.split())


class CaseError(HudnaError):
    """The folder of a case has mistakes; the message has a line for each."""

    def __init__(self, case: str, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(f"{case}: {mistake}" for mistake in mistakes))
        self.case, self.mistakes = case, tuple(mistakes)


class ReadError(HudnaError):
    """An input cannot be read.

    `error` is a short machine-readable name, `where` the line, row or offset, the message says
    what is wrong and what to do.
    """

    def __init__(self, error: str, message: str, where: str | None = None) -> None:
        super().__init__(message)
        self.error, self.message, self.where = error, message, where


class FetchError(HudnaError):
    """An address could not be fetched.

    `error` is a short machine-readable name, the message says what is wrong and what to do.
    `passing` says whether trying again may help; `wait` are the seconds that the server asks for.
    """

    def __init__(
        self, error: str, message: str, *, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(message)
        self.error, self.message, self.passing, self.wait = error, message, passing, wait


class ArchiveError(HudnaError):
    """A folder of fetched pages cannot be written to as it is; the message names it."""


class RecordError(HudnaError):
    """A record file is not in the format of the record; the message names file and line."""


class StoreError(HudnaError):
    """A store cannot be opened, read or written; the message names it and says what to do."""


class LedgerError(HudnaError):
    """An entry cannot be sealed or read, or a proof, a checkpoint or a key is none."""


class ModelError(HudnaError):
    """A file of a statistical model is not what the program expects; the message names it."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(f"{file}: {message}")
        self.file = file
