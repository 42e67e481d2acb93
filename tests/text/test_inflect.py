"""Inflection: paradigms of strong, hollow, final-weak and doubled verbs, nouns, participles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text import inflect
from hudna.text.fold import fold
from hudna.text.inflect import Number, Shape

_LETTERS = st.text("بتجحخدرزسشصضطظعغفقكلمنه", min_size=3, max_size=6)


def _forms(past: str, present: str) -> dict[str, set[Shape]]:
    found: dict[str, set[Shape]] = {}
    for form, shape, _, _ in inflect.verb(past, present):
        found.setdefault(form, set()).add(shape)
    return found


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ("قصف", "يقصف", {"قصفت": Shape.PAST, "قصفوا": Shape.PAST, "يقصفون": Shape.PRESENT,
                         "ستقصف": Shape.FUTURE, "قصفنا": Shape.PAST, "يقصفان": Shape.PRESENT}),
        ("قال", "يقول", {"قالت": Shape.PAST, "قلنا": Shape.PAST, "قيل": Shape.PAST_PASSIVE,
                         "يقال": Shape.PRESENT_PASSIVE, "يقل": Shape.JUSSIVE}),
        ("زار", "يزور", {"زرت": Shape.PAST, "يزر": Shape.JUSSIVE, "سيزوران": Shape.FUTURE}),
        ("نفى", "ينفي", {"نفت": Shape.PAST, "نفوا": Shape.PAST, "نفيا": Shape.PAST,
                         "ينفون": Shape.PRESENT, "ينف": Shape.JUSSIVE, "نفينا": Shape.PAST}),
        ("دعا", "يدعو", {"دعت": Shape.PAST, "دعوا": Shape.PAST, "دعونا": Shape.PAST,
                         "يدعون": Shape.PRESENT, "يدع": Shape.JUSSIVE}),
        ("أصاب", "يصيب", {"اصيب": Shape.PAST_PASSIVE, "اصيبوا": Shape.PAST_PASSIVE,
                          "يصاب": Shape.PRESENT_PASSIVE, "يصب": Shape.JUSSIVE}),
        ("لقي", "يلقى", {"لقوا": Shape.PAST, "لقيت": Shape.PAST, "يلقون": Shape.PRESENT}),
        ("أجرى", "يجري", {"اجرت": Shape.PAST, "اجريا": Shape.PAST, "يجر": Shape.JUSSIVE}),
    ],
)  # fmt: skip
def test_verbs(past: str, present: str, expected: dict[str, Shape]) -> None:
    """Persons, numbers, tenses and the passives that show without vowels."""
    forms = _forms(past, present)
    for form, shape in expected.items():
        assert shape in forms.get(form, set()), form


@given(_LETTERS)
def test_every_form_is_folded(root: str) -> None:
    """Forms are keys: folding them again changes nothing."""
    for form, *_ in inflect.verb(root, "ي" + root):
        assert fold(form) == form
    for form, _ in inflect.noun(root):
        assert fold(form) == form


@given(_LETTERS)
def test_an_article_in_phrases_is_on_every_word_or_on_none(root: str) -> None:
    """«القصف المدفعي», never «القصف مدفعي»."""
    for form, _ in inflect.phrase(f"قصف {root}"):
        marks = [w.startswith("ال") for w in form.split()]
        assert all(marks) or not any(marks)


def test_nouns_in_the_dual() -> None:
    """The dual before an owner shows with feminines only; others look like adjectives."""
    forms = dict(inflect.noun("غارة"))
    assert forms["غارتين"] is forms["غارتي"] is Number.DUAL
    assert "هجومي" not in dict(inflect.noun("هجوم"))


def test_hamza_takes_a_seat_before_a_pronoun() -> None:
    """«لقاء» has «لقائه» and «لقاؤهم»."""
    assert {"لقا", "لقاي", "لقاو"} <= {f for f, _ in inflect.noun("لقاء")}


def test_participles_of_weak_verbs() -> None:
    """«داعي» stands for «داع», «داعيا», «داعين»."""
    forms = {f for f, _, _ in inflect.participle("داعي")}
    assert {"داع", "داعيا", "داعيه", "داعين", "داعون", "الداعي"} <= forms


def test_adjectives_of_states() -> None:
    """Every gender, number and case of «روسي»."""
    assert {"روسيه", "الروسيه", "روسيان", "الروسيين", "روسيات"} <= set(inflect.nisba("روسي"))
