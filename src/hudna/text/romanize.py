"""A plain romanisation, for names that no table knows.

One Latin spelling a letter, short vowels unwritten: enough to make a stable id and to be read by
somebody without Arabic; the Arabic name stands beside it wherever it is shown.
"""

from __future__ import annotations

import re

from hudna.text.fold import MARKS

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "a", "ء": "", "ؤ": "u",
    "ئ": "i", "ڤ": "v", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh", "ک": "k", "ی": "y", "ـ": "",
}  # fmt: skip
_BETWEEN = re.compile(r"(?<=[bcdfghjklmnpqrstvz])w(?=[bcdfghjklmnpqrstvz]|$)")
_MIDDLE = re.compile(r"(?<=[bcdfghjklmnpqrstvz])y(?=[bcdfghjklmnpqrstvz]|$)")


def romanize(name: str) -> str:
    """An Arabic name in Latin letters, capitalised, the article as al-.

    >>> romanize("سراقب"), romanize("معرة النعمان"), romanize("لافروف")
    ('Sraqb', 'Mara al-Naman', 'Lafruf')
    """
    words = []
    for word in re.sub(f"[{MARKS}]", "", name).split():
        article = word.startswith("ال") and len(word) > 4
        bare = word[2:] if article else word
        letters = "".join(_LETTERS.get(c, c if c.isascii() else "") for c in bare)
        letters = _MIDDLE.sub("i", _BETWEEN.sub("u", letters))
        letters = letters.replace("aa", "a")
        words.append(("al-" if article else "") + letters[:1].upper() + letters[1:])
    return " ".join(w for w in words if w)


def slug(name: str) -> str:
    """A lower-case id of Latin letters, digits and hyphens.

    >>> slug("Mara al-Naman")
    'mara-al-naman'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
