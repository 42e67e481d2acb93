"""The words around reported speech."""

from __future__ import annotations

import pytest

from hudna import vocab
from hudna.vocab import speech
from hudna.vocab.speech import SpeechWords


@pytest.fixture(scope="module")
def words() -> SpeechWords:
    """The table as the coder reads it."""
    return speech.load()


def test_the_longest_phrase_of_a_class_is_found(words: SpeechWords) -> None:
    """«دون الكشف» ends a saying as a whole, with or without و before it."""
    lexicon = vocab.load().lexicon
    sentence = [lexicon.word(w) for w in ("هدنة", "ودون", "الكشف", "عن", "موعدها")]
    assert words.end(sentence, 1, "comment") == 3
    assert not words.has(sentence, 0, "comment")


def test_a_forum_is_named_in_plain_words(words: SpeechWords) -> None:
    """The class of a forum is its English name."""
    lexicon = vocab.load().lexicon
    sentence = [lexicon.word(w) for w in ("خلال", "مؤتمر", "صحفي")]
    assert words.forum(sentence, 1) == "press conference"
