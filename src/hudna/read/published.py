"""The day on which a report was published.

In this order: what the metadata says, what the markup says, the day in the URL, a line of the page
between headline and report that is only a date, and a full date that the report itself gives for
«today». A clock above the menus, a footer and a copyright year are never it. In doubt there is
none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_tz

import msgspec

from hudna.grammar.dates import Dates
from hudna.grammar.hijri import HijriDates
from hudna.grammar.numbers import Numbers
from hudna.model import Basis, DateRange, Span
from hudna.read.blocks import Block, Sort
from hudna.read.words import Words
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import tokens
from hudna.text.words import Word
from hudna.vocab import numerals

_YEARS = range(1990, 2100)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6})?Z?\s*\Z")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_IN_URL = (
    re.compile(r"/((?:19|20)\d\d)/[a-z_\-]+/(\d{1,2})/(\d{1,2})/"),
    re.compile(r"/((?:19|20)\d\d)-(\d\d)/(\d\d)/"),
    re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=[/_\-?#.]|\Z)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LEAD = 400
"""Characters at the head of a report in which it says its own day."""
_CONFIDENCE = {
    "json-ld": 0.95, "meta": 0.95, "feed": 0.95, "url": 0.95, "time": 0.9, "dateline": 0.9,
    "today": 0.8, "feed-updated": 0.7,
}  # fmt: skip
"""How sure a day is that was read so; one given from outside is taken as it is. Set by hand: the
day was right on all 10 pages where one is known and was read, and on 54 of 55 reports."""
_CONFIRMED, _DOUBTED = 0.99, 0.6
_BEFORE = 30
"""Characters before a Hijri day in which its weekday and «today» stand."""
_NEAR = 4
"""Lines between a headline and the report: outlet, place, date, time."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what was found in it so far."""

    text: str
    blocks: Sequence[Block]
    chosen: Sequence[int]
    body: Sequence[Span]
    title: Span | None
    origins: Sequence[Span]


class Published:
    """Finds the day of publication; holds the date grammar."""

    def __init__(self, known: Words) -> None:
        self._known = known
        self._dates = Dates(known.calendar, Numbers(numerals.load()))
        self._hijri = HijriDates(known.calendar)
        self._today = {
            phrase[0]: deictic.offset
            for phrase, deictic in known.calendar.deictics.items()
            if len(phrase) == 1 and deictic.offset in (0, -1)
        }

    def marked(self, days: Sequence[tuple[str, str]]) -> tuple[DateRange | None, tuple[str, ...]]:
        """The first day that can be read of those that markup and URL give, and what to say of it.

        A URL has the day of the place, a tag often that of Greenwich: of two days in a row that of
        the URL counts. Days further apart are said.
        """
        read = [
            self.from_url(written) if where == "url" else self.given(written, where)
            for where, written in days
        ]
        found = [day for day in read if day is not None]
        url = next((day for day in found if day.rule == "url"), None)
        first = found[0] if found else None
        if first is None or url is None or first is url:
            return first, ()
        apart = abs((first.start - url.start).days)
        if apart <= 1:
            return msgspec.structs.replace(url, confidence=_CONFIRMED), ()
        said = f"the page was published on {first.start} ({first.rule}) or {url.start} (url)"
        return msgspec.structs.replace(first, confidence=_DOUBTED), (said,)

    def given(self, written: str, rule: str = "metadata") -> DateRange | None:
        """The day that the metadata says, in ISO 8601, RFC 2822, day first, or in words."""
        day = _iso(written) or _mail(written)
        if day is not None:
            return _range(day, rule)
        found = [value for value, _ in self._full(written, 0)]
        return _published(found[0], rule, None) if len(found) == 1 else None

    def from_url(self, url: str) -> DateRange | None:
        """The day that stands in a URL."""
        for pattern in _IN_URL:
            for found in pattern.finditer(url):
                day = _day(*found.groups())
                if day is not None:
                    return _range(day, "url")
        return None

    def on(self, page: Page) -> DateRange | None:
        """The day that the page itself gives its report."""
        return self._origin(page) or self._line(page) or self._said(page)

    def _origin(self, page: Page) -> DateRange | None:
        """A full date within the line of origin: «عدن 3 مايو 2016 (وكالة) -»."""
        for start, end in page.origins:
            for value, _ in self._full(page.text[start:end], start):
                return _published(value, "dateline", value.span)
        return None

    def _line(self, page: Page) -> DateRange | None:
        """A line that is only a date, between the headline and the report, or right above both."""
        if not page.chosen:
            return None
        first = page.chosen[0]
        above = range(first - 1, -1, -1)
        for passed, i in enumerate(above):
            block = page.blocks[i]
            over = page.title is not None and block.end <= page.title[0]
            if over:
                return self._over(page, i)
            if block.sort in (Sort.SECTION, Sort.END) or passed > 2 * _NEAR:
                return None
            value = self._dated(page, block)
            if value is not None and (page.title is not None or passed < _NEAR):
                return _published(value, "dateline", value.span)
        return None

    def _over(self, page: Page, i: int) -> DateRange | None:
        """The line right above the headline, where the report's first words name its weekday.

        A page's clock stands there as well, and agrees with the weekday in one case of seven; so a
        page with menus needs the weekday, and a bare text does not.
        """
        block = page.blocks[i]
        value = self._dated(page, block)
        if value is None or i:
            return None
        menus = any(b.sort in (Sort.SECTION, Sort.END, Sort.FURNITURE) for b in page.blocks)
        weekdays = self._weekdays(page)
        if value.start.isoweekday() in weekdays or not (menus or weekdays):
            return _published(value, "dateline", value.span)
        return None

    def _weekdays(self, page: Page) -> set[int]:
        start = page.body[0][0]
        known = self._known.calendar.weekdays
        lead = (Word(t.surface).fold for t in tokens(page.text, start, start + _LEAD))
        return {known[w.removeprefix(ARTICLE)] for w in lead if w.removeprefix(ARTICLE) in known}

    def _dated(self, page: Page, block: Block) -> DateRange | None:
        if block.sort not in (Sort.DATE, Sort.BYLINE):
            return None
        if self._known.furniture.clock.within([w for w in block.words if not w.isdigit()]):
            return None
        found = list(self._full(page.text[block.start : block.end], block.start))
        return found[0][0] if len({v.start for v, _ in found}) == 1 else None

    def _said(self, page: Page) -> DateRange | None:
        """A full date that the report's first words give for today or yesterday."""
        if not page.body:
            return None
        start = page.body[0][0]
        lead = page.text[start : min(page.body[0][1], start + _LEAD)]
        known = self._known.calendar.weekdays
        for value, around in self._full(lead, start):
            named = {
                known[w.removeprefix(ARTICLE)] for w in around if w.removeprefix(ARTICLE) in known
            }
            if value.start != value.end or (named and value.start.isoweekday() not in named):
                continue  # the report errs in the day or in the year
            for word in around:
                if word in self._today:
                    day = value.start - dt.timedelta(days=self._today[word])
                    return DateRange(
                        start=day, end=day, basis=Basis.INFERRED, span=value.span, rule="today",
                        confidence=_CONFIDENCE["today"],
                    )  # fmt: skip
        return None

    def _full(self, text: str, at: int) -> Iterator[tuple[DateRange, list[str]]]:
        """Every day with its year in a text at an offset, with the words before and in it.

        A Hijri day counts where no other stands beside it.
        """
        if not _YEAR.search(text):
            return
        found = list(tokens(text))
        words = [Word(t.surface) for t in found]
        starts = [at + t.start for t in found]
        common = False
        for match in self._dates.find(words, starts, None):
            value = match.value
            if value is None or value.start != value.end or value.start.year not in _YEARS:
                continue
            if value.basis is Basis.EXPLICIT:
                common = True
                yield value, [w.fold for w in words[max(0, match.first - 4) : match.end]]
        for value in () if common else self._hijri.find(words, starts):
            yield value, [
                w.fold for w, start in zip(words, starts, strict=True)
                if value.span and value.span[0] - _BEFORE <= start < value.span[1]
            ]  # fmt: skip


def _published(value: DateRange, rule: str, span: Span | None) -> DateRange:
    return DateRange(
        start=value.start, end=value.end, basis=Basis.PUBLICATION, span=span, rule=rule,
        confidence=_CONFIDENCE.get(rule),
    )  # fmt: skip


def _range(day: dt.date | None, rule: str) -> DateRange | None:
    return None if day is None else DateRange(
        start=day, end=day, basis=Basis.PUBLICATION, rule=rule, confidence=_CONFIDENCE.get(rule)
    )  # fmt: skip


def _iso(written: str) -> dt.date | None:
    for pattern in (_ISO, _COMPACT):
        found = pattern.match(written)
        if found:
            return _day(*found.groups())
    found = _DAY_FIRST.match(written)
    return _day(*reversed(found.groups())) if found else None


def _mail(written: str) -> dt.date | None:
    try:
        found = parsedate_tz(written)
    except (TypeError, ValueError, IndexError):
        return None
    return _day(*map(str, found[:3])) if found else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None
