"""Verbs and event nouns: forms, senses, and what keeps look-alikes apart."""

from __future__ import annotations

import pytest

from hudna.errors import VocabularyError
from hudna.text.inflect import Number, Shape
from hudna.vocab import verbs
from hudna.vocab.entries import WordClass
from hudna.vocab.table import rows
from hudna.vocab.verbs import FINITE, Inflection, Lexeme


@pytest.fixture(scope="module")
def lexemes() -> dict[str, Lexeme]:
    """Every lexeme by its lemma."""
    return {each.lemma: each for each in verbs.lexemes()}


@pytest.fixture(scope="module")
def forms(lexemes: dict[str, Lexeme]) -> dict[str, tuple[Inflection, ...]]:
    """Every form with its readings."""
    return verbs.forms(list(lexemes.values()))


def _lemmas(readings: tuple[Inflection, ...]) -> set[str]:
    return {r.lexeme.lemma for r in readings}


def test_every_lemma_named_by_a_table_has_forms(lexemes: dict[str, Lexeme]) -> None:
    """Cues, frames and light verbs belong to lexemes that some form leads to."""
    for lexeme in lexemes.values():
        assert lexeme.row.past or lexeme.row.masdars, lexeme.lemma
        assert lexeme.row.past or not lexeme.row.present, lexeme.lemma


def test_classes_are_all_used_and_all_there(lexemes: dict[str, Lexeme]) -> None:
    """A frame names only classes that exist; `lexemes()` refuses others."""
    known = set(verbs.classes())
    for lexeme in lexemes.values():
        for frame in lexeme.frames:
            assert {*frame.needs, *frame.unless} <= known, (lexeme.lemma, frame.line)


def test_no_class_stands_twice() -> None:
    """A class has one row: a second would silently replace the first."""
    names = [r.name for r in rows("classes.csv", WordClass)]
    assert len(names) == len(set(names))


def test_a_sense_without_needs_comes_last(lexemes: dict[str, Lexeme]) -> None:
    """Senses are tried in order: one that always fits would hide those after it."""
    for lexeme in lexemes.values():
        open_ended = [not f.needs and not f.unless for f in lexeme.frames]
        assert not any(open_ended[:-1]), lexeme.lemma


@pytest.mark.parametrize(
    ("form", "lemma", "shape"),
    [
        ("قصفت", "قصف", Shape.PAST),
        ("ستلتقي", "التقي", Shape.FUTURE),
        ("القصف المدفعي", "قصف مدفعي", Shape.MASDAR),
        ("قصفا مدفعيا", "قصف مدفعي", Shape.MASDAR),
        ("الغارات", "غارة", Shape.MASDAR),
        ("غارتي", "غارة", Shape.MASDAR),
        ("لقاي", "لقاء", Shape.MASDAR),
        ("داعيا", "دعا", Shape.ACTIVE),
        ("يصاب", "أصاب", Shape.PRESENT_PASSIVE),
    ],
)
def test_forms_of_news(
    forms: dict[str, tuple[Inflection, ...]], form: str, lemma: str, shape: Shape
) -> None:
    """Forms that reports use lead to their lexeme, phrases with article and accusative too."""
    found = {(r.lexeme.lemma.replace("ى", "ي"), r.shape) for r in forms[form]}
    assert (lemma, shape) in found


def test_a_verb_may_have_its_past_only(forms: dict[str, tuple[Inflection, ...]]) -> None:
    """«دانت موسكو» condemns; «دين» stays the word for religion."""
    assert "دان" in _lemmas(forms["دانت"])
    assert "دان" not in _lemmas(forms.get("دين", ()))


def test_a_verbal_noun_in_the_accusative_is_no_dual_verb(
    forms: dict[str, tuple[Inflection, ...]],
) -> None:
    """«حظرا» is a ban, not «they two banned»; «قتلا» is what happened to two."""
    assert all(r.shape not in FINITE for r in forms["حظرا"])
    assert any(r.number is Number.DUAL and r.shape in FINITE for r in forms["قتلا"])


@pytest.mark.parametrize("adjective", ["هجومي", "دفاعي", "انتقالي"])
def test_adjectives_made_from_event_nouns_tell_no_event(
    forms: dict[str, tuple[Inflection, ...]], adjective: str
) -> None:
    """«قتالي», «هجومي» only look like a dual before an owner."""
    assert not any(r.lexeme.frames for r in forms.get(adjective, ()))


@pytest.mark.parametrize("word", ["ايدي", "جرحي", "قاده", "سجن", "هناك"])
def test_look_alikes_have_no_frame(forms: dict[str, tuple[Inflection, ...]], word: str) -> None:
    """Hands, wounded people, leaders, a prison are no supporting, wounding, leading, jailing."""
    assert not any(r.lexeme.frames for r in forms.get(word, ()))


def test_an_unknown_class_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names file and line."""
    monkeypatch.setattr(verbs, "classes", dict)
    with pytest.raises(VocabularyError, match=r"(cues|frames)\.csv, line \d+, column needs"):
        verbs.lexemes()


def test_readings_of_a_form_are_distinct(forms: dict[str, tuple[Inflection, ...]]) -> None:
    """A lexeme gives a form once for each shape."""
    for form, readings in forms.items():
        keys = [(r.lexeme.lemma, r.shape) for r in readings]
        assert len(keys) == len(set(keys)), (form, _lemmas(readings))
