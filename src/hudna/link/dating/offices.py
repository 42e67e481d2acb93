"""Whoever is named with an office held it on the day of the report."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from hudna.link.dating.spells import Bound, Interval, union
from hudna.link.reports import Report
from hudna.link.words import Sentence
from hudna.model import Event, Mention, Modality, Statement
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Hit, Kind

_BETWEEN = 3
"""Tokens between a title and its holder («وزير الخارجية الأمريكي السيد جون كيري»)."""
_FORMER = "former"
_ENDS = frozenset(".؛:؟")


def speaking(report: Report) -> set[str]:
    """Who says something in a report."""
    return {c.speaker.id for c in report.claims if isinstance(c, Statement)}


def acting(report: Report) -> set[str]:
    """Who does something that a report tells as fact, and says nothing in it."""
    events = [
        c for c in report.claims if isinstance(c, Event) and c.modality is Modality.ACTUAL
    ]  # fmt: skip
    return {actor.id for event in events for actor in event.actors} - speaking(report)


def bounds(
    vocabulary: Vocabulary, report: Report, sentences: Sequence[Sentence], persons: set[str]
) -> Iterator[Bound]:
    """When each of some persons held the office with which a report names them."""
    people = {c.span[0]: c.actor.id for c in report.claims if isinstance(c, Mention)}
    seen: set[tuple[str, str]] = set()
    for sentence in sentences:
        low, high = sentence.extent
        inside = sorted(at for at in people if low <= at < high)
        if not any(people[at] in persons for at in inside):
            continue
        past = 0
        for first, word in enumerate(sentence.words):
            if first < past:
                continue
            hits = vocabulary.lexicon.hits(list(sentence.words), first) if word.starts else {}
            if Kind.TITLE not in hits:
                continue
            title = hits[Kind.TITLE]
            past = title.end
            if first and sentence.words[first - 1].fold == word.fold:
                continue  # «ولي ولي العهد»
            for at, person in _holders(sentence, title, inside, people):
                for office in title.keys:
                    held = _held(vocabulary, office, person)
                    new = (office, person) not in seen
                    if (
                        person in persons
                        and held
                        and new
                        and not _former(vocabulary, sentence, first, at)
                    ):
                        seen.add((office, person))
                        yield Bound(union(held), f"{person} as {office}")


def _held(vocabulary: Vocabulary, office: str, person: str) -> list[Interval]:
    """From when to when somebody held an office, each time."""
    return [
        (tenure.since, tenure.until)
        for (key, _, _), tenures in vocabulary.actors.tenures.items() if key == office
        for tenure in tenures if tenure.person == person
    ]  # fmt: skip


def _former(vocabulary: Vocabulary, s: Sentence, first: int, at: int) -> bool:
    """Whether a holder is told to have held the office before."""
    low, high = min(first, at), max(first, at)
    around = s.words[max(0, low - 1) : high + 4]
    signs = vocabulary.actors.signs
    return any(_FORMER in signs.plain(stem) for word in around for stem in word.stems)


def _holders(
    s: Sentence, title: Hit, inside: list[int], people: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """The persons that stand right after a title, and right before it; after one in the dual and
    its first holder a second one («وزيرا الدفاع الروسي … والأمريكي …»).
    """
    after = _holder(s, range(title.end, title.end + _BETWEEN + 1), inside, people)
    if after is not None:
        yield after
        second = range(after[0] + 1, after[0] + 2 * _BETWEEN)
        other = _holder(s, second, inside, {k: v for k, v in people.items() if v != after[1]})
        if other is not None:
            yield other
    before = _holder(s, range(title.first - 1, title.first - _BETWEEN, -1), inside, people)
    if before is not None and after is None:
        yield before


def _holder(
    s: Sentence, tokens: range, inside: list[int], people: dict[int, str]
) -> tuple[int, str] | None:
    """The first person that is named at some tokens, and where."""
    for k in tokens:
        if not 0 <= k < len(s.words) or s.words[k].surface in _ENDS:
            return None
        at = bisect.bisect_left(inside, s.starts[k])
        if at < len(inside) and inside[at] < s.starts[k] + len(s.words[k].surface):
            person = people.get(inside[at], "")
            if person.islower():
                return k, person
    return None
