"""Under which keys names meet, whatever script and spelling they are written in."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.text.skeleton import bare_words
from hudna.text.transliteration import heard

_LONGEST = 80
"""Letters of a key; what is longer is no name."""


def keys_of(name: str) -> Iterator[str]:
    """The keys of a name: as it folds, in one and without articles, or as it is heard.

    >>> list(keys_of("خان شيخون")) == list(keys_of("خانشيخون"))
    True
    >>> list(keys_of("Khan Sheikhoun")) == list(keys_of("Khan Shaykhun"))
    True
    """
    joined = "".join(bare_words(name))
    key = heard(name) if joined.isascii() else joined
    if 1 < len(key) <= _LONGEST:
        yield key
