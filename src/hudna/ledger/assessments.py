"""Which assessments are open: a side's is sealed until both have filed or the chair releases it.

What is open once stays open, whatever is undone later: what was seen cannot be unseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hudna.ledger.entries import Entry
from hudna.ledger.entries.incidents import Assessed, IncidentReopened, Released
from hudna.ledger.entries.review import Undone
from hudna.model.terms import Capacity, Question

SEALED = frozenset({"verdict", "to", "source", "information", "evidence", "reason"})
"""The fields of a sealed assessment that its assessor alone sees; all see that it was filed."""

_Asked = tuple[str, Question]


def sealed(entries: Iterable[Entry]) -> dict[int, str]:
    """The sealed assessments among all entries up to a moment: their numbers, with the assessors.

    Sealed is what was filed in the capacity of a side, until another side's assessment of the same
    question of the same incident stands beside it, or the chair releases it. Where an incident is
    opened again, both sides have to file anew.
    """
    known: dict[int, Entry] = {}
    standing: dict[int, bool] = {}
    filed: dict[_Asked, list[Entry]] = defaultdict(list)
    latest: dict[_Asked, list[Entry]] = defaultdict(list)  # since an incident was opened again
    closed: dict[int, str] = {}
    for entry in entries:
        known[entry.number], standing[entry.number] = entry, True
        match entry.act:
            case Assessed(incident=incident, question=question) as act:
                if entry.role is Capacity.SIDE:
                    filed[incident, question].append(entry)
                    latest[incident, question].append(entry)
                    closed[entry.number] = act.assessor
                    _open_both(latest[incident, question], standing, closed)
            case IncidentReopened(incident=incident):
                for each in Question:
                    latest[incident, each].clear()
            case Undone(entry=number):
                for act in _undo(number, known, standing):
                    _open_both(latest[act.incident, act.question], standing, closed)
            case Released(incident=incident, question=question):
                for each in Question:
                    if question in {None, each} and entry.role is Capacity.CHAIR:
                        for one in filed[incident, each]:
                            closed.pop(one.number, None)
            case _:
                pass
    return closed


def closed_to(entries: Iterable[Entry], reader: str | None) -> frozenset[int]:
    """The numbers of the assessments that a reader does not see; without one, the public."""
    return frozenset(n for n, assessor in sealed(entries).items() if assessor != reader)


def _open_both(filed: list[Entry], standing: dict[int, bool], closed: dict[int, str]) -> None:
    """Open what was filed on a question where assessments of two sides stand."""
    sides = {
        x.act.assessor for x in filed if standing[x.number] and isinstance(x.act, Assessed)
    }  # fmt: skip
    if len(sides) > 1:
        for each in filed:
            closed.pop(each.number, None)


def _undo(number: int, known: dict[int, Entry], standing: dict[int, bool]) -> list[Assessed]:
    """Let an entry hold no more, and what it took back hold again: the assessments among them."""
    found, holds = [], False
    entry = known.get(number)
    while entry is not None:
        standing[entry.number] = holds
        if isinstance(entry.act, Assessed):
            found.append(entry.act)
        entry = known.get(entry.act.entry) if isinstance(entry.act, Undone) else None
        holds = not holds
    return found
