"""Identity: one actor or place under all its spellings, and which two may be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from hudna.link.identity import identities
from hudna.link.reports import Report
from hudna.model import (
    Actor,
    ActorType,
    Basis,
    DateRange,
    Document,
    Form,
    Identity,
    Judgement,
    Link,
    Mention,
    Relation,
)
from hudna.text.romanize import romanize, slug

_GIVEN = frozenset({"سعد", "سعيد", "عزام", "محمد", "لويس"})
_NAMES = ("عزام الدخيل", "عزام بن محمد الدخيل", "لويس فان غال", "لويس فان جال", "سعد العمري")


def _report(
    name: str, day: str, kind: ActorType = ActorType.UNKNOWN, of: str | None = None
) -> Report:
    published = dt.date.fromisoformat(day)
    document = Document(
        id=f"d-{slug(romanize(name))}-{day}",
        sha256="0" * 64,
        text=name,
        published=DateRange(start=published, end=published, basis=Basis.PUBLICATION),
    )
    actor = Actor(id=slug(romanize(name)), name=romanize(name), name_ar=name, type=kind, of=of)
    mention = Mention(
        id=f"m-{document.id}", document=document.id, span=(0, len(name)), coder="test",
        actor=actor, form=Form.NAME,
    )  # fmt: skip
    return Report(document, (mention,))


def _proposed(*reports: Report) -> set[tuple[str, str]]:
    return {(each.from_, each.to) for each in identities(reports, _GIVEN).proposals}


def test_spellings_of_one_id_come_together(coded: Callable[..., Report]) -> None:
    """A place that the vocabulary knows has one identity under both its spellings."""
    reports = [
        coded("2017-04-12", "قصفت طائرات بلدة خان شيخون في ريف إدلب."),
        coded("2017-04-13", "وصل المحققون إلى بلدة خانشيخون في ريف إدلب."),
    ]
    found = {each.id: each for each in identities(reports, _GIVEN).identities if each.of == "place"}
    place = found["khan-shaykhun"]
    assert {each.words for each in place.spellings} == {"خان شيخون", "خانشيخون"}
    assert (place.reports, place.first, place.last) == (
        2, dt.date(2017, 4, 12), dt.date(2017, 4, 13),
    )  # fmt: skip


def test_a_foreign_name_in_two_spellings_is_proposed() -> None:
    """ج and غ write one foreign letter: the two may be one, which a person decides."""
    reports = [_report("لويس فان غال", "2015-07-21"), _report("لويس فان جال", "2015-07-22")]
    [link] = identities(reports, _GIVEN).proposals
    assert (link.relation, link.judgement) == (Relation.SAME_ACTOR, Judgement.UNSURE)


def test_first_names_that_differ_are_two() -> None:
    """«سعد» and «سعيد» have the same consonants and are two names."""
    assert (
        _proposed(_report("سعد العمري", "2015-07-21"), _report("سعيد العمري", "2015-07-21"))
        == set()
    )


def test_a_short_name_with_two_longer_ones_is_not_proposed() -> None:
    """A father's name left out is proposed, unless two fathers would fit."""
    short, long = _report("عزام الدخيل", "2015-07-21"), _report("عزام بن محمد الدخيل", "2015-07-21")
    rival = _report("عزام بن سعيد الدخيل", "2015-07-21")
    assert len(_proposed(short, long)) == 1
    assert _proposed(short, long, rival) == set()


def test_two_that_the_vocabulary_knows_are_two() -> None:
    """Known actors and actors of different countries are never proposed as one."""
    known = ActorType.OFFICE_HOLDER
    assert not _proposed(
        _report("لويس فان غال", "2015-07-21", known), _report("لويس فان جال", "2015-07-21", known)
    )
    assert not _proposed(
        _report("لويس فان غال", "2015-07-21", of="NLD"),
        _report("لويس فان جال", "2015-07-21", of="GBR"),
    )


def _held(judgement: Judgement, first: Report, second: Report) -> Link:
    names = sorted(each.claims[0].actor.id for each in (first, second))  # type: ignore[union-attr]
    return Link(
        id="l1", relation=Relation.SAME_ACTOR, from_=names[0], to=names[1], judgement=judgement,
        by="a monitor", reason="seen together",
    )  # fmt: skip


def test_a_person_makes_two_one_or_keeps_them_two() -> None:
    """A judgement ends the proposal; `same` joins the spellings, and without it they part again."""
    first, second = _report("لويس فان غال", "2015-07-21"), _report("لويس فان جال", "2015-07-22")
    joined = identities([first, second], _GIVEN, [_held(Judgement.SAME, first, second)])
    assert joined.proposals == ()
    [one] = joined.identities
    assert {each.words for each in one.spellings} == {"لويس فان غال", "لويس فان جال"}
    assert len(one.also) == 1
    kept = identities([first, second], _GIVEN, [_held(Judgement.DIFFERENT, first, second)])
    assert kept.proposals == ()
    assert len(kept.identities) == 2
    assert len(identities([first, second], _GIVEN).proposals) == 1


def test_a_rename_is_told_with_its_day() -> None:
    """An actor that went on under another name says so."""
    report = _report("جبهة الاختبار", "2016-07-01", ActorType.ARMED_GROUP)
    name = "jbha-al-akhtbar"
    renamed = {name: ("jbha-jdida", dt.date(2016, 7, 28))}
    [one] = identities([report], _GIVEN, renamed=renamed).identities
    assert (one.renamed_to, one.renamed_on) == ("jbha-jdida", dt.date(2016, 7, 28))


@given(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=6))
def test_the_order_of_reports_makes_no_difference(names: list[str]) -> None:
    """Whatever the order of the reports, identities and proposals are the same."""
    reports = [_report(name, f"2015-07-{n + 1:02}") for n, name in enumerate(names)]
    turned = list(reversed(reports))
    one, other = identities(reports, _GIVEN), identities(turned, _GIVEN)
    assert one == other
    assert all(isinstance(each, Identity) for each in one.identities)
