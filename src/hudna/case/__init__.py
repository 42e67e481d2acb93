"""Case files: one monitored truce as data that whoever runs the case keeps, in plain text."""

from hudna.case.facts import (
    Area,
    Case,
    Days,
    Designation,
    Fact,
    Head,
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
from hudna.case.loading import check, find, heads, load, names, version

__all__ = [
    "Area", "Case", "Days", "Designation", "Fact", "Head", "Instrument", "Party", "Process",
    "Provision", "Reference", "Session", "Site", "SourceGrade", "StatusLine", "Tenure",
    "Undertaking", "Where", "check", "find", "heads", "load", "names", "version",
]  # fmt: skip
