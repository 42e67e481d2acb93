"""The lexicon: what is known of a word form, and the phrases found at a token."""

from __future__ import annotations

import pytest

from hudna import vocab
from hudna.text.tokens import tokens
from hudna.vocab.lexicon import Kind, LexicalWord, Lexicon
from hudna.vocab.verbs import FINITE


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon of the whole vocabulary."""
    return vocab.load().lexicon


def _words(lexicon: Lexicon, text: str) -> list[LexicalWord]:
    return [lexicon.word(t.surface) for t in tokens(text)]


def test_a_form_is_worked_out_once(lexicon: Lexicon) -> None:
    """Every occurrence of a form is the same object."""
    assert lexicon.word("وقصفت") is lexicon.word("وقصفت")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("شن هجوما بريا", "هجوما بريا"),
        ("القصف المدفعي على البلدة", "القصف المدفعي"),
        ("بقصف مدفعي", "قصف مدفعي"),
        ("وأجرى اتصالا هاتفيا", "اتصالا هاتفيا"),
        ("في إطلاق نار", "اطلاق نار"),
    ],
)
def test_lexemes_of_several_words_are_found(lexicon: Lexicon, text: str, form: str) -> None:
    """A phrase is found with the article, in the accusative and after a proclitic."""
    words = _words(lexicon, text)
    found = [
        lexicon.hits(words, i)[Kind.LEXEME].keys
        for i in range(len(words)) if Kind.LEXEME in lexicon.hits(words, i)
    ]  # fmt: skip
    assert (form,) in found
    assert lexicon.phrase(form)


def test_the_longest_phrase_wins_over_quotation_marks(lexicon: Lexicon) -> None:
    """Marks between the words of a phrase are passed over."""
    words = _words(lexicon, "وقف «إطلاق النار» فورا")
    hit = lexicon.hits(words, 0)[Kind.AGREEMENT]
    assert (hit.first, hit.end) == (0, 4)


def test_a_verb_takes_no_preposition(lexicon: Lexicon) -> None:
    """After «ب» a word is a noun: «بقصف» is no «he shelled»."""
    assert all(r.shape not in FINITE for _, r in lexicon.word("بقصف").readings)
    assert any(r.shape in FINITE for _, r in lexicon.word("ليبحث").readings)


def test_fewest_clitics_win(lexicon: Lexicon) -> None:
    """«وزارة» is a ministry, not «and he visited her»."""
    assert {r.lexeme.lemma for _, r in lexicon.word("وزارة").readings} == {"وزارة"}


def test_an_adjective_is_not_ones_own_noun(lexicon: Lexicon) -> None:
    """«قصفي» or «هجومي» would be «my attack»; the news means the adjective."""
    assert not lexicon.word("هجومي").readings
    assert lexicon.word("زيارتي").readings


def test_a_pronoun_keeps_an_event_noun(lexicon: Lexicon) -> None:
    """«لقائه», «زيارتها», «غاراتهم» are still a meeting, a visit, raids."""
    for surface, lemma in (("لقائه", "لقاء"), ("زيارتها", "زار"), ("غاراتهم", "غارة")):
        assert lemma in {r.lexeme.lemma for _, r in lexicon.word(surface).readings}, surface
