"""The record: what the machine reads out of reports, as frozen typed objects.

The format is fixed in `docs/record.md`; every object is one line of JSON with `kind` and `id`.
"""

from hudna.model.record import (
    Capture,
    Claim,
    Commitment,
    Count,
    Document,
    Event,
    Excerpt,
    Incident,
    Link,
    Mention,
    Origin,
    Passage,
    PlaceMention,
    Problem,
    Record,
    Run,
    Source,
    Statement,
    Status,
)
from hudna.model.terms import (
    ActorType,
    Basis,
    EventType,
    Form,
    IncidentType,
    Judgement,
    Modality,
    Precision,
    Relation,
    Stance,
    StatusType,
)
from hudna.model.values import Actor, DateRange, Place, Span, Toll

__all__ = [
    "Actor", "ActorType", "Basis", "Capture", "Claim", "Commitment", "Count", "DateRange",
    "Document", "Event", "EventType", "Excerpt", "Form", "Incident", "IncidentType", "Judgement",
    "Link", "Mention", "Modality", "Origin", "Passage", "Place", "PlaceMention", "Precision",
    "Problem", "Record", "Relation", "Run", "Source", "Span", "Stance", "Statement", "Status",
    "StatusType", "Toll",
]  # fmt: skip
