"""What the tests of origins share: reports made of words that make no sense."""

from __future__ import annotations

import datetime as dt
import random

from hudna.model import Basis, DateRange, Document, Source
from hudna.model.ids import document_id, sha256

DAY = dt.date(2016, 7, 15)
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def report(text: str, outlet: str = "", day: dt.date | None = DAY, byline: str = "") -> Document:
    """A report whose body is all of a text."""
    key = sha256(text.encode())
    published = None if day is None else DateRange(start=day, end=day, basis=Basis.PUBLICATION)
    return Document(
        id=document_id(key, outlet, f"{day}"), sha256=key, text=text, body=((0, len(text)),),
        source=Source(name=outlet) if outlet else None, published=published,
        byline=byline or None,
    )  # fmt: skip


def some_words(seed: object, count: int) -> list[str]:
    """Words that make no sense and are the same for the same seed."""
    chance = random.Random(f"{seed}")
    return ["".join(chance.choices(_LETTERS, k=chance.randint(2, 7))) for _ in range(count)]


def prose(seed: object, count: int) -> str:
    """Those words as a text."""
    return " ".join(some_words(seed, count))
