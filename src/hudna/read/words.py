"""The words that the reader knows: furniture, outlets, dates; loaded once, handed to all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.read import byline
from hudna.read.source import Metadata
from hudna.text.clitics import ARTICLE
from hudna.text.fold import fold
from hudna.vocab import calendar, furniture, outlets
from hudna.vocab.calendar import Calendar, DateWord
from hudna.vocab.furniture import split

Own = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of the reading stage."""

    furniture: furniture.Furniture
    outlets: outlets.Outlets
    calendar: Calendar
    dates: frozenset[str]
    """Folded words that only dates are made of: months, weekdays, morning and evening."""

    def is_byline(self, line: str, own: Own) -> bool:
        """Whether a short line only names an agency, an outlet, a desk or a place of writing."""
        return byline.is_line(line, self, own)

    def in_dates(self, word: str) -> bool:
        """Whether a folded word is one that dates are made of, with or without the article."""
        return word in self.dates or word.removeprefix(ARTICLE) in self.dates


@dataclass(frozen=True, slots=True)
class Given:
    """What the metadata of a report says of its headline and its outlet."""

    title: tuple[str, ...] = ()
    """Folded words of the headline, as a page gives it: often with the outlet's name after it."""
    own: Own = ()
    """Folded names of the outlet: from the page's title, the source and the domain."""


_PARTED = re.compile(r"\s+[|–—\-:]+\s+|\s*\|\s*|\n")
_NAME = 5


def given(metadata: Metadata) -> Given:
    """The headline and the outlet's own names in some metadata.

    >>> found = given(Metadata(title="هدنة في المدينة | شبكة النور", url="https://alnoor.example/1"))
    >>> found.own
    ('شبكهالنور', 'alnoorexample', 'alnoor')
    """
    names = [plain(split(fold(part))) for part in _PARTED.split(metadata.title)[1:]
             if len(part.split()) <= _NAME]  # fmt: skip
    domain = host(metadata.url) or metadata.source
    names += [plain(split(fold(name))) for name in (metadata.source, metadata.outlet, domain)]
    names.append(plain(split(fold(domain.rpartition(".")[0]))))
    own = tuple(dict.fromkeys(n for n in names if len(n) > 2))
    return Given(tuple(split(fold(metadata.title))), own)


_HOST = re.compile(r"\A(?:[a-z][a-z0-9+.\-]*:)?//(?:[^/@?#]*@)?([^/:?#]+)", re.IGNORECASE)


def host(url: str) -> str:
    """The host of a URL without `www.`; empty where there is none.

    >>> host("https://www.Example.org:8080/a?b"), host("no url")
    ('example.org', '')
    """
    found = _HOST.match(url.strip())
    return found.group(1).lower().removeprefix("www.") if found else ""


def load() -> Words:
    """All words of the reading stage."""
    known = calendar.load()
    return Words(furniture.load(), outlets.load(), known, _date_words(known))


_IN_DATES = frozenset(
    {DateWord.DAY, DateWord.COMMON, DateWord.HIJRI, DateWord.MATCHING, DateWord.DATED, DateWord.ON}
)


def _date_words(known: Calendar) -> frozenset[str]:
    words = {w for phrase in (*known.months, *known.hijri, *known.parts) for w in phrase}
    words |= set(known.weekdays)
    return frozenset(words | {w for w, kind in known.words.items() if kind in _IN_DATES})


def plain(words: Sequence[str]) -> str:
    """Folded words in one string, to be compared whatever signs part them."""
    return "".join(words)
