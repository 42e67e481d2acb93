"""The record: what the machine reads out of reports, as frozen typed objects.

The format is fixed in `docs/record.md`; every object is one line of JSON with `kind` and `id`.
"""

from hudna.model.record import (
    Claim,
    Commitment,
    Count,
    Document,
    Event,
    Incident,
    Mention,
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
    Modality,
    Precision,
    Stance,
    StatusType,
)
from hudna.model.values import Actor, DateRange, Place, Span, Toll

__all__ = [
    "Actor", "ActorType", "Basis", "Claim", "Commitment", "Count", "DateRange", "Document",
    "Event", "EventType", "Form", "Incident", "IncidentType", "Mention", "Modality",
    "Place", "PlaceMention", "Precision", "Problem", "Record", "Run", "Source", "Span", "Stance",
    "Statement", "Status", "StatusType", "Toll",
]  # fmt: skip
