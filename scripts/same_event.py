"""How well texts that tell of the same incident are found, against labels of researchers.

    python scripts/same_event.py FOLDER [--stories N] [--seed N]

FOLDER holds `reports.jsonl.gz`, `labels.jsonl` (the incidents of each report, apart from the texts)
and `incidents.jsonl` (date, place, range of killed). What is marked `extraction_suspect` is left
out.

A text belongs to the stories of its news: the first incidents of its day that it tells, those with
dead or wounded if any have (`hudna.link.same.news`); what it recalls links to other texts too, but
the labels say what a text was written for. Two texts are a pair where they share a story. Pairs are
counted over all texts, B-cubed over texts, for several incidents a text in its extended form. The
mean over days is that of the F1 of the pairs within each day that has two texts or more.

Printed are (a) the texts as they are, most without a day of publication, (b) with the day of the
incident given as the day of publication, each beside: the same stated day; the same day and first
place; likeness of the words alone, at the cosine that suits it best; and (c) how often the place
and the killed of the first incident are right.

What the rules of `hudna.link.same` are worth follows from how rare things are, not from these
texts. The one threshold that was chosen with them is `_LESS` in `commonness`; the figures of both
halves of the incidents, by the last byte of the SHA-256 of their ids, are printed, pairs within
each.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.link.reports import Report
from hudna.link.same import Linked, link
from hudna.link.same.news import news
from hudna.link.same.telling import Teller, Telling
from hudna.link.same.when import NEVER, of_range
from hudna.link.same.where import Where, distance
from hudna.link.same.words import stems
from hudna.model import Basis, DateRange, Document
from hudna.origins import find
from hudna.read import read
from hudna.text.clitics import ARTICLE
from hudna.text.fold import fold

NEAR = 10.0
"""Kilometres from the researchers' place within which a place is right."""

Pair = tuple[int, int]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} {self.recall:.3f} {self.f1:.3f}"


@dataclass(slots=True)
class Text:
    """A labelled text, what was read in it, and what it belongs to."""

    report: Report
    incidents: frozenset[str]
    day: str
    news: list[Telling] = field(default_factory=list)
    stories: frozenset[str] = frozenset()


class Figures(NamedTuple):
    """How well one way to group texts does."""

    pairs: Score
    bcubed: Score
    days: float


# ---------------------------------------------------------------- reading
def texts(folder: Path) -> list[Text]:
    """The labelled texts that are not suspect, coded."""
    labels = {row["id"]: row for row in rows(folder / "labels.jsonl")}
    coder = Coder(vocab.load())
    found = []
    for document in read([str(folder / "reports.jsonl.gz")]):
        if not isinstance(document, Document) or document.row is None:
            continue
        label = labels.get(document.row)
        if label is None or label["extraction_suspect"]:
            continue
        report = Report(document, tuple(coder.code(document)))
        found.append(Text(report, frozenset(label["incidents"]), label["incident_dates"][0]))
    return found


def dated(given: Sequence[Text]) -> list[Text]:
    """The same texts with the day of their incident as that of publication, coded again."""
    coder = Coder(vocab.load())
    found = []
    for text in given:
        day = dt.date.fromisoformat(text.day)
        published = DateRange(start=day, end=day, basis=Basis.PUBLICATION, rule="metadata")
        document = msgspec.structs.replace(text.report.document, published=published)
        report = Report(document, tuple(coder.code(document)))
        found.append(Text(report, text.incidents, text.day))
    return found


def linked(given: Sequence[Text]) -> Linked:
    """Link texts, and say of each what its news are and to which stories they belong."""
    reports = [text.report for text in given]
    origins = find([report.document for report in reports]).origins
    found = link(reports, {d: origin.id for origin in origins for d in origin.documents})
    home = {claim: story.id for story in found.stories for claim in story.members}
    teller = Teller()
    for text in given:
        published = text.report.document.published
        day = of_range(published) if published else NEVER
        text.news = news(teller.tellings(text.report), day)
        text.stories = frozenset(home[telling.id] for telling in text.news)
    return found


# ---------------------------------------------------------------- measures
def figures(given: Sequence[Text], belongs: Sequence[frozenset[Any]]) -> Figures:
    """How well texts are grouped by what they belong to."""
    true = _pairs([text.incidents for text in given])
    found = _pairs(belongs)
    days = defaultdict(list)
    for nth, text in enumerate(given):
        days[text.day].append(nth)
    of_days = []
    for members in days.values():
        within = set(combinations(members, 2))
        if within:
            hits = 2 * len(true & found & within)
            of_all = len(true & within) + len(found & within)
            of_days.append(hits / of_all if of_all else 1.0)
    return Figures(
        _score(true, found),
        _bcubed([text.incidents for text in given], belongs),
        sum(of_days) / len(of_days) if of_days else 1.0,
    )


def _pairs(groups: Sequence[frozenset[Any]]) -> set[Pair]:
    return {
        (i, j) for i, j in combinations(range(len(groups)), 2)
        if not groups[i].isdisjoint(groups[j])
    }  # fmt: skip


def _score(true: set[Pair], found: set[Pair]) -> Score:
    hits = len(true & found)
    return Score(hits / len(found) if found else 0.0, hits / len(true) if true else 0.0)


def _bcubed(true: Sequence[frozenset[Any]], found: Sequence[frozenset[Any]]) -> Score:
    """B-cubed for texts of several groups (Amigo and others 2009); what has none is alone."""
    true, found = ([g or frozenset([i]) for i, g in enumerate(some)] for some in (true, found))

    def mean(mine: Sequence[frozenset[Any]], its: Sequence[frozenset[Any]]) -> float:
        total = 0.0
        for i, own in enumerate(mine):
            shared = [
                min(len(own & other), len(its[i] & its[j])) / len(own & other)
                for j, other in enumerate(mine) if j == i or own & other
                if own & other
            ]  # fmt: skip
            total += sum(shared) / len(shared) if shared else 1.0
        return total / len(mine)

    return Score(mean(found, true), mean(true, found))


# ---------------------------------------------------------------- baselines
def stated_days(given: Sequence[Text]) -> list[frozenset[Any]]:
    """The day of publication, else the day that the first incident has."""
    return [frozenset(day for day in [_day(text)] if day) for text in given]


def stated_days_and_places(given: Sequence[Text]) -> list[frozenset[Any]]:
    """The stated day with the place of the first incident."""
    return [
        frozenset((day, place) for day in [_day(text)] if day for place in [_place(text)] if place)
        for text in given
    ]


def _day(text: Text) -> int | None:
    published = text.report.document.published
    if published is not None:
        return published.start.toordinal()
    return next((t.when.first for t in text.news if t.when.known), None)


def _place(text: Text) -> str | None:
    first = text.news[0].places if text.news else ()
    return first[0].name if first else None


def alike(given: Sequence[Text]) -> Score:
    """Pairs by the cosine of the texts' words alone, at the threshold of the best F1."""
    bags = [Counter(stems(_body(text.report.document))) for text in given]
    holders = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        weights = {w: math.log(len(bags) / holders[w]) for w in bag}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        vectors.append({w: x / length for w, x in weights.items()})
    likeness = {
        (i, j): sum(x * vectors[j].get(w, 0.0) for w, x in vectors[i].items())
        for i, j in combinations(range(len(given)), 2)
    }
    true = _pairs([text.incidents for text in given])
    scores = (
        _score(true, {pair for pair, x in likeness.items() if x >= least / 100})
        for least in range(5, 60, 5)
    )
    return max(scores, key=lambda score: score.f1)


def _body(document: Document) -> str:
    spans = document.body or ((0, len(document.text)),)
    return " ".join(document.text[start:end] for start, end in spans)


# ---------------------------------------------------------------- place and toll
def right_places(given: Sequence[Text], incidents: dict[str, dict[str, Any]]) -> float:
    """The share of texts whose first incident is at a place of theirs."""
    right = sum(
        any(_at(text.news[0].places[0], incidents[i]) for i in text.incidents)
        for text in given if text.news and text.news[0].places
    )  # fmt: skip
    return right / len(given)


def _at(place: Where, incident: dict[str, Any]) -> bool:
    lat, lon = incident["latitude"], incident["longitude"]
    if lat is not None and lon is not None:
        apart = distance(place, Where("", "", None, lat, lon))
        if apart is not None and apart <= NEAR:
            return True
    return f" {_plain(place.name)} " in f" {_plain(incident['location_ar'] or '')} "


def _plain(name: str) -> str:
    return " ".join(w.removeprefix(ARTICLE) for w in fold(name).replace("،", " ").split())


def right_tolls(given: Sequence[Text], incidents: dict[str, dict[str, Any]]) -> tuple[float, int]:
    """The share of the texts with a known range of killed whose first incident meets it."""
    known = [
        (text, ranges) for text in given
        if (ranges := [
            (low, high) for i in text.incidents
            if (low := incidents[i]["civilian_deaths_min"]) is not None
            and (high := incidents[i]["civilian_deaths_max"]) is not None
        ])
    ]  # fmt: skip
    met = sum(any(_meets(text, low, high) for low, high in ranges) for text, ranges in known)
    return met / len(known), len(known)


def _meets(text: Text, low: int, high: int) -> bool:
    killed = text.news[0].killed if text.news else None
    return killed is not None and killed[0] <= high and (killed[1] is None or killed[1] >= low)


# ---------------------------------------------------------------- printing
def main() -> None:
    """Print all figures, and the stories that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=0, help="stories to print, for a reader")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    known = texts(given.folder)
    incidents = {row["internal_id"]: row for row in rows(given.folder / "incidents.jsonl")}
    print(f"{len(known)} texts, {len({i for text in known for i in text.incidents})} incidents")
    for name, texts_ in (("as given", known), ("with the day given", dated(known))):
        found = linked(texts_)
        print(f"\n{name}{'':24} pairs P R F1       B-cubed P R F1   mean of days")
        _print("linked", texts_, lambda some: [text.stories for text in some])
        _print("same stated day", texts_, stated_days)
        _print("same stated day and place", texts_, stated_days_and_places)
        print(f"{'likeness of words alone':34}{alike(texts_)}")
        for half in (0, 1):
            own = [text for text in texts_ if _half(text) == half]
            _print(f"linked, half {half}", own, lambda some: [text.stories for text in some])
            _print(f"same stated day, half {half}", own, stated_days)
        places = right_places(texts_, incidents)
        tolls, count = right_tolls(texts_, incidents)
        print(f"place right {places:.3f} of {len(texts_)}, killed right {tolls:.3f} of {count}")
        _show(found, texts_, given.stories, given.seed)


def _print(
    name: str, some: Sequence[Text], grouped: Callable[[Sequence[Text]], list[frozenset[Any]]]
) -> None:
    found = figures(some, grouped(some))
    print(f"{name:34}{found.pairs}  {found.bcubed}  {found.days:.3f}")


def _half(text: Text) -> int:
    """The half that a text's first incident belongs to."""
    return hashlib.sha256(min(text.incidents).encode()).digest()[-1] % 2


def _show(found: Linked, given: Sequence[Text], count: int, seed: int) -> None:
    """Some stories with the words of their claims."""
    claims = {c.id: (c, t.report.document) for t in given for c in t.report.claims}
    several = [story for story in found.stories if len(story.documents) > 1]
    for story in random.Random(seed).sample(several, min(count, len(several))):  # noqa: S311
        print(f"\n=== {story.title.en} | agrees: {', '.join(story.agrees)}")
        for member in story.members:
            claim, document = claims[member]
            start, end = claim.span
            print(f"    {document.row}: {' '.join(document.text[start:end].split())[:150]}")


def rows(path: Path) -> Iterable[dict[str, Any]]:
    """The objects of a file of JSON Lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
