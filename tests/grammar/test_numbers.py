"""Quantities in sentences."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hudna.grammar.numbers import Numbers, Quantity
from hudna.text.tokens import tokens
from hudna.text.words import Word
from hudna.vocab import numerals

NUMBERS = Numbers(numerals.load())


def find(text: str) -> list[Quantity]:
    """The quantities of a text."""
    return NUMBERS.find([Word(token.surface) for token in tokens(text)])


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (quantity,) = find(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أحد عشر قتيلا", 11), ("إحدى عشرة غارة", 11), ("اثنا عشر شهرا", 12),
        ("اثنتي عشرة قذيفة", 12), ("ثلاثة عشر", 13), ("ثماني عشرة", 18),
        ("إحدى وعشرون غارة", 21), ("خمسة و عشرين", 25), ("تسع وتسعون", 99),
        ("مئة", 100), ("مائة وخمسين", 150), ("مئتان", 200), ("مائتين وخمسة", 205),
        ("مئتي جندي", 200), ("ثلاثمئة", 300), ("ثلاث مئة", 300), ("ثلاثمائة وثلاثة", 303),
        ("ثمانمئة", 800), ("ثلاث مئات", 300), ("ألف", 1000), ("ألفان وستة عشر", 2016),
        ("ألفين", 2000), ("خمسة آلاف ومئتين", 5200), ("أحد عشر ألفا", 11_000),
        ("مئة وعشرون ألفا وخمسمئة", 120_500), ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000), ("بلغ مليونا", 1_000_000), ("مليونا شخص", 2_000_000),
        ("ألفا جندي", 2000), ("عشرون ألفا", 20_000),
        ("مليونين و200 ألف", 2_200_000), ("نصف مليون", 500_000), ("ربع مليون", 250_000),
        ("ثلاثة مليارات", 3_000_000_000), ("مئة و20", 120), ("والمئة", 100),
        ("بألف وثلاثة", 1003), ("السبعة", 7),
    ],
)  # fmt: skip
def test_spelled_cardinals(text: str, value: int) -> None:
    """Both genders, all cases and both spellings of the hundreds."""
    quantity = only(text)
    assert (quantity.min, quantity.max, quantity.kind) == (value, value, "cardinal")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,097 بلدة", 1097), ("١٬٠٩٧ بلدة", 1097), ("١٢٣ شخصا", 123), ("10.000 شخص", 10_000),
        ("1.180,000 دينار", 1180),
        ("1,234,567", 1_234_567), ("20 ألف نازح", 20_000), ("3.5 مليون", 3_500_000),
        ("3,650 ملايين دينار", 3_650_000), ("الـ24 ساعة", 24), ("أربعمائة (400) ألف", 400_000),
        ("سبع وتسعين (97) مشروعا", 97),
    ],
)  # fmt: skip
def test_digits(text: str, value: int) -> None:
    """Separators of both scripts, scales behind digits, digits behind the article."""
    assert only(text).min == only(text).max == value


def test_a_decimal_lies_between_its_neighbours() -> None:
    """A decimal keeps its value beside whole bounds."""
    quantity = only("3.5 درجة")
    assert (quantity.min, quantity.max, quantity.exact) == (3, 4, 3.5)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("عشرات القتلى", 20, 99), ("مئات الجرحى", 200, 999), ("آلاف", 2000, 9999),
        ("عشرات الآلاف", 20_000, 99_999), ("مئات الآلاف", 200_000, 999_999),
        ("ملايين", 2_000_000, 9_999_999), ("عشرات الملايين", 20_000_000, 99_999_999),
        ("بضع غارات", 3, 9), ("بضعة آلاف", 3000, 9999), ("بضع عشرات", 30, 99),
        ("بضعة عشر جنديا", 13, 19), ("عدة جرحى", 2, None), ("عدد من الجرحى", 2, None),
        ("العديد من القتلى", 2, None), ("بالمئات", 200, 999),
    ],
)  # fmt: skip
def test_vague_words_stay_ranges(text: str, low: int, high: int | None) -> None:
    """A vague word is never turned into a point."""
    quantity = only(text)
    assert (quantity.min, quantity.max, quantity.kind) == (low, high, "vague")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("أكثر من 20 قتيلا", 20, None), ("ما لا يقل عن ثلاثة", 3, None),
        ("لا يقل عن مئة", 100, None), ("خمسة قتلى و7 على الأقل", 7, None),
        ("20 على الأقل", 20, None), ("أقل من خمسين", 0, 49), ("ما لا يزيد عن عشرة", 0, 10),
        ("لأكثر من مليون", 1_000_000, None), ("أكثر من عشرات", 20, None),
        ("بين 5 و10 أشخاص", 5, 10), ("بين خمسة وعشرة", 5, 10), ("بين 5 و10 آلاف", 5000, 10_000),
        ("من 20 إلى 30 شخصا", 20, 30), ("من عشرين الى ثلاثين", 20, 30), ("3-5 غارات", 3, 5),
        ("ثلاثة أو أربعة", 3, 4),
    ],
)  # fmt: skip
def test_limits_and_ranges(text: str, low: int, high: int | None) -> None:
    """Bounds on one side stay open on the other; ranges take both ends."""
    quantity = find(text)[-1]
    assert (quantity.min, quantity.max) == (low, high)


@pytest.mark.parametrize("word", ["نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "بنحو", "ونحو"])
def test_about_keeps_the_number_and_says_so(word: str) -> None:
    """An approximate number is that number, marked."""
    quantity = only(f"{word} أربعة آلاف شخص")
    assert (quantity.min, quantity.max, quantity.approx) == (4000, 4000, True)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("شهرين", "شهر"), ("ليومين", "يوم"), ("أسبوعان", "أسبوع"), ("عامين", "عام"),
        ("قتيلين", "قتيل"), ("غارتين", "غارة"), ("امرأتان", "امرأة"), ("خرقين", "خرق"),
        ("مدنيان", "مدني"), ("مدنيَين", "مدني"), ("مدنيين اثنين", "مدني"), ("الجنديين", "جندي"),
    ],
)  # fmt: skip
def test_duals_count_two_of_their_head(text: str, head: str) -> None:
    """A dual is two, and names what it counts."""
    quantity = only(text)
    assert (quantity.min, quantity.max, quantity.kind) == (2, 2, "dual")
    assert quantity.head == Word(head).fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1), ("المرحلة الأولى", 1), ("للمرة الثامنة", 8), ("العاشر", 10),
        ("الحادي عشر", 11), ("الثانية عشرة", 12), ("العشرين", 20), ("الثالث والعشرين", 23),
        ("الحادية والثلاثين", 31), ("ثالث هجوم", 3),
    ],
)  # fmt: skip
def test_ordinals(text: str, value: int) -> None:
    """Ordinals are told from cardinals."""
    quantity = only(text)
    assert (quantity.min, quantity.kind) == (value, "ordinal")


@pytest.mark.parametrize(
    "text",
    [
        "واحد من السكان", "أحد المسؤولين", "إحدى القرى", "يوم الأحد", "الاثنين", "الأربعاء",
        "تحقيق أولي", "مرة ثانية", "لست هنا", "درجة مئوية", "20 في المئة", "10%", "خمسون بالمئة",
        "القرار 2254", "رقم 15", "الساعة الثامنة", "الساعة 10",
        "عند 14:32", "عام 2014", "18/5/1431", "1436 هـ", "2022-02-22",
        "المدنيين", "جنيف-2", "خميس", "جبهة النصرة",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number(text: str) -> None:
    """Names, shares, hours, weekdays and ordinary words are no quantities."""
    assert find(text) == []


def test_one_counts_behind_a_counted_noun() -> None:
    """«شخص واحد» is one, «واحد من» is an idiom."""
    assert only("قتل شخص واحد").min == 1


def test_numbers_do_not_run_together() -> None:
    """Two numbers joined by و are one only where the second is lower in scale."""
    assert [q.min for q in find("خمسة قتلى وعشرون جريحا")] == [5, 20]
    assert [q.min for q in find("ثلاثة وأربعة")] == [3, 4]
    assert [q.min for q in find("مئة ألف ومئة وعشرون ألفا")] == [100_000, 120_000]


def test_a_quantity_covers_its_limits() -> None:
    """The range of tokens includes «ما لا يقل عن» and «على الأقل»."""
    quantity = only("قتل ما لا يقل عن 3 على الأقل هنا")
    assert (quantity.first, quantity.end) == (1, 8)


UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
UNITS_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]


def below_hundred(n: int, *, feminine: bool, oblique: bool) -> list[str]:
    """The parts of a number from 1 to 99."""
    if n <= 10:
        return [(UNITS_F if feminine else UNITS)[n]]
    if n < 20:
        lead = (UNITS_F if feminine else UNITS)[n - 10]
        if n == 11:
            lead = "إحدى" if feminine else "أحد"
        elif n == 12:
            lead = ("اثنتا" if feminine else "اثنا") if not oblique else "اثنتي"
            lead = lead if feminine or not oblique else "اثني"
        return [f"{lead} {'عشرة' if feminine else 'عشر'}"]
    tens = TENS[n // 10] + ("ين" if oblique else "ون")
    unit = "إحدى" if n % 10 == 1 and feminine else (UNITS_F if feminine else UNITS)[n % 10]
    return [unit, tens] if n % 10 else [tens]


def below_thousand(n: int, *, feminine: bool, oblique: bool, hundred: str) -> list[str]:
    """The parts of a number from 1 to 999, joined by و."""
    parts = []
    hundreds = n // 100
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append(hundred[:-1] + ("تين" if oblique else "تان"))
    elif hundreds:
        parts.append(UNITS_F[hundreds].removesuffix("ي") + hundred)
    if n % 100:
        parts += below_hundred(n % 100, feminine=feminine, oblique=oblique)
    return parts


def spell(n: int, *, feminine: bool, oblique: bool = False, hundred: str = "مئة") -> str:
    """A number below a million as Arabic writes it, with a noun."""
    if n == 0:
        return "صفر قتلى"
    parts = []
    thousands = n // 1000
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفين" if oblique else "ألفان")
    elif thousands:
        counting = below_thousand(thousands, feminine=False, oblique=oblique, hundred=hundred)
        scale = "آلاف" if 3 <= thousands % 100 <= 10 else "ألفا"
        parts.append(" و".join(counting) + " " + scale)
    if n % 1000:
        parts += below_thousand(n % 1000, feminine=feminine, oblique=oblique, hundred=hundred)
    noun = "غارة" if feminine else "قتيلا"
    return f"{noun} " * (n == 1) + " و".join(parts) + f" {noun}" * (n > 1)


@given(st.integers(0, 999_999), st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]))
@settings(max_examples=600, deadline=None)
@example(106, True, False, "مئة")
@example(1001, True, False, "مئة")
@example(101_001, False, True, "مائة")
@example(812_812, True, True, "مائة")
def test_a_spelled_number_reads_back(n: int, feminine: bool, oblique: bool, hundred: str) -> None:
    """Every number below a million, spelled in either gender and case, reads as itself."""
    text = spell(n, feminine=feminine, oblique=oblique, hundred=hundred)
    assert [(q.min, q.max) for q in find(text)] == [(n, n)], text


WORDS = sorted(
    {form for row in numerals.load().words.values() for form in row.forms}
    | {"و", "من", "إلى", "بين", "أكثر", "على", "الأقل", "نحو", "5", "1,097", "3.5", "-", "(", ")"}
    | {"شهرين", "قتلى", "في", "المئة", "/", "الـ", "أو", "ست", "هـ", "عدد", "كبير"}
)


@given(st.text(st.sampled_from("0123456789.,٫٬٣٤"), min_size=1, max_size=14))
@settings(max_examples=400, deadline=None)
def test_any_digits_are_read_without_failing(text: str) -> None:
    """Separators in any order are a number or none."""
    assert all(quantity.min >= 0 for quantity in find(text + " شخصا"))


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever stands there, quantities lie in order, within the words, and min is below max."""
    words = [Word(token.surface) for token in tokens(text)]
    past = 0
    for quantity in NUMBERS.find(words):
        assert past <= quantity.first < quantity.end <= len(words)
        assert quantity.min >= 0
        assert quantity.max is None or quantity.min <= quantity.max
        past = quantity.end
