"""Keeping what visits bring: every exchange in WARC files, and a capture record of each visit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hudna.errors import UsageError
from hudna.fetch import warc
from hudna.fetch.capture import FORMAT, Capture, Custody, Hop, Previous, encoded
from hudna.fetch.exchange import Exchange
from hudna.fetch.extract import EXTRACTOR, text_of, text_sha256, title_of
from hudna.fetch.journal import Journal
from hudna.fetch.policy import TOOL
from hudna.fetch.visit import NOT_MODIFIED, Validators, Visit
from hudna.fetch.warc import Earlier
from hudna.model.ids import sha256

ARCHIVE = "archive"
"""The folder of the WARC files."""
TABLES = (
    """
    CREATE TABLE IF NOT EXISTS page (   -- the last whole answer of every address
        url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        record TEXT NOT NULL, origin TEXT NOT NULL, at TEXT NOT NULL   -- where its content is
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS content (   -- where every content was first seen
        sha256 TEXT PRIMARY KEY, record TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL
    )
    """,
)
_LARGEST = 256 * 1024 * 1024
"""Bytes after which a new WARC file is begun."""
_VALIDATOR = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,254}[\x21-\x7e])?")
_OPERATOR = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,200}")

_Record = Callable[[str], bytes]
"""Makes a record that is given its id."""
_Answered = Callable[[Exchange, str], bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a visit in the archive."""

    record: str
    """Id of the record of its last answer; empty where there was none."""
    new: bool
    """Whether its content had never been captured before."""


class Keeper:
    """Writes the WARC files of a folder; `operator` is who collects, None where not named.

    Raises `UsageError` where the operator's name cannot stand in a record.
    """

    def __init__(self, journal: Journal, operator: str | None, largest: int = _LARGEST) -> None:
        if operator is not None and not _OPERATOR.fullmatch(operator):
            raise UsageError("the operator's name must be one line: give another")
        self._journal = journal
        self._operator = operator
        self._largest = largest
        self._file = self._last()

    @contextmanager
    def commit(self) -> Iterator[None]:
        """What is kept within is there afterwards, or nothing of it."""
        if not self._file or self._journal.size(self._file) >= self._largest:
            self._file = self._next()
            self._journal.begin(self._file)
        with self._journal.commit():
            yield

    def known(self, url: str) -> Validators | None:
        """What to ask a server with whether there is something newer than was captured."""
        row = self._journal.state.execute(
            "SELECT etag, modified FROM page WHERE url = ?", (url,)
        ).fetchone()
        return Validators(*row) if row and any(row) else None

    def keep(self, visit: Visit, source: str | None) -> Kept:
        """Write down a visit; only within `commit`."""
        for each in visit.robots:
            self._pair(each, warc.robots)
        if not visit.exchanges:
            return Kept("", new=False)
        before = [(each, self._pair(each, warc.response)) for each in visit.exchanges[:-1]]
        hops = [Hop(each.url, each.status, own) for each, own in before]
        last = visit.final
        whole = visit.failure is None
        earlier = self._earlier(last) if whole else None
        if earlier is None:
            record = self._pair(last, warc.response)
        else:
            same = earlier
            record = self._pair(last, lambda each, own: warc.revisit(each, own, same))
        capture = self._capture(visit, hops, source, record, earlier)
        self._write(last, "capture", lambda own: warc.metadata(last, own, record, encoded(capture)))
        if whole:
            self._remember(last, record, earlier)
        return Kept(record, new=whole and earlier is None)

    def _earlier(self, last: Exchange) -> Earlier | None:
        """The capture whose content this answer repeats."""
        if last.status == NOT_MODIFIED:
            query, key = "SELECT record, origin, at, sha256 FROM page WHERE url = ?", last.url
        else:
            query, key = "SELECT record, url, at, sha256 FROM content WHERE sha256 = ?", last.sha256
        row = self._journal.state.execute(query, (key,)).fetchone()
        return Earlier(*row) if row else None

    def _remember(self, last: Exchange, record: str, earlier: Earlier | None) -> None:
        state = self._journal.state
        found = earlier or Earlier(record, last.url, last.at, last.sha256)
        etag, modified = (_validator(last.header(n)) for n in ("etag", "last-modified"))
        if last.status == NOT_MODIFIED:
            old = self.known(last.url) or Validators()
            etag, modified = etag or old.etag, modified or old.modified
        state.execute(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)",
            (last.url, etag, modified, found.sha256, found.record, found.url, found.at),
        )
        if last.payload:
            state.execute(
                "INSERT OR IGNORE INTO content VALUES (?, ?, ?, ?)",
                (found.sha256, found.record, found.url, found.at),
            )

    def _capture(
        self, visit: Visit, hops: list[Hop], source: str | None, record: str, same: Earlier | None
    ) -> Capture:
        last = visit.final
        row = self._journal.state.execute(
            "SELECT record, at, sha256 FROM page WHERE url = ?", (last.url,)
        ).fetchone()
        text = text_of(visit.content, last.header("content-type"))
        packed = bool(visit.content) and visit.content != last.payload
        return Capture(
            format=FORMAT,
            source=source,
            url=visit.url,
            final_url=last.url,
            redirects=hops,
            retrieved_at=last.at,
            address=last.address,
            status=last.status,
            headers=list(last.headers),
            record=record,
            unchanged=same is not None,
            sha256=same.sha256 if same else last.sha256,
            size=len(last.payload),
            content_sha256=sha256(visit.content) if packed else None,
            text_sha256=text_sha256(text) if text else None,
            text_by=EXTRACTOR if text else None,
            title=title_of(text) if text else None,
            failure=visit.failure.error if visit.failure else None,
            robots_sha256=visit.rules or None,
            tool=TOOL,
            operator=self._operator,
            previous=Previous(*row) if row else None,
            custody=[Custody("captured", last.at, self._operator, TOOL)],
        )

    def _pair(self, each: Exchange, record: _Answered) -> str:
        """Write an answer and its request; the id of the answer's record."""
        own = self._write(each, "response", lambda own: record(each, own))
        self._write(each, "request", lambda request: warc.request(each, request, own))
        return own

    def _write(self, each: Exchange, kind: str, record: _Record) -> str:
        name = self._file
        if not self._journal.size(name):
            bare = name.partition("/")[2]
            self._journal.append(name, warc.info(bare, each.at, self._told()))
        place = self._journal.size(name)
        own = warc.record_id(kind, each.url, each.at, sha256(each.response), name, place)
        self._journal.append(name, record(own))
        return own

    def _told(self) -> dict[str, str]:
        return {
            "software": TOOL,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/"
            "warc-format/warc-1.1/",
            "robots": "obey",
            "operator": self._operator or "",
        }

    def _last(self) -> str:
        return max((n for n in self._journal.names() if n.startswith(f"{ARCHIVE}/")), default="")

    def _next(self) -> str:
        """A name that no file has: one that somebody else put there is left alone."""
        number = int(re.sub(r"\D", "", self._last()) or 0) + 1
        while (self._journal.folder / (name := f"{ARCHIVE}/hudna-{number:05}.warc.gz")).exists():
            number += 1
        return name


def _validator(written: str) -> str:
    """A validator that can be sent back in a header; empty where it cannot."""
    return written if _VALIDATOR.fullmatch(written) else ""
