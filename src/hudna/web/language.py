"""Which language a page is in: as its reader chose, else as the browser asks, else Arabic."""

from __future__ import annotations

from typing import Literal

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
DIRECTION = {"ar": "rtl", "en": "ltr"}


def other(language: Language) -> Language:
    """The other of the two."""
    return "en" if language == "ar" else "ar"


def known(given: str | None) -> Language | None:
    """The language of a name, if screens have it."""
    return next((each for each in LANGUAGES if each == given), None)


def accepted(header: str) -> Language:
    """The language that a browser's `Accept-Language` likes best.

    >>> accepted("fr, en-GB;q=0.8, ar;q=0.9"), accepted("en"), accepted("fr")
    ('ar', 'en', 'ar')
    """
    found: list[tuple[float, int, Language]] = []
    for place, part in enumerate(header.split(",")):
        tag, _, quality = part.strip().partition(";")
        language = known(tag.strip().lower().partition("-")[0])
        weight = _weight(quality)
        if language is not None and weight > 0:
            found.append((-weight, place, language))
    return min(found)[2] if found else "ar"


def _weight(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
