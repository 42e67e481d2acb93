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
    Statement,
    Status,
    Story,
    Track,
)
from hudna.model.terms import (
    ActorType,
    AgreementType,
    Answer,
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
    ScopeQuestion,
    Stance,
    StatusType,
    StoryKind,
    TrackType,
    Verdict,
)
from hudna.model.values import Actor, DateRange, Place, Span, Text, Toll

__all__ = [
    "Actor", "ActorType", "Agreement", "AgreementType", "Answer", "Basis", "Capture", "Claim",
    "Commitment", "Conflict", "Count", "Counts", "DateRange", "Delegation", "Document", "Event",
    "EventType", "Excerpt", "FieldReading", "Form", "Incident", "IncidentType", "Judgement",
    "Link", "Linked", "Mention", "Modality", "Origin", "Outcome", "Passage", "Place",
    "PlaceMention", "Plan", "Precision", "Problem", "Record", "Relation", "Role", "Round",
    "Run", "ScopeQuestion", "Source", "Span", "Stance", "Statement", "Status", "StatusType",
    "Story", "StoryKind", "Text", "Toll", "Track", "TrackType", "Verdict",
]  # fmt: skip
