"""Skeletons: the consonants under which a name's spellings meet, Arabic and Latin ones alike.

Newspapers write one foreign name in many ways («غال», «جال») and one Arabic name in as many Latin
ones (Shaykhun, Sheikhoun). What the spellings share are the consonants, and these in classes of
letters that stand for each other. A skeleton only proposes: names that differ share one too.
"""

from __future__ import annotations

import re

from hudna.text.fold import fold

_ARABIC = {
    "ب": "b", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ج": "g", "غ": "g", "ح": "h",
    "ه": "h", "خ": "k", "ق": "k", "ك": "k", "د": "d", "ض": "d", "ذ": "z", "ز": "z", "ظ": "z",
    "ر": "r", "ش": "c", "ف": "f", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
"""A letter's class, of the folded alphabet; vowels and glides have none."""
_LATIN = {
    "kh": "k", "sh": "c", "ch": "c", "gh": "g", "dj": "g", "th": "s", "dh": "z", "ph": "f",
    "b": "b", "p": "b", "t": "t", "s": "s", "c": "k", "g": "g", "j": "g", "h": "h", "k": "k",
    "q": "k", "x": "ks", "d": "d", "z": "z", "r": "r", "f": "f", "v": "f", "l": "l", "m": "m",
    "n": "n",
}  # fmt: skip
_ARTICLE = re.compile(r"\b(?:ال(?=\w{3})|(?:al|el|ad|as|ash|at|az|an|ar)-)")
_PART = re.compile(r"\b(عبد|ابو|ابي|ابا|abd|abu) (?=\S)")
"""First words of a name that are often written together with the second."""
_LATIN_LETTERS = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_TWICE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """The classes of a word's consonants, without its article and a last ة, ه, ح or h.

    >>> skeleton("شيخون"), skeleton("Sheikhoun"), skeleton("Shaykun")
    ('ckn', 'ckn', 'ckn')
    >>> skeleton("غال") == skeleton("جال"), skeleton("الرقة") == skeleton("Raqqah")
    (True, True)
    """
    plain = _ARTICLE.sub("", fold(word))
    if plain.isascii():
        classes = "".join(_LATIN[m] for m in _LATIN_LETTERS.findall(plain))
    else:
        classes = "".join(_ARABIC.get(letter, "") for letter in plain)
    return _TWICE.sub(r"\1", classes).removesuffix("h")


def sounded(word: str) -> str:
    """An Arabic word with its consonants as classes and its vowels as they are.

    >>> sounded("غال") == sounded("جال"), sounded("سعد") == sounded("سعيد")
    (True, False)
    """
    return "".join(_ARABIC.get(letter, letter) for letter in fold(word))


def bare_words(name: str) -> list[str]:
    """A name's words folded and without articles; «عبد» and «أبو» go with the word after them.

    >>> bare_words("عبد الله الصالح")
    ['عبدالله', 'صالح']
    """
    joined = _PART.sub(r"\1", fold(name))
    return _ARTICLE.sub("", joined).replace("-", " ").split()
