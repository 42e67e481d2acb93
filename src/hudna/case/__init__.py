"""Case files: one monitored truce as data that whoever runs the case keeps, in plain text."""

from hudna.case.facts import (
    Area,
    Case,
    Days,
    Designation,
    Instrument,
    Party,
    Process,
    Provision,
    Reference,
    Session,
    Site,
    SourceGrade,
    StatusLine,
    Tenure,
    Undertaking,
    Where,
)

__all__ = [
    "Area", "Case", "Days", "Designation", "Instrument", "Party", "Process",
    "Provision", "Reference", "Session", "Site", "SourceGrade", "StatusLine", "Tenure",
    "Undertaking", "Where",
]  # fmt: skip
