"""Under which keys names meet, whatever script and spelling they are written in."""

from __future__ import annotations

from functools import lru_cache

from hudna.text.skeleton import bare_words
from hudna.text.transliteration import heard

_LONGEST = 80
"""Letters of a key; what is longer is no name."""


@lru_cache(maxsize=10_000)
def key_of(name: str) -> str | None:
    """The key of a name: as it folds, in one and without articles, or as it is heard.

    None where it has none.

    >>> key_of("خان شيخون") == key_of("خانشيخون")
    True
    >>> key_of("Khan Sheikhoun") == key_of("Khan Shaykhun")
    True
    """
    joined = "".join(bare_words(name))
    key = heard(name) if joined.isascii() else joined
    return key if 1 < len(key) <= _LONGEST else None
