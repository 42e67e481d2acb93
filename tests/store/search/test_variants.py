"""Spellings that a search brings together, and words that it keeps apart."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.search.written import found, report, take_in

from hudna.store.opening import opened
from hudna.store.store import Store

_SHARED = Path(__file__).parents[3] / ".." / "shared" / "data" / "language" / "search_variants.csv"

_MET = [
    ("غارة", "الغارات"), ("غارة", "غارتين"), ("قذيفة", "وقذائف"), ("صواريخ", "الصاروخ"),
    ("شروط", "بالشرط"), ("فصيل", "للفصائل"), ("نازح", "النازحين"), ("تهدئة", "التَّهدئه"),
    ("الأردن", "الاردن"), ("ليبية", "ليبيا"), ("طرابلس", "بطرابلس"), ("حمص", "ولحمص"),
    ("مسؤولين", "المسئولون"), ("عبدالله", "عبد الله"), ("دير الزور", "ديرالزور"),
    ("أبوظبي", "أبو ظبي"), ("التزام", "التزاماتهما"), ("رئيس", "الرؤســاء"), ("١٢", "12"),
    ("عراقي", "العراقيين"), ("Haftar", "وحفتر"), ("حفتر", "Haftar"), ("Deir Ezzor", "دير الزور"),
    ("al-Qusayr", "القصير"), ("Zawiya", "الزاوية"), ("Burhan", "للبرهان"), ("Marib", "مأرب"),
    ("Deir Hafer", "ديرحافر"), ("Éric", "eric"), ("Taizz", "بتعز"),
]  # fmt: skip
_APART = [
    ("قتل", "قاتل"), ("حرب", "حربة"), ("مدينة", "مدني"), ("قائد", "قاعدة"), ("شرق", "شركة"),
    ("سفن", "سفير"), ("حل", "محل"), ("Khan", "كان"), ("Kerry", "كوري"), ("Rafah", "رفع"),
    ("جسر", "جزر"), ("نفق", "نفقة"),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of one report for each word, ours and those of the shared pairs."""
    written = [word for _, word, _ in _shared()] + [word for _, word in (*_MET, *_APART)]
    with opened(tmp_path_factory.mktemp("variants") / "case.db", create=True) as made:
        take_in(made, [report(_text(word)) for word in dict.fromkeys(written)])
        yield made


def _text(word: str) -> str:
    return f"جاء في الخبر: {word} ... إلخ."


def _found(store: Store, asked: str, word: str) -> bool:
    with store.reading() as connection:
        return report(_text(word)).id in found(connection, asked)


@pytest.mark.parametrize(("asked", "word"), _MET)
def test_one_word(store: Store, asked: str, word: str) -> None:
    """A word is found in its other spellings and forms, in one word or two, in both scripts."""
    assert _found(store, asked, word)


@pytest.mark.parametrize(("asked", "word"), _APART)
def test_two_words(store: Store, asked: str, word: str) -> None:
    """Another word is not found, however alike it looks."""
    assert not _found(store, asked, word)


def _shared() -> list[tuple[str, str, bool]]:
    """The shared pairs: (query, word, whether it should be found); none where they are not."""
    if not _SHARED.exists():
        return []
    with _SHARED.open(encoding="utf-8", newline="") as table:
        return [
            (row["query"], row["word_in_document"], row["should_match"] == "1")
            for row in csv.DictReader(table)
        ]


@pytest.mark.skipif(not _SHARED.exists(), reason="the shared pairs are not here")
def test_the_shared_pairs(store: Store) -> None:
    """Of fifty pairs at the least 46 are found, of twelve that should not be at the most two."""
    told = [(_found(store, asked, word), right) for asked, word, right in _shared()]
    assert sum(hit for hit, right in told if right) >= 46
    assert sum(hit for hit, right in told if not right) <= 2
