"""What a case adds to the vocabulary."""

from __future__ import annotations

import pytest

from hudna import vocab
from hudna.model import Actor, ActorType
from hudna.text.tokens import tokens
from hudna.vocab.added import Added, AddedActor, AddedAgreement
from hudna.vocab.lexicon import Entry, Kind
from hudna.vocab.vocabulary import Vocabulary


def _actor(key: str, name: str, *aliases: str) -> AddedActor:
    return AddedActor(Actor(id=key, name=key, name_ar=name, type=ActorType.ARMED_GROUP), aliases)


_ADDED = Added(
    actors=(
        _actor("sahl-forces", "قوات السهل", "(ال)سهليون"),
        _actor("hadaba-army", "جيش الهضبة", "الجيش الحر"),
        _actor("free-syrian-army", "اسم آخر", "حر الهضبة", "الجيش السوري الحر"),
    ),
    agreements=(AddedAgreement("sahl-truce", "truce", ("اتفاق السهل",)),),
    countries=("SYR",),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The vocabulary with a case."""
    return vocab.load(_ADDED)


def _keys(vocabulary: Vocabulary, words: str, kind: Kind) -> set[str]:
    found = vocabulary.lexicon.words([t.surface for t in tokens(words)])
    hit = vocabulary.lexicon.hits(found, 0).get(kind)
    return set(hit.keys) if hit and hit.end == len(found) else set()


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("قوات السهل", Kind.BODY, "sahl-forces"),
        ("لقوات السهل", Kind.BODY, "sahl-forces"),
        ("السهليون", Kind.BODY, "sahl-forces"),
        ("سهليون", Kind.BODY, "sahl-forces"),
        ("حر الهضبة", Kind.BODY, "free-syrian-army"),
        ("اتفاق السهل", Kind.AGREEMENT, "sahl-truce"),
    ],
)
def test_names_of_the_case(vocabulary: Vocabulary, words: str, kind: Kind, key: str) -> None:
    """A name of the case is found as other names are, with clitics and without an article."""
    assert _keys(vocabulary, words, kind) == {key}


def test_the_case_says_whom_a_name_means(vocabulary: Vocabulary) -> None:
    """What the case calls an actor is nobody else's name or epithet any more."""
    plain = vocab.load()
    assert _keys(plain, "الجيش الحر", Kind.EPITHET)
    assert not _keys(vocabulary, "الجيش الحر", Kind.EPITHET)
    assert _keys(vocabulary, "الجيش الحر", Kind.BODY) == {"hadaba-army"}


def test_an_actor_of_the_vocabulary_stays_as_it_is(vocabulary: Vocabulary) -> None:
    """The case gives it further names; its own, and what they mean, stay."""
    plain = vocab.load()
    assert vocabulary.actors.by_id["free-syrian-army"] == plain.actors.by_id["free-syrian-army"]
    for words in ("الجيش السوري الحر", "اسم آخر"):
        for kind in (Kind.BODY, Kind.EPITHET):
            assert _keys(vocabulary, words, kind) == _keys(plain, words, kind)


def test_nothing_added_is_the_vocabulary() -> None:
    """Without a case the phrases are those of the tables, untouched and in their order."""
    names = [("(ال)ثوار", Entry(Kind.EPITHET, "9")), ("باريس", Entry(Kind.CAPITAL, "FRA"))]
    assert list(Added().entries(vocab.load().actors, names)) == names
