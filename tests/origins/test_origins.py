"""The laws of copies and origins."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.origins.conftest import DAY, prose, report, some_words

from hudna.model import Document
from hudna.origins import Found, find


def _groups(found: Found) -> set[frozenset[str]]:
    return {frozenset(origin.documents) for origin in found.origins}


def _linked(found: Found) -> set[frozenset[str]]:
    return {frozenset((link.from_, link.to)) for link in found.links}


def _are_copies(one: str, other: str) -> bool:
    found = find([report(one, "أ"), report(other, "ب")])
    assert len(found.origins) == 2 - len(found.links)
    return bool(found.links)


_LENGTHS = st.integers(1, 200)


@given(st.integers(), _LENGTHS)
@settings(max_examples=30, deadline=None)
def test_a_text_is_a_copy_of_itself(seed: int, count: int) -> None:
    """Two outlets that print the same words, however few, have one origin."""
    assert _are_copies(prose(seed, count), prose(seed, count))


@given(st.integers(), st.integers(40, 200), st.integers(40, 200))
@settings(max_examples=20, deadline=None)
def test_texts_without_common_words_are_no_copies(seed: int, one: int, other: int) -> None:
    """Reports that share nothing have origins of their own."""
    assert not _are_copies(prose(f"{seed} one", one), prose(f"{seed} other", other))


@given(st.integers(), st.integers(30, 200), st.integers(0, 600), st.data())
@settings(max_examples=30, deadline=None)
def test_a_reprint_within_a_longer_report_is_found(
    seed: int, count: int, around: int, data: st.DataObject
) -> None:
    """What is contained is a copy, however long the other is and wherever it stands in it."""
    inner, outer = some_words(seed, count), some_words(f"{seed} around", around)
    at = data.draw(st.integers(0, around))
    assert _are_copies(" ".join(inner), " ".join(outer[:at] + inner + outer[at:]))


@given(st.integers(), st.integers(40, 150), st.integers(1, 12))
@settings(max_examples=20, deadline=None)
def test_furniture_and_line_ends_make_no_difference(seed: int, count: int, own: int) -> None:
    """An outlet's line before and after the text, and paragraphs made or undone, change nothing."""
    words = some_words(seed, count)
    furnished = [*some_words(f"{seed} head", own), *words, *some_words(f"{seed} foot", own)]
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
    shared = prose("communiqué", 60)
    for own, copy in ((40, True), (90, False)):
        one = f"{prose('one', own)} {shared}"
        other = f"{shared} {prose('other', own)}"
        assert _are_copies(one, other) is copy


def test_a_quoted_paragraph_makes_no_copies() -> None:
    """Reporters who quote one communiqué among their own words are origins of their own."""
    shared = prose("communiqué", 50)
    reports = [
        report(f"{prose(f'before {n}', 70)} {shared} {prose(f'after {n}', 40)}", f"outlet {n}")
        for n in range(12)
    ]
    found = find(reports)
    assert not found.links
    assert len(found.origins) == found.outlets == found.reports == 12


def test_a_wire_with_cuts_is_one_origin() -> None:
    """Twelve outlets print one wire, each with a cut and a line of its own: one origin."""
    wire = some_words("wire", 200)
    reports = [
        report(" ".join([*some_words(f"own {n}", 5), *wire[: 8 * n], *wire[8 * n + 25 :]]), f"o{n}")
        for n in range(12)
    ]
    found = find(reports)
    assert (found.reports, found.outlets, len(found.origins)) == (12, 12, 1)
    assert len(found.links) == 12 * 11 // 2


def _chain() -> list[Document]:
    """Three reports: the first close to the second, the second to the third, and no more."""
    a, b, c, d = (
        some_words(part, count) for part, count in zip("abcd", (40, 70, 70, 40), strict=True)
    )
    texts = (a + b, b + c, c + d)
    return [
        report(" ".join(words), f"o{n}", DAY + dt.timedelta(days=n))
        for n, words in enumerate(texts)
    ]


def test_copies_do_not_chain() -> None:
    """A is close to B and B to C: C, which shares nothing with A, is not of its origin."""
    a, b, c = (each.id for each in _chain())
    found = find(_chain())
    assert _linked(found) == {frozenset((a, b)), frozenset((b, c))}
    assert _groups(found) == {frozenset((a, b)), frozenset((c,))}


def test_who_is_close_to_the_earliest_is_of_its_origin() -> None:
    """Where the middle one comes first, both others are copies of it: one origin."""
    a, b, c = _chain()
    first = report(b.text, "first", DAY - dt.timedelta(days=1))
    found = find([a, first, c])
    assert _groups(found) == {frozenset((a.id, first.id, c.id))}
    assert [origin.earliest for origin in found.origins] == [first.id]
    assert len(found.links) == 2


def test_a_round_up_does_not_make_one_origin_of_two_wires() -> None:
    """On one day the wire with its copies comes before the report that holds it among others."""
    wires = [prose(f"wire {n}", 90) for n in range(3)]
    copies = [[report(wire, f"o{n}") for n in range(3)] for wire in wires]
    round_up = report("\n".join(wires), "o4")
    found = find([round_up, *(each for group in copies for each in group)])
    assert len(found.origins) == 3
    for group in copies:
        assert any({each.id for each in group} <= origin for origin in _groups(found))


def _sample(seed: int) -> list[Document]:
    """Reports of some stories, with copies cut, joined and put together by chance."""
    chance = random.Random(seed)
    stories = [some_words(f"{seed} {n}", chance.randint(20, 120)) for n in range(6)]
    reports = []
    for n in range(25):
        words = [w for story in chance.sample(stories, chance.choice((1, 1, 2))) for w in story]
        start = chance.randint(0, len(words) // 2)
        cut = words[start : start + chance.randint(10, len(words))]
        day = DAY + dt.timedelta(days=chance.randint(0, 8)) if chance.random() < 0.8 else None
        reports.append(report(" ".join(cut), f"outlet {n % 7}", day))
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
    formula = some_words("forecast", 60)
    told = formula[:20] + some_words(f"day {day}", 8) + formula[20:40] + some_words(f"{day}", 8)
    return report(" ".join(told + formula[40:]), outlet, DAY + dt.timedelta(days=day))


def test_formulas_do_not_make_copies() -> None:
    """Forecasts of different days are no copies, two outlets' prints of one day's forecast are."""
    reports = [_forecast(day, outlet) for day in range(0, 20, 4) for outlet in ("o1", "o2")]
    found = find(reports)
    assert len(found.origins) == len(found.links) == 5
    assert all(len(origin.documents) == 2 for origin in found.origins)


def test_a_formula_of_one_outlet_needs_no_days() -> None:
    """Words that one outlet puts into five reports are a formula, though nobody knows their day."""
    formula = prose("about this mission", 60)
    texts = [f"{prose(n, 35)} {formula}" for n in range(6)]
    assert len(find([report(t, "mission", None) for t in texts]).origins) == 6
    assert len(find([report(t, "mission", None) for t in texts[:2]]).origins) == 1


def test_a_story_retold_once_is_no_formula() -> None:
    """A text that is printed anew ten days later is a copy of the first print."""
    text = prose("feature", 120)
    old, new = report(text, "o1"), report(text, "o2", DAY + dt.timedelta(days=10))
    (link,) = find([new, old]).links
    assert (link.from_, link.to) == (new.id, old.id)


def test_the_agency_of_an_origin_and_its_own_print_first() -> None:
    """Copies credit the agency; on one day its own print is the earliest, though it be shorter."""
    wire = some_words("wire", 120)
    own = report(" ".join(wire[:100]), "واس")
    copies = [report(" ".join(wire), "o1", byline="واس"), report(" ".join(wire[:90]), "o2")]
    (origin,) = find([*copies, own]).origins
    assert (origin.earliest, origin.agency) == (own.id, "Saudi Press Agency")
    assert "both credit Saudi Press Agency" in find([copies[0], own]).links[0].reason


@pytest.mark.parametrize("byline", ["عكاظ", "وكالات", "مراسلنا"])
def test_what_names_no_agency_is_none(byline: str) -> None:
    """A newspaper, «agencies» and a reporter are no agency."""
    assert find([report(prose("story", 80), "o1", byline=byline)]).origins[0].agency is None


def test_outlets_are_told_under_all_their_names() -> None:
    """An outlet by its Arabic name and by its English one is one outlet."""
    reports = [report(prose(n, 30), name) for n, name in enumerate(("عكاظ", "Okaz", ""))]
    assert find(reports).outlets == 1


@pytest.mark.parametrize("texts", [(), ("",), ("", "٫ … -"), ("هدنة",), ("هدنة", "")])
def test_little_or_nothing_to_compare(texts: Sequence[str]) -> None:
    """No report, one report and reports without words are origins of their own."""
    found = find(report(text, f"o{n}") for n, text in enumerate(texts))
    assert (len(found.links), len(found.origins)) == (0, len(texts))


def test_very_long_reports_are_compared_by_a_sample() -> None:
    """A long report, its second half and a short one within it are copies, another is none."""
    words = some_words("archive", 12_000)
    long, other = report(" ".join(words), "o1"), report(" ".join(words[6_000:]), "o3")
    within, alien = report(" ".join(words[7_000:7_200]), "o2"), report(prose("x", 5_000), "o4")
    found = find([long, other, within, alien])
    assert _groups(found) == {frozenset((long.id, other.id, within.id)), frozenset((alien.id,))}


def test_a_text_printed_a_hundred_times_is_one_origin() -> None:
    """Beyond the earliest prints not every pair is linked, yet each is to the first of all."""
    found = find(report(prose("wire", 60), f"o{n}") for n in range(100))
    assert len(found.origins) == 1
    assert len(found.links) < 100 * 48
