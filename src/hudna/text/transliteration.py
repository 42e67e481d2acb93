"""Where a Latin spelling of an Arabic word, and an Arabic one of a foreign word, may meet.

A Latin letter stands for one of several Arabic ones, and short vowels are not written in Arabic.
What a Latin word may be in Arabic is therefore a pattern: every consonant one of its letters,
every vowel one of its long ones or nothing. Two Latin spellings meet where they are heard alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from hudna.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

_CONSONANTS = {
    "kh": "خ", "sh": "ش", "ch": "شجخك", "gh": "غق", "dj": "ج", "th": "ثذتط", "dh": "ذضظد",
    "ph": "ف", "b": "ب", "p": "ب", "t": "تط", "s": "سصز", "c": "كسق", "g": "جغقك", "j": "جي",
    "h": "هحخ", "k": "كقخ", "q": "قكغ", "d": "دضذظ", "z": "زظذضس", "r": "ر", "f": "ف", "v": "ف",
    "l": "ل", "m": "م", "n": "ن",
}  # fmt: skip
_VOWELS = {"a": "اع", "e": "يع", "i": "يع", "o": "وا", "u": "وع", "y": "ي", "w": "و", "'": "عا"}
_PARTS = re.compile(
    r"(?P<vowels>[aeiouyw']+)|x|"
    rf"(?P<consonant>{'|'.join(sorted(_CONSONANTS, key=len, reverse=True))})(?P=consonant)*"
)
_FRONT = f"[{''.join(CONJUNCTIONS)}]?(?:[{''.join(PREPOSITIONS)}]?(?:{ARTICLE})?|لل)"
"""What may be written before a name, together with it."""
_ASSIMILATED = re.compile(r"^[ae](t|th|d|dh|r|z|s|sh|n)(?=\1)")
"""The article that is heard as the consonant after it, and written together with it («Ezzor»)."""
_LAST = "هيا"
"""What a last vowel may be in Arabic, beside its own letters."""
_LAST_H = re.compile(r"(?<=[aeiou])h$")
_HEARD = {"e": "a", "y": "i", "o": "u", "w": "u", "'": ""}
_VOWELS_HEARD = (("i", "iey"), ("u", "ouw"), ("a", "a"))


@lru_cache(maxsize=1000)
def arabic(latin: str) -> re.Pattern[str]:
    """The pattern of the folded Arabic words that a Latin word, in small letters, may stand for.

    >>> bool(arabic("shaykun").fullmatch("شيخون")), bool(arabic("hudaydah").fullmatch("والحديده"))
    (True, True)
    >>> bool(arabic("khan").fullmatch("كان")), bool(arabic("deraa").fullmatch("دار"))
    (False, False)
    >>> bool(arabic("rafah").fullmatch("رفح")), bool(arabic("rafah").fullmatch("رفع"))
    (True, False)
    """
    bare = _ASSIMILATED.sub(r"\1", latin)
    word = _LAST_H.sub("", bare)
    ending = _LAST if word == bare else _LAST + "ح"
    found = _PARTS.finditer(word)
    parts = [_part(m, ending if m.end() == len(word) else "") for m in found]
    return re.compile(_FRONT + "".join(parts))


def _part(found: re.Match[str], ending: str) -> str:
    """The pattern of a vowel or a consonant; a last vowel may be one of `ending` as well."""
    vowels, consonant = found["vowels"], found["consonant"]
    if consonant:
        written = f"[{_CONSONANTS[consonant]}]"
        return written if found.group() == consonant else f"{written}{{1,2}}"
    if not vowels:
        return "كس"  # x
    letters = "".join(dict.fromkeys("".join(_VOWELS[vowel] for vowel in vowels)))
    if found.start() == 0:
        first = {"y": "ي", "w": "و"}.get(vowels[0], "اع")
        return f"[{first}][{letters}]{{0,{len(vowels)}}}"
    if ending and len(vowels) == 1:
        letters = letters.replace("ع", "")
    long = any(one == two for one, two in pairwise(vowels))
    return f"[{letters}{ending}]{{{int(long)},{len(vowels) + 1}}}"


def heard(latin: str) -> str:
    """A Latin name as it is heard: without articles, with one letter for vowels that sound alike.

    >>> heard("Khan Sheikhoun") == heard("Khan Shaykhun"), heard("al-Hudaydah"), heard("Hodeidah")
    (True, 'hudida', 'hudida')
    """
    words = re.findall(r"[a-z']+", latin.lower())
    bare = [word for word in words if word not in _LATIN_ARTICLES or len(words) == 1]
    return "".join(_heard(word) for word in bare)


_LATIN_ARTICLES = frozenset({"al", "el", "the", "as", "ash", "ad", "ar", "at", "az", "an"})


def _heard(word: str) -> str:
    """One Latin word as it is heard."""
    sounds = []
    for m in _PARTS.finditer(_LAST_H.sub("", word)):
        vowels = m["vowels"]
        if vowels is None:
            sounds.append(m["consonant"] or m.group())
        elif len(vowels) == 1:
            sounds.append(_HEARD.get(vowels, vowels))
        else:
            alike = (sound for sound, letters in _VOWELS_HEARD if set(vowels) & set(letters))
            sounds.append(next(alike, ""))
    return "".join(sounds)
