"""Implementation as the Peace Accords Matrix of the Kroc Institute scores it, as one view.

The scale has four values: 0 not initiated, 1 minimal, 2 intermediate, 3 full implementation
(Kroc Institute for International Peace Studies, Peace Accords Matrix, methodology of the Barometer
Initiative). It scores stipulations by what observers find in a month. Here it is worked out from
what each voice holds of a commitment, and says no more than that voice does:

| what a voice holds | score |
|---|---|
| `implemented` | 3 |
| `partly-implemented` | 2 |
| `in-force`, `resumed`, `extended` | 1: begun, nothing is said of how far |
| `not-implemented`, `suspended`, `rejected`, `ended`, `superseded` | 0 |
| `proposed`, `announced`, `agreed` | 0: nothing is said to have begun |
| `violated` alone | none: an allegation is no score |
"""

from __future__ import annotations

from hudna.ledger.timeline import View
from hudna.model import StatusType

_SCORES = {
    StatusType.IMPLEMENTED: 3,
    StatusType.PARTLY_IMPLEMENTED: 2,
    StatusType.IN_FORCE: 1,
    StatusType.RESUMED: 1,
    StatusType.EXTENDED: 1,
    StatusType.NOT_IMPLEMENTED: 0,
    StatusType.SUSPENDED: 0,
    StatusType.REJECTED: 0,
    StatusType.ENDED: 0,
    StatusType.SUPERSEDED: 0,
    StatusType.PROPOSED: 0,
    StatusType.ANNOUNCED: 0,
    StatusType.AGREED: 0,
}


def score(view: View) -> int | None:
    """How far something is implemented in the view of one voice, 0 to 3; None where it says
    nothing of that.

    >>> score(View(party="RUS", subject="c", status=StatusType.PARTLY_IMPLEMENTED))
    2
    """
    return _SCORES.get(view.status)
