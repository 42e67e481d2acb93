"""Inflection: every form of a verb or a noun that the news writes, from its dictionary form.

The forms are folded, without clitics: proclitics and pronouns are split off the word in the text
(`hudna.text.clitics`). Unvowelled script hides most passives; only those that the letters show
are generated as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from hudna.text.clitics import ARTICLE, FUTURE
from hudna.text.fold import fold

_LONG = "اوي"


class Shape(StrEnum):
    """Which form of its lexeme a word is."""

    PAST = "past"
    PAST_PASSIVE = "past-passive"
    PRESENT = "present"
    PRESENT_PASSIVE = "present-passive"
    FUTURE = "future"
    JUSSIVE = "jussive"
    MASDAR = "masdar"
    ACTIVE = "active"
    PASSIVE = "passive"


class Number(StrEnum):
    """Grammatical number, with the speaker's own plural apart."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"
    FIRST = "first"
    """«نحن» or «أنا»: the subject is the speaker of a quotation."""


class Gender(StrEnum):
    """Grammatical gender where the form shows it."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


Inflected = tuple[str, Shape, Number, Gender]


def verb(past: str, present: str) -> Iterator[Inflected]:
    """The forms of a verb, from its third person masculine singular perfect and imperfect.

    >>> forms = {f: str(s) for f, s, _, _ in verb("أعلن", "يعلن")}
    >>> forms["اعلنت"], forms["سيعلنان"], forms["يعلنون"]
    ('past', 'future', 'present')
    >>> forms = {f: str(s) for f, s, _, _ in verb("نفى", "ينفي")}
    >>> forms["نفت"], forms["نفوا"], forms["ينف"]
    ('past', 'past', 'jussive')
    >>> [(f, str(s)) for f, s, _, _ in verb("أصاب", "يصيب") if "passive" in s][:2]
    [('اصيب', 'past-passive'), ('اصيبت', 'past-passive')]
    """
    yield from perfect(past)
    for form, number, gender in _present(present):
        yield form, Shape.PRESENT, number, gender
        yield FUTURE + form, Shape.FUTURE, number, gender
    yield from _jussive(present)
    yield from _passive(past, present)


def perfect(past: str) -> Iterator[Inflected]:
    """The perfect alone, for a verb whose other forms look like common words.

    >>> [form for form, *_ in perfect("دان")][:3]
    ['دان', 'دانت', 'دانتا']
    """
    stem = fold(past)
    m, f = Gender.MASCULINE, Gender.FEMININE
    yield stem, Shape.PAST, Number.SINGULAR, m
    if past.endswith(("ى", "ا")) and len(stem) > 2:
        root = stem[:-1]
        weak = root + ("ي" if past.endswith("ى") else "و")
        forms = [
            (root + "ت", Number.SINGULAR, f), (root + "تا", Number.DUAL, f),
            (root + "وا", Number.PLURAL, m), (weak + "ا", Number.DUAL, m),
            (weak + "نا", Number.FIRST, m), (weak + "ت", Number.FIRST, m),
        ]  # fmt: skip
    else:
        root = stem[:-1] if past.endswith("ي") else stem
        forms = [
            (stem + "ت", Number.SINGULAR, f), (stem + "تا", Number.DUAL, f),
            (root + "وا", Number.PLURAL, m), (stem + "ا", Number.DUAL, m),
            (_shortened(stem) + "نا", Number.FIRST, m), (stem + "ن", Number.PLURAL, f),
        ]  # fmt: skip
        if _shortened(stem) != stem:
            forms.append((_shortened(stem) + "ت", Number.FIRST, m))
    for form, number, gender in forms:
        yield form, Shape.PAST, number, gender


def _shortened(stem: str) -> str:
    """A hollow stem before a consonant: قال → قل, أراد → أرد."""
    return stem[:-2] + stem[-1] if len(stem) > 2 and stem[-2] == "ا" else stem


def _present(present: str) -> Iterator[tuple[str, Number, Gender]]:
    stem = fold(present)[1:]
    m, f = Gender.MASCULINE, Gender.FEMININE
    yield "ي" + stem, Number.SINGULAR, m
    yield "ت" + stem, Number.SINGULAR, f
    yield "ن" + stem, Number.FIRST, m
    yield "ا" + stem, Number.FIRST, m
    weak = stem[-1] in "وي"
    plural = stem[:-1] if weak else stem
    dual = stem[:-1] + "ي" if present.endswith("ى") else stem
    for prefix, gender in (("ي", m), ("ت", f)):
        yield prefix + dual + "ان", Number.DUAL, gender
        yield prefix + dual + "ا", Number.DUAL, gender
    yield "ي" + plural + "ون", Number.PLURAL, m
    yield "ي" + plural + "وا", Number.PLURAL, m


def _jussive(present: str) -> Iterator[Inflected]:
    """The forms after لم that lose a long vowel: لم يقل, لم يجر."""
    stem = fold(present)[1:]
    if len(stem) < 2:
        return
    if stem[-1] in _LONG:
        short = stem[:-1]
    elif len(stem) > 2 and stem[-2] in _LONG:
        short = stem[:-2] + stem[-1]
    else:
        return
    for prefix, gender in (("ي", Gender.MASCULINE), ("ت", Gender.FEMININE)):
        yield prefix + short, Shape.JUSSIVE, Number.SINGULAR, gender


def _passive(past: str, present: str) -> Iterator[Inflected]:
    """The passives that show without vowels: قيل, أصيب, يقال, يصاب, أجري stays hidden."""
    stem, imperfect = fold(past), fold(present)
    if len(stem) > 2 and stem[-2] == "ا":
        passive = stem[:-2] + "ي" + stem[-1]
        yield passive, Shape.PAST_PASSIVE, Number.SINGULAR, Gender.MASCULINE
        yield passive + "ت", Shape.PAST_PASSIVE, Number.SINGULAR, Gender.FEMININE
        yield passive + "وا", Shape.PAST_PASSIVE, Number.PLURAL, Gender.MASCULINE
    if len(imperfect) > 3 and imperfect[-2] in "وي" and stem[-2:-1] == "ا":
        for prefix, gender in (("ي", Gender.MASCULINE), ("ت", Gender.FEMININE)):
            form = prefix + imperfect[1:-2] + "ا" + imperfect[-1]
            yield form, Shape.PRESENT_PASSIVE, Number.SINGULAR, gender


def noun(form: str) -> Iterator[tuple[str, Number]]:
    """A noun with and without article, in the indefinite accusative and in the dual.

    The dual before an owner is given for feminines only («غارتي»): with other nouns it looks like
    the adjective made from them («هجومي»), which is far more common.

    >>> sorted(f for f, _ in noun("هجوم"))
    ['الهجوم', 'الهجومان', 'الهجومين', 'هجوم', 'هجوما', 'هجومان', 'هجومين']
    >>> "غارتي" in {f for f, _ in noun("غارة")}
    True
    """
    stem = fold(form)
    weak = form.endswith("ي") and len(stem) > 3
    for article in ("", ARTICLE):
        yield article + stem, Number.SINGULAR
        dual = stem[:-1] + "ت" if stem.endswith("ه") else stem
        yield article + dual + "ان", Number.DUAL
        yield article + dual + "ين", Number.DUAL
    if not stem.endswith(("ه", "ا")):
        yield stem + "ا", Number.SINGULAR
    if stem.endswith("ه"):
        yield stem[:-1] + "تي", Number.DUAL
    if weak:
        yield stem[:-1], Number.SINGULAR
    if form.endswith("اء"):  # before a pronoun its hamza has a seat: «لقائه», «لقاؤهم»
        yield stem + "ي", Number.SINGULAR
        yield stem + "و", Number.SINGULAR


def phrase(form: str) -> Iterator[tuple[str, Number]]:
    """A noun with its adjective, or an event noun with what belongs to it, in its usual forms.

    These are: as it stands, with the article on every word, in the indefinite accusative.

    >>> sorted(f for f, _ in phrase("قصف مدفعي"))
    ['القصف المدفعي', 'قصف مدفعي', 'قصفا مدفعيا']
    >>> sorted(f for f, _ in phrase("غارة جوية"))
    ['الغاره الجويه', 'غارتين جويتين', 'غاره جويه']
    >>> [f for f, _ in phrase("رفع الحصار")]
    ['رفع الحصار']
    """
    words = fold(form).split()
    yield " ".join(words), Number.SINGULAR
    if any(w.startswith(ARTICLE) or len(w) < _SHORT for w in words):
        return
    yield " ".join(ARTICLE + w for w in words), Number.SINGULAR
    if all(w.endswith("ه") for w in words):
        yield " ".join(w[:-1] + "تين" for w in words), Number.DUAL
    accusative = " ".join(w if w.endswith(("ه", "ا", "ات")) else w + "ا" for w in words)
    if accusative != " ".join(words):
        yield accusative, Number.SINGULAR


_SHORT = 3
"""Letters. A shorter word in a phrase is a preposition, which takes no article."""


def participle(form: str) -> Iterator[tuple[str, Number, Gender]]:
    """A participle in every gender, number and case, with and without article.

    >>> forms = {f for f, _, _ in participle("مشير")}
    >>> {"مشيرا", "مشيره", "مشيرين", "المشيرون", "مشيرات"} <= forms
    True
    >>> {"داعيا", "داع", "داعيه", "داعين"} <= {f for f, _, _ in participle("داعي")}
    True
    """
    stem = fold(form)
    m, f = Gender.MASCULINE, Gender.FEMININE
    weak = stem.endswith("ي") and len(stem) > 2
    root = stem[:-1] if weak else stem
    for article in ("", ARTICLE):
        yield article + stem, Number.SINGULAR, m
        yield article + stem + "ه", Number.SINGULAR, f
        yield article + stem + "ات", Number.PLURAL, f
        yield article + stem + "تين", Number.DUAL, f
        yield article + stem + "تان", Number.DUAL, f
        for ending, number in (("ون", Number.PLURAL), ("ين", Number.PLURAL), ("ان", Number.DUAL)):
            yield article + (stem if ending == "ان" else root) + ending, number, m
    yield stem + "ا", Number.SINGULAR, m
    if weak:
        yield root, Number.SINGULAR, m


def nisba(form: str) -> Iterator[str]:
    """A relative adjective («روسي») in every gender, number and case, with and without article.

    >>> {"الروسيه", "روسيين", "الروسيون", "روسيتان", "روسيات"} <= set(nisba("روسي"))
    True
    """
    stem = fold(form)
    for article in ("", ARTICLE):
        yield article + stem
        yield from (article + stem + e for e in ("ه", "ات", "تان", "تين", "ون", "ين", "ان"))
    yield stem + "ا"
