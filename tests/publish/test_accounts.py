"""Accounts of one occurrence side by side."""

from __future__ import annotations

import msgspec
from tests.store.reports import claims, document

from hudna.link.reports import Report
from hudna.model import (
    Actor,
    Counts,
    Incident,
    Judgement,
    Link,
    Origin,
    Relation,
    Stance,
    Statement,
    Story,
    StoryKind,
    Text,
)
from hudna.publish.accounts import page

_WIRE, _COPY = document(1), document(2, "Wadi Post")
_OTHER = document(3, "Hadaba News")
_MINISTER = Actor(id="minister", name="Minister", of="sahl-government")
_ARMY = Actor(id="sahl-army", name="Sahl Army")


def _story(*incidents: Incident) -> Story:
    return Story(
        id="y1", of=StoryKind.INCIDENT, type="shelling", members=tuple(x.id for x in incidents),
        documents=tuple(x.document for x in incidents),
        counts=Counts(reports=3, outlets=3, origins=2), title=Text(ar="قصف"),
    )  # fmt: skip


def _incident(of: Report) -> Incident:
    return next(x for x in of.claims if isinstance(x, Incident))


def _told() -> list[Report]:
    """A wire, its copy, and an outlet of the other side that tells it its own way."""
    wire = Report(_WIRE, tuple(claims(_WIRE)))
    copy = Report(_COPY, tuple(claims(_COPY)))
    statement, event, incident = claims(_OTHER)
    assert isinstance(statement, Statement)
    denial = msgspec.structs.replace(
        statement, speaker=_MINISTER, stance=Stance.DENIES, content=(0, 5)
    )
    assert isinstance(incident, Incident)
    own = msgspec.structs.replace(incident, alleged_by=None, denied_by=(_MINISTER, _ARMY))
    return [wire, copy, Report(_OTHER, (denial, event, own))]


def test_copies_stand_together() -> None:
    """Reports of one origin are one account, the earliest first; each telling has its words."""
    reports = _told()
    origins = [Origin(id="o1", documents=(_WIRE.id, _COPY.id), earliest=_WIRE.id, by="rule")]
    shown = page(_story(*map(_incident, reports)), reports, origins, ())
    outlets = [[telling.outlet for telling in each.tellings] for each in shown.accounts]
    assert outlets == [["Sahl Agency", "Wadi Post"], ["Hadaba News"]]
    assert [each.origin for each in shown.accounts] == ["o1", None]
    words = {telling.words for each in shown.accounts for telling in each.tellings}
    assert words == {"قوات السهل قصفت سوق المرجانة"}


def test_positions_are_by_side_with_their_words() -> None:
    """Whoever is quoted on it, or said to deny it, has a position; none has two in one report."""
    reports = _told()
    shown = page(_story(*map(_incident, reports)), reports, (), ())
    told = [(x.party, x.voice.id, x.stance, x.document) for x in shown.positions]
    assert told == [
        ("jaysh-al-hadaba", "natq", "says", _WIRE.id),
        ("jaysh-al-hadaba", "natq", "says", _COPY.id),
        ("sahl-army", "sahl-army", "denies", _OTHER.id),
        ("sahl-government", "minister", "denies", _OTHER.id),
    ]
    texts = {each.document.id: each.document.text for each in reports}
    assert all(texts[x.document][slice(*x.span)] == x.words for x in shown.positions)


def test_who_is_alleged_by_whom() -> None:
    """A perpetrator is alleged by those who say so; where nobody is named, by the outlet."""
    reports = _told()
    shown = page(_story(*map(_incident, reports)), reports, (), ())
    ((alleged),) = shown.alleged
    assert alleged.actor.id == "quwwat-al-sahl"
    assert [voice.id for voice in alleged.by] == ["natq"]
    assert alleged.outlets == ("Hadaba News",)
    assert len(alleged.claims) == 3
    assert [(x.actor.id, x.outlets) for x in shown.denied_by] == [
        ("minister", ("Hadaba News",)), ("sahl-army", ("Hadaba News",)),
    ]  # fmt: skip


def test_why_they_are_one() -> None:
    """Links among its claims are shown, links of other claims are not."""
    reports = _told()
    ids = [_incident(each).id for each in reports]
    inner, outer = (
        Link(
            id=f"l{n}", relation=Relation.SAME_INCIDENT, from_=ids[0], to=to,
            judgement=Judgement.SAME, by="rule", reason="same place",
        )
        for n, to in enumerate((ids[1], "elsewhere"))
    )  # fmt: skip
    shown = page(_story(*map(_incident, reports)), reports, (), (inner, outer))
    assert shown.links == (inner,)
