"""The laws of clusters: a pure function of judgements, in which people win over rules."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hudna.link.same.clusters import Judged, clusters

_CLAIMS = [f"c{n}" for n in range(7)]


@st.composite
def _judgements(draw: st.DrawFn) -> list[Judged]:
    pairs = draw(st.lists(st.sampled_from(list(combinations(_CLAIMS, 2))), unique=True))
    return [
        Judged(
            one, other, float(draw(st.integers(-6, 6))),
            excludes=draw(st.integers(0, 5)) == 0, person=draw(st.integers(0, 4)) == 0,
        )
        for one, other in pairs
    ]  # fmt: skip


def _together(found: list[tuple[str, ...]], one: str, other: str) -> bool:
    return any(one in members and other in members for members in found)


@given(_judgements(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(judged: list[Judged], chance: object) -> None:
    """Shuffled claims and judgements, each either way round, give the same clusters."""
    expected = clusters(_CLAIMS, judged)
    shuffled = [Judged(j.other, j.one, j.bits, j.excludes, j.person) for j in judged]
    claims = list(_CLAIMS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(claims)  # type: ignore[attr-defined]
    assert clusters(claims, shuffled) == expected


@given(_judgements())
def test_every_claim_is_in_one_cluster(judged: list[Judged]) -> None:
    """Clusters part the claims."""
    assert sorted(c for members in clusters(_CLAIMS, judged) for c in members) == _CLAIMS


@given(_judgements())
def test_what_a_person_keeps_apart_is_apart(judged: list[Judged]) -> None:
    """Whatever else joins them."""
    found = clusters(_CLAIMS, judged)
    for each in judged:
        if each.person and each.bits < 0:
            assert not _together(found, each.one, each.other)


@given(_judgements())
def test_what_people_join_is_together_where_no_person_objects(judged: list[Judged]) -> None:
    """No rule parts two claims that a person joined."""
    people = [j for j in judged if not (j.person and j.bits < 0)]
    found = clusters(_CLAIMS, people)
    for each in people:
        if each.person and each.bits > 0:
            assert _together(found, each.one, each.other)


@given(_judgements())
def test_a_judgement_can_be_taken_back(judged: list[Judged]) -> None:
    """With a person's judgement withdrawn, what was before is there again."""
    before = clusters(_CLAIMS, judged)
    clusters(_CLAIMS, [*judged, Judged("c0", "c1", 1.0, person=True)])
    assert clusters(_CLAIMS, judged) == before


def test_a_rule_that_excludes_is_not_outvoted() -> None:
    """Two claims that cannot be one stay apart though a third is like both."""
    judged = [Judged("c0", "c1", 5), Judged("c1", "c2", 4), Judged("c0", "c2", 0, excludes=True)]
    assert clusters(["c0", "c1", "c2"], judged) == [("c0", "c1"), ("c2",)]


def test_one_mistaken_link_does_not_join_two_stories() -> None:
    """What joins is the mean over all pairs, the one link is outweighed by the others."""
    judged = [
        Judged("a1", "a2", 8), Judged("b1", "b2", 8), Judged("a2", "b1", 3),
        Judged("a1", "b1", -3), Judged("a1", "b2", -3), Judged("a2", "b2", -3),
    ]  # fmt: skip
    assert clusters(["a1", "a2", "b1", "b2"], judged) == [("a1", "a2"), ("b1", "b2")]


def test_what_is_not_judged_is_asked() -> None:
    """Before clusters are joined, every two of their members are judged."""
    asked: list[tuple[str, str]] = []

    def ask(one: str, other: str) -> Judged:
        asked.append((one, other))
        return Judged(one, other, 0, excludes=True)

    judged = [Judged("c0", "c1", 5), Judged("c1", "c2", 4)]
    assert clusters(["c0", "c1", "c2"], judged, ask) == [("c0", "c1"), ("c2",)]
    assert asked == [("c0", "c2")]


def test_an_open_question_takes_the_rules_answer_away() -> None:
    """A person who is unsure undoes what a rule joined."""
    rule = Judged("c0", "c1", 9)
    assert clusters(["c0", "c1"], [rule]) == [("c0", "c1")]
    unsure = Judged("c0", "c1", 0, person=True)
    assert clusters(["c0", "c1"], [rule, unsure]) == [("c0",), ("c1",)]
