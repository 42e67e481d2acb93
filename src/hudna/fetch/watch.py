"""Watching sources: feeds and pages are asked again and again, what they name is fetched once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hudna.errors import FetchError
from hudna.fetch import coverage, feeds, keep
from hudna.fetch.clock import Clock, moment, stamp
from hudna.fetch.coverage import Line, Outcome
from hudna.fetch.journal import Journal
from hudna.fetch.keep import Keeper
from hudna.fetch.sources import Kind, Source
from hudna.fetch.visit import NOT_MODIFIED, Visit, Visitor

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS source (   -- the sources on the list
        name TEXT PRIMARY KEY
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS watched (   -- their addresses, and when each is due
        url TEXT PRIMARY KEY, source TEXT NOT NULL, due TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS item (   -- every page that a feed ever named
        url TEXT PRIMARY KEY, source TEXT NOT NULL,
        attempts INTEGER NOT NULL,   -- that failed
        due TEXT                     -- null: fetched, or given up
    )
    """,
)
_DAY = timedelta(days=1)
_ATTEMPTS = 8
_AGAIN = timedelta(minutes=5)
"""Pause before a page that failed is tried again; four times as long after each failure, a day at
most: a host may be down for some days before its pages are given up."""


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    url: str
    host: str
    item: bool
    """Whether it is a page that a feed named."""


class Watch:
    """A folder into which sources are watched. See `opened`."""

    def __init__(self, journal: Journal, keeper: Keeper, visitor: Visitor, clock: Clock) -> None:
        self._journal = journal
        self._keeper = keeper
        self._visitor = visitor
        self._clock = clock

    def list_sources(self, sources: Sequence[Source]) -> None:
        """Write down which sources are on the list from now on, and which no longer."""
        state = self._journal.state
        names = {source.name for source in sources}
        known = {name for (name,) in state.execute("SELECT name FROM source")}
        urls = {url: source.name for source in sources for url in source.urls}
        old = {url for (url,) in state.execute("SELECT url FROM watched")}
        now = stamp(self._clock.now())
        with self._keeper.commit():
            for name in sorted(names - known):
                state.execute("INSERT INTO source VALUES (?)", (name,))
                self._log(Line(now, name, Outcome.LISTED))
            for name in sorted(known - names):
                state.execute("DELETE FROM source WHERE name = ?", (name,))
                self._log(Line(now, name, Outcome.UNLISTED))
            for url in old - urls.keys():
                state.execute("DELETE FROM watched WHERE url = ?", (url,))
            for url, name in urls.items():
                state.execute(
                    "INSERT INTO watched VALUES (?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET source = excluded.source",
                    (url, name, now),
                )

    def due(self) -> datetime:
        """When the next source is to be asked, or a page of one tried again."""
        (found,) = self._journal.state.execute(
            "SELECT min(due) FROM (SELECT due FROM watched UNION ALL"
            " SELECT due FROM item WHERE source IN (SELECT name FROM source))"
        ).fetchone()
        return moment(found) if found else self._clock.now()

    def round(self, sources: Sequence[Source], items: int, *, every: bool) -> Iterator[Line]:
        """Ask the sources that are due, or `every` one; then fetch what they named.

        Hosts take turns: while one must be left alone, another is asked.
        """
        tasks: list[_Task] = []
        left: Counter[str] = Counter()
        for source in sources:
            own = [url for url in source.urls if every or self._is_due(url)]
            left[source.name] = len(own)
            tasks += [self._task(source, url) for url in own] or self._items(source, items)
        while tasks:
            task = self._next(tasks)
            visit = self._visitor.visit(task.url, self._keeper.known)
            yield self._kept(visit, task)
            if not task.item:
                left[task.source.name] -= 1
                if not left[task.source.name]:
                    tasks += self._items(task.source, items)

    def fetch(self, url: str) -> Line:
        """Fetch an address once, on no source's account but its host's."""
        with suppress(FetchError):  # the visit says so as well
            url = self._visitor.normal(url)
        return self._kept(self._visitor.visit(url, self._keeper.known), None)

    def _is_due(self, url: str) -> bool:
        (due,) = self._journal.state.execute(
            "SELECT due FROM watched WHERE url = ?", (url,)
        ).fetchone()
        return moment(due) <= self._clock.now()

    def _items(self, source: Source, most: int) -> list[_Task]:
        rows = self._journal.state.execute(
            "SELECT url FROM item WHERE source = ? AND due <= ? ORDER BY due, rowid LIMIT ?",
            (source.name, stamp(self._clock.now()), most),
        )
        return [self._task(source, url, item=True) for (url,) in rows]

    def _task(self, source: Source, url: str, *, item: bool = False) -> _Task:
        return _Task(source, url, self._visitor.host(url), item)

    def _next(self, tasks: list[_Task]) -> _Task:
        """The first task whose host may be asked now, else the one that may be asked soonest."""
        now = self._clock.now()
        free = self._visitor.pace.free
        best = min(range(len(tasks)), key=lambda n: max(free(tasks[n].host), now))
        return tasks.pop(best)

    def _kept(self, visit: Visit, task: _Task | None) -> Line:
        """Write down a visit and what follows from it, all in one commit."""
        links: list[str] = []
        feed = task is not None and not task.item and task.source.kind is Kind.FEED
        if feed and visit.failure is None and visit.final.status != NOT_MODIFIED:
            try:
                links = feeds.links(visit.content, visit.final.url)
            except FetchError as error:
                visit.failure = error
        name = task.source.name if task else self._visitor.host(visit.url) or visit.url
        with self._keeper.commit():
            kept = self._keeper.keep(visit, task.source.name if task else None)
            new = self._named(task.source, links, visit) if task and feed else kept.new
            line = _line(visit, name, kept.record, stamp(self._clock.now()), new=new)
            self._log(line)
            if task and task.item:
                self._item_done(task, visit)
            elif task:
                due = self._clock.now() + max(task.source.interval, _asked_for(visit))
                self._journal.state.execute(
                    "UPDATE watched SET due = ? WHERE url = ?", (stamp(due), task.url)
                )
        return line

    def _named(self, source: Source, links: Iterable[str], visit: Visit) -> bool:
        """Put the pages that a feed names on the list; whether any was not on it.

        An address that may not be fetched is written down once, and left alone.
        """
        found = False
        now = stamp(self._clock.now())
        for link in links:
            named = Visit(_shown(link))
            try:
                named.url = self._visitor.normal(link, visit.final.url)
            except FetchError as error:
                named.failure = error
            added = self._journal.state.execute(
                "INSERT OR IGNORE INTO item VALUES (?, ?, 0, ?)",
                (named.url, source.name, None if named.failure else now),
            ).rowcount
            if added and named.failure:
                self._log(_line(named, source.name, "", now, new=False))
            found = found or bool(added)
        return found

    def _item_done(self, task: _Task, visit: Visit) -> None:
        """A page is fetched once; one that failed is tried again, later and later."""
        (failed,) = self._journal.state.execute(
            "SELECT attempts FROM item WHERE url = ?", (task.url,)
        ).fetchone()
        due = None
        if visit.failure is not None:
            failed += 1
            if visit.failure.passing and failed < _ATTEMPTS:
                pause = max(min(_AGAIN * 4 ** (failed - 1), _DAY), _asked_for(visit))
                due = stamp(self._clock.now() + pause)
        self._journal.state.execute(
            "UPDATE item SET attempts = ?, due = ? WHERE url = ?", (failed, due, task.url)
        )

    def _log(self, line: Line) -> None:
        if not self._journal.size(coverage.NAME):
            self._journal.append(coverage.NAME, coverage.FORMAT)
        self._journal.append(coverage.NAME, coverage.encoded(line))


@contextmanager
def opened(folder: Path, visitor: Visitor, clock: Clock, operator: str | None) -> Iterator[Watch]:
    """A folder to fetch into; made where there is none.

    Raises `ArchiveError` where it cannot be written to.
    """
    with Journal(folder, keep.TABLES + _TABLES) as journal:
        journal.begin(coverage.NAME)
        yield Watch(journal, Keeper(journal, operator), visitor, clock)


def _asked_for(visit: Visit) -> timedelta:
    """The pause that a server asks for, a day at most."""
    wait = visit.failure.wait if visit.failure else None
    return min(timedelta(seconds=wait or 0), _DAY)


def _line(visit: Visit, source: str, record: str, at: str, *, new: bool) -> Line:
    url = _shown(visit.url)
    if visit.failure is None:
        outcome = Outcome.READ if new else Outcome.NOTHING_NEW
        return Line(at, _shown(source), outcome, url, record=record)
    why = visit.failure
    return Line(at, _shown(source), Outcome.FAILED, url, why.error, _shown(why.message), record)


def _shown(text: str) -> str:
    """A text in letters that JSON can hold."""
    return text.encode("utf-8", "replace").decode()
