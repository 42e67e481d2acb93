"""What is shown after coding: counts, and a few claims of different kinds and reports."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path

from rich.console import Console

from hudna.cli.batch import Coded
from hudna.cli.highlights import Highlight, chosen, highlights
from hudna.cli.summary import Summary
from hudna.model import (
    Actor,
    Basis,
    Commitment,
    DateRange,
    Document,
    Event,
    EventType,
    Incident,
    IncidentType,
    Mention,
    Modality,
    Record,
    Statement,
    Status,
    StatusType,
)
from hudna.model.lines import Line
from hudna.model.terms import Form

_TEXT = "أعلن الريفي أن بلاده [ستلتزم] بالهدنة، وقال إن الحلف قصف القرية. " + "كلام طويل " * 20
_RIFI = Actor(id="salem-al-rifi", name="Salem al-Rifi")
_LAND = Actor(id="LND", name="Land")
_DAY = DateRange(start=dt.date(2016, 3, 1), end=dt.date(2016, 3, 4), basis=Basis.EXPLICIT)
_DOCUMENT = Document(id="d1", sha256="0", text=_TEXT)


def _shown() -> list[Highlight]:
    claims: list[Record] = [
        Mention(id="m", document="d1", span=(5, 11), coder="t", actor=_RIFI, form=Form.NAME),
        Statement(
            id="s", document="d1", span=(0, len(_TEXT)), coder="t", speaker=_RIFI, content=(15, 30),
            direct=False, cue=(0, 4),
        ),
        Event(
            id="e", document="d1", span=(40, 60), coder="t", type=EventType.ASSAULT,
            trigger=(40, 45), actors=(_LAND,), recipients=(_RIFI,), negated=True,
            modality=Modality.PLANNED,
        ),
        Commitment(id="c", document="d1", span=(15, 37), coder="t", by=(_LAND,), action=(20, 37)),
        Status(
            id="t", document="d1", span=(15, 37), coder="t", subject="c", status=StatusType.AGREED,
            modality=Modality.ACTUAL, asserted_by=_RIFI, date=_DAY, confidence=0.9,
        ),
        Incident(id="i", document="d1", span=(40, 60), coder="t", type=IncidentType.SHELLING),
    ]  # fmt: skip
    return highlights(_DOCUMENT, claims)


def test_highlights_say_who_did_what_when() -> None:
    """Each kind is told in a word, its parties by name, its days in ISO form."""
    told = {each.kind: each for each in chosen(_shown())}
    assert list(told) == ["status", "commitment", "incident", "event", "statement"]
    status = told["status"]
    assert (status.what, status.who, status.when) == (
        "agreed", "says Salem al-Rifi", "2016-03-01 – 2016-03-04",
    )  # fmt: skip
    assert told["event"].what == "not ASSAULT (planned)"
    assert told["event"].who == "Land → Salem al-Rifi"
    assert told["incident"].who == "unknown"
    assert told["statement"].words.endswith(" …")


def test_first_claims_of_many_reports_come_before_many_of_one() -> None:
    """A report rich in events does not crowd out the others."""
    of_one = [_event("d1", nth) for nth in range(3)]
    others = [_event(f"d{n}", 0) for n in (2, 3)]
    assert [each.document for each in chosen([*of_one, *others])] == ["d1", "d2", "d3"]


def test_summary_is_readable() -> None:
    """Counts, the words in logical order with their brackets, and where the record is."""
    summary = Summary(Path("out") / "record.jsonl")
    lines = [Line("document", f"d{n}", b"") for n in range(1200)] + [Line("event", "e", b"")]
    summary.add(Coded(lines, [], _shown(), {"not coded yet": 3}))
    screen = StringIO()
    summary.show(Console(file=screen, width=100))
    text = screen.getvalue()
    assert "1,200  reports" in text
    assert "[ستلتزم]" in text
    assert "notice, 3 reports: not coded yet" in text
    assert summary.for_machines()["notices"] == {"not coded yet": 3}
    assert text.endswith(f"The record: {summary.record}\n")
    assert "places named" not in text


def _event(document: str, nth: int) -> Highlight:
    return Highlight("event", "ASSAULT", "", "", "", document, nth, 0.5)
