"""The laws of copies and origins."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model import Basis, DateRange, Document, Source
from hudna.model.ids import document_id, sha256
from hudna.origins import Found, find

_DAY = dt.date(2016, 7, 15)
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def _report(text: str, outlet: str = "", day: dt.date | None = _DAY, byline: str = "") -> Document:
    """A report whose body is all of a text."""
    key = sha256(text.encode())
    published = None if day is None else DateRange(start=day, end=day, basis=Basis.PUBLICATION)
    return Document(
        id=document_id(key, outlet, f"{day}"), sha256=key, text=text, body=((0, len(text)),),
        source=Source(name=outlet) if outlet else None, published=published,
        byline=byline or None,
    )  # fmt: skip


def _words(seed: object, count: int) -> list[str]:
    """Words that make no sense and are the same for the same seed."""
    chance = random.Random(f"{seed}")
    return ["".join(chance.choices(_LETTERS, k=chance.randint(2, 7))) for _ in range(count)]


def _prose(seed: object, count: int) -> str:
    return " ".join(_words(seed, count))


def _groups(found: Found) -> set[frozenset[str]]:
    return {frozenset(origin.documents) for origin in found.origins}


def _linked(found: Found) -> set[frozenset[str]]:
    return {frozenset((link.from_, link.to)) for link in found.links}


def _are_copies(one: str, other: str) -> bool:
    found = find([_report(one, "أ"), _report(other, "ب")])
    assert len(found.origins) == 2 - len(found.links)
    return bool(found.links)


_LENGTHS = st.integers(1, 200)


@given(st.integers(), _LENGTHS)
@settings(max_examples=30, deadline=None)
def test_a_text_is_a_copy_of_itself(seed: int, count: int) -> None:
    """Two outlets that print the same words, however few, have one origin."""
    assert _are_copies(_prose(seed, count), _prose(seed, count))


@given(st.integers(), st.integers(40, 200), st.integers(40, 200))
@settings(max_examples=20, deadline=None)
def test_texts_without_common_words_are_no_copies(seed: int, one: int, other: int) -> None:
    """Reports that share nothing have origins of their own."""
    assert not _are_copies(_prose(f"{seed} one", one), _prose(f"{seed} other", other))


@given(st.integers(), st.integers(30, 200), st.integers(0, 600), st.data())
@settings(max_examples=30, deadline=None)
def test_a_reprint_within_a_longer_report_is_found(
    seed: int, count: int, around: int, data: st.DataObject
) -> None:
    """What is contained is a copy, however long the other is and wherever it stands in it."""
    inner, outer = _words(seed, count), _words(f"{seed} around", around)
    at = data.draw(st.integers(0, around))
    assert _are_copies(" ".join(inner), " ".join(outer[:at] + inner + outer[at:]))


@given(st.integers(), st.integers(40, 150), st.integers(1, 12))
@settings(max_examples=20, deadline=None)
def test_furniture_and_line_ends_make_no_difference(seed: int, count: int, own: int) -> None:
    """An outlet's line before and after the text, and paragraphs made or undone, change nothing."""
    words = _words(seed, count)
    furnished = [*_words(f"{seed} head", own), *words, *_words(f"{seed} foot", own)]
    broken = "\n".join(" ".join(furnished[i : i + 9]) + "." for i in range(0, len(furnished), 9))
    assert _are_copies(" ".join(words), broken)


def test_spellings_meet() -> None:
    """Marks of vowels, seats of hamza, ta marbuta and families of digits do not part copies."""
    assert _are_copies(
        "أعلنت اللجنةُ المشتركة إحصاء ١٢ خرقًا للهدنة في ريف المدينة أمس",
        "اعلنت اللجنه المشتركه احصاء 12 خرقا للهدنه في ريف المدينه امس",
    )


def test_half_of_the_shorter_is_the_line() -> None:
    """A shared passage that is most of the shorter report makes a copy, a smaller one does not."""
    shared = _prose("communiqué", 60)
    for own, copy in ((40, True), (90, False)):
        one = f"{_prose('one', own)} {shared}"
        other = f"{shared} {_prose('other', own)}"
        assert _are_copies(one, other) is copy


def test_a_quoted_paragraph_makes_no_copies() -> None:
    """Reporters who quote one communiqué among their own words are origins of their own."""
    shared = _prose("communiqué", 50)
    reports = [
        _report(f"{_prose(f'before {n}', 70)} {shared} {_prose(f'after {n}', 40)}", f"outlet {n}")
        for n in range(12)
    ]
    found = find(reports)
    assert not found.links
    assert len(found.origins) == found.outlets == found.reports == 12


def test_a_wire_with_cuts_is_one_origin() -> None:
    """Twelve outlets print one wire, each with a cut and a line of its own: one origin."""
    wire = _words("wire", 200)
    reports = [
        _report(" ".join([*_words(f"own {n}", 5), *wire[: 8 * n], *wire[8 * n + 25 :]]), f"o{n}")
        for n in range(12)
    ]
    found = find(reports)
    assert (found.reports, found.outlets, len(found.origins)) == (12, 12, 1)
    assert len(found.links) == 12 * 11 // 2


def _chain() -> list[Document]:
    """Three reports: the first close to the second, the second to the third, and no more."""
    a, b, c, d = (_words(part, count) for part, count in zip("abcd", (40, 70, 70, 40), strict=True))
    texts = (a + b, b + c, c + d)
    return [
        _report(" ".join(words), f"o{n}", _DAY + dt.timedelta(days=n))
        for n, words in enumerate(texts)
    ]


def test_copies_do_not_chain() -> None:
    """A is close to B and B to C: C, which shares nothing with A, is not of its origin."""
    a, b, c = (report.id for report in _chain())
    found = find(_chain())
    assert _linked(found) == {frozenset((a, b)), frozenset((b, c))}
    assert _groups(found) == {frozenset((a, b)), frozenset((c,))}


def test_who_is_close_to_the_earliest_is_of_its_origin() -> None:
    """Where the middle one comes first, both others are copies of it: one origin."""
    a, b, c = _chain()
    first = _report(b.text, "first", _DAY - dt.timedelta(days=1))
    found = find([a, first, c])
    assert _groups(found) == {frozenset((a.id, first.id, c.id))}
    assert [origin.earliest for origin in found.origins] == [first.id]
    assert len(found.links) == 2


def _sample(seed: int) -> list[Document]:
    """Reports of some stories, with copies cut, joined and put together by chance."""
    chance = random.Random(seed)
    stories = [_words(f"{seed} {n}", chance.randint(20, 120)) for n in range(6)]
    reports = []
    for n in range(25):
        words = [w for story in chance.sample(stories, chance.choice((1, 1, 2))) for w in story]
        start = chance.randint(0, len(words) // 2)
        cut = words[start : start + chance.randint(10, len(words))]
        day = _DAY + dt.timedelta(days=chance.randint(0, 8)) if chance.random() < 0.8 else None
        reports.append(_report(" ".join(cut), f"outlet {n % 7}", day))
    return reports


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_order_and_repetition_of_the_input_make_no_difference(seed: int) -> None:
    """The same reports in any order, some read twice, give the same links and origins."""
    reports = _sample(seed)
    shuffled = reports + reports[:5]
    random.Random(seed).shuffle(shuffled)
    assert find(reports) == find(shuffled)


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_every_report_has_one_origin_whose_earliest_it_is_a_copy_of(seed: int) -> None:
    """Origins part the reports; who is not the earliest is linked to it, and not told before it."""
    reports = _sample(seed)
    days = {r.id: r.published.start if r.published else dt.date.max for r in reports}
    found = find(reports)
    assert sorted(d for o in found.origins for d in o.documents) == sorted({r.id for r in reports})
    linked = _linked(found)
    for origin in found.origins:
        assert origin.documents[0] == origin.earliest
        for each in origin.documents[1:]:
            assert frozenset((each, origin.earliest)) in linked
            assert days[each] >= days[origin.earliest]
    assert len(linked) == len(found.links) == len({link.id for link in found.links})


def _forecast(day: int, outlet: str) -> Document:
    """What a weather service says every day in the same words, with three of that day."""
    formula = _words("forecast", 60)
    told = formula[:20] + _words(f"day {day}", 8) + formula[20:40] + _words(f"{day}", 8)
    return _report(" ".join(told + formula[40:]), outlet, _DAY + dt.timedelta(days=day))


def test_formulas_do_not_make_copies() -> None:
    """Forecasts of different days are no copies, two outlets' prints of one day's forecast are."""
    reports = [_forecast(day, outlet) for day in range(0, 20, 4) for outlet in ("o1", "o2")]
    found = find(reports)
    assert len(found.origins) == len(found.links) == 5
    assert all(len(origin.documents) == 2 for origin in found.origins)


def test_a_formula_of_one_outlet_needs_no_days() -> None:
    """Words that one outlet puts into five reports are a formula, though nobody knows their day."""
    formula = _prose("about this mission", 60)
    texts = [f"{_prose(n, 35)} {formula}" for n in range(6)]
    assert len(find([_report(t, "mission", None) for t in texts]).origins) == 6
    assert len(find([_report(t, "mission", None) for t in texts[:2]]).origins) == 1


def test_a_story_retold_once_is_no_formula() -> None:
    """A text that is printed anew ten days later is a copy of the first print."""
    text = _prose("feature", 120)
    old, new = _report(text, "o1"), _report(text, "o2", _DAY + dt.timedelta(days=10))
    (link,) = find([new, old]).links
    assert (link.from_, link.to) == (new.id, old.id)


def test_the_agency_of_an_origin_and_its_own_print_first() -> None:
    """Copies credit the agency; on one day its own print is the earliest, though it be shorter."""
    wire = _words("wire", 120)
    own = _report(" ".join(wire[:100]), "واس")
    copies = [_report(" ".join(wire), "o1", byline="واس"), _report(" ".join(wire[:90]), "o2")]
    (origin,) = find([*copies, own]).origins
    assert (origin.earliest, origin.agency) == (own.id, "Saudi Press Agency")
    assert "both credit Saudi Press Agency" in find([copies[0], own]).links[0].reason


def test_an_outlets_own_name_credits_nobody() -> None:
    """A newspaper's name under its own report is no agency; under another's report it is."""
    text = _prose("story", 80)
    credited = [
        find([_report(text, outlet, byline="عكاظ")]).origins[0].agency for outlet in ("عكاظ", "o1")
    ]
    assert credited[0] is None
    assert credited[1]


def test_outlets_are_told_under_all_their_names() -> None:
    """An outlet by its Arabic name and by its English one is one outlet."""
    reports = [_report(_prose(n, 30), name) for n, name in enumerate(("عكاظ", "Okaz", ""))]
    assert find(reports).outlets == 1


@pytest.mark.parametrize("texts", [(), ("",), ("", "٫ … -"), ("هدنة",), ("هدنة", "")])
def test_little_or_nothing_to_compare(texts: Sequence[str]) -> None:
    """No report, one report and reports without words are origins of their own."""
    found = find(_report(text, f"o{n}") for n, text in enumerate(texts))
    assert (len(found.links), len(found.origins)) == (0, len(texts))


def test_very_long_reports_are_compared_by_a_sample() -> None:
    """A long report, its second half and a short one within it are copies, another is none."""
    words = _words("archive", 12_000)
    long, other = _report(" ".join(words), "o1"), _report(" ".join(words[6_000:]), "o3")
    within, alien = _report(" ".join(words[7_000:7_200]), "o2"), _report(_prose("x", 5_000), "o4")
    found = find([long, other, within, alien])
    assert _groups(found) == {frozenset((long.id, other.id, within.id)), frozenset((alien.id,))}


def test_a_text_printed_a_hundred_times_is_one_origin() -> None:
    """Beyond the earliest prints not every pair is linked, yet each is to the first of all."""
    found = find(_report(_prose("wire", 60), f"o{n}") for n in range(100))
    assert len(found.origins) == 1
    assert len(found.links) < 100 * 48
