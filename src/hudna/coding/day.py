"""The day a report is told from, where neither metadata nor a dateline says it.

Only a date that the story tells as its own counts: one with its weekday («مساء الجمعة 15 يوليو»)
or with «اليوم», near the beginning. A date without a year is that of the one year in which it fell
on that weekday while everybody named with an office held it. More than one such day, or none, is
no day: the coder does not guess.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from hudna.coding import context as contexts
from hudna.coding.names.memory import Tenured
from hudna.coding.names.reader import NameReader
from hudna.coding.sentence import Sentence
from hudna.grammar.dates import Dates
from hudna.text.clitics import ARTICLE
from hudna.text.words import Word
from hudna.vocab import Vocabulary
from hudna.vocab.calendar import Calendar

_BEGINNING = 4  # sentences in which a story tells its own day
_FIRST, _LAST = 2011, 2026  # years of the reports that the vocabulary is made for


def infer(vocabulary: Vocabulary, sentences: Sequence[Sentence], dates: Dates) -> dt.date | None:
    """The day that a report without one is told from, or None."""
    calendar = vocabulary.calendar
    told = [days for s in sentences[:_BEGINNING] for days in _told(s, calendar, dates)]
    if not told:
        return None
    low, high = dt.date.min, dt.date.max
    if any(len(days) > 1 for days in told):
        low, high = _in_office(vocabulary, sentences, dates)
    held = {tuple(day for day in days if low <= day <= high) for days in told}
    if len(held) != 1 or len(found := held.pop()) != 1:
        return None
    todays = {weekday for s in sentences for weekday in _todays(s, calendar)}
    return found[0] if todays <= {found[0].isoweekday()} else None


def _told(s: Sentence, calendar: Calendar, dates: Dates) -> Iterator[list[dt.date]]:
    """The dates that a sentence tells as the report's own, each with all the days it may be."""
    for match in dates.find(s.words, s.starts, None):
        words = s.words[max(0, match.first - 1) : match.end]
        weekday = next((d for w in words if (d := _weekday(w, calendar))), 0)
        if not weekday or not any(c.isdigit() for w in words for c in w.fold):
            continue
        if not any(_today(w, calendar) or (w.fold,) in calendar.parts for w in words):
            continue
        words = s.words[match.first : match.end]
        days = {_day(words, dates, dt.date(year, 7, 1)) for year in range(_FIRST, _LAST + 1)}
        fits = sorted(d for d in days if d is not None and d.isoweekday() == weekday)
        if fits:
            yield fits


def _today(word: Word, calendar: Calendar) -> bool:
    deictic = calendar.deictics.get((word.fold,))
    return deictic is not None and deictic.offset == 0


def _todays(s: Sentence, calendar: Calendar) -> Iterator[int]:
    """The weekdays that stand right after «اليوم»."""
    for word, after in itertools.pairwise(s.words):
        if _today(word, calendar) and _weekday(after, calendar):
            yield _weekday(after, calendar)


def _weekday(word: Word, calendar: Calendar) -> int:
    """The ISO number of the weekday that a word names, or 0."""
    return calendar.weekdays.get(word.fold.removeprefix(ARTICLE), 0)


def _day(words: Sequence[Word], dates: Dates, anchor: dt.date) -> dt.date | None:
    """The single day that some words are when read from a day."""
    found = dates.find(words, [0] * len(words), anchor)
    value = found[0].value if found else None
    return value.start if value is not None and value.start == value.end else None


def _in_office(
    vocabulary: Vocabulary, sentences: Sequence[Sentence], dates: Dates
) -> tuple[dt.date, dt.date]:
    """The days on which everybody whom a report names with an office held it."""
    names = NameReader(vocabulary, contexts.of(vocabulary, sentences, None))
    for sentence in sentences:
        sentence.dates = dates.find(sentence.words, sentence.starts, None)
        names.read(sentence)
    low, high = dt.date.min, dt.date.max
    for tenured in names.tenured:
        since, until = _tenure(vocabulary, tenured)
        low, high = max(low, since), min(high, until)
    return low, high


def _tenure(vocabulary: Vocabulary, t: Tenured) -> tuple[dt.date, dt.date]:
    """From when to when somebody held an office, all times together; always where no table says."""
    known = [
        tenure
        for (office, of, _), tenures in vocabulary.actors.tenures.items()
        if office == t.office and of == t.owner
        for tenure in tenures
        if tenure.person == t.person
    ]
    if not known:
        return dt.date.min, dt.date.max
    return min(k.since for k in known), max(k.until for k in known)
