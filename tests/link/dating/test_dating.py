"""The day of an undated report is bounded by what it says, and never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.truce import CASE, report, vocabulary

from hudna.link.dating import Dater, days
from hudna.link.dating.spells import both, each, union
from hudna.model import Basis


def _bounds(text: str) -> tuple[str, str] | None:
    found = Dater(vocabulary(), CASE).day(report(text, None))
    if found is None:
        return None
    assert found.basis is Basis.INFERRED
    return str(found.start), str(found.end)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("قال وزير الخارجية الأمريكي ريكس تيلرسون إن بلاده تريد حلا في سوريا.",
         ("2017-02-01", "2018-03-31")),
        ("قال وزير الخارجية الأمريكي جون كيري إن اتفاق وقف الأعمال القتالية في سوريا صامد.",
         ("2016-02-22", "2017-01-20")),
        (("قال وزير الخارجية الأمريكي جون كيري إن القصف في سوريا يجب أن يتوقف. وكان كيري أكد في "
         "العاشر من نيسان الجاري ضرورة اتفاق وقف الأعمال القتالية."),
         ("2016-04-10", "2016-04-30")),
        (("علقت موسكو العمل بمذكرة السلامة الجوية في سوريا الأسبوع الماضي. وقال وزير الخارجية "
         "الأمريكي ريكس تيلرسون إن الأمر مؤسف."),
         ("2017-04-10", "2017-04-16")),
        ("قصفت طائرات مدينة حلب في سوريا.", None),
    ],
)  # fmt: skip
def test_a_report_lies_between_its_bounds(text: str, bounds: tuple[str, str] | None) -> None:
    """Offices held, agreements known, this month's days and last week's facts bound it."""
    assert _bounds(text) == bounds


def test_bounds_that_contradict_each_other_give_no_day() -> None:
    """Two ministers who were never in office together: nothing is inferred."""
    text = (
        "قال وزير الخارجية الأمريكي ريكس تيلرسون إن بلاده تريد حلا. "
        "وقال وزير الخارجية الأمريكي جون كيري إن بلاده تريد حلا."
    )
    assert _bounds(text) is None


def test_every_bound_says_why() -> None:
    """A bound without a reason could not be checked."""
    told = report("قال وزير الخارجية الأمريكي جون كيري إن الهدنة في سوريا صامدة.", None)
    found = list(Dater(vocabulary(), CASE).bounds(told))
    assert found
    assert all(bound.reason and bound.days for bound in found)


def test_a_dated_report_is_not_dated_again() -> None:
    """Only reports without a day of their own are given one."""
    told = report("قال وزير الخارجية الأمريكي ريكس تيلرسون إن بلاده تريد حلا.", "2017-05-01")
    assert days([told], CASE, vocabulary()) == {}


def test_sets_of_days_meet_and_join() -> None:
    """What is in both sets is in their meeting, and what is in either in their union."""
    first = union([(dt.date(2016, 1, 1), dt.date(2016, 1, 5))])
    second = union([
        (dt.date(2016, 1, 4), dt.date(2016, 1, 8)), (dt.date(2016, 1, 9), dt.date(2016, 1, 9)),
    ])  # fmt: skip
    assert set(each(both(first, second))) == set(each(first)) & set(each(second))
    assert set(each(union([*first, *second]))) == set(each(first)) | set(each(second))
    assert len(second) == 1
