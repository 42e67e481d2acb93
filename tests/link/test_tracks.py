"""Tracks: rounds of talks with delegations that leave and return, votes, investigations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hudna.case import Case, Days, Process, Session, Where
from hudna.link import tracks
from hudna.link.dating import Dated
from hudna.link.reports import Report
from hudna.model import Basis, DateRange, Text, Track, TrackType
from hudna.vocab import Vocabulary

Coded = Callable[..., Report]
_WHERE = Where(file="tracks.toml", line=1)


def _days(start: str, end: str) -> Days:
    return Days(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def _session(name: str, start: str, end: str, *attends: str) -> Session:
    return Session(
        name=Text(en=name), date=_days(start, end), attends=attends,
        references=(), checked=False, where=_WHERE,
    )  # fmt: skip


def _process(name: str, kind: TrackType, ar: str, parties: str, *sessions: Session) -> Process:
    return Process(
        id=name, name=Text(ar=ar), type=kind,
        aliases=("الحوار السوري السوري",) if name == "geneva" else (),
        parties=tuple(parties.split()), sessions=sessions,
        references=(), checked=False, where=_WHERE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def case() -> Case:
    """Talks with two rounds, a draft resolution and an investigation."""
    return Case(
        id="test", name=Text(en="test"), summary=Text(en="test"), countries=("SYR",), area="all",
        since=_days("2016-01-01", "2016-01-01"), where=_WHERE,
        tracks=(
            _process("geneva", TrackType.TALKS, "محادثات جنيف", "SYR syrian-opposition",
                     _session("third", "2016-04-13", "2016-04-27", "SYR"),
                     _session("fourth", "2017-02-23", "2017-03-03")),
            _process("draft", TrackType.DRAFT_RESOLUTION, "مشروع القرار بشأن خان شيخون",
                     "GBR USA FRA RUS", _session("vote", "2017-04-12", "2017-04-12")),
            _process("enquiry", TrackType.INVESTIGATION, "التحقيق في هجوم خان شيخون",
                     "opcw", _session("mission", "2017-04-05", "2017-06-29")),
        ),
    )  # fmt: skip


def _linked(
    vocabulary: Vocabulary, case: Case | None, *reports: Report, **days: DateRange
) -> dict[str, Track]:
    return {
        each.id: each
        for each in tracks.link(Dated(reports, days, vocabulary), case, vocabulary).tracks
    }


def test_who_suspends_and_leaves_a_round(coded: Coded, vocabulary: Vocabulary, case: Case) -> None:
    """A delegation that suspends stands in the round of those days, beside the case's own."""
    report = coded(
        "2016-04-20",
        "أعلن وفد المعارضة السورية تعليق مشاركته في محادثات جنيف. "
        "وأكدت روسيا أن انسحاب وفد المعارضة السورية من الحوار السوري السوري مؤقت.",
    )
    [third, fourth] = _linked(vocabulary, case, report)["geneva"].rounds
    assert {(each.actor, each.how) for each in third.delegations} >= {
        ("SYR", "attends"),
        ("syrian-opposition", "suspends"),
        ("syrian-opposition", "leaves"),
    }
    assert fourth.delegations == ()


def test_an_event_goes_to_the_round_of_its_day(
    coded: Coded, vocabulary: Vocabulary, case: Case
) -> None:
    """Talks told of the days of a session belong to it; of other days they are a round more."""
    within = coded("2017-02-24", "عقدت الحكومة السورية والمعارضة السورية محادثات جنيف أمس الخميس.")
    beyond = coded("2017-07-11", "عقدت الحكومة السورية والمعارضة السورية محادثات جنيف أمس الاثنين.")
    track = _linked(vocabulary, case, within, beyond)["geneva"]
    third, fourth, added = track.rounds
    assert third.events == ()
    assert set(fourth.events) <= {each.id for each in within.claims}
    assert fourth.events
    assert added.name is None
    assert added.date is not None
    assert added.date.start == dt.date(2017, 7, 10)


def test_a_noun_means_the_track_of_its_kind_days_and_sides(
    coded: Coded, vocabulary: Vocabulary, case: Case
) -> None:
    """«مشروع القرار» on the day of the vote is the draft; months later it is not."""
    text = "رفضت روسيا مشروع القرار الذي أعدته بريطانيا وفرنسا والولايات المتحدة في مجلس الأمن."
    on_its_day = _linked(vocabulary, case, coded("2017-04-12", text))["draft"]
    assert [bool(each.events) for each in on_its_day.rounds] == [True]
    later = _linked(vocabulary, case, coded("2017-11-20", text))["draft"]
    assert [bool(each.events) for each in later.rounds] == [False]


def test_an_undated_report_goes_by_the_days_that_it_was_written_between(
    coded: Coded, vocabulary: Vocabulary, case: Case
) -> None:
    """Where a report carries no day, its inferred days tell the round."""
    report = coded(None, "عقدت الحكومة السورية والمعارضة السورية محادثات جنيف.")
    window = DateRange(start=dt.date(2016, 4, 14), end=dt.date(2016, 4, 20), basis=Basis.INFERRED)
    third, _ = _linked(vocabulary, case, report, **{report.document.id: window})["geneva"].rounds
    assert third.events


def test_talks_of_the_same_sides_are_a_candidate(coded: Coded, vocabulary: Vocabulary) -> None:
    """Three reports of talks between the same two make a candidate with rounds; two do not."""
    said = "عقدت الحكومة اليمنية والحوثيون جولة من المحادثات في الكويت يوم {} 2016."
    reports = [
        coded("2016-04-23", said.format("22 أبريل"), "أ"),
        coded("2016-04-24", said.format("22 أبريل"), "ب"),
        coded("2016-06-02", said.format("1 يونيو"), "أ"),
    ]
    assert _linked(vocabulary, None, *reports[:2]) == {}
    [track] = _linked(vocabulary, None, *reports).values()
    assert track.candidate
    assert track.parties == ("YEM", "houthis")
    assert [each.date and each.date.start for each in track.rounds] == [
        dt.date(2016, 4, 22),
        dt.date(2016, 6, 1),
    ]


def test_links_say_which_words_name_the_track(
    coded: Coded, vocabulary: Vocabulary, case: Case
) -> None:
    """Every event of a round is linked to its track, with the words that name it as the reason."""
    report = coded("2016-04-20", "عقدت الحكومة السورية والمعارضة السورية محادثات جنيف أمس.")
    found = tracks.link([report], case, vocabulary)
    linked = {each.from_ for each in found.links if each.to == "geneva"}
    told = {event for track in found.tracks for each in track.rounds for event in each.events}
    assert linked == told != set()
    assert all("محادثات جنيف" in each.reason for each in found.links)
