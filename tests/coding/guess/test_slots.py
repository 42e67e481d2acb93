from __future__ import annotations

import itertools

import pytest

from hudna.coding.guess import slots
from hudna.coding.sentence import Sentence, sentences_of
from hudna.model import Document
from hudna.vocab import Vocabulary


def _sentence(vocabulary: Vocabulary, text: str) -> Sentence:
    document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="ar")
    return next(iter(sentences_of(document, vocabulary.lexicon)))


def _found(vocabulary: Vocabulary, text: str, taken: str = "") -> list[tuple[str, str]]:
    s = _sentence(vocabulary, text)
    covered = [w.surface in taken.split() for w in s.words]
    return [
        (x.after, " ".join(w.surface for w in s.words[x.first : x.end]))
        for x in slots(s, covered)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأضاف زلاتكو برنكوفيتش أن اللجنة ستجتمع", [("cue", "زلاتكو برنكوفيتش")]),
        ("وقال العميد رامز بن مساعد إن الطريق مغلق", [("title", "رامز بن مساعد")]),
        ("وصل المهندس زلاتكو برنكوفيتش إلى المدينة", [("title", "زلاتكو برنكوفيتش")]),
        ("وصل زلاتكو برنكوفيتش إلى المدينة", []),
        ("وأضاف أن اللجنة ستجتمع", []),
    ],
)
def test_where_the_model_is_asked(
    vocabulary: Vocabulary, text: str, found: list[tuple[str, str]]
) -> None:
    """After a title, or between a verb of saying and what is said; nowhere else."""
    assert _found(vocabulary, text) == found


def test_what_the_rules_named_is_not_asked_about(vocabulary: Vocabulary) -> None:
    """Tokens that belong to a name already are no slot."""
    text = "وأضاف زلاتكو برنكوفيتش أن اللجنة ستجتمع"
    assert _found(vocabulary, text, "زلاتكو برنكوفيتش") == []


def test_slots_stand_in_order_and_apart(vocabulary: Vocabulary) -> None:
    """The slots of a sentence do not overlap."""
    s = _sentence(vocabulary, "وقال العميد سلطان بن مساعد والمهندس زلاتكو إن الدكتور حربي وصل")
    found = list(slots(s, [False] * len(s.words)))
    assert found
    assert all(a.end <= b.first for a, b in itertools.pairwise(found))
