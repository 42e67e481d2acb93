"""What does not fit among counts is flagged, and what fits is not."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from hudna.link.counts import Misfit, bounds, flags, told
from hudna.model import Actor, Basis, Count, DateRange, Document, Place, Source, Toll

_CENTRE = Actor(id="centre", name="Centre")
_DAY = dt.date(2017, 4, 29)


def _count(key: str, value: int, document: str = "d1", **fields: object) -> Count:
    day = DateRange(start=_DAY, end=_DAY, basis=Basis.EXPLICIT)
    given_ = {"counted_by": _CENTRE, "unit": "violation", "period": day, "cumulative": False}
    return Count(
        id=key, document=document, coder="r/1", span=(0, 1), what="violations", value=value,
        **{**given_, **fields},  # type: ignore[arg-type]
    )  # fmt: skip


def _on(day: dt.date) -> DateRange:
    return DateRange(start=day, end=day, basis=Basis.EXPLICIT)


def _documents(*ids: str) -> list[Document]:
    return [Document(id=x, sha256=x, text="س", source=Source(name=f"outlet {x}")) for x in ids]


def _misfits(*counts: Count, documents: tuple[str, ...] = ("d1", "d2")) -> list[str]:
    return [flag.misfit for flag in flags(told([*_documents(*documents), *counts]))]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(0, 300))
def test_a_total_is_flagged_just_where_its_parts_do_not_add_up(
    parts: list[int], value: int
) -> None:
    """Neither more nor less than the sum of the parts passes."""
    own = [_count(f"p{k}", x, area=Place(id=f"a{k}", name=f"A{k}")) for k, x in enumerate(parts)]
    total = _count("t", value, parts=tuple(each.id for each in own))
    wanted = [] if sum(parts) == value else [Misfit.DOES_NOT_ADD_UP]
    assert _misfits(total, *own) == wanted


def test_parts_that_are_ranges_may_meet_their_total() -> None:
    """«More than 5» and 4 may make 12, and cannot make 8."""
    more = _count("p1", 5, range=Toll(min=5, max=None), area=Place(id="a", name="A"))
    four = _count("p2", 4, area=Place(id="b", name="B"))
    assert not _misfits(_count("t", 12, parts=("p1", "p2")), more, four)
    assert _misfits(_count("t", 8, parts=("p1", "p2")), more, four) == [Misfit.DOES_NOT_ADD_UP]


def test_units_are_never_added() -> None:
    """A part of another unit is not summed, even where a record gives one."""
    part = _count("p", 4, unit="explosion")
    assert not _misfits(_count("t", 9, parts=("p",)), part)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=8))
def test_a_series_is_flagged_just_where_it_falls(values: list[int]) -> None:
    """Cumulative values may stand and rise; each below one before it is flagged."""
    counts = [
        _count(f"c{k}", x, f"d{k}", cumulative=True, period=_on(_DAY + dt.timedelta(days=k)))
        for k, x in enumerate(values)
    ]
    fallen = [k for k, x in enumerate(values) if x < max(values[:k], default=0)]
    found = flags(told(counts))
    assert {flag.misfit for flag in found} == ({Misfit.FALLS} if fallen else set())
    assert [flag.counts[1] for flag in found] == [f"c{k}" for k in fallen]


def test_daily_values_may_fall() -> None:
    """What is counted day by day is no series."""
    later = _on(_DAY + dt.timedelta(days=1))
    assert not _misfits(_count("a", 9), _count("b", 3, "d2", period=later))


def test_two_counters_of_one_report_are_no_fall() -> None:
    """143 groups of one ceasefire and 65 of another, told together, twice."""
    later = _on(_DAY + dt.timedelta(days=1))
    counts = [
        _count(f"{doc}-{x}", x, doc, cumulative=True, period=day)
        for doc, day in (("d1", _on(_DAY)), ("d2", later)) for x in (143, 65)
    ]  # fmt: skip
    assert not _misfits(*counts)


def test_outlets_that_differ_are_flagged_and_kept() -> None:
    """Two readings of one count stay, and the flag names both."""
    counts = [_count("a", 14), _count("b", 15, "d2")]
    table = told([*_documents("d1", "d2"), *counts])
    assert [(each.count.value, each.outlet) for each in table] == [
        (14, "outlet d1"), (15, "outlet d2"),
    ]  # fmt: skip
    (flag,) = flags(table)
    assert (flag.misfit, set(flag.counts)) == (Misfit.OUTLETS_DIFFER, {"a", "b"})


def test_what_is_not_the_same_count_does_not_differ() -> None:
    """Another unit, counter, side, area or day, a nobody's count, or a range that meets."""
    first = _count("a", 494)
    later = _on(_DAY + dt.timedelta(days=1))
    for other in (
        _count("b", 4, "d2", unit="episode"),
        _count("b", 4, "d2", counted_by=Actor(id="x", name="X")),
        _count("b", 4, "d2", side=Actor(id="x", name="X")),
        _count("b", 4, "d2", area=Place(id="x", name="X")),
        _count("b", 4, "d2", period=later),
        _count("b", 4, "d2", cumulative=True),
        _count("b", 400, "d2", range=Toll(min=400, max=None)),
    ):
        assert not _misfits(first, other)
    assert not _misfits(_count("a", 1, counted_by=None), _count("b", 2, "d2", counted_by=None))


def test_a_province_and_its_seat_are_one_area() -> None:
    """Monitors count by province; outlets write its seat."""
    seat = _count("a", 3, area=Place(id="hama", name="Hama", country="SYR"))
    province = _count(
        "b", 4, "d2", area=Place(id="hama-governorate", name="Hama Governorate", country="SYR")
    )
    assert _misfits(seat, province) == [Misfit.OUTLETS_DIFFER]


def test_bounds_of_a_count() -> None:
    """An exact number is its own least and most."""
    assert bounds(_count("a", 3)) == (3, 3)
    assert bounds(_count("a", 3, range=Toll(min=3, max=None))) == (3, float("inf"))
