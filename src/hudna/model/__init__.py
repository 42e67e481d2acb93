"""The record: what the machine reads out of reports, as frozen typed objects.

The format is fixed in `docs/record.md`; every object is one line of JSON with `kind` and `id`.
"""

from hudna.model.record import (
    Agreement,
    Capture,
    Claim,
    Commitment,
    Conflict,
    Count,
    Counts,
    Delegation,
    Document,
    Event,
    Excerpt,
    FieldReading,
    Identity,
    Incident,
    Link,
    Linked,
    Mention,
    Origin,
    Passage,
    PlaceMention,
    Plan,
    Problem,
    Record,
    Round,
    Run,
    Source,
    Spelling,
    Statement,
    Status,
    Story,
    Track,
)
from hudna.model.terms import (
    ActorType,
    AgreementType,
    Basis,
    EventType,
    Form,
    IncidentType,
    Judgement,
    Modality,
    Outcome,
    Precision,
    Relation,
    Role,
    Stance,
    StatusType,
    StoryKind,
    TrackType,
)
from hudna.model.values import Actor, DateRange, Place, Span, Text, Toll

__all__ = [
    "Actor", "ActorType", "Agreement", "AgreementType", "Basis", "Capture", "Claim",
    "Commitment", "Conflict", "Count", "Counts", "DateRange", "Delegation", "Document", "Event",
    "EventType", "Excerpt", "FieldReading", "Form", "Identity", "Incident", "IncidentType",
    "Judgement", "Link", "Linked", "Mention", "Modality", "Origin", "Outcome", "Passage",
    "Place", "PlaceMention", "Plan", "Precision", "Problem", "Record", "Relation", "Role",
    "Round", "Run", "Source", "Span", "Spelling", "Stance", "Statement", "Status", "StatusType",
    "Story", "StoryKind", "Text", "Toll", "Track", "TrackType",
]  # fmt: skip
