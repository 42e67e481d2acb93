from __future__ import annotations

import pytest

from hudna.coding.guess import Guess, GuessKind, NameGuesser
from hudna.coding.guess.guesser import given_names, spans
from hudna.text.tokens import tokens
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import LexicalWord


@pytest.fixture(scope="module")
def guesser() -> NameGuesser:
    """The guesser with the model that ships."""
    return NameGuesser.load()


def _words(vocabulary: Vocabulary, text: str) -> list[LexicalWord]:
    return [vocabulary.lexicon.word(t.surface) for t in tokens(text)]


def _named(guesser: NameGuesser, vocabulary: Vocabulary, text: str) -> tuple[str, float]:
    """What is guessed in the stretch between brackets."""
    before, _, rest = text.partition("[")
    inside, _, after = rest.partition("]")
    words = _words(vocabulary, before + inside + after)
    first = len(_words(vocabulary, before))
    guess = guesser.person(words, first, first + len(_words(vocabulary, inside)))
    if guess is None:
        return "", 0.0
    return " ".join(w.surface for w in words[guess.first : guess.end]), guess.probability


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأضاف [زلاتكو برنكوفيتش] أن اللجنة ستجتمع غدا", "زلاتكو برنكوفيتش"),
        ("وأوضح المهندس [كونراد لاغرفيلد] أن الجسر مغلق", "كونراد لاغرفيلد"),
        ("قال رئيس اللجنة [المحلية هيثم الزعفراني] إن الهدنة صامدة", "هيثم الزعفراني"),
        ("وقال العميد [سلطان بن مانع الشويعي] إن القوات انسحبت", "سلطان بن مانع الشويعي"),
    ],
)
def test_finds_names_that_no_table_has(
    guesser: NameGuesser, vocabulary: Vocabulary, text: str, name: str
) -> None:
    """Foreign names and long Arabic ones are found, the adjective before them is left out."""
    found, probability = _named(guesser, vocabulary, text)
    assert found == name
    assert probability > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "وقال [التقرير] إن الوضع صعب",
        "وأكدت [المصادر] أن الطريق مغلق",
        "وأضاف [السكان] أن المياه مقطوعة",
        "وقالت [الصحيفة] إن الوفد غادر",
    ],
)
def test_takes_no_ordinary_words_for_a_name(
    guesser: NameGuesser, vocabulary: Vocabulary, text: str
) -> None:
    """What is reported to have spoken need not be a person."""
    found, probability = _named(guesser, vocabulary, text)
    assert not found or probability < 0.6


def test_the_same_words_get_the_same_answer(guesser: NameGuesser, vocabulary: Vocabulary) -> None:
    """A guesser keeps nothing of what it was asked before that would change an answer."""
    one = _words(vocabulary, "وأضاف زلاتكو برنكوفيتش أن اللجنة ستجتمع")
    other = _words(vocabulary, "وقال العميد سلطان الشويعي إن الطريق مغلق")
    first = guesser.person(one, 1, 3)
    guesser.person(other, 2, 4)
    assert guesser.person(one, 1, 3) == first == NameGuesser.load().person(one, 1, 3)


def test_answers_lie_within_the_question(guesser: NameGuesser, vocabulary: Vocabulary) -> None:
    """Whatever stretch is asked about, a guess lies in it and its probability in 0 to 1."""
    words = _words(vocabulary, "وقال سلطان بن مانع ، نائب المدير ، إن « الطريق » مغلق منذ 3 أيام .")
    for first in range(len(words)):
        for end in range(first + 1, len(words) + 1):
            guess = guesser.person(words, first, end)
            if guess is not None:
                assert isinstance(guess, Guess)
                assert guess.kind is GuessKind.PERSON
                assert first <= guess.first < guess.end <= end
                assert 0.0 <= guess.probability <= 1.0


@pytest.mark.parametrize(("first", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_no_stretch_no_name(
    guesser: NameGuesser, vocabulary: Vocabulary, first: int, end: int
) -> None:
    """A stretch that is empty or not of the sentence holds no name."""
    assert guesser.person(_words(vocabulary, "قال سلطان"), first, end) is None


def test_half_a_name_is_none(guesser: NameGuesser, vocabulary: Vocabulary) -> None:
    """What ends in «بن» is not a whole name."""
    words = _words(vocabulary, "وقال العميد سلطان بن")
    guess = guesser.person(words, 2, 4)
    assert guess is None or words[guess.end - 1].surface != "بن"


def test_spans_of_labels() -> None:
    """A name begins anew at every beginning, and one that only goes on begins too."""
    labels = ["I-person", "O", "B-person", "B-person", "I-person"]
    assert [(a, b) for a, b, _ in spans(labels)] == [(0, 1), (2, 3), (3, 5)]


def test_given_names_keep_their_hamza() -> None:
    """«علاء» is a first name, «علا» a verb."""
    names = given_names()
    assert "علاء" in names
    assert "علا" not in names
