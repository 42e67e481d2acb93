"""The people whom a model names where the rules end, and what it leaves alone."""

from __future__ import annotations

import pytest
from tests.coding.conftest import report

from hudna.coding.coder import Coder
from hudna.model import Mention, Statement


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأوضح زراديشت ملا عمر أن القافلة وصلت إلى المدينة أمس.", "زراديشت ملا عمر"),
        ("وأكد الخبير الاقتصادي رضا الشكندالي أن الاتفاق صامد.", "رضا الشكندالي"),
        ("وقال النائب العام هاكان لارسون إن الهدنة صامدة.", "هاكان لارسون"),
    ],
)
def test_named_where_a_name_is_due(coder: Coder, text: str, name: str) -> None:
    """After a title or a verb of saying an unknown name is a mention with exactly its words."""
    found = [text[slice(*c.span)] for c in coder.code(report(text)) if isinstance(c, Mention)]
    assert name in found


def test_a_guessed_speaker_speaks(coder: Coder) -> None:
    """Whoever the model names after a verb of saying is the speaker of what is said."""
    text = "وأوضح زراديشت ملا عمر أن القافلة وصلت إلى المدينة أمس."
    said = [c for c in coder.code(report(text)) if isinstance(c, Statement)]
    assert [s.speaker.name_ar for s in said] == ["زراديشت ملا عمر"]


@pytest.mark.parametrize(
    "text",
    [
        "وأكد البيان أن الاتفاق صامد.",
        "وقال بغضب إن المفاوضات لن تنجح.",
        "وأوضحت المصادر المطلعة أن الوفد غادر.",
    ],
)
def test_words_are_no_people(coder: Coder, text: str) -> None:
    """Ordinary words after a verb of saying name nobody."""
    assert not [c for c in coder.code(report(text)) if isinstance(c, Mention)]
