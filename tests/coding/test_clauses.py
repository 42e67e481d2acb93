"""In which light a verb stands: its particles, what governs its clause, what only seeks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna import vocab
from hudna.coding.parse import Parse, parse
from hudna.coding.scope.light import Light, flags, governor, light
from hudna.coding.sentence import sentences_of
from hudna.model import Document, Modality
from hudna.vocab import Vocabulary
from hudna.vocab.verbs import FINITE

Parsing = Callable[[str], Parse]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The whole vocabulary."""
    return vocab.load()


@pytest.fixture(scope="module")
def parsing(vocabulary: Vocabulary) -> Parsing:
    """Parses one sentence, no names marked."""

    def one(text: str) -> Parse:
        document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="ar")
        sentence = next(sentences_of(document, vocabulary.lexicon))
        return parse(sentence, [], vocabulary.lexicon, [])

    return one


def _light(p: Parse, word: str, *, noun: bool = False) -> Light:
    i = next(k for k, w in enumerate(p.words) if w.surface == word)
    shapes = [r.shape for _, r in p.words[i].readings if (r.shape in FINITE) is not noun]
    return light(p, i, p.clause_of(i), shapes[0])


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("لم توقع الحكومة الاتفاق", "توقع", True),
        ("لم توقع الحكومة إلا مذكرة واحدة", "توقع", False),
        ("لا تزال الطائرات تقصف المدينة", "تقصف", False),
        ("قالت إن العناصر المتقدمة لا تعرف أين تقصف المدينة", "تقصف", False),
        ("لم تعد الطائرات تقصف المدينة", "تقصف", True),
        ("يجب ألا تقصف الطائرات المدينة", "تقصف", True),
        ("تقدم الجيش إلا أن الطائرات قصفت المدينة", "قصفت", False),
        ("غادروا دون أن يوقعوا الاتفاق", "يوقعوا", True),
    ],
)
def test_negation(text: str, word: str, *, negated: bool, parsing: Parsing) -> None:
    """A particle negates the verb of its own clause, unless an exception takes it back."""
    assert _light(parsing(text), word).negated is negated


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("يجب أن يوقعوا الاتفاق", "يوقعوا", Modality.URGED),
        ("يجب أن يوقعوا الاتفاق وأن ينسحبوا", "ينسحبوا", Modality.URGED),
        ("يجب أن يوقعوا الاتفاق وانسحبوا", "وانسحبوا", Modality.ACTUAL),
        ("من المقرر أن يوقعوا الاتفاق", "يوقعوا", Modality.PLANNED),
        ("سيوقعون الاتفاق وينسحبون", "وينسحبون", Modality.PLANNED),
        ("إذا انسحبوا من المدينة", "انسحبوا", Modality.CONDITIONAL),
        ("سيوقعون الاتفاق إذا عادوا", "سيوقعون", Modality.CONDITIONAL),
        ("قد ينسحبون من المدينة", "ينسحبون", Modality.CONDITIONAL),
        ("قد انسحبوا من المدينة", "انسحبوا", Modality.ACTUAL),
        ("لن يوقعوا إن انسحبوا", "انسحبوا", Modality.CONDITIONAL),
        ("قال إن انسحابهم قريب", "قال", Modality.ACTUAL),
    ],
)
def test_modality(text: str, word: str, modality: Modality, parsing: Parsing) -> None:
    """A modal word governs the clause after its complementiser and what و joins to it."""
    assert _light(parsing(text), word).modality is modality


@pytest.mark.parametrize(
    ("text", "word", "modality", "negated"),
    [
        ("طالب المجلس بانسحاب القوات", "بانسحاب", Modality.URGED, False),
        ("طالب المجلس في ختام اجتماع طويل", "اجتماع", Modality.ACTUAL, False),
        ("شدد على ضرورة وقف قصف المدينة", "قصف", Modality.ACTUAL, False),
        ("يعتزم الوزير عقد اجتماع", "اجتماع", Modality.PLANNED, False),
        ("سيعقد الوزير اجتماعا", "اجتماعا", Modality.PLANNED, False),
        ("لم يعقد الوزير اجتماعا", "اجتماعا", Modality.ACTUAL, True),
        ("فشل الجيش في اقتحام المدينة", "اقتحام", Modality.ACTUAL, True),
        ("بعد فشل مفاوضات طويلة", "مفاوضات", Modality.ACTUAL, False),
        ("أعلن عدم انسحاب القوات", "انسحاب", Modality.ACTUAL, True),
        ("نشرت الشرطة بيانا عن هجوم", "هجوم", Modality.ACTUAL, False),
    ],
)
def test_nouns(
    text: str, word: str, modality: Modality, *, negated: bool, parsing: Parsing
) -> None:
    """An event noun takes its light from the verb or modal word that governs it, no other."""
    found = _light(parsing(text), word, noun=True)
    assert (found.modality, found.negated) == (modality, negated)


@pytest.mark.parametrize(
    ("text", "word", "purpose"),
    [
        ("وصل بهدف عقد اجتماع", "اجتماع", True),
        ("بحثوا سبل دعم الحكومة", "دعم", True),
        ("تتواصل محاولات الجماعة لشن هجوم", "هجوم", True),
        ("نجا من محاولة اغتيال", "اغتيال", False),
    ],
)
def test_purpose(text: str, word: str, *, purpose: bool, parsing: Parsing) -> None:
    """What is only aimed at or dealt with is a purpose; an attempt on a life took place."""
    assert _light(parsing(text), word, noun=True).purpose is purpose


def test_a_word_is_no_particle_with_a_pronoun(vocabulary: Vocabulary) -> None:
    """Police is not «its condition», an interview not «in exchange for it»."""
    for word in ("شرطة", "مقابلة", "خطرة"):
        assert not vocabulary.lexicon.word(word).flags & {"condition", "possibility"}


def test_governor(parsing: Parsing) -> None:
    """The preposition that governs a name is its own letter, the word before, or an agent's."""
    p = parsing("قصف على مواقع المدينة من قبل الجيش")
    assert governor(p, 3, "") == "علي"
    assert governor(p, 6, "") == "agent"
    assert governor(p, 3, "ب") == "ب"
    assert governor(p, 3, "و") == ""


def test_flags(parsing: Parsing) -> None:
    """The classes of a token include those of the phrase that starts there."""
    assert "condition" in flags(parsing("في حال انسحبوا"), 0)
