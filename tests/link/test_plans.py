"""Plans: what was announced for a day is later found fulfilled, moved or lapsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import permutations

import pytest

from hudna.link import plans
from hudna.link.reports import Report
from hudna.model import Outcome, Plan, Relation
from hudna.vocab import Vocabulary

_TALKS = "ستعقد الحكومة اليمنية والحوثيون جولة جديدة من المحادثات في الكويت يوم 18 أبريل 2016."


_Plans = Callable[..., plans.Plans]
Coded = Callable[..., Report]


@pytest.fixture
def plan_all(vocabulary: Vocabulary) -> _Plans:
    """The plans among some reports, as known on a day."""

    def planned(reports: Iterable[Report], until: str | None = None) -> plans.Plans:
        day = dt.date.fromisoformat(until) if until else None
        return plans.link(reports, vocabulary.classes["put-off"], until=day)

    return planned


def _only(found: plans.Plans) -> Plan:
    assert len(found.plans) == 1, found.plans
    return found.plans[0]


def test_told_as_done_on_its_day_it_is_fulfilled(coded: Coded, plan_all: _Plans) -> None:
    """A report that tells the talks on their day fulfils the plan, and a link says so."""
    reports = [
        coded("2016-04-10", _TALKS),
        coded(
            "2016-04-19",
            "عقدت الحكومة اليمنية والحوثيون جولة من المحادثات في الكويت أمس الاثنين.",
        ),
    ]
    found = plan_all(reports)
    plan = _only(found)
    assert plan.outcome is Outcome.FULFILLED
    assert plan.due is not None
    assert plan.due.start == dt.date(2016, 4, 18)
    assert [(each.relation, each.from_, each.to) for each in found.links] == [
        (Relation.FULFILS, plan.told_by, plan.claims[0])
    ]
    assert {each.id for each in reports[1].claims} >= {plan.told_by}


def test_put_off_to_another_day_it_is_moved(coded: Coded, plan_all: _Plans) -> None:
    """A report that plans the talks anew beside a word of putting off moves them."""
    found = plan_all(
        [
            coded("2016-04-10", _TALKS),
            coded(
                "2016-04-17",
                "أعلنت الأمم المتحدة تأجيل المحادثات بين الحكومة اليمنية والحوثيين إلى "
                "21 أبريل 2016.",
            ),
        ]
    )
    plan = _only(found)
    assert plan.outcome is Outcome.MOVED
    assert "2016-04-21" in plan.reason
    assert [each.relation for each in found.links] == [Relation.MOVES]


def test_told_as_not_done_it_has_lapsed(coded: Coded, plan_all: _Plans) -> None:
    """A report that says the talks did not take place on their day lets the plan lapse."""
    found = plan_all(
        [
            coded("2016-04-10", _TALKS),
            coded(
                "2016-04-19",
                "لم تعقد الحكومة اليمنية والحوثيون المحادثات في الكويت أمس الاثنين.",
            ),
        ]
    )
    plan = _only(found)
    assert plan.outcome is Outcome.LAPSED
    assert plan.told_by is not None


def test_silence_of_reports_that_name_the_sides_lets_it_lapse(
    coded: Coded, plan_all: _Plans
) -> None:
    """Later reports of the same sides that do not tell the talks: lapsed, and nobody's word."""
    later = "بحثت الحكومة اليمنية والحوثيون ملف الأسرى في مسقط يوم 2 مايو 2016."
    reports = [coded("2016-04-10", _TALKS), coded("2016-05-03", later)]
    plan = next(
        each for each in plan_all(reports).plans if str(each.due and each.due.start)[5] == "0"
    )
    assert (plan.outcome, plan.told_by) == (Outcome.LAPSED, None)
    assert "1 later reports" in plan.reason


def test_nothing_later_leaves_it_open(coded: Coded, plan_all: _Plans) -> None:
    """Where no later report names the sides the plan is open: silence is not proof."""
    assert _only(plan_all([coded("2016-04-10", _TALKS)])).outcome is Outcome.OPEN


def test_as_known_on_a_day(coded: Coded, plan_all: _Plans) -> None:
    """What was reported after the day asked for does not count."""
    reports = [
        coded("2016-04-10", _TALKS),
        coded(
            "2016-04-19",
            "عقدت الحكومة اليمنية والحوثيون جولة من المحادثات في الكويت أمس الاثنين.",
        ),
    ]
    assert _only(plan_all(reports, "2016-04-12")).outcome is Outcome.OPEN
    assert _only(plan_all(reports, "2016-04-19")).outcome is Outcome.FULFILLED


def test_two_announcements_are_one_plan_in_any_order(coded: Coded, plan_all: _Plans) -> None:
    """Reports that announce the same talks make one plan; their order makes no difference."""
    reports = [
        coded("2016-04-10", _TALKS),
        coded("2016-04-11", _TALKS),
        coded(
            "2016-04-19",
            "عقدت الحكومة اليمنية والحوثيون جولة من المحادثات في الكويت أمس الاثنين.",
        ),
    ]
    found = {plan_all(order) == plan_all(reports) for order in permutations(reports)}
    assert found == {True}
    plan = _only(plan_all(reports))
    assert len(plan.claims) == 2
    assert plan.claims[0] in {each.id for each in reports[0].claims}


def test_attacks_are_never_foretold(coded: Coded, plan_all: _Plans) -> None:
    """A planned attack is no plan: Hudna does not help anyone aim."""
    text = "سيشن الجيش السوري هجوما على مسلحي جبهة النصرة في ريف حلب يوم 18 أبريل 2016."
    assert plan_all([coded("2016-04-10", text)]).plans == ()
