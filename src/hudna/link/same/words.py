"""The words of a text under which two tellings meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hudna.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from hudna.text.fold import fold

_ONE, _ALL = "".join(CONJUNCTIONS), "".join(PREPOSITIONS)
_FRONT = re.compile(f"^[{_ONE}]?(?:[{_ALL}]?{ARTICLE}|{ARTICLE[1]}{{2}})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTEST = 3
"""Letters of a word that says something."""


def stems(text: str) -> Iterator[str]:
    """The words of a text without the article and what is written together with it.

    >>> list(stems("وبالقذائف على المدينة"))
    ['قذايف', 'علي', 'مدينه']
    """
    for word in _WORD.findall(fold(text)):
        stem = _FRONT.sub("", word)
        yield stem if len(stem) >= _SHORTEST else word
