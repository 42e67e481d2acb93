"""Light stems: what is left of an Arabic word without article, number, gender and pronouns.

A stem only brings spellings together that a search should find with one another: it is no root
and no dictionary form, and is never shown. The rules are those of light stemming (Larkey,
Ballesteros and Connell, «Light Stemming for Arabic Information Retrieval», 2007), with the sound
plurals and duals of the school grammar put back on to their singular:

- a word of three letters keeps its ta marbuta, which there makes another word («شعبة» is no
  «شعب»); so three letters before ات had one («غارات» is «غارة», «قوات» is «قوة»);
- longer ones lose it, which there marks gender only («محادثة», «محادثات»);
- a country's name, written with يا or ية, and the adjectives made from it meet («سوريا»,
  «سورية»).

The prepositions ب ل ك are not taken off, nor the article of a word of two letters: too many words
begin with these letters. Who searches for such a word looks for it behind them (`in_front`).
"""

from __future__ import annotations

from hudna.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from hudna.text.fold import fold

_ROOT = 3
"""Letters of a short word; fewer are never left of one, more may lose a further ending."""
_WITH_ARTICLE = ("بال", "كال", "لل", ARTICLE)
_ARTICLES = tuple(c + written for c in ("", *CONJUNCTIONS) for written in _WITH_ARTICLE)
_POSSESSIVES = tuple(p for p in PRONOUNS if len(p) > 1 and p != "ني")
"""Pronouns behind a noun; those of one letter look like its last letter."""
_TWO_OR_MANY = ("ان", "ين", "ون")
_HAMZA = ("ئو", "ؤو")
"""A hamza before a long u, as it is written in Egypt («مسئول») and elsewhere («مسؤول»)."""


def stem(word: str) -> str:
    """The light stem of a word, folded; a word of another script as it folds.

    >>> {stem(word) for word in ("القوات", "قوات", "وللقوات", "قواتها", "قوة")}
    {'قوه'}
    >>> stem("سوريا") == stem("سورية"), stem("الأمريكية") == stem("أمريكي"), stem("مسئول")
    (True, True, 'مسوول')
    >>> stem("وقف"), stem("موقف"), stem("شعب") == stem("شعبة")
    ('وقف', 'موقف', False)
    """
    plain = fold(word.replace(*_HAMZA))
    if plain.isascii():
        return plain
    while (shorter := _shorter(plain)) != plain:
        plain = shorter
    return plain


def in_front(word: str) -> tuple[str, ...]:
    """A folded word behind what its stem does not lose: prepositions, the article of a short one.

    >>> in_front("حلب")[:3], in_front("تل")[:4]
    (('بحلب', 'لحلب', 'كحلب'), ('بالتل', 'كالتل', 'للتل', 'التل'))
    """
    fronts = PREPOSITIONS if len(word) >= _ROOT else _WITH_ARTICLE
    return tuple(c + front + word for c in ("", *CONJUNCTIONS) for front in fronts)


def _shorter(plain: str) -> str:
    """A folded word without what is outermost of it."""
    for article in _ARTICLES:
        if plain.startswith(article) and len(plain) - len(article) >= _ROOT:
            return plain[len(article) :]
    if plain.startswith("و") and len(plain) > _ROOT:
        return plain[1:]
    return _without_ending(plain)


def _without_ending(plain: str) -> str:
    """A folded word without its last ending, the feminine one put back where it belongs."""
    for pronoun in _POSSESSIVES:
        if plain.endswith(pronoun) and len(plain) - len(pronoun) > _ROOT:
            return _closed(plain[: -len(pronoun)])
    for ending in _TWO_OR_MANY:
        if plain.endswith(ending) and len(plain) - len(ending) > _ROOT:
            return _closed(plain[: -len(ending)])
    base = plain[:-2]
    if plain.endswith("ات") and len(base) >= 2:
        return base + "ه" if len(base) <= _ROOT else base
    if plain.endswith(("يه", "يا")) and len(base) >= _ROOT:
        return base + "ي" if len(base) == _ROOT else base
    base = plain[:-1]
    if plain.endswith(("ه", "ي", "ا")) and len(base) > _ROOT:
        return base
    return plain


def _closed(plain: str) -> str:
    """A ta marbuta that opened before an ending, closed again («غارت» of «غارتين»)."""
    opened = plain.endswith("ت") and not plain.endswith("ات") and len(plain) > _ROOT
    return plain[:-1] + "ه" if opened else plain
