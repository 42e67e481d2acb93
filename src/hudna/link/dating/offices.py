"""Whoever is named with an office held it on the day of the report."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from hudna.link.dating.spells import Bound, union
from hudna.link.reports import Report
from hudna.link.words import Sentence
from hudna.model import Mention
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind

_BETWEEN = 3
"""Tokens between a title and its holder («وزير الخارجية الأمريكي السيد جون كيري»)."""
_FORMER = "former"


def bounds(
    vocabulary: Vocabulary, report: Report, sentences: Sequence[Sentence]
) -> Iterator[Bound]:
    """When each person whom a report names with an office held it."""
    people = {c.span[0]: c.actor.id for c in report.claims if isinstance(c, Mention)}
    lexicon, actors = vocabulary.lexicon, vocabulary.actors
    seen: set[tuple[str, str]] = set()
    for sentence in sentences:
        low, high = sentence.extent
        inside = sorted(at for at in people if low <= at < high)
        if not inside:
            continue
        for first, word in enumerate(sentence.words):
            title = (
                lexicon.hits(list(sentence.words), first).get(Kind.TITLE) if word.starts else None
            )
            if title is None:
                continue
            holder = _holder(sentence, title.end, inside, people)
            if holder is None:
                continue
            at, person = holder
            around = sentence.words[max(0, first - 1) : at + 4]
            if any(_FORMER in actors.signs.plain(f) for w in around for f in w.stems):
                continue
            for office in title.keys:
                if (office, person) not in seen:
                    seen.add((office, person))
                    held = [
                        (tenure.since, tenure.until)
                        for (key, _, _), tenures in actors.tenures.items() if key == office
                        for tenure in tenures if tenure.person == person
                    ]  # fmt: skip
                    if held:
                        yield Bound(union(held), f"{person} as {office}")


def _holder(
    s: Sentence, end: int, inside: list[int], people: dict[int, str]
) -> tuple[int, str] | None:
    """The token and the person that stands right after a title."""
    for k in range(end, min(end + _BETWEEN + 1, len(s.words))):
        at = bisect.bisect_left(inside, s.starts[k])
        if at < len(inside) and inside[at] < s.starts[k] + len(s.words[k].surface):
            person = people[inside[at]]
            if person.islower():
                return k, person
    return None
