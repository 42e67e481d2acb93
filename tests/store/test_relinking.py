"""Linking what a store holds: only when due, as a whole, and never older over newer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from sqlalchemy import text
from tests.ledger.clock import SetClock
from tests.store.reports import claims, coded, document, run
from tests.store.test_intake import exported

from hudna import linking
from hudna.errors import UsageError
from hudna.ledger.entries import Voice
from hudna.link.reports import Report
from hudna.model import Counts, Incident, Judgement, Linked, Origin, Story, StoryKind, Text
from hudna.model.terms import Capacity
from hudna.store import contents, entries, intake, judgements, lookup, relinking
from hudna.store.store import Store

_ORIGIN = Origin(id="o1", documents=("d1",), earliest="d1", by="rule")


def _story(members: Sequence[Incident]) -> Story:
    number = len(members)
    return Story(
        id=f"y{members[0].id}",
        of=StoryKind.INCIDENT,
        type="shelling",
        members=tuple(x.id for x in members),
        documents=tuple(x.document for x in members),
        date=members[0].date,
        counts=Counts(reports=number, outlets=1, origins=1),
        title=Text(ar="قصف"),
    )


@pytest.fixture(autouse=True)
def one_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the real linking: all incidents are one story, the newest first."""

    def stories(reports: Iterable[Report], *_: object) -> list[Linked]:
        told = [x for _, own in reports for x in own if isinstance(x, Incident)]
        return [_story(told[::-1])] if told else []

    monkeypatch.setattr(linking, "of_judgements", stories)
    monkeypatch.setattr(linking, "of_reports", lambda *_: [_ORIGIN])


def _add(store: Store, *numbers: int) -> None:
    intake.add(store, coded(map(document, numbers)), run(), intake.Taken())


def _stories(store: Store) -> list[Linked]:
    with store.reading() as connection:
        return list(contents.linked_of(connection, "story"))


def test_linking_is_done_when_it_is_due(store: Store) -> None:
    """After new reports it is; after the same ones it is not; what is new is told once."""
    _add(store, 1, 2)
    first = relinking.relink(store)
    assert first is not None
    assert [each.counts.reports for each in first.stories] == [2]
    assert relinking.relink(store) is None
    _add(store, 1, 2)
    assert relinking.relink(store) is None
    _add(store, 3)
    second = relinking.relink(store)
    assert second is not None
    assert second.stories == ()
    ((grown),) = second.grown
    assert (grown.before.reports, grown.story.counts.reports) == (2, 3)
    assert _stories(store) == [grown.story]


def test_another_version_links_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version linked is linked again."""
    _add(store, 1)
    relinking.relink(store)
    monkeypatch.setattr("hudna.store.settings.__version__", "99")
    assert relinking.relink(store) is not None


def test_links_of_an_older_moment_do_not_replace_newer_ones(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who began to link before somebody else took reports in and linked them keeps nothing."""
    stories = linking.of_judgements
    _add(store, 1)

    def overtaken(*given: object) -> list[Linked]:
        found = stories(*given)  # type: ignore[arg-type]
        monkeypatch.setattr(linking, "of_judgements", stories)
        _add(store, 2)
        assert relinking.relink(store) is not None
        return found

    monkeypatch.setattr(linking, "of_judgements", overtaken)
    assert relinking.relink(store) is None
    (story,) = _stories(store)
    assert isinstance(story, Story)
    assert len(story.members) == 2


def test_reports_that_come_while_linking_make_it_due_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who links sees one moment; what came meanwhile is linked the next time."""
    stories = linking.of_judgements
    _add(store, 1)

    def meanwhile(*given: object) -> list[Linked]:
        _add(store, 2)
        return stories(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "of_judgements", meanwhile)
    first = relinking.relink(store)
    assert first is not None
    assert [len(each.members) for each in first.stories] == [1]
    monkeypatch.setattr(linking, "of_judgements", stories)
    second = relinking.relink(store)
    assert second is not None
    assert [len(each.story.members) for each in second.grown] == [2]


def test_a_story_is_found_by_itself_and_by_its_claims(store: Store) -> None:
    """The id of a story, of a claim in it, or the beginning of one leads to it."""
    _add(store, 1, 2)
    relinking.relink(store)
    (story,) = _stories(store)
    statement, _, incident = claims(document(1))
    with store.reading() as connection:
        for given in (story.id, story.id[:7], incident.id, incident.id[:9]):
            assert lookup.story(connection, given) == story
        with pytest.raises(UsageError):
            lookup.story(connection, statement.id)


def test_links_are_the_last_lines_of_the_record(store: Store) -> None:
    """They stand behind all reports, and are replaced with all that belongs to them."""
    _add(store, 1)
    relinking.relink(store)
    _add(store, 2)
    relinking.relink(store)
    with store.reading() as connection:
        kinds = [line.split('"')[3] for line in contents.record(connection)]
        members = connection.execute(text("SELECT count(*) FROM members")).scalar()
    assert kinds[-3:] == ["incident", "origin", "story"]
    assert kinds.count("story") == 1
    assert members == 2


def test_a_judgement_leaves_what_does_not_rest_on_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copies, agreements and tracks are linked anew for new reports, not for a judgement."""
    _add(store, 1, 2)
    relinking.relink(store)
    before = exported(store)
    seen: list[object] = []
    stories = linking.of_judgements

    def told(
        reports: Iterable[Report], origins: Iterable[Origin], ground: linking.Ground
    ) -> list[Linked]:
        given = list(origins)
        seen.extend((given, [link.judgement for link in ground.judged]))
        return stories(reports, given, ground)

    def due(*_: object) -> list[Linked]:
        raise AssertionError

    monkeypatch.setattr(linking, "of_judgements", told)
    monkeypatch.setattr(linking, "of_reports", due)
    pair = claims(document(1))[2], claims(document(2))[2]
    with store.writing() as connection:
        act, voice = judgements.judged(pair, Judgement.SAME), Voice("R.H.", Capacity.MONITOR, "so")
        entries.append(connection, act, voice, SetClock())
    relinking.relink(store)
    assert seen == [[_ORIGIN], ["same"]]
    assert exported(store) == before
