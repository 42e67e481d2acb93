from __future__ import annotations

from hudna.text.fold import fold
from hudna.vocab import furniture


def test_phrases_are_found_under_every_spelling() -> None:
    """Hamza, marks and signs between the words do not matter."""
    page = furniture.load()
    for line in ("إقرأ أيضاً:", "أخبار ذات صلة", "الأكثر قراءةً"):
        assert page.section.start(furniture.split(fold(line)))
    assert page.line.whole(furniture.split(fold("* الرئيسيّة *")))


def test_no_phrase_is_both_a_heading_of_links_and_an_end() -> None:
    """What ends a report and what heads a list of others are different phrases."""
    page = furniture.load()
    both = {
        phrase
        for phrases in page.end.by_first.values()
        for phrase in phrases
        if page.section.whole(phrase)
    }
    assert both == set()
