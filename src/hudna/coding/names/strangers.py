"""Names that no table has: people after titles, bodies after words for bodies.

The coder may propose them, it may not invent: a stranger is named by the words of the report, its
id is a slug of their romanisation, and its type is unknown. A person needs the evidence of a first
name, or the look of a foreign one.
"""

from __future__ import annotations

from hudna.coding.names.memory import LINKS
from hudna.coding.sentence import Sentence
from hudna.model import Actor, ActorType
from hudna.text.clitics import ARTICLE
from hudna.text.romanize import romanize, slug
from hudna.text.tokens import Shape
from hudna.vocab.actors import Actors
from hudna.vocab.lexicon import Kind, LexicalWord
from hudna.vocab.signs import Signs
from hudna.vocab.verbs import FINITE

_LONGEST_NAME = 5
_LONGEST_BODY = 4
_SHORTEST = 3
_VERBAL = 4
_NO_PERSON = frozenset({
    Kind.PLACE_HEAD, Kind.TITLE, Kind.HEAD, Kind.DEMONYM, Kind.STATE, Kind.CAPITAL, Kind.BODY,
    Kind.AGREEMENT, Kind.CASUALTY, Kind.WEAPON, Kind.EPITHET, Kind.LEXEME, Kind.PARTICLE,
    Kind.HONORIFIC,
})  # fmt: skip
_NO_BODY = frozenset({
    Kind.TITLE, Kind.STATE, Kind.CAPITAL, Kind.BODY, Kind.CASUALTY, Kind.WEAPON,
    Kind.EPITHET, Kind.PARTICLE, Kind.HEAD, Kind.PERSON, Kind.ALONE,
})  # fmt: skip
_NO_NAME = frozenset({"not-a-body", "states", "belonging"})
_SONS = frozenset({"بن", "ابن", "ال"})
_SERVANTS = frozenset({"عبد"})
_SERVED = frozenset({"ربه", "الله"})
_FAITH = frozenset({"الدين", "الله", "الاسلام"})
_ARABIC_ENDINGS = ("ات", "ون", "ين", "يه", "ها", "هم", "نا", "هما", "ته", "ه", "يا")
_ARABIC_STARTS = ("ال", "ي", "ت", "لل", "مت", "مست")
_LONG_VOWELS = frozenset("اوي")


def actor(words: str, owner: str = "") -> Actor:
    """The actor that some words of a report name."""
    name = romanize(words)
    return Actor(id=slug(name), name=name, name_ar=words, type=ActorType.UNKNOWN, of=owner or None)


def is_given(word: LexicalWord, given: frozenset[str]) -> bool:
    """Whether a word is a known first name as it is written.

    «علي» is one but «على» not, «علاء» but not «علا».
    """
    surface = word.surface
    if surface.endswith("ء"):
        return surface in given
    if word.flags and not surface.endswith("ي"):
        return False
    return word.fold in given and not surface.endswith("ً")


def person_end(s: Sentence, k: int, known: Actors, *, foreign: bool = True) -> int:
    """The token after a person's name that begins at a token; `k` where there is none.

    A name is two to five words, the first a known first name or one that looks foreign.
    """
    given = known.given
    end, names = k, 0
    while end < len(s.words) and end - k < _LONGEST_NAME:
        compound = end > k and _compound(s.words[end - 1], s.words[end])
        if not compound and not _personal(s, end, given):
            break
        if end > k and (_starts_another(s.words[end], given) or _title(s, end)):
            break
        if end > k and bodily(s.words[end], known.signs):
            break
        names += compound or is_given(s.words[end], given)
        end += 1
        if not compound and end > k + 1 and s.words[end - 1].fold.startswith(ARTICLE):
            break  # a family name ends it
    while end > k and s.words[end - 1].fold in LINKS:
        end -= 1
    first = s.words[k]
    if end - k < 2 or first.fold in _SONS:
        return k
    if is_given(first, given) or (first.fold in LINKS and names):
        return end
    if foreign and _foreign(first) and _foreign(s.words[k + 1]):
        return end
    return k


def given_names(s: Sentence, k: int, end: int, given: frozenset[str]) -> int:
    """How many of some words are known first names."""
    return sum(is_given(w, given) or w.fold in LINKS for w in s.words[k:end])


def _compound(one: LexicalWord, other: LexicalWord) -> bool:
    """Whether two words are one name: «عبد السلام», «عز الدين», «سيف الإسلام»."""
    if one.fold in _SERVANTS:
        return other.fold.startswith(ARTICLE) or other.fold in _SERVED
    return other.fold in _FAITH


def _starts_another(word: LexicalWord, given: frozenset[str]) -> bool:
    """Whether و and a first name begin the name of somebody else."""
    return word.fold.startswith("و") and word.fold[1:] in given and word.fold not in given


def bodily(word: LexicalWord, signs: Signs) -> bool:
    """Whether a word with the article is a noun for a body: «منح الفريق أحمد المجلس فرصة»."""
    stem = word.fold.removeprefix(ARTICLE)
    return stem != word.fold and "body-head" in signs.plain(stem)


def _title(s: Sentence, i: int) -> bool:
    """Whether a title of several words begins here, though its first is a name too: «أمين عام»."""
    return Kind.TITLE in s.hits[i] and s.hits[i][Kind.TITLE].end > i + 1


def _personal(s: Sentence, i: int, given: frozenset[str]) -> bool:
    """Whether a word may be part of a person's name."""
    word = s.words[i]
    if word.shape is not Shape.WORD:
        return False
    if word.fold in LINKS:
        return True
    if not _NO_PERSON.isdisjoint(s.hits[i]):
        return is_given(word, given) and Kind.LEXEME not in s.hits[i] and not _ruled(s, i)
    if is_given(word, given):
        return True
    if len(word.fold) < _SHORTEST or word.flags or word.fold.startswith(("لل", "بال", "كال")):
        return False
    if word.readings and not word.fold.startswith(ARTICLE):
        return False
    if word.fold.startswith(("سي", "ست")) and len(word.fold) > _VERBAL:
        return False  # a verb in the future that the vocabulary does not have
    if word.fold.startswith("و") and len(word.fold) > _VERBAL and s.words[i].splits[-1].enclitic:
        return False  # «وعزله»
    if word.fold.endswith(("ات", "ون")) or word.surface.endswith(("ً", "ًا", "اً")):
        return False
    return not s.dated(i)


def _ruled(s: Sentence, i: int) -> bool:
    """Whether a first name begins the name of a state or group here."""
    return any(k in s.hits[i] and s.hits[i][k].end > i + 1 for k in (Kind.STATE, Kind.BODY))


def _foreign(word: LexicalWord) -> bool:
    """Whether a word that no table has looks like a foreign name.

    It has none of the endings and beginnings of Arabic nouns and verbs, and writes its vowels.
    """
    plain = word.fold
    if len(plain) <= _SHORTEST or word.flags or word.readings:
        return False
    if plain.startswith(_ARABIC_STARTS) or plain.endswith(_ARABIC_ENDINGS):
        return False
    if plain.startswith("م") and plain[1] not in _LONG_VOWELS:
        return False
    return any(c in _LONG_VOWELS for c in plain[1:-1])


def body_end(s: Sentence, i: int, signs: Signs) -> int:
    """The token after a body's name that begins with a word for a body; `i` where there is none.

    «جيش الهضبة», «رابطة النوافذ», «آلية رصد الهدنة», «تنظيم "الراية"»: a head in the construct and
    definite words or a quotation after it.
    """
    head = s.words[i]
    whole = "body-head" in signs.plain(head.fold)  # «آلية» folds as if it had the article
    if _owned(head) or (head.fold.startswith(ARTICLE) and not whole):
        return i
    j = i + 1
    if "quoted-head" in signs.of(head) and not (
        j < len(s.words) and s.words[j].shape is Shape.QUOTE
    ):
        return i
    if j < len(s.words) and s.words[j].shape is Shape.QUOTE:
        within = s.words[j + 1] if j + 1 < len(s.words) else head
        return i if "body-head" in signs.of(within) else _quotation_end(s, i, j)
    inner = j
    while inner < j + 2 and _bodily(s, inner, signs, definite=False):
        inner += 1
    if inner > j and _bodily(s, inner, signs, definite=True):
        return inner + 1  # «آلية رصد الهدنة», «آلية رصد هدنة السهل»
    if "named-head" in signs.of(head) and _bodily(s, j, signs, definite=False):
        return j + 1  # «رابطة نوافذ», «صحيفة قرار»
    end = j
    while end - i < _LONGEST_BODY and _bodily(s, end, signs, definite=True):
        end += 1
    return end if end > j else i


def _owned(head: LexicalWord) -> bool:
    """Whether a word for a body carries a pronoun («قواتنا», «موقعه»)."""
    return head.fold.endswith(("نا", "هم", "ها")) or (
        head.fold.endswith("ه") and not head.surface.endswith("ة")
    )


def _quotation_end(s: Sentence, i: int, j: int) -> int:
    """«حركة "شباب التغيير"»: what the quotation marks hold, when it is short."""
    for k in range(j + 1, min(j + 1 + _LONGEST_BODY, len(s.words))):
        if s.words[k].shape is Shape.QUOTE:
            return k if k > j + 1 else i
        if s.words[k].shape is not Shape.WORD:
            return i
    return i


def _bodily(s: Sentence, k: int, signs: Signs, *, definite: bool) -> bool:
    if k >= len(s.words):
        return False
    word = s.words[k]
    if word.shape is not Shape.WORD or len(word.fold) < _SHORTEST or s.dated(k):
        return False
    articled = word.fold.startswith(ARTICLE) and (
        not word.readings or any(r.definite for _, r in word.readings)
    )  # «التزامه» has no article
    if articled is not definite:
        return False
    if word.flags or signs.of(word) & _NO_NAME or any(kind in s.hits[k] for kind in _NO_BODY):
        return False
    if not definite and (
        word.surface.endswith("ً") or word.fold.endswith(("ات", "ها", "هم", "يه"))
        or word.fold.startswith(("لل", "لا", "بال", "وال", "فال", "كال"))
    ):  # fmt: skip
        return False
    shapes = [r.shape for split, r in word.readings if not split.proclitics]
    return definite or not shapes or any(shape not in FINITE for shape in shapes)
