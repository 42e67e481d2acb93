"""The score of the Peace Accords Matrix is a view of what a voice holds."""

from __future__ import annotations

from hudna.ledger.pam import score
from hudna.ledger.timeline import View
from hudna.model import StatusType


def _score(status: StatusType) -> int | None:
    return score(View(party="RUS", subject="c", status=status))


def test_the_scale_has_four_values() -> None:
    """Not begun, begun, in part, in full."""
    order = [
        StatusType.NOT_IMPLEMENTED, StatusType.IN_FORCE, StatusType.PARTLY_IMPLEMENTED,
        StatusType.IMPLEMENTED,
    ]  # fmt: skip
    assert [_score(status) for status in order] == [0, 1, 2, 3]


def test_every_status_but_an_allegation_has_a_score() -> None:
    """An allegation is no finding, and so no score."""
    assert [s for s in StatusType if _score(s) is None] == [StatusType.VIOLATED]
