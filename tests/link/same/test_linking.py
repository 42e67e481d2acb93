"""What is linked across reports, and what is not: rule by rule, in texts of fictional outlets."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from hudna.link.reports import Report
from hudna.link.same import Linked, Windows, link
from hudna.model import Judgement, Link, Modality, Relation, Story

Make = Callable[..., Report]

_STRIKE = "قتل سبعة مدنيين في غارة جوية على مدينة إعزاز يوم الثلاثاء 3 مايو 2016."
_AGAIN = "أسفرت غارة جوية على إعزاز في 3 مايو 2016 عن مقتل 7 مدنيين وإصابة 12 آخرين."


def _linked(*reports: Report, **settings: object) -> Linked:
    return link(reports, {r.document.id: r.document.id for r in reports}, **settings)  # type: ignore[arg-type]


def _stories(linked: Linked, several: bool = True) -> list[Story]:
    return [s for s in linked.stories if not several or len(s.documents) > 1]


def _pair(report: Make, one: str, other: str, **days: str | None) -> Linked:
    return _linked(
        report(one, "صحيفة الأولى", days.get("first", "2016-05-04")),
        report(other, "صحيفة الثانية", days.get("second", "2016-05-04")),
    )


def test_two_tellings_of_one_strike_are_one_story(report: Make) -> None:
    """Kind, place, day and killed agree: one incident of two reports, and the link says why."""
    linked = _pair(report, _STRIKE, _AGAIN)
    (story,) = _stories(linked)
    assert story.type == "air-strike"
    assert story.place is not None
    assert story.place.id == "azaz"
    assert {"date", "place", "killed"} <= set(story.agrees)
    assert (story.counts.reports, story.counts.outlets, story.counts.origins) == (2, 2, 2)
    same = [x for x in linked.links if x.judgement is Judgement.SAME]
    assert any("2016-05-03" in x.reason and "7 killed" in x.reason for x in same)


def test_the_title_is_kind_place_and_day_in_both_languages(report: Make) -> None:
    """In the words of the labels, without any of the reports."""
    (story,) = _stories(_pair(report, _STRIKE, _AGAIN))
    assert story.title.en == "Air strike, Azaz, 2016-05-03"
    assert story.title.ar == "غارة جوية، أعزاز، 2016-05-03"


def test_copies_are_one_origin(report: Make) -> None:
    """Reports of one origin count once among the origins."""
    one, other = report(_STRIKE, "صحيفة الأولى"), report(_AGAIN, "صحيفة الثانية")
    linked = link([one, other], {one.document.id: "o", other.document.id: "o"})
    (story,) = _stories(linked)
    assert (story.counts.reports, story.counts.origins) == (2, 1)


@pytest.mark.parametrize(
    "other",
    [
        "قتل سبعة مدنيين في غارة جوية على مدينة إعزاز يوم 17 مايو 2016.",
        "قتل سبعة مدنيين في غارة جوية على مدينة درعا يوم الثلاثاء 3 مايو 2016.",
        "اعتقل مسلحون ثلاثة موظفين في مدينة إعزاز يوم الثلاثاء 3 مايو 2016.",
    ],
    ids=["another day", "another province", "another kind"],
)
def test_another_incident_is_another_story(report: Make, other: str) -> None:
    """A day apart beyond the window, a place far away, a kind that excludes it."""
    linked = _pair(report, _STRIKE, other, second="2016-05-20")
    assert not _stories(linked)
    assert len(linked.stories) == 2


def test_the_window_of_days_is_a_setting(report: Make) -> None:
    """Two days apart are one incident for an analyst who takes three days."""
    later = "أسفرت غارة جوية على إعزاز في 5 مايو 2016 عن مقتل 7 مدنيين وإصابة 12 آخرين."
    one, other = report(_STRIKE, "صحيفة الأولى"), report(later, "صحيفة الثانية", "2016-05-06")
    assert not _stories(_linked(one, other))
    (story,) = _stories(_linked(one, other, windows=Windows(days=3)))
    assert [c.field for c in story.conflicts] == ["date"]


def test_tolls_that_differ_stay_a_conflict(report: Make) -> None:
    """Both readings stay, each with its document."""
    other = "أسفرت غارة جوية على إعزاز في 3 مايو 2016 عن مقتل 9 مدنيين."
    (story,) = _stories(_pair(report, _STRIKE, other))
    (killed,) = [c for c in story.conflicts if c.field == "killed"]
    assert [r.value for r in killed.readings] in (["7", "9"], ["9", "7"])
    assert all(len(r.documents) == 1 for r in killed.readings)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("الثلاثاء 3 أيار", "الثلاثاء 3 مايو", True),
        ("الثلاثاء 3 أيار", "الأربعاء 3 أيار", False),
        ("الثلاثاء 3 أيار", "الأحد 22 أيار", False),
    ],
)
def test_a_day_without_its_year_says_much(report: Make, one: str, other: str, same: bool) -> None:
    """Pages without a date: day and month agree under either name, another weekday excludes."""
    text = "قتل سبعة مدنيين في غارة جوية على مدينة إعزاز اليوم {}."
    linked = _pair(report, text.format(one), text.format(other), first=None, second=None)
    assert bool(_stories(linked)) is same


def test_likeness_of_words_alone_decides_nothing(report: Make) -> None:
    """The same words of two days two weeks apart are two incidents."""
    text = "قتل سبعة مدنيين في غارة جوية على سوق الخضار في مدينة إعزاز يوم {} مايو 2016."
    assert not _stories(_pair(report, text.format(3), text.format(17), second="2016-05-20"))


def test_what_is_planned_is_no_occurrence(report: Make) -> None:
    """A meeting that is to be is not the meeting that was."""
    was = "التقى لافروف وكيري في جنيف يوم 3 مايو 2016."
    will = "سيلتقي لافروف وكيري في جنيف يوم 3 مايو 2016."
    linked = _pair(report, was, will)
    assert not [s for s in linked.stories if s.of == "event"]


def test_a_meeting_of_two_is_one_event(report: Make) -> None:
    """The same two, the same day: one event of two reports."""
    one = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي جون كيري في جنيف يوم 3 مايو 2016."
    other = "التقى جون كيري وسيرغي لافروف في جنيف في 3 مايو 2016."
    linked = _pair(report, one, other)
    assert "CONSULT" in {s.type for s in _stories(linked) if s.of == "event"}


def test_a_denial_contradicts_and_does_not_join(report: Make) -> None:
    """«التقى» and «لم يلتق» are alike but for the one word that matters."""
    one = "التقى لافروف وكيري في جنيف يوم 3 مايو 2016."
    other = "لم يلتق لافروف وكيري في جنيف يوم 3 مايو 2016."
    linked = _pair(report, one, other)
    assert not [s for s in _stories(linked) if s.of == "event"]
    assert Relation.CONTRADICTS in {x.relation for x in linked.links}


def test_every_incident_has_a_story_and_is_in_one(report: Make) -> None:
    """Also what only one report tells."""
    reports = [report(_STRIKE, "صحيفة الأولى"), report(_AGAIN, "صحيفة الثانية")]
    members = [m for s in _linked(*reports).stories for m in s.members]
    incidents = [c.id for r in reports for c in r.claims if c.__class__.__name__ == "Incident"]
    assert sorted(members) == sorted(incidents)


def test_the_order_of_reports_makes_no_difference(report: Make) -> None:
    """Links and stories are the same for any order."""
    texts = [_STRIKE, _AGAIN, _STRIKE.replace("إعزاز", "درعا"), _AGAIN.replace("7", "9")]
    reports = [report(text, f"صحيفة {n}") for n, text in enumerate(texts)]
    expected = _linked(*reports)
    for seed in range(5):
        shuffled = list(reports)
        random.Random(seed).shuffle(shuffled)
        assert _linked(*shuffled) == expected


def test_a_person_parts_and_joins_and_can_take_it_back(report: Make) -> None:
    """What a person judges of two claims wins over the rules; without it they hold again."""
    reports = [report(_STRIKE, "صحيفة الأولى"), report(_AGAIN, "صحيفة الثانية")]
    before = _linked(*reports)
    (story,) = _stories(before)
    parted = _linked(*reports, judged=[_judged(story.members, Judgement.DIFFERENT)])
    assert not _stories(parted)
    joined = _linked(
        *_apart(report), judged=[_judged(_ids(_apart(report)), Judgement.SAME)]
    )  # fmt: skip
    assert len(_stories(joined)) == 1
    assert _linked(*reports) == before


def _apart(report: Make) -> list[Report]:
    other = "قتل سبعة مدنيين في غارة جوية على مدينة درعا يوم 17 مايو 2016."
    return [report(_STRIKE, "صحيفة الأولى"), report(other, "صحيفة الثانية", "2016-05-20")]


def _ids(reports: Sequence[Report]) -> list[str]:
    return [s.members[0] for s in _linked(*reports).stories]


def _judged(members: Sequence[str], judgement: Judgement) -> Link:
    return Link(
        id="l1", relation=Relation.SAME_INCIDENT, from_=members[0], to=members[1],
        judgement=judgement, by="reviewer", reason="read both",
    )  # fmt: skip


def test_samples_are_read_as_meant(report: Make) -> None:
    """The claims that these tests stand on are read: one incident, told as fact."""
    for text in (_STRIKE, _AGAIN):
        (incident,) = (c for c in report(text).claims if c.__class__.__name__ == "Incident")
        assert incident.modality is Modality.ACTUAL  # type: ignore[union-attr]
