"""Reports of a fictional truce with claims, made up for tests of the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hudna.model import (
    Actor,
    Basis,
    Claim,
    DateRange,
    Document,
    Event,
    EventType,
    Incident,
    IncidentType,
    Modality,
    Problem,
    Record,
    Run,
    Source,
    Statement,
)
from hudna.model.ids import claim_id, digest, document_id, sha256
from hudna.model.lines import Line, lines
from hudna.model.record import FORMAT

TEXT = "قال ناطق باسم جيش الهضبة إن قوات السهل قصفت سوق المرجانة."
_SPOKESMAN = Actor(id="natq", name="Spokesman", name_ar="ناطق", of="jaysh-al-hadaba")
_FORCES = Actor(id="quwwat-al-sahl", name="Sahl Forces", name_ar="قوات السهل")
_VERB = "قصفت"


def run(coder: str = "1") -> Run:
    """What made a record: the coder of a version."""
    return Run(id="r" + digest("run", coder), format=FORMAT, coder=coder, vocabulary="v")


def document(number: int, outlet: str = "Sahl Agency", file: str = "reports.jsonl") -> Document:
    """A report of a day in March 2031, every seventh without a day."""
    text = f"{TEXT} الخبر رقم {number}."
    day = dt.date(2031, 3, 1) + dt.timedelta(days=number % 5)
    published = DateRange(start=day, end=day, basis=Basis.PUBLICATION) if number % 7 else None
    return Document(
        id=document_id(sha256(text.encode()), outlet, str(number)),
        sha256=sha256(text.encode()),
        file=file,
        row=str(number),
        source=Source(name=outlet),
        published=published,
        language="ar",
        text=text,
        body=((0, len(text)),),
    )


def claims(of: Document, coder: str = "1", shift: int = 0) -> list[Claim]:
    """A statement, the event told in it and the incident that it is; spans may be shifted."""
    at = of.text.index(_VERB)
    clause = (of.text.index("قوات") + shift, len(TEXT) - 1)
    said = claim_id(of.id, "statement", (0, len(TEXT)), "", 0)
    event = claim_id(of.id, "event", clause, "ASSAULT", 0)
    return [
        Statement(
            id=said, document=of.id, span=(0, len(TEXT)), coder=coder, speaker=_SPOKESMAN,
            content=(of.text.index("إن"), len(TEXT) - 1), direct=False, cue=(0, 3),
        ),
        Event(
            id=event, document=of.id, span=clause, coder=coder, type=EventType.ASSAULT,
            actors=(_FORCES,), recipients=(), trigger=(at, at + len(_VERB)), negated=False,
            modality=Modality.ACTUAL, statement=said,
        ),
        Incident(
            id=claim_id(of.id, "incident", clause, "shelling", 0), document=of.id, span=clause,
            coder=coder, type=IncidentType.SHELLING, perpetrators=(_FORCES,),
            alleged_by=(_SPOKESMAN,), date=of.published, events=(event,),
        ),
    ]  # fmt: skip


def problem(file: str) -> Problem:
    """A file that could not be read."""
    return Problem(id="p" + digest(file), file=file, error="not-read", message="cannot be read")


def coded(documents: Iterable[Document], coder: str = "1", shift: int = 0) -> list[Line]:
    """The lines of some reports with their claims."""
    records: list[Record] = []
    for each in documents:
        records += [each, *claims(each, coder, shift)]
    return list(lines(records))
