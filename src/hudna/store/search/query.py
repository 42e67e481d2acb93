"""The language of searches: what somebody typed, read into what it asks for.

    search  = some { "OR" some }
    some    = part { part }                                all of them must match
    part    = [ "-" ] ( word | '"' words '"' | field ":" value | "(" search ")" )

A value with blanks stands in quotation marks. `since:` and `until:` are days and hold for the
whole search.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from hudna.errors import QueryError
from hudna.store.search import keys

FIELDS = ("outlet", "type", "actor", "place", "language")
"""What a report may be asked for beside its words."""
_DAYS = ("since", "until")
_LONGEST, _PARTS = 1000, 100
"""Characters and parts of one search; more is no search but a text pasted by mistake."""
_DEEPEST = 20
"""Brackets within brackets."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that must be there, in any spelling; `at` is where it stands in the search."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must be there one after the other."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that the report must be or name."""

    field: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Not:
    """A part that may not match."""

    part: Part


@dataclass(frozen=True, slots=True)
class All:
    """Parts of which all must match."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one must match."""

    parts: tuple[Part, ...]


Part = Word | Phrase | Filter | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A search that makes sense: what reports must match, and from which days they must be."""

    text: str
    asked: All | Any
    since: dt.date | None = None
    until: dt.date | None = None


_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=\S))|(?P<lone>[a-z]+:)(?=[\s)]|$)|"
    rf"(?:(?P<field>[a-z]+):)?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?)"
    rf"|(?P<word>[^\s(){_QUOTES}]+)))"
)


def parse(text: str) -> Query:
    """Read a search.

    Raises `QueryError`, which names the place, where it makes no sense.

    >>> parse('هدنة -حلب type:shelling since:2016-02-27').since
    datetime.date(2016, 2, 27)
    >>> parse("هدنة OR")
    Traceback (most recent call last):
    ...
    hudna.errors.QueryError: the search, at character 8: after OR another part is missing
    """
    return _Parser(text).read()


@dataclass(slots=True)
class _Parser:
    """Reads a search from left to right."""

    text: str
    _found: list[re.Match[str]] = field(default_factory=list)
    _next: int = 0
    _depth: int = 0
    _days: dict[str, dt.date] = field(default_factory=dict)

    def read(self) -> Query:
        """The whole of it."""
        at = 0
        text = self.text.rstrip()
        if len(text) > _LONGEST:
            raise QueryError(_LONGEST, f"a search has at most {_LONGEST:,} characters")
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise QueryError(at, f"{text[at:].strip()[:1]} cannot stand here")
            self._found.append(found)
            at = found.end()
        if len(self._found) > _PARTS:
            raise QueryError(self._at(_PARTS), f"a search has at most {_PARTS} parts")
        asked = self._search()
        if self._next < len(self._found):
            raise QueryError(self._at(self._next), "this bracket was never opened")
        since, until = self._days.get("since"), self._days.get("until")
        if since and until and since > until:
            raise QueryError(0, f"no day is both since {since} and until {until}")
        return Query(self.text.strip(), asked, since, until)

    def _at(self, number: int) -> int:
        """Where a token stands."""
        if number >= len(self._found):
            return len(self.text)
        found = self._found[number]
        return found.start() + len(found.group()) - len(found.group().lstrip())

    def _peek(self) -> re.Match[str] | None:
        return self._found[self._next] if self._next < len(self._found) else None

    def _search(self) -> All | Any:
        """Parts with OR between them."""
        some = [self._some()]
        while (found := self._peek()) is not None and _is_or(found):
            self._next += 1
            some.append(self._some(after="OR"))
        return some[0] if len(some) == 1 else Any(tuple(some))

    def _some(self, after: str = "") -> All:
        """Parts that must all match."""
        parts: list[Part] = []
        start, bare = self._next, True
        while (found := self._peek()) is not None and not found["close"] and not _is_or(found):
            bare = False
            part = self._part(found)
            if part is not None:
                parts.append(part)
        if bare and (after or self._peek() is not None):
            what = f"after {after} another" if after else "a"
            raise QueryError(self._at(start), f"{what} part is missing")
        return All(tuple(parts))

    def _part(self, found: re.Match[str]) -> Part | None:
        """One part; nothing for a day, which is the whole search's."""
        at = self._at(self._next)
        self._next += 1
        if found["minus"]:
            after = self._peek()
            if after is None or after["close"] or after["minus"] or _is_or(after):
                raise QueryError(at, "after - a word is missing")
            if after["field"] in _DAYS:
                raise QueryError(at, f"{after['field']}: cannot be excluded")
            part = self._part(after)
            return None if part is None else Not(part)
        if found["open"]:
            return self._bracket(at)
        if found["lone"]:
            raise QueryError(at, f"after {found['lone']} a value is missing, without a blank")
        if found["phrase"] is not None and not found["end"]:
            raise QueryError(at, "this quotation mark is never closed")
        return self._simple(found, at)

    def _bracket(self, at: int) -> All | Any:
        """What stands between brackets."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(at, f"brackets lie in each other more than {_DEEPEST} deep")
        inner = self._search()
        closing = self._peek()
        if closing is None or not closing["close"]:
            raise QueryError(at, "this bracket is never closed")
        self._next += 1
        self._depth -= 1
        return inner

    def _simple(self, found: re.Match[str], at: int) -> Part | None:
        """A word, a phrase, a filter or a day."""
        name, phrase = found["field"], found["phrase"]
        value = found["word"] if phrase is None else phrase.strip()
        if name is None:
            if next(keys.known().words(value), None) is None:
                raise QueryError(at, f"there is no word in {value or 'the quotation marks'}")
            return Word(value, at) if phrase is None else Phrase(value, at)
        if name in _DAYS:
            self._day(name, value, at)
            return None
        if name not in FIELDS:
            known = ", ".join(f"{each}:" for each in (*FIELDS, *_DAYS))
            raise QueryError(at, f"{name}: is not known; known are {known}")
        if not value:
            raise QueryError(at, f"after {name}: a value is missing")
        return Filter(name, value, at)

    def _day(self, name: str, value: str, at: int) -> None:
        """A day that limits the search."""
        if self._depth:
            raise QueryError(at, f"{name}: holds for the whole search and cannot be in brackets")
        if name in self._days:
            raise QueryError(at, f"{name}: stands twice")
        try:
            self._days[name] = dt.date.fromisoformat(value)
        except ValueError:
            raise QueryError(at, f"{value} is no day; write it as 2016-02-27") from None


def _is_or(found: re.Match[str]) -> bool:
    return found["word"] == "OR" and found["field"] is None
