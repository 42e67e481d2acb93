"""Agreed, then not done: a promise told by one side, with who is bound, to whom, and how long."""

from __future__ import annotations

import datetime as dt

from tests.truce import bare, lines_of, linked, report

from hudna.ledger.timeline import timeline
from hudna.model import Commitment, Relation

_TOLD = (
    "قال وزير الخارجية الروسي سيرغي لافروف في مقابلة اليوم إن موسكو اتفقت مع واشنطن على أن تستخدم "
    "الولايات المتحدة نفوذها لفصل فصائل المعارضة عن جبهة النصرة في حلب.\n"
    "وأضاف لافروف أن الولايات المتحدة لم تنفذ وعدها بفصل المعارضة عن جبهة النصرة لمدة شهرين."
)
_INTERVIEW = dt.date(2016, 4, 25)


def test_one_commitment_binds_one_and_is_owed_to_the_other() -> None:
    """The United States are bound, Russia is owed."""
    told = report(_TOLD)
    (commitment,) = [c for c in told.claims if isinstance(c, Commitment)]
    assert [actor.id for actor in commitment.by] == ["USA"]
    assert [actor.id for actor in commitment.to or ()] == ["RUS"]
    (link,) = [x for x in linked([told]).links if x.relation is Relation.PROVISION_OF]
    assert (link.from_, link.to) == (commitment.id, "separate-opposition")


def test_it_is_not_done_according_to_one_side_for_two_months() -> None:
    """As of the interview Russia's minister says so, of the two months before."""
    found = lines_of([report(_TOLD)], bare())
    shown = timeline(found, bare(), "separation-2016", as_of=_INTERVIEW)
    assert shown.state == {"RUS": {"separate-opposition": "not-implemented"}}
    (line,) = [x for x in shown.lines if x.status == "not-implemented"]
    assert line.asserted_by == "sergey-lavrov"
    assert line.lasted is not None
    assert line.lasted.min_days >= 56
    assert line.held.start is not None
    assert line.held.start < dt.date(2016, 2, 27)
    assert timeline(found, bare(), "separation-2016", as_of=dt.date(2016, 4, 24)).state == {}


def test_a_bare_accord_is_the_commitment_that_its_sentence_describes() -> None:
    """«ترفض تنفيذ الاتفاق … حول فرز …» is told of the separation, by who is bound and its words."""
    told = report(
        "أكد وزير الخارجية الروسي سيرغي لافروف اليوم أن الولايات المتحدة ترفض تنفيذ الاتفاق مع "
        "روسيا حول فرز معارضين عن جبهة النصرة في حلب بسوريا."
    )
    assert [(x.subject, x.status) for x in lines_of([told], bare())] == [
        ("separate-opposition", "not-implemented")
    ]
