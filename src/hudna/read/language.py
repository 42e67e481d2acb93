"""The language that a report is written in."""

from __future__ import annotations

import re

UNSURE = "und"
CODED = "ar"
"""The language whose reports are coded; all others are read, kept and searchable."""

_ENOUGH = 4000
"""Characters of the report that are looked at."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_OTHERS = re.compile(
    r"[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06ce\u06d5\u0695\u06b5\u06c6\u06c7\u0679\u0688\u0691\u06d2]"
)
"""Letters of Persian, Kurdish, Urdu and Uyghur that Arabic does without."""
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 0.7


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; `und` where it cannot be told.

    >>> language_of("أعلن الطرفان هدنة في المدينة تبدأ غدا"), language_of("12:30")
    ('ar', 'und')
    """
    import pycld2  # a binding: loaded only where something is read

    sample = _CONTROL.sub(" ", text[:_ENOUGH])
    try:
        reliable, _, guesses = pycld2.detect(sample)
    except pycld2.error:
        return UNSURE
    code: str = guesses[0][1]
    if reliable and code != "un":
        return code.partition("-")[0]
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC.findall(sample)) >= _MOSTLY * max(1, letters)
    return CODED if arabic and not _OTHERS.search(sample) else UNSURE


def notice(language: str) -> tuple[str, ...]:
    """What to say of a report in a language that is not coded."""
    if language in (CODED, UNSURE):
        return ()
    return (f"language {language}: read and kept, not coded yet",)
