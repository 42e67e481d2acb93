"""How well events of a type are detected in the sentences of the Arabic gold-standard records.

    python scripts/gsr.py PATH-TO-arabic_event_gsr [--show yes|no] [--type ASSAULT]

The folder (openeventdata/arabic_event_gsr) holds `assault_gsr.csv` and `protest_gsr.csv`: sentences
that several people judged to tell an event of the type or not. A sentence counts as detected when
the coder finds an event of the type in it that is told as a fact (modality `actual`). Judged «yes»
are the positives, «easy no» the negatives; «difficult no» and «ambiguous» are told apart and left
out of the figures.

In `assault_spans.json` and `protest_spans.json` people marked the words of the event, its source
and its target: the words that the coder's events of the type rest on are compared with those of
each person, and the people with each other.

The judges left out what a sentence only recalls (an assassination years ago, an attack that names a
place); the coder keeps such attacks as `historical`, by weights that were made from these very
sentences (`train_recalled.py` prints the cross-validated figures).
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import Document, Event, EventType, Mention, Modality


class Judged(NamedTuple):
    """A sentence and what people judged of it."""

    text: str
    label: str


def judged(table: Path) -> list[Judged]:
    """The judged sentences of a table."""
    with table.open(encoding="utf-8", newline="") as file:
        return [Judged(r["text"].strip(), r["label"]) for r in csv.DictReader(file)]


def _document(text: str) -> Document:
    """A report of one sentence."""
    body = ((0, len(text)),)
    return Document(id="sentence", sha256="", text=text, body=body, language="ar")


def told(coder: Coder, text: str) -> Iterator[Event]:
    """The events told as facts in a sentence that stands alone, with no day known."""
    for claim in coder.code(_document(text)):
        if isinstance(claim, Event) and not claim.negated and claim.modality is Modality.ACTUAL:
            yield claim


class Detection(NamedTuple):
    """How often an event of a type was found, by what people judged of the sentence."""

    found: dict[str, Counter[bool]]

    @property
    def precision(self) -> float:
        """Of the sentences judged «yes» or «easy no» where one was found, those judged «yes»."""
        right, wrong = self.found["yes"][True], self.found["easy no"][True]
        return right / (right + wrong) if right + wrong else 0.0

    @property
    def recall(self) -> float:
        """Of the sentences judged «yes» those where one was found."""
        return self.found["yes"][True] / self.found["yes"].total()

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def detection(coder: Coder, type_: EventType, table: Path, show: str = "") -> Detection:
    """What is found in the sentences of a table; those judged `show` on which the coder differs
    are printed.
    """
    seen: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for row in judged(table):
        found = [e for e in told(coder, row.text) if e.type is type_]
        seen[row.label][bool(found)] += 1
        if show and row.label.endswith(show) and bool(found) is (show == "no"):
            words = [row.text[slice(*e.trigger)] for e in found]
            print(row.label, words, row.text.replace("\n", " "), sep="\t")
    return Detection(dict(seen))


def line(type_: EventType, of: Detection) -> str:
    """The figures of a type."""
    rates = ", ".join(
        f"{label} {n[True]}/{n.total()}" for label, n in sorted(of.found.items(), reverse=True)
    )
    return (
        f"{type_:8} precision {of.precision:.3f} recall {of.recall:.3f} F1 {of.f1:.3f} "
        f"| found: {rates}"
    )


_ROLES = {"verb": "trigger", "source_actor": "actors", "target_actor": "recipients"}


def words(coder: Coder, text: str, type_: EventType) -> dict[str, set[str]]:
    """The words that the events of a type in a sentence rest on, by role."""
    claims = list(coder.code(_document(text)))
    found: dict[str, set[str]] = {role: set() for role in _ROLES}
    for event in claims:
        if not isinstance(event, Event) or event.type is not type_:
            continue
        found["verb"].update(text[slice(*event.trigger)].split())
        for role, actors in (("source_actor", event.actors), ("target_actor", event.recipients)):
            ids = {actor.id for actor in actors}
            for name in claims:
                if isinstance(name, Mention) and name.actor.id in ids:
                    found[role].update(text[slice(*name.span)].split())
    return found


def agreement(coder: Coder, type_: EventType, spans: Path) -> Iterator[str]:
    """For each role F1 over words against the first, second and third person's marks."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in json.loads(spans.read_text("utf-8")):
        found = words(coder, record["text"], type_)
        people = record["spans"]
        for number, marks in enumerate(people, 1):
            for role in _ROLES:
                _compare(counts[role, f"person {number}"], found[role], set(marks[role]))
        for one, other in itertools.combinations(people, 2):
            for role in _ROLES:
                _compare(counts[role, "person to person"], set(one[role]), set(other[role]))
    for role, name in _ROLES.items():
        shown = ", ".join(
            f"{who} {_f1(n):.3f}" for (r, who), n in sorted(counts.items()) if r == role
        )
        yield f"{type_:8} words of {name}, F1: {shown}"


def _compare(count: Counter[str], ours: set[str], theirs: set[str]) -> None:
    count["both"] += len(ours & theirs)
    count["ours"] += len(ours)
    count["theirs"] += len(theirs)


def _f1(count: Counter[str]) -> float:
    total = count["ours"] + count["theirs"]
    return 2 * count["both"] / total if total else 0.0


def main() -> None:
    """Measure both types."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=["yes", "no"], default="")
    parser.add_argument("--type", choices=["ASSAULT", "PROTEST"])
    args = parser.parse_args()
    coder = Coder(vocab.load())
    for name in [args.type] if args.type else ["ASSAULT", "PROTEST"]:
        table = args.folder / f"{name.lower()}_gsr.csv"
        type_ = EventType(name)
        print(line(type_, detection(coder, type_, table, args.show)))
        for row in agreement(coder, type_, args.folder / f"{name.lower()}_spans.json"):
            print(row)


if __name__ == "__main__":
    main()
